package headlight.engine.tape;

import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Something done in Java to every number of an array, some whole rows at a time: what is read is still close at hand when
 * it is written.
 */
final class Blocks {

    /** Numbers that fit the first caches of a processor. */
    private static final int FEW = 16_384;

    private Blocks() {}

    /** Something done to the first so many numbers in place. */
    interface Change {
        void of(float[] numbers, int length);
    }

    /** How many numbers of an array are changed at a time, at most. */
    static int size(INDArray of, int width) {
        return Math.max(1, Host.atOnce(FEW, of) / width) * width;
    }

    /** {@code to} becomes the numbers of {@code from}, in C order, with something done to them, whole rows at a time. */
    static void each(INDArray from, INDArray to, int width, Change change) {
        INDArray plain = Host.isPlain(from) ? from : from.dup('c');
        int length = (int) plain.length();
        float[] block = new float[size(plain, width)];
        for (int at = 0; at < length; at += block.length) {
            int count = Math.min(block.length, length - at);
            Host.read(plain, at, block, count);
            change.of(block, count);
            Host.write(block, to, at, count);
        }
    }

    /** {@code to} becomes the rows of {@code from}, in C order, each with something done to it in double precision. */
    static void eachRow(INDArray from, INDArray to, int width, Consumer<double[]> change) {
        double[] row = new double[width];
        if (from.dataType() == DataType.FLOAT) {
            each(from, to, width, (numbers, length) -> {
                for (int at = 0; at < length; at += width) {
                    for (int i = 0; i < width; i++) {
                        row[i] = numbers[at + i];
                    }
                    change.accept(row);
                    for (int i = 0; i < width; i++) {
                        numbers[at + i] = (float) row[i];
                    }
                }
            });
        } else {
            double[] numbers = Host.doubles(from);
            for (int at = 0; at < numbers.length; at += width) {
                System.arraycopy(numbers, at, row, 0, width);
                change.accept(row);
                System.arraycopy(row, 0, numbers, at, width);
            }
            Host.write(numbers, to);
        }
    }
}
