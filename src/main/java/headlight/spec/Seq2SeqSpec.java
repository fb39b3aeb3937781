package headlight.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the recurrent encoder–decoder family, field by field as in {@code config.json}.
 *
 * @param cell              the recurrent cell
 * @param layers            stacked layers, encoder and decoder alike
 * @param bidirectional     whether the encoder reads both ways
 * @param residual          whether stacked layers above the first add their input to their output
 * @param embeddingSize     E
 * @param hiddenSize        H, the decoder's
 * @param encoderHiddenSize one direction of the encoder's
 * @param attention         the score function
 * @param combine           how context and hidden state become logits; without a context it changes nothing
 * @param reverseSource     whether the encoder reads the source backwards
 * @param feedContext       whether the decoder reads a context beside each word: without attention the encoder's last
 *                          state ("peeky"), with attention the context of the step before (zeros at the first)
 * @param bridge            how the decoder starts from the encoder's last state
 * @param tokens            what a token is
 * @param pad               the padding token, if there is one
 * @param start             the token that the decoder reads first
 * @param end               the token that ends a target; without one, decoding stops after {@code maxTarget}
 * @param maxSource         the longest source, in tokens
 * @param maxTarget         the longest target, in tokens
 * @param padSourceTo       the length that every source is padded to, if any
 * @param padSourceWith     what a source is padded with
 */
public record Seq2SeqSpec(
        Cell cell,
        int layers,
        boolean bidirectional,
        boolean residual,
        int embeddingSize,
        int hiddenSize,
        int encoderHiddenSize,
        Attention attention,
        Combine combine,
        boolean reverseSource,
        boolean feedContext,
        Bridge bridge,
        Tokens tokens,
        Optional<String> pad,
        Optional<String> start,
        Optional<String> end,
        int maxSource,
        int maxTarget,
        Optional<Integer> padSourceTo,
        Optional<String> padSourceWith) {

    /** Recurrent cells. */
    public enum Cell {
        RNN(1),
        LSTM(4),
        GRU(3);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }

        /** How many blocks of H rows its weight matrices have. */
        public int gates() {
            return gates;
        }
    }

    /** Score functions. */
    public enum Attention {
        NONE,
        DOT,
        SCALED_DOT,
        GENERAL,
        CONCAT,
        ADDITIVE
    }

    /** From context and hidden state to logits. */
    public enum Combine {
        LINEAR,
        TANH
    }

    /** From the encoder's last state to the decoder's first. */
    public enum Bridge {
        STATE,
        HIDDEN,
        LINEAR
    }

    /** What a token is. */
    public enum Tokens {
        CHARACTERS,
        WORDS
    }

    /** How many directions the encoder reads in. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** H_enc: the size of one encoder state, both directions together. */
    public int encoderStateSize() {
        return directions() * encoderHiddenSize;
    }

    /** What of these settings does not go together, if anything: which, and the two numbers. */
    public Optional<String> mismatch() {
        int encoder = encoderStateSize();
        boolean dot = attention == Attention.DOT || attention == Attention.SCALED_DOT;
        if (encoder == hiddenSize || (!dot && bridge == Bridge.LINEAR)) {
            return Optional.empty();
        }
        String what = dot ? "attention \"" + attention : "bridge \"" + bridge;
        return Optional.of(what.toLowerCase(Locale.ROOT) + "\" compares states of one size, but an encoder state has "
                + encoder + " numbers and hidden_size is " + hiddenSize);
    }

    /** Whether the decoder has a context: from attention, or the encoder's last state fed to every step. */
    public boolean hasContext() {
        return attention != Attention.NONE || feedContext;
    }

    /** Whether context and hidden state are mixed before the output; without a context there is nothing to mix. */
    public boolean combines() {
        return hasContext() && combine == Combine.TANH;
    }

    /**
     * The tensors that such a model has, with their shapes, in the order of the file: those of one layer carry PyTorch's
     * names. The inside of an attention that has one is as wide as the decoder's state.
     */
    public Map<String, int[]> tensors(int sourceVocabulary, int targetVocabulary) {
        return tensors(sourceVocabulary, targetVocabulary, hiddenSize);
    }

    /** The same with another width inside the attention: A of {@code v_a}. */
    public Map<String, int[]> tensors(int sourceVocabulary, int targetVocabulary, int attentionSize) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        int states = encoderStateSize();
        shapes.put("encoder.embedding.weight", new int[] {sourceVocabulary, embeddingSize});
        for (int l = 0; l < layers; l++) {
            for (int d = 0; d < directions(); d++) {
                String suffix = "_l" + l + (d == 1 ? "_reverse" : "");
                recurrent(shapes, "encoder.rnn.", suffix, l == 0 ? embeddingSize : states, encoderHiddenSize);
            }
        }
        bridge(shapes);
        shapes.put("decoder.embedding.weight", new int[] {targetVocabulary, embeddingSize});
        for (int l = 0; l < layers; l++) {
            int in = l > 0 ? hiddenSize : embeddingSize + (feedContext ? states : 0);
            recurrent(shapes, "decoder.rnn.", "_l" + l, in, hiddenSize);
        }
        attention(shapes, attentionSize);
        if (combines()) {
            shapes.put("attention.W_c.weight", new int[] {hiddenSize, states + hiddenSize});
            shapes.put("attention.W_c.bias", new int[] {hiddenSize});
        }
        int read = hasContext() && !combines() ? states + hiddenSize : hiddenSize;
        shapes.put("output.weight", new int[] {targetVocabulary, read});
        shapes.put("output.bias", new int[] {targetVocabulary});
        return shapes;
    }

    private void recurrent(Map<String, int[]> shapes, String prefix, String suffix, int in, int hidden) {
        int rows = cell.gates() * hidden;
        shapes.put(prefix + "weight_ih" + suffix, new int[] {rows, in});
        shapes.put(prefix + "weight_hh" + suffix, new int[] {rows, hidden});
        shapes.put(prefix + "bias_ih" + suffix, new int[] {rows});
        shapes.put(prefix + "bias_hh" + suffix, new int[] {rows});
    }

    /** What turns the encoder's last states into the decoder's first, layer by layer. */
    private void bridge(Map<String, int[]> shapes) {
        for (String state : cell == Cell.LSTM ? List.of("h", "c") : List.of("h")) {
            for (int l = 0; l < layers && bridge == Bridge.LINEAR; l++) {
                shapes.put(bridge(state, l, "weight"), new int[] {hiddenSize, encoderStateSize()});
                shapes.put(bridge(state, l, "bias"), new int[] {hiddenSize});
            }
        }
    }

    /** The name of a bridge's tensor: {@code bridge.h.weight}, {@code bridge.c_l1.bias}. */
    public static String bridge(String state, int layer, String part) {
        return "bridge." + state + (layer == 0 ? "" : "_l" + layer) + "." + part;
    }

    private void attention(Map<String, int[]> shapes, int inside) {
        switch (attention) {
            case GENERAL -> shapes.put("attention.W_a", new int[] {hiddenSize, encoderStateSize()});
            case CONCAT -> {
                shapes.put("attention.W_a", new int[] {inside, hiddenSize + encoderStateSize()});
                shapes.put("attention.v_a", new int[] {inside});
            }
            case ADDITIVE -> {
                shapes.put("attention.W_q", new int[] {inside, hiddenSize});
                shapes.put("attention.W_k", new int[] {inside, encoderStateSize()});
                shapes.put("attention.v_a", new int[] {inside});
            }
            case NONE, DOT, SCALED_DOT -> {}
        }
    }
}
