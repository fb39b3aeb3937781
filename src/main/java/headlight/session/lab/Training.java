package headlight.session.lab;

import headlight.engine.train.Controls;
import headlight.engine.train.Epoch;
import headlight.engine.train.Forcing;
import headlight.engine.train.Glance;
import headlight.engine.train.Listener;
import headlight.engine.train.Settings;
import headlight.engine.train.Trained;
import headlight.engine.train.Trainer;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** One training, from the first step to the last. The hands on it belong to the screen's thread, the rest to the trainer's. */
final class Training {

    /** The screen is told no more often. */
    private static final long BETWEEN_NANOS = 250_000_000;

    /** Before so much is done, the time left is a guess. */
    private static final double GUESS = 0.005;

    private final Controls controls = new Controls();
    private volatile OptionalDouble learningRate = OptionalDouble.empty();
    private volatile OptionalDouble teacherForcing = OptionalDouble.empty();

    /** Waits before the next step, makes one, goes on, or ends. */
    Controls controls() {
        return controls;
    }

    void learningRate(double rate) {
        controls.learningRate(rate);
        learningRate = OptionalDouble.of(rate);
    }

    void teacherForcing(double probability) {
        controls.teacherForcing(probability);
        teacherForcing = OptionalDouble.of(probability);
    }

    /**
     * Trains.
     *
     * @param publish told how it goes, not often, and once at the end
     */
    Result run(Material material, Choices choices, Consumer<Report> publish) {
        Plan plan = Plan.of(material, choices);
        Settings settings = choices.settings();
        Recorder recorder = new Recorder(plan, material.layout().words(), settings.batch());
        Course course = new Course(recorder, settings, publish);
        try (Trainer trainer = new Trainer(plan.student(), plan.training(), plan.heldOut(), settings)) {
            Trained trained = trainer.run(controls, recorder.probes(), course);
            course.publish();
            return new Result(plan, material, choices, trained, recorder.learning());
        }
    }

    /** Follows the trainer. */
    private final class Course implements Listener {
        private final Recorder recorder;
        private final Settings settings;
        private final Consumer<Report> publish;
        private final int steps;
        private long last = System.nanoTime();
        private long before = last;
        private long worked;
        private OptionalDouble knownRate = OptionalDouble.empty();
        private OptionalDouble knownForcing = OptionalDouble.empty();

        Course(Recorder recorder, Settings settings, Consumer<Report> publish) {
            this.recorder = recorder;
            this.settings = settings;
            this.publish = publish;
            this.steps = recorder.batches() * settings.epochs();
        }

        @Override
        public void step(int epoch, int done, int of, double loss) {
            recorder.step(epoch, done, of, loss);
            work();
            now();
        }

        @Override
        public void epoch(Epoch report) {
            recorder.epoch(report);
            work();
            now();
        }

        @Override
        public void stopped(Epoch report) {
            recorder.stopped(report);
        }

        @Override
        public void glance(Glance glance) {
            turns();
            recorder.glance(glance);
            work();
            if (controls.isPaused()) {
                publish();
            } else {
                now();
            }
        }

        /** Time spent waiting does not count. */
        private void work() {
            long moment = System.nanoTime();
            worked += controls.isPaused() ? 0 : moment - before;
            before = moment;
        }

        private void now() {
            turns();
            if (System.nanoTime() - last >= BETWEEN_NANOS) {
                publish();
            }
        }

        private void turns() {
            if (!learningRate.equals(knownRate)) {
                knownRate = learningRate;
                knownRate.ifPresent(rate -> recorder.turn("learning_rate", rate));
            }
            if (!teacherForcing.equals(knownForcing)) {
                knownForcing = teacherForcing;
                knownForcing.ifPresent(probability -> recorder.turn("teacher_forcing", probability));
            }
        }

        void publish() {
            last = System.nanoTime();
            Forcing forcing = settings.forcing();
            double done = (double) recorder.steps() / steps;
            double left = done < GUESS ? Double.NaN : worked / 1e9 * (1 - done) / done;
            publish.accept(new Report(
                    recorder.learning(),
                    recorder.steps(),
                    steps,
                    knownRate.orElse(settings.learningRate()),
                    knownForcing.orElse(forcing.at(Math.min(1, done))),
                    left));
        }
    }
}
