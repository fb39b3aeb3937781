package headlight.session.lab;

import headlight.engine.train.Sample;
import headlight.engine.train.Student;
import headlight.session.Recipe;
import headlight.session.TransformerRecipe;
import headlight.session.lab.Setting.Family;
import headlight.spec.Checkpoint;
import headlight.store.ModelFolder;
import headlight.store.TransformerFolder;
import headlight.task.Data;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A training that can begin: pairs as ids, a fresh model, and the way to keep it. */
public sealed interface Plan {

    /** Pairs to learn from. */
    List<Sample> training();

    /** Pairs to be judged by. */
    List<Sample> heldOut();

    /** The words that are read. */
    Vocabulary source();

    /** The words that are written. */
    Vocabulary target();

    /** Whether a target ends with an end token. */
    boolean ends();

    /** Whether a source does. */
    boolean sourceEnds();

    /** A fresh model. */
    Student student();

    /** Writes the model into a folder. */
    void write(Path folder, Map<String, Tensor> weights, Checkpoint.Card card) throws IOException;

    /**
     * What is chosen, for these pairs.
     *
     * @throws Refusal when no such model could learn them
     */
    static Plan of(Material material, Choices choices) {
        long seed = choices.count(LabSettings.SEED);
        Data data = material.data(seed, choices.get(LabSettings.HOLDOUT));
        if (choices.get(LabSettings.FAMILY) == Family.RECURRENT) {
            return new Recurrent(Recipe.of(material.layout(), data, choices.recurrent()), seed);
        }
        TransformerRecipe.Shape shape = choices.transformer();
        if (shape.size() % shape.heads() != 0) {
            throw new Refusal(
                    "model: " + shape.heads() + " heads do not divide the size " + shape.size()
                            + "; expected a divisor of it",
                    "heads",
                    Integer.toString(shape.heads()),
                    Integer.toString(shape.size()));
        }
        return new Attentive(
                TransformerRecipe.of(material.layout(), data, shape), choices.get(LabSettings.SMOOTHING), seed);
    }

    /** An encoder–decoder of cells. */
    record Recurrent(Recipe recipe, long seed) implements Plan {

        @Override
        public List<Sample> training() {
            return recipe.training();
        }

        @Override
        public List<Sample> heldOut() {
            return recipe.heldOut();
        }

        @Override
        public Vocabulary source() {
            return recipe.source();
        }

        @Override
        public Vocabulary target() {
            return recipe.target();
        }

        @Override
        public boolean ends() {
            return recipe.spec().end().isPresent();
        }

        @Override
        public boolean sourceEnds() {
            return false;
        }

        @Override
        public Student student() {
            return recipe.student(seed);
        }

        @Override
        public void write(Path folder, Map<String, Tensor> weights, Checkpoint.Card card) throws IOException {
            ModelFolder.write(folder, recipe.checkpoint(folder.getFileName().toString(), weights, card));
        }
    }

    /** A Transformer with two stacks. */
    record Attentive(TransformerRecipe recipe, double smoothing, long seed) implements Plan {

        @Override
        public List<Sample> training() {
            return recipe.training();
        }

        @Override
        public List<Sample> heldOut() {
            return recipe.heldOut();
        }

        @Override
        public Vocabulary source() {
            return recipe.vocabulary();
        }

        @Override
        public Vocabulary target() {
            return recipe.vocabulary();
        }

        @Override
        public boolean ends() {
            return true;
        }

        @Override
        public boolean sourceEnds() {
            return true;
        }

        @Override
        public Student student() {
            return recipe.student(smoothing, seed);
        }

        @Override
        public void write(Path folder, Map<String, Tensor> weights, Checkpoint.Card card) throws IOException {
            TransformerFolder.write(folder, recipe.spec(), weights, recipe.vocabulary(), recipe.words(), card);
        }
    }
}
