package headlight.engine.nn;

import headlight.engine.tape.LayerNorm;
import headlight.engine.tape.RmsNorm;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;

/** The normalisation of this name, of the kind that the model uses: [m, D] to [m, D]. */
public record Norm(String name, TransformerSpec spec, Weights weights) {

    /** Every row normalised. */
    public Value of(Tape tape, Value x) {
        Value scale = weights.get(name + ".weight");
        double epsilon = spec.norm().epsilon();
        return spec.norm().rms()
                ? tape.apply(new RmsNorm(epsilon), x, scale)
                : tape.apply(new LayerNorm(epsilon), x, scale, weights.get(name + ".bias"));
    }
}
