package headlight.engine.nn;

import headlight.engine.tape.Activation;
import headlight.engine.tape.Bend;
import headlight.engine.tape.Multiply;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.trace.Stack;
import headlight.trace.TransformerSites;

/**
 * The feed-forward of one layer: every position on its own goes through a wider layer and back.
 * <pre>
 *   m  positions of all sentences   D  size of the model   F  size of the inside
 *   x [m, D]   hidden [m, F] = f(W₁ x + b₁), or f(W_g x) ∘ W₁ x with a gate   result [m, D] = W₂ hidden + b₂
 * </pre>
 * Vaswani et al. 2017, eq. 2; with a gate Shazeer 2020.
 */
public record FeedForward(Stack stack, int layer, TransformerSpec spec, Weights weights) {

    /** What the layer makes of these positions. */
    public Value of(Tape tape, Value x) {
        Value bent = tape.apply(new Activation(bend(spec.activation())), linear(tape, spec.gated() ? "gate" : "in", x));
        Value hidden = spec.gated() ? tape.apply(new Multiply(), bent, linear(tape, "in", x)) : bent; // [m, F]
        hidden = tape.mark(TransformerSites.hidden(stack, layer), hidden);
        return tape.mark(TransformerSites.feedForward(stack, layer), linear(tape, "out", hidden)); // [m, D]
    }

    private Value linear(Tape tape, String which, Value x) {
        return MultiHead.linear(tape, weights, stack.key() + ".layers." + layer + ".ffn." + which, x);
    }

    /** The operation that these settings name. */
    public static Bend bend(TransformerSpec.Activation activation) {
        return switch (activation) {
            case RELU -> Bend.RELU;
            case GELU -> Bend.GELU;
            case GELU_TANH -> Bend.GELU_TANH;
            case SILU -> Bend.SILU;
        };
    }
}
