package headlight.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Selection;
import headlight.session.MaskedRow.Way;
import headlight.store.TraceFile;
import headlight.trace.AttentionBlock;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MaskedRowTest {

    @Test
    void everySystemsAnswerIsComputedFromTheRowsOwnScores() throws IOException {
        Trace run = TraceFile.read(Path.of("src/test/resources/transformers/bert/expected.npz"));
        Selection chosen = Selection.all(AttentionBlock.in(run).get(0), run).from(OptionalInt.of(3));

        MaskedRow row = MaskedRow.of(run, chosen).orElseThrow();

        int keys = row.scores().size();
        for (MaskedRow.Case one : row.cases()) {
            switch (one.way()) {
                case ZERO -> {
                    assertEquals(0, one.sum());
                    assertEquals(0, one.context());
                }
                case INFINITY -> assertTrue(one.weights().stream().allMatch(weight -> weight.isNaN()));
                default ->
                    one.weights().forEach(weight -> assertEquals(1.0 / keys, weight, 1e-6, one.way() + ": all alike"));
            }
        }
        assertEquals(Way.values().length, row.cases().size());
    }

    @Test
    void thePlainSoftmaxIsOneWhereItHasAnAnswer() {
        assertArrayEquals(new float[] {0.25f, 0.75f}, MaskedRow.softmax(new float[] {0, (float) Math.log(3)}), 1e-6f);
    }

    @Test
    void withoutAQueryThereIsNoRow() throws IOException {
        Trace run = TraceFile.read(Path.of("src/test/resources/transformers/bert/expected.npz"));
        assertTrue(MaskedRow.of(run, Selection.all(AttentionBlock.in(run).get(0), run))
                .isEmpty());
    }
}
