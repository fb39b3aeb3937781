package headlight.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.model.Models;
import headlight.spec.RecurrentCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {

    /** Sentences of 1 to 4 words are to be written in upper case, so to speak: token s becomes token s + 2. */
    private static List<Sample> copying(int count, long seed) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> source = new ArrayList<>();
            List<Integer> target = new ArrayList<>();
            for (int length = 1 + random.nextInt(4); length > 0; length--) {
                int word = 2 + random.nextInt(4);
                source.add(word);
                target.add(word + 2);
            }
            target.add(2);
            samples.add(new Sample(source, target));
        }
        return samples;
    }

    private static Trainer trainer(long seed, int epochs) {
        RecurrentCheckpoint shape = Models.random(16, 1);
        Settings settings = new Settings(epochs, 16, 0.01, 0, 5, seed, 0, 1);
        Student student = new RecurrentStudent(shape.spec(), shape.source(), shape.target(), seed);
        return new Trainer(student, copying(400, 1), copying(60, 2), settings);
    }

    @Test
    void learnsToCopyWithPaddedBatches() {
        try (Trainer trainer = trainer(1, 25)) {
            Trained trained = trainer.run(new Listener() {});
            assertTrue(trained.exact() > 0.9, "exact " + trained.exact());
            assertFalse(trained.stopped());
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        try (Trainer one = trainer(4, 2);
                Trainer two = trainer(4, 2);
                Trainer other = trainer(5, 2)) {
            Trained first = one.run(new Listener() {});
            assertEquals(first.weights(), two.run(new Listener() {}).weights());
            assertNotEquals(first.weights(), other.run(new Listener() {}).weights());
        }
    }

    @Test
    void stoppingKeepsTheBestSoFar() {
        try (Trainer trainer = trainer(1, 25)) {
            List<Epoch> seen = new ArrayList<>();
            Trained trained = trainer.run(new Listener() {
                @Override
                public void epoch(Epoch report) {
                    seen.add(report);
                }

                @Override
                public boolean wantsToStop() {
                    return seen.size() == 2;
                }
            });
            assertTrue(trained.stopped());
            assertEquals(2, trained.epochs().size());
            assertEquals(seen.stream().mapToDouble(Epoch::exact).max().orElseThrow(), trained.exact());
        }
    }

    @Test
    void paddingChangesNothing() {
        Sample shorter = new Sample(List.of(2, 3), List.of(4, 5, 2));
        Sample longer = new Sample(List.of(3, 4, 5, 2), List.of(5, 6, 7, 4, 2));
        try (Trainer trainer = trainer(1, 1)) {
            double one = trainer.loss(List.of(shorter));
            double two = trainer.loss(List.of(longer));
            double together = trainer.loss(List.of(shorter, longer));
            assertEquals((3 * one + 5 * two) / 8, together, 1e-5);
        }
    }
}
