package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.BeamTree;
import headlight.trace.BeamTree.Fate;
import headlight.trace.BeamTree.Node;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeamSearchTest {

    private static final int END = 2;

    @ParameterizedTest
    @EnumSource(Seq2SeqSpec.Cell.class)
    void aBeamOfOneWritesWhatGreedyDecodingWrites(Seq2SeqSpec.Cell cell) {
        for (Seq2SeqSpec spec : Family.of(cell)) {
            try (Model model = Families.open(Family.model(spec))) {
                Trace greedy = model.run(Models.request(Optional.empty()));
                BeamTree tree = ((Searcher) model).search(Models.request(Optional.empty()), 1, 0);
                assertEquals(1, tree.best().size());
                assertEquals(greedy.target(), words(tree, 0), spec::toString);
            }
        }
    }

    @Test
    void everyHypothesisHasTheProbabilityAndTheAlignmentOfBeingForced() {
        for (Seq2SeqSpec spec : Family.of(Seq2SeqSpec.Cell.GRU)) {
            try (Model model = Families.open(Family.model(spec))) {
                BeamTree tree = ((Searcher) model).search(Models.request(Optional.empty()), 3, 0.6);
                for (int hypothesis = 0; hypothesis < tree.best().size(); hypothesis++) {
                    checkForced(model, tree, tree.best().get(hypothesis));
                }
            }
        }
    }

    private static void checkForced(Model model, BeamTree tree, int node) {
        List<Node> path = tree.path(node);
        List<Integer> ids = path.stream().map(Node::id).toList();
        Trace forced = model.run(Models.request(Optional.of(ids)));
        double log = 0;
        for (int t = 0; t < ids.size(); t++) {
            double p = forced.tensor(Sites.PROBABILITIES).at(t, ids.get(t));
            assertEquals(p, path.get(t).probability(), 1e-6);
            log += Math.log(p);
        }
        assertEquals(log, tree.nodes().get(node).logProbability(), 1e-5);
        forced.find(Sites.WEIGHTS).ifPresent(weights -> {
            Tensor ours = tree.trace(node).tensor(Sites.WEIGHTS);
            for (int i = 0; i < weights.length(); i++) {
                assertEquals(weights.toArray()[i], ours.toArray()[i], 1e-6);
            }
        });
    }

    @Test
    void aBeamAsWideAsAllSentencesFindsTheLikeliest() {
        Seq2SeqSpec two = shortest(Models.spec(4), 2);
        RecurrentCheckpoint like = Models.random(4, 3);
        RecurrentCheckpoint small =
                new RecurrentCheckpoint("small", two, like.weights(), like.source(), like.target(), like.card());
        try (Model model = Families.open(small)) {
            double best = Double.NEGATIVE_INFINITY;
            List<String> wrote = List.of();
            for (int first = 0; first < like.target().size(); first++) {
                for (int second = 0; second < like.target().size(); second++) {
                    List<Integer> ids = first == END ? List.of(END) : List.of(first, second);
                    Trace forced = model.run(Models.request(Optional.of(ids)));
                    double log = 0;
                    for (int t = 0; t < ids.size(); t++) {
                        log += Math.log(forced.tensor(Sites.PROBABILITIES).at(t, ids.get(t)));
                    }
                    if (log > best) {
                        best = log;
                        wrote = forced.target();
                    }
                }
            }
            BeamTree tree = ((Searcher) model).search(Models.request(Optional.empty()), Searcher.WIDEST, 0);
            assertEquals(wrote, words(tree, 0));
            assertEquals(best, tree.nodes().get(tree.best().get(0)).logProbability(), 1e-5);
        }
    }

    @Test
    void theTreeHoldsTogether() {
        try (Model model = Families.open(Models.random(8, 5))) {
            BeamTree tree = ((Searcher) model).search(Models.request(Optional.empty()), 4, 0);
            assertEquals(4, tree.best().size());
            for (int i = 0; i < tree.nodes().size(); i++) {
                Node node = tree.nodes().get(i);
                assertTrue(node.parent() < i);
                if (node.parent() != BeamTree.ROOT) {
                    Node before = tree.nodes().get(node.parent());
                    assertEquals(Fate.KEPT, before.fate());
                    assertEquals(before.step() + 1, node.step());
                    assertEquals(before.logProbability() + Math.log(node.probability()), node.logProbability(), 1e-9);
                }
            }
            for (int h = 1; h < tree.best().size(); h++) {
                assertTrue(tree.score(tree.best().get(h - 1))
                        >= tree.score(tree.best().get(h)));
            }
        }
    }

    @Test
    void theLengthPenaltyFavoursLongSentences() {
        assertEquals(-2, BeamTree.score(-2, 1, 0));
        assertEquals(-2, BeamTree.score(-2, 1, 1), 1e-12);
        assertEquals(-1, BeamTree.score(-2, 7, 1), 1e-12);
    }

    private static List<String> words(BeamTree tree, int hypothesis) {
        return new ArrayList<>(
                tree.path(tree.best().get(hypothesis)).stream().map(Node::token).toList());
    }

    private static Seq2SeqSpec shortest(Seq2SeqSpec s, int longest) {
        return new Seq2SeqSpec(
                s.cell(),
                s.layers(),
                s.bidirectional(),
                s.residual(),
                s.embeddingSize(),
                s.hiddenSize(),
                s.encoderHiddenSize(),
                s.attention(),
                s.combine(),
                s.reverseSource(),
                s.feedContext(),
                s.bridge(),
                s.tokens(),
                s.pad(),
                s.start(),
                s.end(),
                s.maxSource(),
                longest,
                s.padSourceTo(),
                s.padSourceWith());
    }
}
