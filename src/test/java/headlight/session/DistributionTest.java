package headlight.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void theOthersShareWhatIsLeftInProportion() {
        assertArrayEquals(
                new float[] {0.5f, 0.3f, 0.2f}, Distribution.moved(new float[] {0, 0.6f, 0.4f}, 0, 0.5), 1e-6f);
    }

    @Test
    void othersThatHadNothingShareEqually() {
        assertArrayEquals(new float[] {0.25f, 0.5f, 0.25f}, Distribution.moved(new float[] {0, 1, 0}, 1, 0.5), 1e-6f);
    }

    @Test
    void whateverIsMovedTheRowStaysADistribution() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            float[] row = new float[1 + random.nextInt(30)];
            row[random.nextInt(row.length)] = 1;
            for (int moves = 0; moves < 5; moves++) {
                row = Distribution.moved(row, random.nextInt(row.length), random.nextDouble() * 1.4 - 0.2);
                double sum = 0;
                for (float w : row) {
                    sum += w;
                    assertEquals(w, Math.max(0, Math.min(1, w)));
                }
                assertEquals(1, sum, 1e-5);
            }
        }
    }
}
