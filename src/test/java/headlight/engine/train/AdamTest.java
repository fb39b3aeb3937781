package headlight.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import headlight.engine.tape.Backend;
import headlight.engine.tape.Host;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** Our steps are those of ND4J's Adam. */
class AdamTest {

    static {
        Backend.start();
    }

    @Test
    void goesWhereThatOfNd4jGoes() {
        int count = 1000;
        INDArray start = Nd4j.rand(DataType.FLOAT, 1, count);
        INDArray ours = start.dup();
        INDArray theirs = start.dup();
        Adam adam = new Adam(count);
        GradientUpdater<?> updater = new org.nd4j.linalg.learning.config.Adam(0.01)
                .instantiate(Nd4j.zeros(DataType.FLOAT, 1, 2L * count), true);
        for (int step = 0; step < 20; step++) {
            INDArray gradient = Nd4j.rand(DataType.FLOAT, 1, count).subi(0.5).muli(2);
            adam.step(ours, gradient, 0.5f, 0.01);
            INDArray halved = gradient.mul(0.5);
            updater.applyUpdater(halved, step, 0);
            theirs.subi(halved);
        }
        assertArrayEquals(Host.doubles(theirs), Host.doubles(ours), 1e-5);
    }
}
