package headlight.figure.heads;

import headlight.figure.Selection;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The weights of the heads chosen, from the token chosen or from all, and which of them are shown.
 * <pre>
 *   h  heads chosen   q  tokens that ask: one, or all   k  tokens that are asked
 * </pre>
 */
final class HeadWeights {

    /** From here on a token that is asked stands out, if it is one of the first three. */
    private static final double STRONG = 0.15;

    private static final int STRONGEST = 3;

    private final Selection selection;
    private final float[][] weights; // [h][q·k]
    private final int asked;

    private HeadWeights(Selection selection, float[][] weights, int asked) {
        this.selection = selection;
        this.weights = weights;
        this.asked = asked;
    }

    /** Those of a layer's weights [heads, queries, keys] that are chosen. */
    static HeadWeights of(Tensor all, Selection selection) {
        float[][] chosen = selection.heads().stream()
                .map(head -> selection.query().isPresent()
                        ? all.row(head, selection.query().getAsInt())
                        : all.row(head))
                .toArray(float[][]::new);
        return new HeadWeights(selection, chosen, all.size(2));
    }

    /** The weight of the i-th head at a key, from the first token that asks. */
    float at(int i, int key) {
        return weights[i][key];
    }

    /** The weight of the i-th head at a key, from the row-th token that asks. */
    float at(int i, int row, int key) {
        return weights[i][row * asked + key];
    }

    /** Whether a weight at a key is shown. */
    boolean shows(float weight, int key) {
        return weight >= selection.least()
                && (selection.key().isEmpty() || selection.key().getAsInt() == key);
    }

    /** The heads whose weight at a key is shown; in front of each other the smaller comes last. */
    List<Integer> order(int key, boolean inFront) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (shows(weights[i][key], key)) {
                order.add(i);
            }
        }
        if (inFront) {
            order.sort(
                    Comparator.comparingDouble((Integer i) -> weights[i][key]).reversed());
        }
        return order;
    }

    /** The keys that one token looks at most. */
    Set<Integer> strongest() {
        Set<Integer> found = new HashSet<>();
        if (selection.query().isPresent()) {
            byWeight().filter(k -> best(k) >= STRONG).limit(STRONGEST).forEach(found::add);
        }
        return found;
    }

    /** All keys, the one with the largest weight first. */
    IntStream byWeight() {
        return IntStream.range(0, asked)
                .boxed()
                .sorted(Comparator.comparingDouble(this::best).reversed())
                .mapToInt(k -> k);
    }

    /** The largest weight at a key; 0 when it is not shown. */
    double best(int key) {
        float weight = weights[bestHead(key)][key];
        return shows(weight, key) ? weight : 0;
    }

    /** Which of the heads has it. */
    int bestHead(int key) {
        int best = 0;
        for (int i = 1; i < weights.length; i++) {
            best = weights[i][key] > weights[best][key] ? i : best;
        }
        return best;
    }
}
