package headlight.engine.tape;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between ND4J's arrays and Java's. The only class that assumes anything about where an array's numbers lie: with
 * the native back end it copies straight from host memory, with any other it lets ND4J do the moving.
 */
public final class Host {

    private static final boolean IN_HOST_MEMORY = Nd4j.getBackend()
            .getClass()
            .getName()
            .toLowerCase(java.util.Locale.ROOT)
            .contains("cpu");

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
                    .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(0, to.length()))
                    .reshape(to.shape()));
        }
    }

    /** Reads an array of any order into {@code to}, as doubles in C order. */
    public static void read(INDArray from, double[] to) {
        if (IN_HOST_MEMORY && from.dataType() == DataType.DOUBLE && isPlain(from)) {
            new DoublePointer(from.data().addressPointer()).get(to, 0, (int) from.length());
        } else {
            System.arraycopy(from.dup('c').data().asDouble(), 0, to, 0, (int) from.length());
        }
    }

    /** Writes {@code from} into a C-ordered, contiguous array of doubles. */
    public static void write(double[] from, INDArray to) {
        if (IN_HOST_MEMORY && to.dataType() == DataType.DOUBLE) {
            new DoublePointer(to.data().addressPointer()).put(from, 0, (int) to.length());
        } else {
            to.assign(Nd4j.createFromArray(from)
                    .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(0, to.length()))
                    .reshape(to.shape()));
        }
    }

    /** An array's numbers as doubles in C order, whatever its order and type. */
    public static double[] doubles(INDArray from) {
        double[] to = new double[(int) from.length()];
        read(from, to);
        return to;
    }

    /** Whether the numbers lie one after the other in C order. */
    private static boolean isPlain(INDArray array) {
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
