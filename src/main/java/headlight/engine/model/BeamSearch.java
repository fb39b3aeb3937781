package headlight.engine.model;

import headlight.engine.tape.Host;
import headlight.engine.tape.Recording;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.About;
import headlight.trace.BeamTree;
import headlight.trace.BeamTree.Fate;
import headlight.trace.BeamTree.Node;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes a sentence by keeping, at every step, the few likeliest beginnings. One that ends leaves the beam, which is
 * narrower from then on.
 *
 * <p>Graves 2012; Sutskever, Vinyals, Le 2014, section 3.2.
 */
final class BeamSearch {

    private final Seq2Seq model;
    private final Seq2Seq.Limits limits;
    private final List<String> vocabulary;
    private final int width;

    private final List<Draft> drafts = new ArrayList<>();
    private List<Integer> live = List.of(BeamTree.ROOT);

    /** A node whose weights are not known yet: they stand in the recording, in the row of its step. */
    private record Draft(
            int parent, int step, int id, double probability, double logProbability, Fate fate, int slot) {}

    /** @param vocabulary what the model writes */
    BeamSearch(Seq2Seq model, List<String> vocabulary, int width) {
        this.model = model;
        this.limits = model.limits();
        this.vocabulary = vocabulary;
        this.width = width;
    }

    /**
     * The search.
     *
     * @param tape a recording one
     */
    BeamTree of(Tape tape, About about, List<String> source, List<Integer> ids, double penalty) {
        // Every place in the beam is a sentence of a batch; places that are not taken compute along unused.
        Seq2Seq.Opening opening = model.opening(tape, Collections.nCopies(width, ids));
        RecurrentDecoder.State state = model.start(tape, opening);
        List<Integer> complete = new ArrayList<>();
        for (int t = 0; t < limits.longest() && !live.isEmpty(); t++) {
            RecurrentDecoder.Step step = model.step(tape, t, filled(lastTokens()), state, opening);
            List<Integer> kept = grow(t, step.logits(), width - complete.size());
            List<Integer> slots = new ArrayList<>();
            List<Integer> next = new ArrayList<>();
            for (int node : kept) {
                if (drafts.get(node).fate() == Fate.COMPLETE) {
                    complete.add(node);
                } else {
                    next.add(node);
                    slots.add(drafts.get(node).slot());
                }
            }
            live = next;
            if (!live.isEmpty()) {
                state = model.picked(tape, step.state(), filled(slots));
            }
        }
        complete.sort(Comparator.comparing(node -> -BeamTree.score(
                drafts.get(node).logProbability(), drafts.get(node).step() + 1, penalty)));
        return new BeamTree(about, source, width, penalty, nodes(tape.recording(), source.size()), complete);
    }

    /** Adds the likeliest continuations; returns those that stay, the likeliest first. */
    private List<Integer> grow(int t, Value logits, int room) {
        double[] scores = Host.doubles(logits.array());
        int words = (int) logits.size(1);
        List<Draft> all = new ArrayList<>();
        for (int slot = 0; slot < live.size(); slot++) {
            double[] logs = logSoftmax(scores, slot * words, words);
            int parent = live.get(slot);
            double before = parent == BeamTree.ROOT ? 0 : drafts.get(parent).logProbability();
            int from = slot;
            IntStream.range(0, words)
                    .boxed()
                    .sorted(Comparator.comparing(id -> -logs[id]))
                    .limit(room)
                    .forEach(id -> all.add(
                            new Draft(parent, t, id, Math.exp(logs[id]), before + logs[id], Fate.DROPPED, from)));
        }
        all.sort(Comparator.comparing(draft -> -draft.logProbability()));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), room + width); i++) {
            if (i < room) {
                kept.add(drafts.size());
            }
            drafts.add(i < room ? kept(all.get(i)) : all.get(i));
        }
        return kept;
    }

    private Draft kept(Draft draft) {
        boolean ends = limits.end().equals(Optional.of(draft.id())) || draft.step() == limits.longest() - 1;
        return new Draft(
                draft.parent(),
                draft.step(),
                draft.id(),
                draft.probability(),
                draft.logProbability(),
                ends ? Fate.COMPLETE : Fate.KEPT,
                draft.slot());
    }

    private static double[] logSoftmax(double[] scores, int from, int words) {
        double most = IntStream.range(0, words)
                .mapToDouble(i -> scores[from + i])
                .max()
                .orElse(0);
        double sum = IntStream.range(0, words)
                .mapToDouble(i -> Math.exp(scores[from + i] - most))
                .sum();
        return IntStream.range(0, words)
                .mapToDouble(i -> scores[from + i] - most - Math.log(sum))
                .toArray();
    }

    private List<Integer> lastTokens() {
        return live.stream()
                .map(node -> node == BeamTree.ROOT
                        ? limits.start()
                        : drafts.get(node).id())
                .toList();
    }

    /** One for every place: places that are not taken do as the first does. */
    private List<Integer> filled(List<Integer> some) {
        List<Integer> all = new ArrayList<>(some);
        while (all.size() < width) {
            all.add(some.get(0));
        }
        return all;
    }

    private List<Node> nodes(Recording recording, int sources) {
        Optional<Tensor> weights = Optional.ofNullable(recording.tensors().get(Sites.WEIGHTS.name()));
        return drafts.stream()
                .map(draft -> new Node(
                        draft.parent(),
                        draft.step(),
                        draft.id(),
                        vocabulary.get(draft.id()),
                        draft.probability(),
                        draft.logProbability(),
                        draft.fate(),
                        weights.map(all -> row(all, draft, sources)).orElse(List.of())))
                .toList();
    }

    /** Where the decoder looked, in reading order. */
    private List<Float> row(Tensor weights, Draft draft, int sources) {
        return IntStream.range(0, sources)
                .map(s -> limits.backwards() ? sources - 1 - s : s)
                .mapToObj(s -> weights.at(draft.step(), draft.slot() * sources + s))
                .toList();
    }
}
