package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The heads of every position side by side again: the way back from {@link Heads}.
 * <pre>
 *   n  sentences   t  positions of each   h  heads   d  size of a head
 *   x [n·h, t, d]   result [n·t, h·d]
 * </pre>
 *
 * @param sentences n
 */
public record Merge(int sentences) implements Op {

    @Override
    public String name() {
        return "heads side by side";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        Flow.checkRank(name(), in, 0, 3);
        int heads = (int) x.size(0) / sentences;
        int t = (int) x.size(1);
        INDArray out = arena.take((long) sentences * t, heads * x.size(2));
        Host.copyRows(x, row -> from(row, heads, t), out, (int) x.size(2));
        return out;
    }

    /** Which row of x, in rows of d numbers, becomes piece {@code piece} of the result, in pieces of d numbers. */
    private static int from(int piece, int heads, int t) {
        int head = piece % heads;
        int position = piece / heads % t;
        int sentence = piece / heads / t;
        return (sentence * heads + head) * t + position;
    }

    @Override
    public void backward(Flow flow) {
        INDArray x = flow.in(0);
        int heads = (int) x.size(0) / sentences;
        flow.add(0, new Heads(sentences, heads, (int) x.size(2)).forward(flow.arena(), List.of(flow.gradient())));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, before(in.shape(0), index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, before(in.shape(0), index));
    }

    private int[] before(int[] x, int... index) {
        int heads = x[0] / sentences;
        return new int[] {index[0] / x[1] * heads + index[1] / x[2], index[0] % x[1], index[1] % x[2]};
    }
}
