package headlight.figure.heads;

import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import headlight.trace.Rollout;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;

/**
 * The summaries of a run over heads and layers.
 *
 * @param trace   the run
 * @param like    its kind of attention
 * @param heads   those summed up, from 0; empty for all
 * @param layers  likewise
 * @param rollout attention rollout, where it is defined [t, t]
 * @param mean    the plain mean [q, k]
 */
record Summaries(
        Trace trace,
        AttentionBlock like,
        List<Integer> heads,
        List<Integer> layers,
        Optional<Tensor> rollout,
        Tensor mean) {

    /** The newest, for as long as a picture has them: each token that is chosen asks for the same again. */
    private static volatile WeakReference<Summaries> newest = new WeakReference<>(null);

    /** Those that are chosen. */
    static Summaries of(Trace trace, Selection selection) {
        AttentionBlock block = selection.block();
        boolean all = selection.heads().size() == block.heads(trace);
        List<Integer> heads = all ? List.of() : selection.heads();
        Summaries before = newest.get();
        if (before != null && before.are(trace, block, heads, selection.layers())) {
            return before;
        }
        Summaries found = new Summaries(
                trace,
                block,
                heads,
                selection.layers(),
                Rollout.isDefined(block)
                        ? Optional.of(Rollout.of(trace, block, heads, selection.layers()))
                        : Optional.empty(),
                Rollout.mean(trace, block, heads, selection.layers()));
        newest = new WeakReference<>(found);
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // comparing every number of two runs would take long
    private boolean are(Trace other, AttentionBlock block, List<Integer> someHeads, List<Integer> someLayers) {
        return trace == other && like.isLike(block) && heads.equals(someHeads) && layers.equals(someLayers);
    }
}
