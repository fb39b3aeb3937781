package headlight.figure.stage;

import headlight.trace.CellPlace;
import headlight.trace.CellSites;
import headlight.trace.Gate;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one recurrent cell reads, computes and leaves, each with its name and its equation. */
final class CellTerms {

    /**
     * One vector.
     *
     * @param site    where it is recorded
     * @param row     which one
     * @param key     of its name among the messages
     * @param formula its equation, or its letter alone where the cell does not compute it
     */
    record Part(Site site, int row, String key, String formula) {}

    private final Build build;
    private final CellPlace place;
    private final boolean biases;
    private final CellSites sites;
    private final String hidden;
    private final String memory;
    private final String reads;
    private final String readsBefore;
    private final String index;
    private final String indexBefore;
    private final String now;
    private final String before;

    /** All terms of the equations. */
    CellTerms(Build build, CellPlace place) {
        this(build, place, true);
    }

    /** With the biases, or without where there is little room. */
    CellTerms(Build build, CellPlace place, boolean biases) {
        this.build = build;
        this.biases = biases;
        this.place = place;
        sites = place.sites(build.trace);
        boolean encoder = place.side() == Stack.ENCODER;
        int layers = build.stack(place.side()).layers();
        int step = encoder && build.trace.backwards() != place.reverse() ? 1 : -1;
        // The arrow above a letter takes more room than the letter.
        String start = encoder && build.encoder.bidirectional() ? "_{\\!\\!" : "_{";
        index = "_{" + (place.word() + 1) + "}";
        indexBefore = "_{" + (place.word() + 1 + step) + "}";
        now = start + (place.word() + 1) + "}";
        before = start + (place.word() + 1 + step) + "}";
        hidden = letter(build.stack(place.side()).adds(place.layer()) ? "u" : "h") + level(layers, place.layer());
        memory = letter("m") + level(layers, place.layer());
        String x = place.layer() == 0
                ? (encoder ? "\\bar{x}" : "x") + index
                : (encoder ? "\\bar{h}" : "h") + level(layers, place.layer() - 1) + index;
        boolean fed = !encoder && place.layer() == 0 && build.feeds();
        reads = fed ? "[c" + (build.attends() ? before : now) + "; " + x + "]" : x;
        readsBefore = hidden + before;
    }

    private String letter(String of) {
        return place.side() == Stack.DECODER ? of : "\\" + way() + "{" + of + "}";
    }

    private String way() {
        return !build.encoder.bidirectional() ? "bar" : place.reverse() ? "overleftarrow" : "overrightarrow";
    }

    private static String level(int layers, int layer) {
        return layers > 1 ? "^{(" + (layer + 1) + ")}" : "";
    }

    /** What comes in from below: the embedded word, with a context beside it where that is fed, or the layer below's. */
    List<Part> inputs() {
        List<Part> parts = new ArrayList<>();
        boolean encoder = place.side() == Stack.ENCODER;
        if (!encoder && place.layer() == 0 && build.feeds()) {
            int from = build.attends() ? place.word() - 1 : place.word();
            if (from >= 0) {
                parts.add(new Part(Sites.CONTEXT, from, "cell.context", "c_{" + (from + 1) + "}"));
            }
        }
        Site below = place.layer() > 0
                ? build.stack(place.side()).hidden(place.layer() - 1)
                : encoder ? Sites.ENCODER_EMBEDDED : Sites.DECODER_EMBEDDED;
        String letter = reads.startsWith("[") ? reads.substring(reads.indexOf(';') + 2, reads.length() - 1) : reads;
        parts.add(new Part(below, place.word(), place.layer() > 0 ? "cell.below" : "cell.embedded", letter));
        return there(parts);
    }

    /** The state before; several parts where it is made of both directions' last ones, none at an encoder's first word. */
    List<Part> stateBefore() {
        return before(sites.hidden(), readsBefore, "cell.before", Sites.BRIDGE_HIDDEN);
    }

    /** The memory before. */
    List<Part> memoryBefore() {
        if (build.cell != Build.Cell.LSTM) {
            return List.of();
        }
        return before(sites.cell(), memory + indexBefore, "cell.memory.before", Sites.BRIDGE_CELL);
    }

    private List<Part> before(Site own, String letter, String key, Site bridge) {
        Optional<CellPlace> last = place.before(build.trace);
        if (last.isPresent()) {
            return there(List.of(new Part(own, last.get().word(), key, letter)));
        } else if (place.side() == Stack.ENCODER) {
            return List.of();
        } else if (build.trace.has(bridge)) {
            return there(List.of(new Part(bridge, place.layer(), key, letter)));
        } else if (bridge.equals(Sites.BRIDGE_CELL) && build.forgets()) {
            return List.of();
        }
        return there(handed(bridge.equals(Sites.BRIDGE_CELL), key));
    }

