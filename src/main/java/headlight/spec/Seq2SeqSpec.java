package headlight.spec;

import java.util.LinkedHashMap;
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
 * @param combine           how context and hidden state become logits
 * @param reverseSource     whether the encoder reads the source backwards
 * @param feedContext       whether the decoder reads the context at every step
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

    /** H_enc: the size of one encoder state, both directions together. */
    public int encoderStateSize() {
        return (bidirectional ? 2 : 1) * encoderHiddenSize;
    }

    /**
     * The tensors that such a model has, with their shapes, in the order of the file. (The part of the family that is
     * built: one layer, one direction, LSTM, dot attention, linear combination, bridge without weights.)
     */
    public Map<String, int[]> tensors(int sourceVocabulary, int targetVocabulary) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("encoder.embedding.weight", new int[] {sourceVocabulary, embeddingSize});
        recurrent(shapes, "encoder.rnn.", embeddingSize, encoderHiddenSize);
        shapes.put("decoder.embedding.weight", new int[] {targetVocabulary, embeddingSize});
        recurrent(shapes, "decoder.rnn.", embeddingSize, hiddenSize);
        shapes.put("output.weight", new int[] {targetVocabulary, encoderStateSize() + hiddenSize});
        shapes.put("output.bias", new int[] {targetVocabulary});
        return shapes;
    }

    private void recurrent(Map<String, int[]> shapes, String prefix, int in, int hidden) {
        int rows = cell.gates() * hidden;
        shapes.put(prefix + "weight_ih_l0", new int[] {rows, in});
        shapes.put(prefix + "weight_hh_l0", new int[] {rows, hidden});
        shapes.put(prefix + "bias_ih_l0", new int[] {rows});
        shapes.put(prefix + "bias_hh_l0", new int[] {rows});
    }
}
