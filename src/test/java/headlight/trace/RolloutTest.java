package headlight.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final AttentionBlock SELF = new AttentionBlock(Stack.ENCODER, 0, false);

    @Test
    void rowsSumToOne() {
        Trace trace = Transformers.encoder(Transformers.PAPER, 6, 4);
        assertRows(Rollout.of(trace, SELF, List.of(), List.of()));
        assertRows(Rollout.of(trace, SELF, List.of(2), List.of(0, 3)));
        assertRows(Rollout.mean(trace, SELF, List.of(), List.of()));
        assertRows(Rollout.mean(trace, SELF, List.of(1, 3), List.of(5)));
    }

    @Test
    void oneHeadOfOneLayerIsHalfItsWeightsAndHalfItself() {
        Trace trace = Transformers.encoder(Transformers.PAPER, 2, 3);
        Tensor rollout = Rollout.of(trace, SELF, List.of(1), List.of(1));
        Tensor weights = trace.tensor(SELF.at(1).weights()).part(1);
        for (int q = 0; q < weights.size(0); q++) {
            for (int k = 0; k < weights.size(1); k++) {
                assertEquals(weights.at(q, k) / 2 + (q == k ? 0.5 : 0), rollout.at(q, k), 1e-6);
            }
        }
        assertArrayEquals(
                weights.toArray(),
                Rollout.mean(trace, SELF, List.of(1), List.of(1)).toArray(),
                1e-6f);
    }

    @Test
    void laterLayersStandAtTheLeftOfTheProduct() {
        Trace trace = Transformers.encoder(Transformers.tokens(5), 2, 1);
        Tensor first = Rollout.of(trace, SELF, List.of(), List.of(0));
        Tensor second = Rollout.of(trace, SELF, List.of(), List.of(1));
        Tensor both = Rollout.of(trace, SELF, List.of(), List.of());
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < 5; k++) {
                double sum = 0;
                for (int j = 0; j < 5; j++) {
                    sum += second.at(i, j) * first.at(j, k);
                }
                assertEquals(sum, both.at(i, k), 1e-6);
            }
        }
    }

    @Test
    void nothingFlowsForwardsInADecoder() {
        Trace trace = Transformers.decoder(Transformers.tokens(7), 3, 2);
        Tensor rollout = Rollout.of(trace, new AttentionBlock(Stack.DECODER, 0, false), List.of(), List.of());
        assertRows(rollout);
        assertEquals(0, rollout.at(2, 5));
    }

    @Test
    void crossAttentionHasAMeanAndNoRollout() {
        Trace trace = Transformers.translator(List.of("a", "b", "c"), List.of("d", "e"), 2, 2);
        AttentionBlock cross = new AttentionBlock(Stack.DECODER, 0, true);
        assertFalse(Rollout.isDefined(cross));
        assertThrows(IllegalArgumentException.class, () -> Rollout.of(trace, cross, List.of(), List.of()));
        assertRows(Rollout.mean(trace, cross, List.of(), List.of()));
    }

    private static void assertRows(Tensor matrix) {
        for (int q = 0; q < matrix.size(0); q++) {
            double sum = 0;
            for (float share : matrix.row(q)) {
                sum += share;
            }
            assertEquals(1, sum, 1e-5);
        }
    }
}
