package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void theSameSeedGivesTheSameBits() {
        TransformerRecipe recipe = recipe();
        assertEquals(trained(recipe, 1).weights(), trained(recipe, 1).weights());
    }
}
