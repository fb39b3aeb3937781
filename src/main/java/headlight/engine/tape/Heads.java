package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each head's part of every position's vector, head by head.
 * <pre>
 *   n  sentences   t  positions of each   h  heads   g  groups of heads that share their part   d  size of a head
 *   x [n·t, g·d]   result [n·h, t, d]
 * </pre>
 *
 * @param sentences n
 * @param heads     h, a multiple of g
 * @param size      d
 */
public record Heads(int sentences, int heads, int size) implements Op {

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        int groups = (int) x.size(1) / size;
        if (x.rank() != 2 || (long) groups * size != x.size(1) || heads % groups != 0 || x.size(0) % sentences != 0) {
            throw new IllegalArgumentException("heads: " + java.util.Arrays.toString(x.shape()) + " is not " + heads
                    + " heads of " + size + " numbers for " + sentences + " sentences");
        }
        int t = (int) x.size(0) / sentences;
        if (sentences == 1 && groups == heads) {
            return x.reshape('c', t, heads, size).permute(1, 0, 2); // nothing moves: the same numbers, counted by head
        }
        INDArray out = arena.take((long) sentences * heads, t, size);
        Host.copyRows(x, row -> from(row, t, groups), out, size);
        return out;
    }

    /** Which part of x, in pieces of d numbers, becomes row {@code row} of the result, in rows of d numbers. */
    private int from(int row, int t, int groups) {
        int position = row % t;
        int head = row / t % heads;
        int sentence = row / t / heads;
        return (sentence * t + position) * groups + head / (heads / groups);
    }

    @Override
    public void backward(Flow flow) {
        INDArray x = flow.in(0);
        int groups = (int) x.size(1) / size;
        int t = (int) x.size(0) / sentences;
        if (groups == heads) {
            flow.add(0, new Merge(sentences).forward(flow.arena(), List.of(flow.gradient())));
            return;
        }
        double[] given = Host.doubles(flow.gradient());
        double[] d = new double[(int) x.length()];
        for (int row = 0; row < sentences * heads * t; row++) {
            int to = from(row, t, groups) * size;
            for (int i = 0; i < size; i++) {
                d[to + i] += given[row * size + i];
            }
        }
        INDArray gradient = flow.scratch(x.shape());
        Host.write(d, gradient);
        flow.add(0, gradient);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, before(in.size(0, 0), in.size(0, 1), index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, before(in.size(0, 0), in.size(0, 1), index));
    }

    private int[] before(int rows, int width, int... index) {
        int t = rows / sentences;
        int groups = width / size;
        int group = index[0] % heads / (heads / groups);
        return new int[] {index[0] / heads * t + index[1], group * size + index[2]};
    }
}
