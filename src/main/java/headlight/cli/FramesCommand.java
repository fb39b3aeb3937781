package headlight.cli;

import headlight.figure.Drawing;
import headlight.figure.Extent;
import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.Selection;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.export.Raster;
import headlight.figure.view.Views;
import headlight.text.Messages;
import headlight.trace.About;
import headlight.trace.AttentionBlock;
import headlight.trace.Moment;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench-frames}: how long the heaviest pictures take to be made, as the window makes them: on a thread beside the
 * screen's, which then lays one image down. In a process of its own, with the compiler that the window has.
 */
@Command(name = "bench-frames", hidden = true, description = "Makes the heaviest pictures; says what that took.")
final class FramesCommand implements Callable<Integer> {

    /** About the room that a window of 1440 × 900 has for a picture. */
    private static final double WIDTH = 1030;

    private static final double HEIGHT = 700;
    /** Rows and columns that are seen of a large matrix, and how far one step goes on. */
    private static final int SEEN = 300;

    private static final int STEP = 37;

    /** Weights of attention fall about so fast from the largest to the next. */
    private static final double SHARP = 4;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "60", description = "Pictures of each.")
    private int rounds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Trace lines = weights(1, 12, 64);
        frames("12 heads, 64 × 64 lines each", "heads", lines, i -> all -> all);
        frames("12 heads, 64 lines from one token", "heads", lines, i -> all -> all.from(OptionalInt.of(i % 64)));
        Trace thumbnails = weights(12, 12, 128);
        frames("144 thumbnails of 128 × 128", "model", thumbnails, i -> all -> all);
        int size = 2048;
        Trace large = weights(1, 1, size);
        frames("one head of 2048 × 2048, all of it", "head", large, i -> all -> all);
        frames("one head of 2048 × 2048, moved about", "head", large, i -> all -> {
            int from = i * STEP % (size - SEEN);
            return all.seeing(Optional.of(new Extent(from, from + SEEN, from, from + SEEN)));
        });
        return Exit.DONE;
    }

    /** Weights of so many layers and heads, each row a distribution over as many tokens. */
    private static Trace weights(int layers, int heads, int tokens) {
        Random random = new Random(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            float[] weights = new float[heads * tokens * tokens];
            for (int from = 0; from < weights.length; from += tokens) {
                double sum = 0;
                for (int i = from; i < from + tokens; i++) {
                    weights[i] = (float) Math.exp(SHARP * random.nextGaussian());
                    sum += weights[i];
                }
                for (int i = from; i < from + tokens; i++) {
                    weights[i] /= (float) sum;
                }
            }
            AttentionBlock block = new AttentionBlock(Stack.ENCODER, layer, false);
            tensors.put(block.weights().name(), Tensor.of(weights, heads, tokens, tokens));
        }
        List<String> words =
                IntStream.range(0, tokens).mapToObj(i -> "word" + i).toList();
        return new Trace(About.UNKNOWN, words, List.of(), List.of(), List.of(), false, tensors, Map.of());
    }

    /** Makes a picture again and again, each time with another choice. */
    private void frames(String name, String kind, Trace trace, IntFunction<UnaryOperator<Selection>> choice) {
        View view = Views.named(kind).orElseThrow();
        Selection all = Selection.all(new AttentionBlock(Stack.ENCODER, 0, false), trace);
        Drawing room = Drawing.of(Moment.end(trace), Theme.LIGHT, Messages.of("en")::text)
                .wide(WIDTH)
                .high(HEIGHT);
        Raster screen = Raster.blank(view.draw(room.choosing(all)).size(), 1);
        double[] millis = IntStream.range(0, 2 * rounds)
                .mapToDouble(i -> {
                    long begin = System.nanoTime();
                    Figure figure = view.draw(room.choosing(choice.apply(i).apply(all)));
                    screen.paint(figure.prepared(1), 1, Ink.WHITE);
                    return (System.nanoTime() - begin) / 1e6;
                })
                .skip(rounds)
                .sorted()
                .toArray();
        say(name + ": made, median", millis[millis.length / 2]);
        say(name + ": made, 9 of 10 within", millis[millis.length * 9 / 10]);
    }

    private void say(String what, double millis) {
        spec.commandLine().getOut().println(new Finding(what, millis, "ms").line());
    }
}
