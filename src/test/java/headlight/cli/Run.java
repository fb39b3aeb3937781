package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import headlight.session.Recipe;
import headlight.spec.Checkpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.store.ModelFolder;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.trace.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A command line run inside the test: its exit code, and what it printed. */
record Run(int code, String out, String err) {

    static final List<Pair> PAIRS = List.of(
            new Pair("je suis ici", "i am here"),
            new Pair("tu es ici", "you are here"),
            new Pair("je suis là", "i am there"),
            new Pair("나 는 여기", "i am here"));

    /** Runs it. Whatever happens, nobody ever sees a stack trace. */
    static Run headlight(Object... words) {
        return headlight((model, text) -> {}, words);
    }

    static Run headlight(Window window, Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        int code = Cli.run(window, new PrintWriter(out), new PrintWriter(err), arguments);
        assertFalse(err.toString().contains("\tat "), err.toString());
        return new Run(code, out.toString(), err.toString());
    }

    /** A model of random weights, in a folder of its own. */
    static Path model(Path folder) throws IOException {
        return model(folder, new Recipe.Shape(Seq2SeqSpec.Cell.LSTM, Seq2SeqSpec.Attention.DOT, 1, 4, 6));
    }

    /** One of this shape. */
    static Path model(Path folder, Recipe.Shape shape) throws IOException {
        Recipe recipe = Recipe.of(Layout.WORDS, new Data(PAIRS, List.of()), shape);
        Random random = new Random(5);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        recipe.spec()
                .tensors(recipe.source().size(), recipe.target().size())
                .forEach((name, sizes) -> weights.put(name, random(random, sizes)));
        Checkpoint.Card card = new Checkpoint.Card("Small", "test", List.of("je suis ici"), "headlight train", 5, 0.25);
        ModelFolder.write(folder, recipe.checkpoint(folder.getFileName().toString(), weights, card));
        return folder;
    }

    private static Tensor random(Random random, int[] shape) {
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian() * 0.5f;
        }
        return Tensor.of(numbers, shape);
    }
}
