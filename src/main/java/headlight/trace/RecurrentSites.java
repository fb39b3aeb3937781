package headlight.trace;

import static headlight.trace.Axis.FEATURE;
import static headlight.trace.Axis.STEP;
import static headlight.trace.Axis.TOKEN;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sites of a stack of recurrent layers. What the stack gives to those above it is {@code encoder.hidden} and {@code
 * encoder.cell}, however many layers and directions it has. Of a stack of several layers those below the top are {@code
 * encoder.l0.hidden}, {@code encoder.l1.hidden}, …; gates are {@code encoder.gates.input} in the lowest layer and {@code
 * encoder.l1.gates.input} in the next. A layer that reads both ways has {@code encoder.forward.hidden} and {@code
 * encoder.reverse.hidden}, and the gates of the way back are {@code encoder.reverse.gates.input}. Where a layer adds its
 * input to its output, the state before that is {@code encoder.l1.state}.
 *
 * @param side          encoder or decoder
 * @param layers        how many layers stand above each other
 * @param bidirectional whether each reads both ways
 * @param residual      whether layers above the first add their input to their output
 */
public record RecurrentSites(Stack side, int layers, boolean bidirectional, boolean residual) {

    private static final Pattern NAME = Pattern.compile(
            "(encoder|decoder)(?:\\.l(\\d{1,3}))?(?:\\.(forward|reverse))?\\.(hidden|cell|state|gates\\.([a-z]+))");

    /** What was found out before: a picture asks a dozen times, and names are slow to take apart. */
    private static final Map<Named, RecurrentSites> KNOWN = new ConcurrentHashMap<>();

    private static final Map<Cell, CellSites> CELLS = new ConcurrentHashMap<>();

    /** Traces of so many kinds are not looked at in one sitting, but a file may hold any names. */
    private static final int MOST = 1000;

    private record Named(Stack side, Set<String> names) {}

    private record Cell(RecurrentSites stack, int layer, boolean reverse) {}

    /** The stack that left sites of these names. */
    public static RecurrentSites of(Stack side, Set<String> names) {
        if (KNOWN.size() > MOST) {
            KNOWN.clear();
        }
        RecurrentSites known = KNOWN.get(new Named(side, names));
        return known != null
                ? known
                : KNOWN.computeIfAbsent(new Named(side, Set.copyOf(names)), named -> read(side, named.names()));
    }

    private static RecurrentSites read(Stack side, Set<String> names) {
        int layers = 1;
        boolean both = false;
        boolean adds = false;
        for (String name : names) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches() && parts.group(1).equals(side.key())) {
                // The top layer has a number only in the names of its gates and of its directions.
                int layer = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
                boolean below = parts.group(2) != null && parts.group(3) == null && !name.contains(".gates.");
                boolean inside = below
                        && (parts.group(4).equals("hidden") || parts.group(4).equals("cell"));
                layers = Math.max(layers, layer + (inside ? 2 : 1));
                both |= parts.group(3) != null;
                adds |= parts.group(4).equals("state");
            }
        }
        return new RecurrentSites(side, layers, both, adds);
    }

    /** Where one cell's values are recorded. */
    public CellSites cell(int layer, boolean reverse) {
        if (CELLS.size() > MOST) {
            CELLS.clear();
        }
        return CELLS.computeIfAbsent(new Cell(this, layer, reverse), cell -> name(layer, reverse));
    }

    private CellSites name(int layer, boolean reverse) {
        String level = level(layer);
        String way = bidirectional ? (reverse ? ".reverse" : ".forward") : "";
        Map<Gate, Site> gates = new EnumMap<>(Gate.class);
        for (Gate gate : Gate.values()) {
            gates.put(gate, site(level + (reverse ? ".reverse" : "") + ".gates." + gate.key()));
        }
        Site cell = bidirectional ? site(level + way + ".cell") : site(output(layer) + ".cell");
        Site hidden = bidirectional
                ? site(level + way + ".hidden")
                : site(adds(layer) ? level + ".state" : output(layer) + ".hidden");
        return new CellSites(gates, cell, hidden);
    }

    /** What a layer gives to the one above it, or to the attention. */
    public Site hidden(int layer) {
        return site(output(layer) + ".hidden");
    }

    /** The memories that a layer of LSTMs keeps, those of both directions side by side. */
    public Site memory(int layer) {
        return site(output(layer) + ".cell");
    }

    /** The cell to which a state, a memory or a gate belongs; of both directions beside each other the way back. */
    Optional<CellPlace> place(Site site, int word) {
        for (int layer = 0; layer < layers; layer++) {
            for (boolean reverse : bidirectional ? new boolean[] {false, true} : new boolean[] {false}) {
                CellSites cell = cell(layer, reverse);
                boolean own =
                        cell.gates().containsValue(site) || site.equals(cell.hidden()) || site.equals(cell.cell());
                boolean given = site.equals(hidden(layer)) || site.equals(memory(layer));
                if (own || (given && reverse == bidirectional)) {
                    return Optional.of(new CellPlace(side, layer, reverse, word));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether what a layer gives is something else than its own state. */
    public boolean gives(int layer) {
        return bidirectional || adds(layer);
    }

    /** Whether a layer adds its input to its output. */
    public boolean adds(int layer) {
        return residual && layer > 0;
    }

    private String level(int layer) {
        return side.key() + (layer == 0 ? "" : ".l" + layer);
    }

    private String output(int layer) {
        return side.key() + (layer == layers - 1 ? "" : ".l" + layer);
    }

    private static Site site(String name) {
        return named(name).orElseThrow();
    }

    /** The site with this name, if it is one of a recurrent layer's. */
    static Optional<Site> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> letter = letter(parts.group(4), parts.group(5));
        boolean encoder = parts.group(1).equals(Stack.ENCODER.key());
        String way =
                parts.group(3) == null ? "bar" : parts.group(3).equals("forward") ? "overrightarrow" : "overleftarrow";
        String above = parts.group(2) == null ? "" : "^{(" + (Integer.parseInt(parts.group(2)) + 1) + ")}";
        return letter.map(of ->
                Site.of(name, (encoder ? "\\" + way + "{" + of + "}" : of) + above, encoder ? TOKEN : STEP, FEATURE));
    }

    private static Optional<String> letter(String what, String gate) {
        return switch (what) {
            case "hidden" -> Optional.of("h");
            case "state" -> Optional.of("u");
            case "cell" -> Optional.of("m");
            default ->
                Arrays.stream(Gate.values())
                        .filter(known -> known.key().equals(gate))
                        .map(Gate::symbol)
                        .findFirst();
        };
    }
}
