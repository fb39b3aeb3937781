package headlight.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Site;
import headlight.trace.Sites;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelatedTest {

    @Test
    void aWordLightsInEveryPaneOfTheSameStep() {
        Spot weight = spot(Sites.WEIGHTS, 1, 3);

        assertTrue(Related.lights(weight, spot(Sites.SCORES, 1, 3)));
        assertTrue(Related.lights(weight, spot(Sites.ENCODER_HIDDEN, 3)));
        assertFalse(Related.lights(weight, spot(Sites.WEIGHTS, 2, 3)));
        assertFalse(Related.lights(weight, spot(Sites.CONTEXT, 1)));
    }

    @Test
    void aSourceWordLightsInEveryStep() {
        assertTrue(Related.lights(spot(Sites.ENCODER_HIDDEN, 3), spot(Sites.WEIGHTS, 1, 3)));
        assertTrue(Related.lights(spot(Sites.ENCODER_HIDDEN, 3, 5), spot(Sites.WEIGHTS, 2, 3)));
    }

    @Test
    void aFeatureLightsInEveryStateButNotInEmbeddings() {
        assertTrue(Related.lights(spot(Sites.CONTEXT, 1, 4), spot(Sites.ENCODER_HIDDEN, 0, 4)));
        assertFalse(Related.lights(spot(Sites.CONTEXT, 1, 4), spot(Sites.DECODER_EMBEDDED, 1, 4)));
        assertFalse(Related.lights(spot(Sites.CONTEXT, 1, 4), spot(Sites.CONTEXT, 2, 4)));
    }

    @Test
    void aWholeRowLightsItsStep() {
        assertTrue(Related.lights(spot(Sites.CONTEXT, 1), spot(Sites.DECODER_HIDDEN, 1)));
        assertFalse(Related.lights(spot(Sites.CONTEXT, 1), spot(Sites.DECODER_HIDDEN, 2)));
    }

    private static Spot spot(Site site, Integer... index) {
        return new Spot(site, List.of(index), new Rect(0, 0, 1, 1));
    }
}
