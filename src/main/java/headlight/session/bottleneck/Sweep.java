package headlight.session.bottleneck;

import headlight.engine.train.Sample;
import headlight.engine.train.Settings;
import headlight.engine.train.Student;
import headlight.engine.train.Trainer;
import headlight.session.Recipe;
import headlight.task.Letters;
import headlight.task.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains every contestant once per seed, and judges each by rows of every length. One model learns all lengths together,
 * each length equally often; with one seed all contestants see the same rows in the same order, and no row by which they
 * are judged.
 */
public final class Sweep {

    private static final double CLIP = 5;
    private static final long TESTS = 0x7E575EEDL;
    private static final int STEPS_BETWEEN_NEWS = 20;

    private final Plan plan;
    private final List<Entrant> entrants;
    private final List<List<Pair>> tests;
    private final Set<String> heldOut = new HashSet<>();
    private final List<Score> scores = new ArrayList<>();
    private final long began = System.nanoTime();
    private int trainings;

    /** A sweep that has not begun. */
    public Sweep(Plan plan) {
        this.plan = plan;
        entrants = plan.entrants();
        Random random = new Random(TESTS);
        tests = plan.lengths().stream()
                .map(length -> IntStream.range(0, plan.tests())
                        .mapToObj(i -> plan.task().drawn(random, length))
                        .toList())
                .toList();
        tests.forEach(rows -> rows.forEach(pair -> heldOut.add(pair.source())));
    }

    /**
     * Runs to its end, or until it shall not go on; a training that was cut short does not count.
     *
     * @param goesOn asked before each step
     * @param news   told what is found, and now and then how far it is
     */
    public Findings run(BooleanSupplier goesOn, Consumer<Findings> news) {
        for (long seed : plan.seeds()) {
            for (Entrant entrant : entrants) {
                Optional<List<Score>> found = trained(entrant, seed, goesOn, news);
                if (found.isEmpty()) {
                    return findings(0);
                }
                scores.addAll(found.get());
                trainings++;
                news.accept(findings(0));
            }
        }
        return findings(0);
    }

    /** So far, and so much of the training that goes on. */
    private Findings findings(double part) {
        double all = (double) plan.seeds().size() * entrants.size();
        return new Findings(plan, entrants, scores, (trainings + part) / all, (System.nanoTime() - began) / 1e9);
    }

    private Optional<List<Score>> trained(Entrant entrant, long seed, BooleanSupplier goesOn, Consumer<Findings> news) {
        Recipe recipe = plan.recipe(entrant.contestant(), entrant.hidden());
        Student student = recipe.student(seed);
        Settings settings = new Settings(1, plan.batch(), plan.learningRate(), 0, CLIP, seed, 0, 1);
        Lessons lessons = new Lessons(new Random(seed));
        try (Trainer trainer = new Trainer(student, List.of(), List.of(), settings)) {
            for (int step = 0; step < plan.steps(); step++) {
                if (!goesOn.getAsBoolean()) {
                    return Optional.empty();
                }
                trainer.step(recipe.samples(plan.task().layout(), lessons.next()));
                if (step % STEPS_BETWEEN_NEWS == 0) {
                    news.accept(findings((double) step / plan.steps()));
                }
            }
            return Optional.of(judged(entrant, seed, recipe, student));
        }
    }

    private List<Score> judged(Entrant entrant, long seed, Recipe recipe, Student student) {
        return tests.stream()
                .map(rows -> {
                    List<Sample> samples = recipe.samples(plan.task().layout(), rows);
                    List<List<Integer>> wrote =
                            student.decode(samples.stream().map(Sample::source).toList());
                    int length = rows.get(0).source().length();
                    int exact = 0;
                    int letters = 0;
                    for (int i = 0; i < wrote.size(); i++) {
                        List<Integer> right = student.withoutEnd(samples.get(i).target());
                        exact += wrote.get(i).equals(right) ? 1 : 0;
                        letters += same(wrote.get(i), right);
                    }
                    double n = rows.size();
                    return new Score(entrant.contestant(), seed, length, exact / n, letters / (n * length));
                })
                .toList();
    }

    private static int same(List<Integer> wrote, List<Integer> right) {
        return (int) IntStream.range(0, Math.min(wrote.size(), right.size()))
                .filter(i -> wrote.get(i).equals(right.get(i)))
                .count();
    }

    /** The rows of one training, batch by batch: every batch is of one length, and all lengths come equally often. */
    private final class Lessons {

        private final Random random;
        private final List<Integer> order = new ArrayList<>(
                IntStream.rangeClosed(Plan.SHORTEST, plan.longest()).boxed().toList());
        private int at = order.size();

        Lessons(Random random) {
            this.random = random;
        }

        List<Pair> next() {
            if (at == order.size()) {
                Collections.shuffle(order, random);
                at = 0;
            }
            int length = order.get(at);
            at++;
            return IntStream.range(0, plan.batch()).mapToObj(i -> fresh(length)).toList();
        }

        private Pair fresh(int length) {
            Letters task = plan.task();
            Pair pair = task.drawn(random, length);
            while (heldOut.contains(pair.source())) {
                pair = task.drawn(random, length);
            }
            return pair;
        }
    }
}
