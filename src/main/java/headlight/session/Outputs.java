package headlight.session;

import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec.Head;
import headlight.text.Subwords;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.TransformerSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a Transformer's run comes to, as text. */
final class Outputs {

    private Outputs() {}

    /**
     * A decoder's text; the text with its masks filled in; or, of a model that scores no words, the numbers that stand for
     * the sentence.
     */
    static String of(TransformerCheckpoint checkpoint, Trace trace) {
        if (checkpoint.spec().decoder().isPresent()) {
            return checkpoint.spec().encoder().isPresent() ? written(checkpoint, trace) : continued(checkpoint, trace);
        }
        return checkpoint.spec().head().kind() == Head.Kind.MASKED ? filled(checkpoint, trace) : vector(trace);
    }

    /** What the decoder wrote. */
    private static String written(TransformerCheckpoint checkpoint, Trace trace) {
        return checkpoint.target().decode(ids(checkpoint.target(), trace.target()));
    }

    /** What was read, and the token after it. */
    private static String continued(TransformerCheckpoint checkpoint, Trace trace) {
        List<Integer> ids = new ArrayList<>(ids(checkpoint.source(), trace.inputs()));
        if (!trace.target().isEmpty()) {
            ids.addAll(ids(
                    checkpoint.source(),
                    trace.target()
                            .subList(trace.target().size() - 1, trace.target().size())));
        }
        return checkpoint.source().decode(ids);
    }

    /** The text with the likeliest token in place of each mask. */
    private static String filled(TransformerCheckpoint checkpoint, Trace trace) {
        List<Integer> ids = new ArrayList<>(ids(checkpoint.source(), trace.source()));
        checkpoint.spec().special().mask().ifPresent(mask -> {
            for (int t = 0; t < ids.size(); t++) {
                if (ids.get(t) == mask) {
                    ids.set(t, likeliest(trace.tensor(Sites.PROBABILITIES).row(t)));
                }
            }
        });
        return checkpoint.source().decode(ids);
    }

    /** The mean of the last layer over all tokens, of length 1 (Reimers and Gurevych 2019). */
    private static String vector(Trace trace) {
        float[] mean = SentenceVector.of(trace.tensor(TransformerSites.last(Stack.ENCODER)));
        List<String> numbers = new ArrayList<>();
        for (float number : mean) {
            numbers.add(String.format(Locale.ROOT, "%.6f", number));
        }
        return numbers.stream().collect(Collectors.joining(" "));
    }

    private static List<Integer> ids(Subwords words, List<String> tokens) {
        return tokens.stream()
                .map(words::find)
                .filter(id -> id.isPresent())
                .map(id -> id.getAsInt())
                .toList();
    }

    private static int likeliest(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
