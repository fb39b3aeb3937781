package headlight.cli;

import headlight.engine.train.Sample;
import headlight.engine.train.Settings;
import headlight.engine.train.Trainer;
import headlight.session.Recipe;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.task.Task;
import headlight.task.Tasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What {@code bench} measures of training the recurrent family, on dates: 29 characters become 10.
 *
 * @param race   times it, beside its twin if there is one
 * @param rounds how many runs of each
 * @param report is told each measurement as it is made
 */
record RecurrentBench(Race race, int rounds, Consumer<Measurement> report) {

    private static final List<Cell> CELLS = List.of(Cell.LSTM, Cell.GRU, Cell.RNN);
    private static final List<Attention> ATTENTIONS = List.of(Attention.DOT, Attention.GENERAL, Attention.ADDITIVE);
    private static final int SMALL = 64;
    private static final int LARGE = 256;
    private static final int EMBEDDING = 16;
    private static final OptionalDouble GOAL = OptionalDouble.of(0.95);
    private static final int STEPS_TO_WARM = 60;
    private static final int EPOCHS = 3;
    private static final int PAIRS_OF_AN_EPOCH = 45_000;

    /** One training step of each cell with each score function, and of a small model. */
    void trainingSteps() throws IOException {
        step(Cell.LSTM, Attention.DOT, SMALL, OptionalDouble.empty());
        for (Cell cell : CELLS) {
            for (Attention attention : ATTENTIONS) {
                step(cell, attention, LARGE, GOAL);
            }
        }
    }

    private void step(Cell cell, Attention attention, int hidden, OptionalDouble goal) throws IOException {
        Recipe recipe = dates(cell, attention, hidden);
        try (Trainer trainer = trainer(recipe)) {
            List<Sample> batch = recipe.training().subList(0, Settings.DEFAULT.batch());
            String request = "step " + cell.name().toLowerCase(Locale.ROOT) + " "
                    + attention.name().toLowerCase(Locale.ROOT) + " " + hidden;
            race.warm(STEPS_TO_WARM, request, () -> trainer.step(batch));
            String name = "training " + request + ", batch " + batch.size() + ", 29 to 10";
            report.accept(race.run(name, goal, rounds, request, () -> trainer.step(batch)));
        }
    }

    /** Whole epochs of LSTMs with dot attention, small and large. */
    void epochs() throws IOException {
        epoch(SMALL);
        epoch(LARGE);
    }

    private void epoch(int hidden) throws IOException {
        Recipe recipe = dates(Cell.LSTM, Attention.DOT, hidden);
        List<Sample> order = new ArrayList<>(recipe.training()
                .subList(0, Math.min(PAIRS_OF_AN_EPOCH, recipe.training().size())));
        int size = Settings.DEFAULT.batch();
        try (Trainer trainer = trainer(recipe)) {
            race.warm(STEPS_TO_WARM, "step lstm dot " + hidden, () -> trainer.step(order.subList(0, size)));
            String name = "epoch: " + order.size() + " dates, hidden " + hidden;
            Runnable epoch = () -> {
                Collections.shuffle(order, new Random(1));
                for (int from = 0; from < order.size(); from += size) {
                    trainer.step(order.subList(from, Math.min(order.size(), from + size)));
                }
            };
            report.accept(race.run(name, OptionalDouble.empty(), Math.min(rounds, EPOCHS), "epoch " + hidden, epoch));
        }
    }

    private static Recipe dates(Cell cell, Attention attention, int hidden) {
        Task task = Tasks.named("dates").orElseThrow();
        Recipe.Shape shape = new Recipe.Shape(cell, attention, 1, EMBEDDING, hidden);
        return Recipe.of(task.layout(), task.data(1, 0.1), shape);
    }

    private static Trainer trainer(Recipe recipe) {
        return new Trainer(recipe.student(Settings.DEFAULT.seed()), recipe.training(), List.of(), Settings.DEFAULT);
    }
}
