package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The catalogue of operations ({@link Masked} apart, whose results are not all finite), each with an example that is small enough to check number by number: its gradient against
 * finite differences, its explanations against its numbers.
 */
public final class Ops {

    /**
     * An operation with the shapes of inputs that fit it.
     *
     * @param op     makes the operation; handed the arena, for those that keep memory
     * @param shapes of its inputs
     * @param fixed  how many of the last inputs no gradient reaches (masks)
     */
    public record Example(String name, Function<Arena, Op> op, List<List<Long>> shapes, int fixed) {
        public Example {
            shapes = List.copyOf(shapes);
        }
    }

    /** Every operation. */
    public static final List<Example> ALL = List.of(
            example("add", new Add(), "2×3", "2×3"),
            example("multiply", new Multiply(), "2×3", "2×3"),
            example("interpolate", new Interpolate(), "2×3", "2×3", "2×3"),
            example("sigmoid", new Sigmoid(), "2×3"),
            example("tanh", new Tanh(), "2×3"),
            example("linear", new Linear(), "3×4", "2×4", "2"),
            example("lookup", new Lookup(List.of(2, 0, 2)), "4×3"),
            example("columns", new Columns(1, 3, "i"), "2×4"),
            example("rows", new Rows(1, 3), "4×2"),
            example("concat", new Concat(), "2×3", "2×2"),
            example("stack", new Stack(), "2×3", "2×3", "2×3"),
            example("reshape", Reshape.to(3, 1, 4), "2×6"),
            example("by sentence", new BySentence(2), "6×3"),
            example("by time", new ByTime(), "2×3×4"),
            example("dot products", new MatMul(true), "2×3×4", "2×5×4"),
            example("weighted sum", new MatMul(false), "2×3×5", "2×5×4"),
            example("softmax", new Softmax(), "2×3×4"),
            new Example("softmax masked", a -> new Softmax(), List.of(shape("2×3×4"), shape("2×1×4")), 1),
            example("cross-entropy", new CrossEntropy(List.of(1, CrossEntropy.IGNORED, 3)), "3×4"),
            example("cross-entropy smoothed", new CrossEntropy(List.of(1, CrossEntropy.IGNORED, 3), 0.1), "3×4"),
            example("scaled dot products", new MatMul(true, 4), "2×3×4", "2×5×4"),
            example("linear without bias", new Linear(), "3×4", "2×4"),
            example("heads", new Heads(1, 2, 3), "4×6"),
            example("heads of a batch", new Heads(2, 2, 3), "4×6"),
            example("shared heads", new Heads(1, 4, 3), "4×6"),
            example("heads side by side", new Merge(1), "2×4×3"),
            example("heads of a batch side by side", new Merge(2), "4×2×3"),
            example("scale", new Scale(0.5), "2×3"),
            example("layer norm", new LayerNorm(1e-5), "2×4", "4", "4"),
            example("rms norm", new RmsNorm(1e-5), "2×4", "4"),
            example("rotary position", new Rotary(10_000, 2), "2×3×4"),
            example("relu", new Activation(Bend.RELU), "3×4"),
            example("gelu", new Activation(Bend.GELU), "3×4"),
            example("gelu with tanh", new Activation(Bend.GELU_TANH), "3×4"),
            example("silu", new Activation(Bend.SILU), "3×4"),
            example("head switched off", new HeadOff(1, false, false), "2×3×4"),
            example("head at its mean", new HeadOff(1, true, false), "2×3×4"),
            example("head at its mean so far", new HeadOff(1, true, true), "2×3×4"),
            example("set by hand", new Replace(1, List.of(0.5f, -0.5f)), "1×4"),
            example("linear transposed", Linear.transposed(), "3×4", "4×2"),
            example("linear transposed with bias", Linear.transposed(), "3×4", "4×2", "2"),
            example("rows in another order", new Lookup(List.of(2, 0, 3, 1)), "4×3"),
            example("additive scores", new AdditiveScores(), "2×3×5", "2×4×5", "5"),
            lstm("lstm", List.of()),
            lstm("lstm padded", List.of(3, 1)),
            gru("gru", List.of()),
            gru("gru padded", List.of(3, 1)),
            rnn("rnn", List.of()),
            rnn("rnn padded", List.of(1, 3)));

    private Ops() {}

    private static Example lstm(String name, List<Integer> lengths) {
        return layer(
                name,
                arena -> new LstmLayer(read(), 2, lengths, new LstmLayer.Cells(arena)),
                "4×16",
                "16×4",
                "16",
                "2×4",
                "2×4");
    }

    private static Example gru(String name, List<Integer> lengths) {
        return layer(
                name,
                arena -> new GruLayer(read(), 2, lengths, new GruLayer.Cells(arena)),
                "4×12",
                "12×4",
                "12",
                "2×4");
    }

    private static Example rnn(String name, List<Integer> lengths) {
        return layer(
                name, arena -> new RnnLayer(read(), 2, lengths, new RnnLayer.Cells(arena)), "4×4", "4×4", "4", "2×4");
    }

    /** Which of four inputs two sentences read in three steps. */
    private static int[] read() {
        return new int[] {0, 1, 2, 1, 3, 0};
    }

    private static Example layer(String name, Function<Arena, Op> op, String... shapes) {
        return new Example(name, op, Arrays.stream(shapes).map(Ops::shape).toList(), 0);
    }

    private static Example example(String name, Op op, String... shapes) {
        return layer(name, arena -> op, shapes);
    }

    /** A shape as it is read: {@code 2×3}. */
    private static List<Long> shape(String sizes) {
        return Arrays.stream(sizes.split("×")).map(Long::valueOf).toList();
    }
}
