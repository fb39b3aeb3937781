package headlight.figure.heads;

import headlight.figure.Extent;
import headlight.figure.Table;
import headlight.trace.AttentionBlock;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Matrices over tokens as tables. */
final class Tables {

    private Tables() {}

    /** All weights of a head. */
    static Table weights(Trace trace, AttentionBlock block, int head) {
        Tensor weights = trace.tensor(block.weights()).part(head);
        String name = block.weights().element(head);
        return matrix(name, weights, Extent.all(weights), block.asking(trace), block.asked(trace));
    }

    /** A part of a matrix over tokens. */
    static Table matrix(String name, Tensor matrix, Extent part, List<String> asking, List<String> asked) {
        return new Table(
                name,
                Table.Heading.of(words(asking, part.top(), part.bottom()), part.top()),
                Table.Heading.of(words(asked, part.left(), part.right()), part.left()),
                (row, column) -> OptionalDouble.of(matrix.at(part.top() + row, part.left() + column)));
    }

    /** The tokens of these positions; where there are fewer, numbers. */
    static List<String> words(List<String> tokens, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> i < tokens.size() ? tokens.get(i) : Integer.toString(i))
                .toList();
    }
}
