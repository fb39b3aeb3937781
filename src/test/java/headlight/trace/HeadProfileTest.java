package headlight.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.HeadProfile.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HeadProfileTest {

    private static final AttentionBlock FIRST = new AttentionBlock(Stack.ENCODER, 0, false);

    @Test
    void aHeadThatLooksBackIsToldSo() {
        float[] back = new float[4 * 4];
        back[0] = 1;
        for (int q = 1; q < 4; q++) {
            back[q * 4 + q - 1] = 1;
        }
        HeadProfile profile = HeadProfile.of(trace(back, "[CLS]", "a", "Ġ.", "[SEP]"), FIRST, 0);
        assertEquals(0.75, profile.distance(), 1e-6);
        assertEquals(0, profile.entropy(), 1e-6);
        assertEquals(0.5, profile.first(), 1e-6);
        assertEquals(0.25, profile.separators(), 1e-6);
        assertEquals(0.75, profile.previous(), 1e-6);
        assertEquals(0.25, profile.same(), 1e-6);
    }

    @Test
    void spreadingEvenlyOverFourIsTwoBits() {
        float[] even = new float[16];
        Arrays.fill(even, 0.25f);
        assertEquals(
                2, HeadProfile.of(trace(even, "a", "b", "c", "d"), FIRST, 0).entropy(), 1e-6);
    }

    @Test
    void whoMayLookNowhereDoesNotCount() {
        float[] one = {0, 0, 0, 1};
        HeadProfile profile = HeadProfile.of(trace(one, "a", "b"), FIRST, 0);
        assertEquals(1, profile.same(), 1e-6);
        assertEquals(0, profile.entropy(), 1e-6);
    }

    @Test
    void aHeadIsFoundWhereItLooksMost() {
        float[] weights = {0.1f, 0.9f, 0, 0.3f, 0.3f, 0.4f, 0.2f, 0.2f, 0.6f};
        Trace trace = trace(weights, "a", "b", "c");
        OptionalInt none = OptionalInt.empty();
        assertEquals(
                List.of(new HeadSearch.Strongest(FIRST, 0, 0, 1, 0.9f)),
                HeadSearch.strongest(trace, FIRST, none, none));
        assertEquals(
                List.of(new HeadSearch.Strongest(FIRST, 0, 1, 2, 0.4f)),
                HeadSearch.strongest(trace, FIRST, OptionalInt.of(1), none));
        assertEquals(
                List.of(new HeadSearch.Strongest(FIRST, 0, 1, 0, 0.3f)),
                HeadSearch.strongest(trace, FIRST, none, OptionalInt.of(0)));
        assertEquals(
                List.of(new HeadSearch.Strongest(FIRST, 0, 2, 1, 0.2f)),
                HeadSearch.strongest(trace, FIRST, OptionalInt.of(2), OptionalInt.of(1)));
    }

    @Test
    void sharesAreShares() {
        Trace trace = Transformers.encoder(Transformers.PAPER, 2, 12);
        List<HeadProfile> all = HeadProfile.all(trace, FIRST);
        assertEquals(24, all.size());
        for (HeadProfile profile : all) {
            for (Measure measure : Measure.values()) {
                double value = measure.of(profile);
                assertTrue(value >= 0 && (!measure.isShare() || value <= 1.000001), measure + " " + value);
            }
            assertTrue(profile.entropy() <= Math.log(Transformers.PAPER.size()) / Math.log(2) + 1e-6);
        }
    }

    @Test
    void distanceBetweenTwoTextsHasNoMeaning() {
        Trace trace = Transformers.translator(List.of("a", "b"), List.of("c", "d", "e"), 1, 2);
        HeadProfile profile = HeadProfile.of(trace, new AttentionBlock(Stack.DECODER, 0, true), 1);
        assertTrue(Double.isNaN(profile.distance()) && Double.isNaN(profile.same()));
        assertFalse(Double.isNaN(profile.entropy()));
    }

    @Test
    void theHeadThatLooksThereMostComesFirst() {
        Trace trace = Transformers.encoder(Transformers.PAPER, 3, 4);
        List<HeadSearch.Found> found = HeadSearch.ranked(trace, 18, 24);
        assertEquals(12, found.size());
        for (int i = 0; i < found.size(); i++) {
            HeadSearch.Found head = found.get(i);
            assertEquals(trace.tensor(head.block().weights()).at(head.head(), 18, 24), head.weight());
            assertTrue(i == 0 || found.get(i - 1).weight() >= head.weight());
        }
    }

    private static Trace trace(float[] weights, String... tokens) {
        return new Trace(
                new About("made-up", "", "", 0, ""),
                List.of(tokens),
                List.of(),
                List.of(),
                List.of(),
                false,
                Map.of(FIRST.weights().name(), Tensor.of(weights, 1, tokens.length, tokens.length)),
                Map.of());
    }
}