    /** What the encoder's same layer had at its end, of each direction. */
    private List<Part> handed(boolean memories, String key) {
        List<Part> parts = new ArrayList<>();
        for (boolean reverse : build.encoder.bidirectional() ? new boolean[] {false, true} : new boolean[] {false}) {
            CellPlace last = new CellPlace(Stack.ENCODER, place.layer(), reverse, build.last(reverse));
            CellTerms terms = new CellTerms(build, last);
            CellSites from = last.sites(build.trace);
            parts.add(new Part(
                    memories ? from.cell() : from.hidden(),
                    last.word(),
                    key,
                    memories ? terms.memory + terms.index : terms.hidden + terms.now));
        }
        return parts;
    }

    /** What an LSTM or a GRU computes on the way, in its order. */
    List<Part> gates() {
        String plain = "W_%1$s " + reads + " + U_%1$s " + readsBefore + (biases ? " + b_%1$s" : "");
        List<Part> parts = new ArrayList<>();
        if (build.cell == Build.Cell.LSTM) {
            parts.add(gate(Gate.INPUT, "cell.input", "\\sigma(" + plain + ")"));
            parts.add(gate(Gate.FORGET, "cell.forget", "\\sigma(" + plain + ")"));
            parts.add(gate(Gate.CANDIDATE, "cell.candidate", "\\tanh(" + plain + ")"));
            parts.add(gate(Gate.OUTPUT, "cell.output", "\\sigma(" + plain + ")"));
        } else if (build.cell == Build.Cell.GRU) {
            parts.add(gate(Gate.RESET, "cell.reset", "\\sigma(" + plain + ")"));
            parts.add(gate(Gate.UPDATE, "cell.update", "\\sigma(" + plain + ")"));
            String kept = biases ? "(U_n " + readsBefore + " + d_n)" : "U_n " + readsBefore;
            String taken = "W_n " + reads + (biases ? " + b_n" : "");
            parts.add(gate(
                    Gate.NEW,
                    "cell.new",
                    "\\tanh(" + taken + " + " + gateLetter(Gate.RESET) + " \\odot " + kept + ")"));
        }
        return there(parts);
    }

    private Part gate(Gate gate, String key, String formula) {
        String right = String.format(java.util.Locale.ROOT, formula, gate.symbol());
        return new Part(sites.gate(gate), place.word(), key, gateLetter(gate) + " = " + right);
    }

    private String gateLetter(Gate gate) {
        return letter(gate == Gate.INPUT && place.side() == Stack.ENCODER ? "\\imath" : gate.symbol())
                + level(build.stack(place.side()).layers(), place.layer())
                + now;
    }

    /** The new memory of an LSTM. */
    List<Part> memory() {
        String formula = memory + index + " = " + gateLetter(Gate.FORGET) + " \\odot " + memory + indexBefore + " + "
                + gateLetter(Gate.INPUT) + " \\odot " + gateLetter(Gate.CANDIDATE);
        return build.cell == Build.Cell.LSTM
                ? there(List.of(new Part(sites.cell(), place.word(), "cell.cell", formula)))
                : List.of();
    }

    /** The new state. */
    Part state() {
        String right =
                switch (build.cell) {
                    case LSTM -> gateLetter(Gate.OUTPUT) + " \\odot \\tanh(" + memory + index + ")";
                    case GRU ->
                        "(1 - " + gateLetter(Gate.UPDATE) + ") \\odot " + gateLetter(Gate.NEW) + " + "
                                + gateLetter(Gate.UPDATE) + " \\odot " + readsBefore;
                    case RNN -> "\\tanh(W " + reads + " + U " + readsBefore + (biases ? " + b)" : ")");
                    case UNKNOWN -> "f(" + reads + ", " + readsBefore + ")";
                };
        return new Part(sites.hidden(), place.word(), "cell.hidden", hidden + now + " = " + right);
    }

    /** What the layer gives where it adds what it read to its state. */
    List<Part> given() {
        return build.stack(place.side()).adds(place.layer())
                ? there(List.of(new Part(
                        build.stack(place.side()).hidden(place.layer()),
                        place.word(),
                        "cell.given",
                        sum(build.stack(place.side()).hidden(place.layer())))))
                : List.of();
    }

    private String sum(Site given) {
        String state = place.side() == Stack.DECODER
                ? "u"
                : build.encoder.bidirectional() ? "[\\overrightarrow{u}; \\overleftarrow{u}]" : "\\bar{u}";
        return given.symbol() + index + " = " + state + now + " + " + reads;
    }

    private List<Part> there(List<Part> parts) {
        return parts.stream().filter(part -> build.trace.has(part.site())).toList();
    }
}
