package headlight.engine.nn;

import headlight.engine.tape.Columns;
import headlight.engine.tape.Linear;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;

/**
 * The weights of a recurrent cell of k gates, as PyTorch stacks them.
 * <pre>
 *   W_ih [k·h, e]   W_hh [k·h, h]   b_ih, b_hh [k·h]
 * </pre>
 */
public record CellWeights(Value input, Value hidden, Value inputBias, Value hiddenBias) {

    static CellWeights of(Parameters parameters, String prefix, String suffix) {
        return new CellWeights(
                parameters.get(prefix + "weight_ih" + suffix),
                parameters.get(prefix + "weight_hh" + suffix),
                parameters.get(prefix + "bias_ih" + suffix),
                parameters.get(prefix + "bias_hh" + suffix));
    }

    /** What inputs add to the gates: W_ih x + b_ih [.., k·h]. */
    public Value inputs(Tape tape, Value x) {
        return tape.apply(new Linear(), x, input, inputBias);
    }

    /** What a state adds to the gates: W_hh h + b_hh [n, k·h]. */
    Value states(Tape tape, Value state) {
        return tape.apply(new Linear(), state, hidden, hiddenBias);
    }

    /** One of the stacked gates [n, h]. */
    Value gate(Tape tape, Value gates, int which, String letter) {
        int h = (int) hidden.size(1);
        return tape.apply(new Columns(which * h, (which + 1) * h, letter), gates);
    }
}
