package headlight.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.model.Decoder;
import headlight.engine.model.Families;
import headlight.engine.model.Models;
import headlight.engine.model.Request;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void lookingAtProbesChangesNoBit() {
        try (Trainer one = trainer(4, 2);
                Trainer two = trainer(4, 2)) {
            List<Glance> glances = new ArrayList<>();
            Trained watched = one.run(new Controls(), copying(2, 3), new Listener() {
                @Override
                public void glance(Glance glance) {
                    glances.add(glance);
                }
            });
            assertEquals(two.run(new Listener() {}).weights(), watched.weights());
            assertEquals(
                    List.of(0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50),
                    glances.stream().map(Glance::step).toList());
        }
    }

    @Test
    void aProbeShowsWhatTheModelWouldShow() {
        RecurrentCheckpoint shape = Models.random(16, 1);
        Sample probe = new Sample(List.of(2, 3, 4), List.of(4, 5, 6, 2));
        try (Trainer trainer = trainer(3, 1)) {
            List<Glance> glances = new ArrayList<>();
            Trained trained = trainer.run(new Controls(), List.of(probe), new Listener() {
                @Override
                public void glance(Glance glance) {
                    glances.add(glance);
                }
            });
            RecurrentCheckpoint checkpoint = new RecurrentCheckpoint(
                    "copies", shape.spec(), trained.weights(), shape.source(), shape.target(), Checkpoint.Card.UNKNOWN);
            Seen last = glances.get(glances.size() - 1).seen().get(0);
            try (Decoder model = (Decoder) Families.open(checkpoint)) {
                List<String> words =
                        probe.source().stream().map(shape.source()::token).toList();
                Trace trace = model.run(new Request(
                        "", words, probe.source(), Optional.of(probe.target()), List.of(), Generation.NONE));
                Tensor weights = trace.tensor(Sites.WEIGHTS);
                for (int t = 0; t < 4; t++) {
                    assertArrayEquals(
                            weights.row(t), last.weights().orElseThrow().row(t), 1e-5f);
                }
                assertEquals(model.decode(List.of(probe.source())).get(0), last.wrote());
            }
        }
    }

    @Test
    void singleBatchesAreMadeOneByOneAndStoppingKeepsTheWeights() {
        try (Trainer trainer = trainer(1, 25)) {
            Controls controls = new Controls();
            controls.single();
            controls.single();
            List<Integer> steps = new ArrayList<>();
            Trained trained = trainer.run(controls, copying(1, 3), new Listener() {
                @Override
                public void step(int epoch, int done, int of, double loss) {
                    steps.add(done);
                }

                @Override
                public void glance(Glance glance) {
                    if (glance.step() == 2) {
                        controls.stop();
                    }
                }
            });
            assertEquals(List.of(1, 2), steps);
            assertTrue(trained.stopped());
            assertEquals(trainer.weights(), trained.weights());
        }
    }

    @Test
    void whatWasLearnedSinceTheLastEpochIsJudgedWhenAHandStopsIt() {
        try (Trainer trainer = trainer(1, 25)) {
            Controls controls = new Controls();
            List<Epoch> judged = new ArrayList<>();
            Trained trained = trainer.run(controls, List.of(), new Listener() {
                @Override
                public void step(int epoch, int done, int of, double loss) {
                    if (epoch == 6 && done == of / 2) {
                        controls.stop();
                    }
                }

                @Override
                public void epoch(Epoch report) {
                    judged.add(report);
                }

                @Override
                public void stopped(Epoch report) {
                    judged.add(report);
                }
            });
            assertEquals(6, judged.size());
            assertEquals(5, trained.epochs().size());
            assertEquals(judged.stream().mapToDouble(Epoch::exact).max().orElseThrow(), trained.exact());
        }
    }

    @Test
    void aPausedTrainingGoesOnAsIfNothingHadBeen() {
        try (Trainer one = trainer(4, 2);
                Trainer two = trainer(4, 2)) {
            Controls controls = new Controls();
            Trained paused = one.run(controls, copying(1, 3), new Listener() {
                @Override
                public void step(int epoch, int done, int of, double loss) {
                    controls.pause();
                }

                @Override
                public void glance(Glance glance) {
                    controls.resume();
                }
            });
            assertEquals(two.run(new Listener() {}).weights(), paused.weights());
        }
    }

    @Test
    void aLearningRateChangedOnTheWayHoldsFromTheNextStep() {
        try (Trainer one = trainer(4, 1);
                Trainer two = trainer(4, 1);
                Trainer three = trainer(4, 1)) {
            List<Double> plain = losses(one, 0.01, 2);
            List<Double> changed = losses(two, 0.03, 2);
            assertEquals(plain.subList(0, 3), changed.subList(0, 3), "the third loss is that of two steps before it");
            assertNotEquals(plain.get(3), changed.get(3));
            assertEquals(plain, losses(three, 0.01, 7));
        }
    }

    /** The losses of an epoch in which the learning rate is set after so many steps. */
    private static List<Double> losses(Trainer trainer, double rate, int after) {
        Controls controls = new Controls();
        List<Double> losses = new ArrayList<>();
        trainer.run(controls, List.of(), new Listener() {
            @Override
            public void step(int epoch, int done, int of, double loss) {
                losses.add(loss);
                if (done == after) {
                    controls.learningRate(rate);
                }
            }
        });
        return losses;
    }

    @Test
    void teacherForcingFallsFromItsFirstProbabilityToItsLast() {
        for (Forcing.Curve curve : List.of(Forcing.Curve.LINEAR, Forcing.Curve.INVERSE_SIGMOID)) {
            Forcing falling = new Forcing(curve, 1, 0.2);
            assertEquals(1, falling.at(0), 1e-12);
            assertEquals(0.6, falling.at(0.5), 1e-12);
            assertEquals(0.2, falling.at(1), 1e-12);
        }
        assertTrue(new Forcing(Forcing.Curve.INVERSE_SIGMOID, 1, 0).at(0.2) > 0.9);
        assertEquals(0.5, Forcing.constant(0.5).at(0.9));
        assertEquals(
                "teacher forcing 1.5: expected 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> Forcing.constant(1.5))
                        .getMessage());
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
