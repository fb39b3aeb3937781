package headlight.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DivergenceTest {

    @Test
    void itIsZeroForTheSameAndPositiveForAnother() {
        float[] p = {0.5f, 0.25f, 0.25f};
        assertEquals(0, Divergence.of(p, p));
        assertEquals(0.5 * Math.log(2) - 0.25 * Math.log(2), Divergence.of(p, new float[] {0.25f, 0.5f, 0.25f}), 1e-12);
        assertTrue(Divergence.of(p, new float[] {0.25f, 0.5f, 0.25f}) > 0);
    }

    @Test
    void whatIsImpossibleInOneIsFarButFinite() {
        double far = Divergence.of(new float[] {1, 0}, new float[] {0, 1});
        assertTrue(Double.isFinite(far) && far > 80);
        assertEquals(0, Divergence.of(new float[] {0, 1}, new float[] {0, 1}));
    }

    @Test
    void distributionsAreOverTheSameWords() {
        assertThrows(IllegalArgumentException.class, () -> Divergence.of(new float[1], new float[2]));
    }
}
