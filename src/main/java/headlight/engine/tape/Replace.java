package headlight.engine.tape;

import headlight.trace.Edit;
import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts given numbers in place of computed ones: an experiment.
 *
 * @param from   the first place replaced, counted in C order
 * @param values what stands there from now on
 */
public record Replace(int from, List<Float> values) implements Op {

    public Replace {
        values = List.copyOf(values);
    }

    /**
     * What an edit does to the row that it names.
     *
     * @throws IllegalArgumentException when it holds more or fewer numbers than its place
     */
    static Replace of(Edit edit, Value row) {
        long length = row.array().length();
        int from = edit.index().size() > 1 ? edit.index().get(1) : 0;
        long expected = edit.index().size() > 1 ? 1 : length;
        if (edit.index().size() > 2 || from < 0 || from >= length) {
            throw new IllegalArgumentException(edit.place() + " lies outside; a row of " + edit.site() + " has "
                    + length + " numbers, counted from 0");
        }
        if (edit.values().size() != expected) {
            throw new IllegalArgumentException(
                    edit.place() + " takes " + expected + (expected == 1 ? " number" : " numbers") + ", not "
                            + edit.values().size());
        }
        return new Replace(from, edit.values());
    }

    /**
     * What an edit does to a whole site: it names the first indices of a row of it, or all indices of one number.
     *
     * @throws IllegalArgumentException when it lies outside, or holds more or fewer numbers than its place
     */
    static Replace inside(Edit edit, Value site) {
        long[] shape = site.array().shape();
        int given = edit.index().size();
        long place = 0;
        long expected = 1;
        boolean outside = given < shape.length - 1 || given > shape.length;
        for (int d = 0; d < shape.length && !outside; d++) {
            int index = d < given ? edit.index().get(d) : 0;
            outside = index < 0 || index >= shape[d];
            place = place * shape[d] + index;
            expected *= d < given ? 1 : shape[d];
        }
        if (outside) {
            throw new IllegalArgumentException(edit.place() + " lies outside; " + edit.site() + " has the shape "
                    + Arrays.toString(shape) + ", counted from 0, and an edit is of a row or of one number");
        }
        if (edit.values().size() != expected) {
            throw new IllegalArgumentException(
                    edit.place() + " takes " + expected + (expected == 1 ? " number" : " numbers") + ", not "
                            + edit.values().size());
        }
        return new Replace((int) place, edit.values());
    }

    @Override
    public String name() {
        return "set by hand";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray out = arena.take(in.get(0).shape()).assign(in.get(0));
        INDArray flat = out.reshape('c', new long[] {out.length()});
        for (int i = 0; i < values.size(); i++) {
            flat.putScalar(from + i, values.get(i));
        }
        return out;
    }

    @Override
    public void backward(Flow flow) {
        INDArray d = flow.scratch(flow.out().shape()).assign(flow.gradient());
        INDArray flat = d.reshape('c', new long[] {d.length()});
        for (int i = 0; i < values.size(); i++) {
            flat.putScalar(from + i, 0);
        }
        flow.add(0, d);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        int offset = offset(in.shape(), index);
        return replaces(offset) ? new Expression.Constant(values.get(offset - from)) : in.at(0, index);
    }

    @Override
    public String formula(Letters in, int... index) {
        return replaces(offset(in.shape(0), index)) ? "\\text{set by hand}" : in.of(0, index);
    }

    /** Whether the number at this offset is one that was given. */
    boolean replaces(int offset) {
        return offset >= from && offset < from + values.size();
    }

    private static int offset(int[] shape, int... index) {
        int offset = 0;
        for (int d = 0; d < shape.length; d++) {
            offset = offset * shape[d] + index[d];
        }
        return offset;
    }
}
