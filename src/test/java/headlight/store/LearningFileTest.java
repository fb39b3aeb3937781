package headlight.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.text.Refusal;
import headlight.trace.Learning;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningFileTest {

    private static final Learning LEARNED = new Learning(
            List.of(new Learning.Probe("나 는", List.of("나", "는", ""), List.of("i", "<eos>"), true)),
            List.of(
                    new Learning.Frame(0, 0, List.of(shot(List.of(), 0.3333f, 0.3333f, 0.3334f, 0.5f, 0.25f, 0.25f))),
                    new Learning.Frame(40, 1.25, List.of(shot(List.of("i"), 0.9f, 0.1f, 0, 0, 0, 1)))),
            List.of(new Learning.Loss(0.5, 2.25), new Learning.Loss(1, 0.125)),
            List.of(new Learning.Score(1, 0.5, Double.NaN), new Learning.Score(2, 0.25, 0.75)),
            List.of(new Learning.Turn(0.5, "learning_rate", 0.001)));

    @TempDir
    private Path folder;

    private static Learning.Shot shot(List<String> wrote, float... weights) {
        return new Learning.Shot(wrote, Optional.of(Tensor.of(weights, 2, 3)));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertEquals(Optional.empty(), LearningFile.find(folder));
        LearningFile.write(folder, LEARNED);
        Learning read = LearningFile.find(folder).orElseThrow();
        assertEquals(LEARNED.probes(), read.probes());
        assertEquals(LEARNED.losses(), read.losses());
        assertEquals(LEARNED.scores(), read.scores());
        assertEquals(LEARNED.turns(), read.turns());
        for (int f = 0; f < 2; f++) {
            assertEquals(LEARNED.frames().get(f).epoch(), read.frames().get(f).epoch());
            Tensor before = LEARNED.trace(f, 0).orElseThrow().tensor(Sites.WEIGHTS);
            Tensor after = read.trace(f, 0).orElseThrow().tensor(Sites.WEIGHTS);
            assertArrayEquals(before.toArray(), after.toArray(), 1e-4f);
        }
        assertEquals(List.of("i"), read.probes().get(0).right());
        LearningFile.remove(folder);
        assertEquals(Optional.empty(), LearningFile.find(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"probes\":[', '\"probes\":[7,', probes[0]",
        "'[0.9,0.1,0.0]', '[0.9,0.1]', expected 2 rows of 3",
        "'[0.9,0.1,0.0]', '[0.9,\"x\",0]', expected 2 rows of 3",
        "'\"target\":[\"i\",\"<eos>\"]', '\"target\":[]', no tokens",
        "'[1.0,0.125]', '[1.0]', '[epoch, loss]'",
        "'\"step\":40', '\"step\":-4', step is -4",
        "'\"what\":\"learning_rate\"', '\"what\":3', what is 3"
    })
    void damageIsNamed(String part, String instead, String said) throws IOException {
        LearningFile.write(folder, LEARNED);
        Path file = folder.resolve(LearningFile.NAME);
        String text = Files.readString(file);
        assertTrue(text.contains(part), text);
        Files.writeString(file, text.replace(part, instead));
        Refusal refusal = assertThrows(Refusal.class, () -> LearningFile.find(folder));
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
    }
}
