package headlight.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up traces of every kind of recurrent model: the sites that each records, seeded numbers. */
public final class Recurrents {

    /**
     * A kind of model.
     *
     * @param cell      rnn, lstm or gru
     * @param attention none, dot, …
     * @param peeks     without attention: whether the encoder's last state is read at every step
     * @param combines  whether context and state are mixed
     */
    public record Kind(
            String cell,
            String attention,
            boolean peeks,
            boolean combines,
            int layers,
            boolean bidirectional,
            boolean residual,
            String bridge) {

        boolean attends() {
            return !attention.equals("none");
        }

        @Override
        public String toString() {
            return cell + " " + attention + (peeks ? " peeky" : "") + (combines ? " tanh" : "") + " x" + layers
                    + (bidirectional ? " both ways" : "") + (residual ? " residual" : "") + " " + bridge;
        }
    }

    /** One of each that looks different. */
    public static final List<Kind> KINDS = List.of(
            new Kind("rnn", "none", false, false, 1, false, false, "state"),
            new Kind("lstm", "none", false, false, 1, false, false, "hidden"),
            new Kind("lstm", "none", false, false, 2, true, false, "state"),
            new Kind("lstm", "none", false, false, 3, false, true, "linear"),
            new Kind("gru", "none", true, false, 1, false, false, "state"),
            new Kind("gru", "none", true, true, 2, true, false, "linear"),
            new Kind("rnn", "dot", false, false, 1, false, false, "hidden"),
            new Kind("gru", "additive", false, false, 1, true, false, "linear"),
            new Kind("lstm", "general", false, true, 2, false, false, "state"),
            new Kind("gru", "concat", false, false, 3, false, true, "state"),
            new Kind("lstm", "scaled_dot", true, true, 2, true, true, "linear"));

    private static final int EMBEDDING = 6;

    private final Random random = new Random(11);
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Kind kind;
    private final int hidden;
    private final int s;
    private final int t;

    private Recurrents(Kind kind, int hidden, int s, int t) {
        this.kind = kind;
        this.hidden = hidden;
        this.s = s;
        this.t = t;
    }

    /** "il a m' entarté" read by such a model with states of 8 numbers. */
    public static Trace french(Kind kind) {
        return of(
                kind,
                List.of("il", "a", "m'", "entarté"),
                List.of("he", "hit", "me", "<eos>"),
                List.of("<eos>", "_", "he", "hit", "me", "with", "a"),
                8);
    }

    /** These tokens read and written by such a model. */
    public static Trace of(Kind kind, List<String> source, List<String> target, List<String> vocabulary, int hidden) {
        Recurrents made = new Recurrents(kind, hidden, source.size(), target.size());
        made.fill(vocabulary.size());
        List<String> inputs = new ArrayList<>(List.of("_"));
        inputs.addAll(target.subList(0, target.size() - 1));
        Wiring wiring = new Wiring(kind.cell(), kind.attention(), kind.bridge(), kind.peeks());
        About about = new About("made-up", "seq2seq", String.join(" ", source), 7, "test", wiring);
        return new Trace(about, source, inputs, target, vocabulary, true, made.tensors, Map.of());
    }

    private void fill(int vocabulary) {
        put(Sites.ENCODER_EMBEDDED, s, EMBEDDING);
        stack(new RecurrentSites(Stack.ENCODER, kind.layers(), kind.bidirectional(), kind.residual()), s);
        if (kind.bridge().equals("linear")) {
            put(Sites.BRIDGE_HIDDEN, kind.layers(), hidden);
            if (kind.cell().equals("lstm")) {
                put(Sites.BRIDGE_CELL, kind.layers(), hidden);
            }
        }
        put(Sites.DECODER_EMBEDDED, t, EMBEDDING);
        stack(new RecurrentSites(Stack.DECODER, kind.layers(), false, kind.residual()), t);
        if (kind.attends()) {
            put(Sites.SCORES, t, s);
            tensors.put(Sites.WEIGHTS.name(), Traces.softmax(tensors.get(Sites.SCORES.name())));
        }
        if (kind.attends() || kind.peeks()) {
            put(Sites.CONTEXT, t, hidden);
            put(Sites.CONCAT, t, 2 * hidden);
            if (kind.combines()) {
                put(Sites.COMBINED, t, hidden);
            }
        }
        put(Sites.LOGITS, t, vocabulary);
        tensors.put(Sites.PROBABILITIES.name(), Traces.softmax(tensors.get(Sites.LOGITS.name())));
    }

    private void stack(RecurrentSites sites, int rows) {
        int one = sites.bidirectional() ? hidden / 2 : hidden;
        for (int layer = 0; layer < sites.layers(); layer++) {
            for (boolean reverse : sites.bidirectional() ? new boolean[] {false, true} : new boolean[] {false}) {
                cell(sites.cell(layer, reverse), rows, one);
            }
            if (sites.bidirectional() && kind.cell().equals("lstm")) {
                put(sites.memory(layer), rows, hidden);
            }
            if (sites.gives(layer)) {
                put(sites.hidden(layer), rows, hidden);
            }
        }
    }

    private void cell(CellSites cell, int rows, int size) {
        Stream<Gate> gates =
                switch (kind.cell()) {
                    case "lstm" -> Gate.LSTM.stream();
                    case "gru" -> Gate.GRU.stream();
                    default -> Stream.empty();
                };
        gates.forEach(gate -> put(cell.gate(gate), rows, size));
        if (kind.cell().equals("lstm")) {
            put(cell.cell(), rows, size);
        }
        put(cell.hidden(), rows, size);
    }

    private void put(Site site, int rows, int columns) {
        float[] data = new float[rows * columns];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.tanh(random.nextGaussian() * 0.6);
            data[i] = site.name().contains(".gates.") ? Math.abs(data[i]) : data[i];
        }
        tensors.put(site.name(), Tensor.of(data, rows, columns));
    }
}
