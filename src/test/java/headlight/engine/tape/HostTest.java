package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HostTest {

    static {
        Backend.start();
    }

    /** Three products of 4×5 by 5×2, in floats by one way and in doubles by the other. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void productsOfManyMatricesAreTheSameByBothWays(boolean transposeA, boolean transposeB) {
        INDArray a = Nd4j.rand(DataType.DOUBLE, transposeA ? new long[] {3, 5, 4} : new long[] {3, 4, 5});
        INDArray b = Nd4j.rand(DataType.DOUBLE, transposeB ? new long[] {3, 2, 5} : new long[] {3, 5, 2});
        for (boolean adds : new boolean[] {false, true}) {
            INDArray exact = Nd4j.ones(DataType.DOUBLE, 3, 4, 2);
            INDArray fast = Nd4j.ones(DataType.FLOAT, 3, 4, 2);
            Host.multiplyEach(a, b, exact, transposeA, transposeB, adds);
            Host.multiplyEach(a.castTo(DataType.FLOAT), b.castTo(DataType.FLOAT), fast, transposeA, transposeB, adds);
            assertArrayEquals(Host.doubles(exact), Host.doubles(fast), 1e-5);
        }
    }
}
