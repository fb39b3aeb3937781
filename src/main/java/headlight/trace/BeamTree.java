package headlight.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A beam search over one sentence: every continuation that was looked at, and which of them went on.
 *
 * @param about   where it comes from
 * @param source  the source tokens, in reading order
 * @param width   how many hypotheses go on at once
 * @param penalty how strongly long hypotheses are favoured: 0 compares plain log-probabilities
 * @param nodes   continuations in the order in which they were found; each after its parent
 * @param best    the complete hypotheses, by the number of their last node, the best first
 */
public record BeamTree(
        About about, List<String> source, int width, double penalty, List<Node> nodes, List<Integer> best) {

    /** The parent of a first word. */
    public static final int ROOT = -1;

    /** What becomes of a continuation. */
    public enum Fate {
        /** It goes on. */
        KEPT,
        /** Others were likelier. */
        DROPPED,
        /** It is a whole sentence: it wrote the end token, or is as long as the model writes. */
        COMPLETE
    }

    /**
     * One more word of a hypothesis.
     *
     * @param parent         the number of the node before, or {@link #ROOT}
     * @param step           which word of its hypothesis it is, from 0
     * @param id             of the word in the target vocabulary
     * @param token          the word
     * @param probability    given those before
     * @param logProbability of the hypothesis up to here, natural
     * @param fate           what becomes of it
     * @param weights        where the decoder looked when it wrote the word, one for each source token; empty without
     *                       attention
     */
    public record Node(
            int parent,
            int step,
            int id,
            String token,
            double probability,
            double logProbability,
            Fate fate,
            List<Float> weights) {

        public Node {
            weights = List.copyOf(weights);
        }
    }

    public BeamTree {
        source = List.copyOf(source);
        nodes = List.copyOf(nodes);
        best = List.copyOf(best);
    }

    /** The nodes from a first word to this one. */
    public List<Node> path(int node) {
        List<Node> path = new ArrayList<>();
        for (int at = node; at != ROOT; at = nodes.get(at).parent()) {
            path.add(nodes.get(at));
        }
        Collections.reverse(path);
        return path;
    }

    /** Where the decoder looked while it wrote this hypothesis, as a trace of its own. */
    public Trace trace(int node) {
        List<Node> path = path(node);
        List<String> words = path.stream().map(Node::token).toList();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        if (!path.get(0).weights().isEmpty()) {
            float[] data = new float[path.size() * source.size()];
            for (int i = 0; i < data.length; i++) {
                data[i] = path.get(i / source.size()).weights().get(i % source.size());
            }
            tensors.put(Sites.WEIGHTS.name(), Tensor.of(data, path.size(), source.size()));
        }
        return new Trace(about, source, List.of(), words, List.of(), false, tensors, Map.of());
    }

    /**
     * What a complete hypothesis is compared by: log P / ((5 + length) / 6)^penalty.
     *
     * <p>Wu et al. 2016, eq. 14, without coverage.
     */
    public double score(int node) {
        Node last = nodes.get(node);
        return score(last.logProbability(), last.step() + 1, penalty);
    }

    /** The score of a hypothesis of so many words. */
    public static double score(double logProbability, int words, double penalty) {
        return logProbability / Math.pow((5.0 + words) / 6, penalty);
    }
}
