package headlight.store;

import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Bridge;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.spec.Seq2SeqSpec.Combine;
import headlight.text.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the valid settings the engine can run. A variant that joins it gets its name here. */
final class Built {

    private static final Set<Cell> CELLS = Set.of(Cell.LSTM);
    private static final Set<Integer> LAYERS = Set.of(1);
    private static final Set<Boolean> BIDIRECTIONAL = Set.of(false);
    private static final Set<Boolean> RESIDUAL = Set.of(false);
    private static final Set<Attention> ATTENTION = Set.of(Attention.DOT);
    private static final Set<Combine> COMBINE = Set.of(Combine.LINEAR);
    private static final Set<Boolean> FEED_CONTEXT = Set.of(false);
    private static final List<Bridge> BRIDGE = List.of(Bridge.STATE, Bridge.HIDDEN);

    private Built() {}

    /** @throws Refusal when the settings ask for a variant that is not built yet, by its name */
    static void check(Seq2SeqSpec spec, String where) {
        check("cell", spec.cell(), CELLS, where);
        check("layers", spec.layers(), LAYERS, where);
        check("bidirectional", spec.bidirectional(), BIDIRECTIONAL, where);
        check("residual", spec.residual(), RESIDUAL, where);
        check("attention", spec.attention(), ATTENTION, where);
        check("combine", spec.combine(), COMBINE, where);
        check("feed_context", spec.feedContext(), FEED_CONTEXT, where);
        check("bridge", spec.bridge(), BRIDGE, where);
    }

    private static <T> void check(String field, T value, Collection<T> built, String where) {
        if (!built.contains(value)) {
            throw new Refusal(where + ": " + field + " " + quoted(value) + " is not built yet (built: "
                    + built.stream().map(Built::plain).collect(Collectors.joining(", ")) + ")");
        }
    }

    private static String quoted(Object value) {
        return value instanceof Enum<?> ? "\"" + plain(value) + "\"" : plain(value);
    }

    private static String plain(Object value) {
        return value instanceof Enum<?> choice ? Fields.lower(choice) : value.toString();
    }
}
