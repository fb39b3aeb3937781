package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GemmTest {

    static {
        Backend.start();
    }

    private static final int PRODUCTS = 30_000;

    private final INDArray a = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
    private final INDArray b = Nd4j.createFromArray(new float[][] {{5, 6}, {7, 8}});
    private final INDArray out = Nd4j.createUninitialized(DataType.FLOAT, 2, 2);

    /** What is left behind grows in every round; what the heap or the compiler takes, only in some. */
    @Test
    void aProductLeavesNothingBehindInNativeMemory() {
        multiply();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            long before = memory();
            multiply();
            least = Math.min(least, memory() - before);
        }

        assertEquals(Nd4j.createFromArray(new float[][] {{19, 22}, {43, 50}}), out);
        assertTrue(least < 100L * PRODUCTS, least / PRODUCTS + " bytes per product");
    }

    /** The memory of the process that lies in the machine's own, after a collection, in bytes. */
    private static long memory() {
        System.gc();
        return Pointer.physicalBytes();
    }

    private void multiply() {
        for (int i = 0; i < PRODUCTS; i++) {
            Gemm.multiply(a, b, out, false, false, false);
        }
    }
}
