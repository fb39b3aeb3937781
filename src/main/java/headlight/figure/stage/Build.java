package headlight.figure.stage;

import headlight.trace.Gate;
import headlight.trace.RecurrentSites;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the recurrent model of a run is built: from what its trace says and, where a trace from elsewhere says nothing, from
 * its sites and numbers.
 */
final class Build {

    /** What recurs. */
    enum Cell {
        LSTM,
        GRU,
        RNN,
        UNKNOWN
    }

    /** What compares. */
    enum Score {
        DOT,
        SCALED_DOT,
        GENERAL,
        CONCAT,
        ADDITIVE,
        UNKNOWN
    }

    private static final double CLOSE = 1e-3;

    final Trace trace;
    final RecurrentSites encoder;
    final RecurrentSites decoder;
    final Cell cell;

    Build(Trace trace) {
        this.trace = trace;
        encoder = RecurrentSites.of(Stack.ENCODER, trace.sites());
        decoder = RecurrentSites.of(Stack.DECODER, trace.sites());
        cell = named(Cell.values(), trace.about().wiring().cell()).orElseGet(this::likelyCell);
    }

    private Cell likelyCell() {
        for (RecurrentSites stack : new RecurrentSites[] {encoder, decoder}) {
            if (trace.has(stack.memory(stack.layers() - 1))
                    || trace.has(stack.cell(0, false).gate(Gate.INPUT))) {
                return Cell.LSTM;
            } else if (trace.has(stack.cell(0, false).gate(Gate.UPDATE))) {
                return Cell.GRU;
            }
        }
        return Cell.UNKNOWN;
    }

    /** Whether the decoder looks at every source word. */
    boolean attends() {
        return trace.has(Sites.WEIGHTS) || trace.has(Sites.SCORES);
    }

    /** Whether its context is the encoder's last state, the same at every step. */
    boolean peeks() {
        return !attends() && trace.has(Sites.CONTEXT);
    }

    /** Whether it reads a context beside each word. */
    boolean feeds() {
        return peeks() || trace.about().wiring().feeds();
    }

    /** Whether a linear map makes its first state. */
    boolean maps() {
        return trace.has(Sites.BRIDGE_HIDDEN);
    }

    /** Whether its memory starts empty although there is one. */
    boolean forgets() {
        return cell == Cell.LSTM && trace.about().wiring().bridge().equals("hidden");
    }

    /** The stack of one side. */
    RecurrentSites stack(Stack side) {
        return side == Stack.ENCODER ? encoder : decoder;
    }

    /** The source position that one direction of the encoder reads last. */
    int last(boolean reverse) {
        return trace.backwards() != reverse ? 0 : trace.source().size() - 1;
    }

    /** The source position that one direction of the encoder reads first. */
    int first(boolean reverse) {
        return last(!reverse);
    }

    /** The score function. It may look at the numbers: do not ask for it more than once a picture. */
    Score score() {
        return named(Score.values(), trace.about().wiring().attention()).orElseGet(this::likelyScore);
    }

    /** The right side of the formula of the scores of step {@code t}, counted from 1. */
    String scoreTerms(int t) {
        String h = "h_{" + t + "}";
        return switch (score()) {
            case DOT -> h + "^{\\top} \\bar{h}_s";
            case SCALED_DOT -> h + "^{\\top} \\bar{h}_s / \\sqrt{" + size() + "}";
            case GENERAL -> h + "^{\\top} W_a \\bar{h}_s";
            case CONCAT -> "v_a^{\\top} \\tanh(W_a [" + h + "; \\bar{h}_s])";
            case ADDITIVE -> "v_a^{\\top} \\tanh(W_q " + h + " + W_k \\bar{h}_s)";
            case UNKNOWN -> "\\mathrm{score}(" + h + ", \\bar{h}_s)";
        };
    }

    /** The size of a decoder state. */
    int size() {
        return trace.find(Sites.DECODER_HIDDEN).map(states -> states.size(1)).orElse(0);
    }

    /** Whether the scores are dot products, scaled or not, as far as the numbers tell. */
    private Score likelyScore() {
        Optional<float[]> query = row(Sites.DECODER_HIDDEN.name());
        Optional<float[]> scores = row(Sites.SCORES.name());
        Optional<Tensor> keys = trace.find(Sites.ENCODER_HIDDEN);
        if (query.isEmpty() || scores.isEmpty() || keys.isEmpty() || keys.get().size(1) != query.get().length) {
            return Score.UNKNOWN;
        }
        int count = Math.min(scores.get().length, keys.get().size(0));
        for (int s = 0; s < count; s++) {
            double product = product(query.get(), keys.get().row(s));
            if (Math.abs(product - scores.get()[s]) < CLOSE) {
                return Score.DOT;
            } else if (Math.abs(product / Math.sqrt(query.get().length) - scores.get()[s]) < CLOSE) {
                return Score.SCALED_DOT;
            }
        }
        return Score.UNKNOWN;
    }

    private Optional<float[]> row(String site) {
        return Optional.ofNullable(trace.tensors().get(site))
                .filter(rows -> rows.size(0) > 0)
                .map(rows -> rows.row(0));
    }

    private static double product(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(k -> (double) a[k] * b[k])
                .sum();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
