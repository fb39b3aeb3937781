package headlight.engine.tape;

import headlight.trace.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Copies between ND4J's arrays and Java's. The only class that assumes anything about where an array's numbers lie: with
 * the native back end it copies straight from host memory, with any other it lets ND4J do the moving.
 */
public final class Host {

    private static final boolean IN_HOST_MEMORY =
            Nd4j.getBackend().getClass().getName().toLowerCase(Locale.ROOT).contains("cpu");

    /** Java arrays used again and again, since clearing new ones takes as long as copying into them. */
    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[2][0]);

    private Host() {}

    /** Reads a C-ordered, contiguous array of floats into {@code to}. */
    public static void read(INDArray from, float[] to) {
        int length = (int) from.length();
        if (IN_HOST_MEMORY && from.dataType() == DataType.FLOAT) {
            new FloatPointer(from.data().addressPointer()).get(to, 0, length);
        } else {
            System.arraycopy(from.dup('c').data().asFloat(), 0, to, 0, length);
        }
    }

    /** Writes {@code from} into a C-ordered, contiguous array of floats. */
    public static void write(float[] from, INDArray to) {
        if (IN_HOST_MEMORY && to.dataType() == DataType.FLOAT) {
            new FloatPointer(to.data().addressPointer()).put(from, 0, (int) to.length());
        } else {
            to.assign(Nd4j.createFromArray(from)
                    .get(NDArrayIndex.interval(0, to.length()))
                    .reshape(to.shape()));
        }
    }

    /**
     * The numbers of an array of floats where they lie, or a copy of them where they lie out of reach.
     *
     * @param owner keeps them there
     */
    static Tensor tensor(INDArray array, Object owner) {
        int[] shape = shape(array);
        if (!IN_HOST_MEMORY) {
            return Tensor.of(array.dup('c').data().asFloat(), shape);
        }
        int[] strides = new int[shape.length];
        long reach = 1;
        for (int d = 0; d < shape.length; d++) {
            strides[d] = array.stride(d);
            reach += (shape[d] - 1L) * array.stride(d);
        }
        FloatPointer from = new FloatPointer(array.data().addressPointer());
        return Tensor.strided(from.capacity(reach).asBuffer(), owner, 0, strides, shape);
    }

    /** A tensor's numbers as an array: where they lie if they lie outside the heap in C order, else copied. */
    public static INDArray array(Tensor tensor, DataType type) {
        long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
        Optional<FloatBuffer> direct = tensor.direct();
        if (IN_HOST_MEMORY && type == DataType.FLOAT && direct.isPresent()) {
            FloatPointer at = new FloatPointer(direct.get());
            return Nd4j.create(Nd4j.createBuffer(at, tensor.length(), DataType.FLOAT), shape);
        }
        INDArray array = Nd4j.createUninitialized(type, shape, 'c');
        float[] data = tensor.toArray();
        if (type == DataType.FLOAT) {
            write(data, array);
        } else {
            double[] wide = new double[data.length];
            for (int i = 0; i < data.length; i++) {
                wide[i] = data[i];
            }
            write(wide, array);
        }
        return array;
    }

    static int[] shape(INDArray array) {
        return Arrays.stream(array.shape()).mapToInt(i -> (int) i).toArray();
    }

    /** Reads an array of any order into {@code to}, as doubles in C order. */
    public static void read(INDArray from, double[] to) {
        if (IN_HOST_MEMORY && from.dataType() == DataType.DOUBLE && isPlain(from)) {
            new DoublePointer(from.data().addressPointer()).get(to, 0, (int) from.length());
        } else if (IN_HOST_MEMORY && from.dataType() == DataType.FLOAT && isPlain(from)) {
            float[] narrow = new float[to.length];
            read(from, narrow);
            for (int i = 0; i < to.length; i++) {
                to[i] = narrow[i];
            }
        } else {
            System.arraycopy(from.dup('c').data().asDouble(), 0, to, 0, (int) from.length());
        }
    }

    /** Writes {@code from} into a C-ordered, contiguous array of doubles, or rounded into one of floats. */
    public static void write(double[] from, INDArray to) {
        if (IN_HOST_MEMORY && to.dataType() == DataType.DOUBLE) {
            new DoublePointer(to.data().addressPointer()).put(from, 0, (int) to.length());
        } else if (to.dataType() == DataType.FLOAT) {
            float[] narrow = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                narrow[i] = (float) from[i];
            }
            write(narrow, to);
        } else {
            to.assign(Nd4j.createFromArray(from)
                    .get(NDArrayIndex.interval(0, to.length()))
                    .reshape(to.shape()));
        }
    }

    /**
     * Copies rows of {@code h} numbers: row {@code i} of {@code to} becomes row {@code from(i)} of {@code all}. ND4J does
     * the same on permuted views, five times slower.
     */
    static void copyRows(INDArray all, IntUnaryOperator from, INDArray to, int h) {
        int rows = (int) (to.length() / h);
        copy(all, to, false, (source, target) -> {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(source, from.applyAsInt(i) * h, target, i * h, h);
            }
        });
    }

    /** Copies n·m rows of {@code h} numbers in another order: row {@code i·m + j} becomes row {@code j·n + i}. */
    static void swapRows(INDArray all, int n, int m, INDArray to, int h) {
        copy(all, to, false, (source, target) -> {
            for (int j = 0; j < m; j++) {
                for (int i = 0; i < n; i++) {
                    System.arraycopy(source, (i * m + j) * h, target, (j * n + i) * h, h);
                }
            }
        });
    }

    /** Copies {@code width} columns of a matrix into a matrix of as many rows, from column {@code at} to column {@code toAt}. */
    static void copyColumns(INDArray from, int at, INDArray to, int toAt, int width) {
        int fromWidth = (int) from.size(1);
        int toWidth = (int) to.size(1);
        int rows = (int) from.size(0);
        copy(from, to, width < toWidth, (source, target) -> {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(source, i * fromWidth + at, target, i * toWidth + toAt, width);
            }
        });
    }

    /**
     * A matrix product for each of n pairs of matrices. Straight through the BLAS where it can reach the numbers: ND4J
     * computes these without it, in twice the time.
     * <pre>
     *   a [n, p, q], or [n, q, p] when transposed   b [n, q, r], or [n, r, q]   out [n, p, r]
     * </pre>
     *
     * @param adds whether the products are added to what stands in {@code out}
     */
    static void multiplyEach(
            INDArray a, INDArray b, INDArray out, boolean transposeA, boolean transposeB, boolean adds) {
        boolean floats = out.dataType() == DataType.FLOAT;
        if (IN_HOST_MEMORY && floats && hasPlainRows(a) && hasPlainRows(b) && hasPlainRows(out)) {
            multiplyFloats(a, b, out, transposeA, transposeB, adds);
        } else if (adds) {
            out.addi(Nd4j.matmul(a, b, out.ulike(), transposeA, transposeB, false));
        } else {
            Nd4j.matmul(a, b, out, transposeA, transposeB, false);
        }
    }

    /** Whether the numbers of each row of these matrices lie one after the other. */
    private static boolean hasPlainRows(INDArray matrices) {
        return matrices.stride(2) == 1 && matrices.stride(1) >= matrices.size(2);
    }

    private static void multiplyFloats(
            INDArray a, INDArray b, INDArray out, boolean transposeA, boolean transposeB, boolean adds) {
        int p = (int) out.size(1);
        int r = (int) out.size(2);
        int q = (int) a.size(transposeA ? 1 : 2);
        FloatPointer x = new FloatPointer(a.data().addressPointer());
        FloatPointer y = new FloatPointer(b.data().addressPointer());
        FloatPointer z = new FloatPointer(out.data().addressPointer());
        for (long i = 0; i < out.size(0); i++) {
            openblas_nolapack.cblas_sgemm(
                    openblas_nolapack.CblasRowMajor,
                    transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                    transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                    p,
                    r,
                    q,
                    1,
                    x.position(i * a.stride(0)),
                    a.stride(1),
                    y.position(i * b.stride(0)),
                    b.stride(1),
                    adds ? 1 : 0,
                    z.position(i * out.stride(0)),
                    out.stride(1));
        }
    }

    /** Something done on two Java arrays of one type. */
    private interface Copy {
        void between(Object source, Object target);
    }

    private static void copy(INDArray from, INDArray to, boolean keeps, Copy copy) {
        if (from.dataType() == DataType.FLOAT) {
            float[][] scratch = SCRATCH.get();
            scratch[0] = atLeast(scratch[0], from.length());
            scratch[1] = atLeast(scratch[1], to.length());
            read(from, scratch[0]);
            if (keeps) {
                read(to, scratch[1]);
            }
            copy.between(scratch[0], scratch[1]);
            write(scratch[1], to);
        } else {
            double[] source = doubles(from);
            double[] target = keeps ? doubles(to) : new double[(int) to.length()];
            copy.between(source, target);
            write(target, to);
        }
    }

    /** Every row of {@code to} becomes the vector. */
    static void fillRows(INDArray vector, INDArray to) {
        int width = (int) vector.length();
        if (!IN_HOST_MEMORY) {
            to.assign(vector.reshape('c', new long[] {1, width}).broadcast(to.shape()));
            return;
        }
        long bytes = (long) width * to.dataType().width();
        BytePointer from = new BytePointer(vector.data().addressPointer());
        BytePointer row = new BytePointer(to.data().addressPointer());
        for (long i = 0; i < to.size(0); i++) {
            Pointer.memcpy(row.position(i * bytes), from, bytes);
        }
    }

    /** Row {@code i} of {@code to} becomes row {@code rows[i]} of a table in C order. */
    static void pullRows(INDArray table, int[] rows, INDArray to) {
        if (!IN_HOST_MEMORY || !isPlain(table)) {
            Nd4j.pullRows(table, to, 1, rows);
            return;
        }
        long bytes = table.size(1) * table.dataType().width();
        BytePointer from = new BytePointer(table.data().addressPointer());
        BytePointer row = new BytePointer(to.data().addressPointer());
        for (int i = 0; i < rows.length; i++) {
            Pointer.memcpy(row.position(i * bytes), from.position(rows[i] * bytes), bytes);
        }
    }

    /** How many numbers it is best to read, change and write at a time: all of them where each copy is a journey. */
    static int atOnce(int few, INDArray of) {
        return IN_HOST_MEMORY ? few : (int) of.length();
    }

    /** Reads {@code count} numbers of a C-ordered, contiguous array of floats, from number {@code at} on. */
    static void read(INDArray from, int at, float[] to, int count) {
        if (IN_HOST_MEMORY) {
            new FloatPointer(from.data().addressPointer()).position(at).get(to, 0, count);
        } else {
            System.arraycopy(from.dup('c').data().asFloat(), at, to, 0, count);
        }
    }

    /** Writes {@code count} numbers into a C-ordered, contiguous array of floats, from number {@code at} on. */
    static void write(float[] from, INDArray to, int at, int count) {
        if (IN_HOST_MEMORY) {
            new FloatPointer(to.data().addressPointer()).position(at).put(from, 0, count);
        } else {
            to.reshape('c', new long[] {to.length()})
                    .get(NDArrayIndex.interval(at, (long) at + count))
                    .assign(Nd4j.createFromArray(Arrays.copyOf(from, count)));
        }
    }

    private static float[] atLeast(float[] array, long length) {
        return array.length >= length ? array : new float[(int) length];
    }

    /** An array's numbers as doubles in C order, whatever its order and type. */
    public static double[] doubles(INDArray from) {
        double[] to = new double[(int) from.length()];
        read(from, to);
        return to;
    }

    /** Whether the numbers lie one after the other in C order. */
    static boolean isPlain(INDArray array) {
        long expected = 1;
        for (int d = array.rank() - 1; d >= 0; d--) {
            if (array.size(d) != 1 && array.stride(d) != expected) {
                return false;
            }
            expected *= array.size(d);
        }
        return true;
    }
}
