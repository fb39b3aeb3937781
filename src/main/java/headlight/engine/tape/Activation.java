package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The bend of a feed-forward, number by number. */
public record Activation(Bend bend) implements Op {

    @Override
    public String name() {
        return bend.key();
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray out = arena.take(in.get(0).shape());
        if (out.dataType() == DataType.FLOAT) {
            Blocks.each(in.get(0), out, 1, bend::quickly);
        } else {
            double[] x = Host.doubles(in.get(0));
            for (int i = 0; i < x.length; i++) {
                x[i] = bend.of(x[i]);
            }
            Host.write(x, out);
        }
        return out;
    }

    @Override
    public void backward(Flow flow) {
        double[] x = Host.doubles(flow.in(0));
        double[] d = Host.doubles(flow.gradient());
        for (int i = 0; i < x.length; i++) {
            d[i] *= bend.slope(x[i]);
        }
        flow.add(0, d);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return bend.explain(in.at(0, index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return bend.letter() + "\\left(" + in.of(0, index) + "\\right)";
    }
}
