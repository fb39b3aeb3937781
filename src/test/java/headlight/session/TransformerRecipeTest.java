package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.train.Controls;
import headlight.engine.train.Forcing;
import headlight.engine.train.Glance;
import headlight.engine.train.Listener;
import headlight.engine.train.Settings;
import headlight.engine.train.Trained;
import headlight.engine.train.Trainer;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.store.TransformerFolder;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.trace.AttentionBlock;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small Transformer learns to write three letters in the other case, is saved, and opens again as what it was. */
class TransformerRecipeTest {

    @TempDir
    private Path temp;

    private static Data letters() {
        Random random = new Random(4);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 420; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 3; k++) {
                text.append((char) ('a' + random.nextInt(6)));
            }
            pairs.add(new Pair(text.toString(), text.toString().toUpperCase(java.util.Locale.ROOT)));
        }
        return new Data(pairs.subList(0, 400), pairs.subList(400, 420));
    }

    private static TransformerRecipe recipe() {
        return TransformerRecipe.of(Layout.characters(3), letters(), new TransformerRecipe.Shape(1, 2, 16, 32));
    }

    private static Trained trained(TransformerRecipe recipe, int epochs) {
        Settings settings = new Settings(epochs, 20, 0.01, 40, 5, 7, 0, 1);
        try (Trainer trainer = new Trainer(recipe.student(0.1, 7), recipe.training(), recipe.heldOut(), settings)) {
            return trainer.run(new Listener() {});
        }
    }

    @Test
    void itLearnsIsSavedAndOpensAgain() throws Exception {
        TransformerRecipe recipe = recipe();
        Trained trained = trained(recipe, 20);
        assertTrue(trained.exact() >= 0.9, "exact " + trained.exact());

        Path folder = temp.resolve("letters");
        TransformerFolder.write(
                folder, recipe.spec(), trained.weights(), recipe.vocabulary(), recipe.words(), Checkpoint.Card.UNKNOWN);
        try (LoadedModel model = LoadedModel.open(folder)) {
            Pair pair = letters().train().get(0);
            Trace trace = model.run(pair.source(), Optional.empty(), List.of(), Generation.GREEDY);
            assertEquals(pair.target(), model.output(trace));
            assertEquals(List.of("<s>"), trace.inputs().subList(0, 1));
            AttentionBlock cross = new AttentionBlock(Stack.DECODER, 0, true);
            assertEquals(4, trace.tensor(cross.weights()).size(2), "three letters and the end");
            assertEquals(
                    Exam.take(model, letters().heldOut(), done -> {}).exact(),
                    Math.round(trained.exact() * letters().heldOut().size()));
        }
    }

    @Test
    void itLearnsFromItsOwnWordsTooAndIsWatchedMeanwhile() {
        TransformerRecipe recipe = recipe();
        Forcing falling = new Forcing(Forcing.Curve.LINEAR, 1, 0.5);
        Settings settings = new Settings(20, 20, 0.01, 40, falling, 5, 7, 0, 1);
        List<Glance> glances = new ArrayList<>();
        try (Trainer trainer = new Trainer(recipe.student(0.1, 7), recipe.training(), recipe.heldOut(), settings)) {
            Trained trained = trainer.run(new Controls(), recipe.heldOut().subList(0, 1), new Listener() {
                @Override
                public void glance(Glance glance) {
                    glances.add(glance);
                }
            });
            assertTrue(trained.exact() >= 0.9, "exact " + trained.exact());
            assertNotEquals(trained(recipe, 20).weights(), trained.weights());
        }
        Tensor weights = glances.get(glances.size() - 1).seen().get(0).weights().orElseThrow();
        for (int t = 0; t < 4; t++) {
            float[] row = weights.row(t);
            assertEquals(1, row[0] + row[1] + row[2] + row[3], 1e-5);
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        TransformerRecipe recipe = recipe();
        assertEquals(trained(recipe, 1).weights(), trained(recipe, 1).weights());
    }
}
