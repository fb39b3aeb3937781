package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows of a table, one per id: an embedding, or the rows of any matrix in another order.
 * <pre>
 *   table [v, e]   ids n numbers below v   result [n, e]
 * </pre>
 */
public record Lookup(List<Integer> ids) implements Op {

    public Lookup {
        ids = List.copyOf(ids);
    }

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray table = in.get(0);
        Flow.checkRank(name(), in, 0, 2);
        for (int id : ids) {
            if (id < 0 || id >= table.size(0)) {
                throw new IllegalArgumentException("lookup: id " + id + " lies outside a table of " + table.size(0));
            }
        }
        INDArray rows = arena.take(ids.size(), table.size(1));
        Host.pullRows(table, ids.stream().mapToInt(i -> i).toArray(), rows);
        return rows;
    }

    @Override
    public void backward(Flow flow) {
        if (flow.gradient().dataType() == DataType.FLOAT) {
            flow.write(0, sink -> addRows(flow.gradient(), sink));
        } else {
            flow.write(0, sink -> addRowsExactly(flow.gradient(), sink));
        }
    }

    // In Java: ND4J takes longer to add one row than these loops take for all.

    private void addRows(INDArray rows, INDArray to) {
        int width = (int) to.size(1);
        float[] from = new float[(int) rows.length()];
        Host.read(rows, from);
        float[] row = new float[width];
        float[][] sums = new float[(int) to.size(0)][width];
        for (int i = 0; i < ids.size(); i++) {
            System.arraycopy(from, i * width, row, 0, width);
            Loops.add(row, sums[ids.get(i)]);
        }
        float[] all = new float[(int) to.length()];
        for (int i = 0; i < sums.length; i++) {
            System.arraycopy(sums[i], 0, all, i * width, width);
        }
        Host.write(all, to);
    }

    private void addRowsExactly(INDArray rows, INDArray to) {
        int width = (int) to.size(1);
        double[] from = Host.doubles(rows);
        double[] sums = new double[(int) to.length()];
        for (int i = 0; i < from.length; i++) {
            sums[ids.get(i / width) * width + i % width] += from[i];
        }
        Host.write(sums, to);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, ids.get(index[0]), index[1]);
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0) + "[" + (ids.get(index[0]) + 1) + "]";
    }
}
