package headlight.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumeralsTest {

    @Test
    void writesWhatTheFormatterWrites() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6) - 2));
            String expected = String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
            assertEquals(expected.equals("−0.00") ? "0.00" : expected, Numerals.of(value), () -> "of " + value);
        }
    }

    @Test
    void twoDigitsThatCount() {
        assertEquals("0", Numerals.brief(0));
        assertEquals("0.034", Numerals.brief(0.0341));
        assertEquals("1.2", Numerals.brief(1.23));
        assertEquals("123", Numerals.brief(123.4));
        assertEquals("2.1e−7", Numerals.brief(2.1e-7));
        assertEquals("−3.0e−12", Numerals.brief(-3e-12));
        assertEquals("NaN", Numerals.brief(Double.NaN));
    }

    @Test
    void signsAndTheInfinite() {
        assertEquals("0.00", Numerals.of(-0.001));
        assertEquals("−1.05", Numerals.of(-1.05));
        assertEquals("−∞", Numerals.of(Double.NEGATIVE_INFINITY));
        assertEquals("NaN", Numerals.of(Double.NaN));
    }
}
