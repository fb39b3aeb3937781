package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows of a table, one per id: an embedding.
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
        // As a matrix product with one-hot rows: far faster than adding row by row.
        INDArray oneHot = flow.scratch(ids.size(), flow.in(0).size(0)).assign(0);
        for (int row = 0; row < ids.size(); row++) {
            oneHot.putScalar(row, ids.get(row), 1);
        }
        flow.gemm(0, oneHot, flow.gradient(), true, false);
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
