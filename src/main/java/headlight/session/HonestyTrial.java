package headlight.session;

import headlight.engine.model.Request;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.text.Refusal;
import headlight.trace.Change;
import headlight.trace.Edit;
import headlight.trace.Honesty;
import headlight.trace.Honesty.Manner;
import headlight.trace.Honesty.Moved;
import headlight.trace.Honesty.Trial;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Puts other attention weights in the place of a model's own, at each step alone, and compares the next word's
 * distribution. Jain and Wallace 2019 ask whether another attention would have led to another answer; a permutation here
 * leaves no weight at its place (Sattolo 1986).
 */
public final class HonestyTrial {

    private final LoadedModel model;
    private final Request request;
    private final Trace run;
    private final boolean fed;

    private HonestyTrial(LoadedModel model, Request request, Trace run, boolean fed) {
        this.model = model;
        this.request = request;
        this.run = run;
        this.fed = fed;
    }

    /**
     * Tries uniform and permuted weights at every step.
     *
     * @throws Refusal when the model has no weights of one attention to replace
     */
    public static Honesty of(LoadedModel model, Request request, long seed) {
        Seq2SeqSpec spec = Optional.of(model.checkpoint())
                .filter(RecurrentCheckpoint.class::isInstance)
                .map(RecurrentCheckpoint.class::cast)
                .map(RecurrentCheckpoint::spec)
                .filter(s -> s.attention() != Seq2SeqSpec.Attention.NONE)
                .orElseThrow(() -> new Refusal("model \"" + model.checkpoint().name()
                        + "\": has no weights of one attention to replace; expected a recurrent model with attention"));
        Trace run = model.run(request);
        HonestyTrial trial = new HonestyTrial(model, forcing(model, request, run), run, spec.feedContext());
        Random random = new Random(seed);
        return new Honesty(
                run,
                List.of(
                        trial.of(Manner.UNIFORM, 0, row -> uniform(row.length)),
                        trial.of(Manner.PERMUTED, seed, row -> permuted(row, random))));
    }

    /** A way to make other weights of a row of them. */
    private interface Other {
        float[] of(float[] weights);
    }

    /** The same request, with the decoder made to write what it wrote: only the weights may differ. */
    private static Request forcing(LoadedModel model, Request request, Trace run) {
        RecurrentCheckpoint checkpoint = (RecurrentCheckpoint) model.checkpoint();
        List<Integer> wrote = run.target().stream()
                .map(word -> checkpoint.target().find(word).orElseThrow())
                .toList();
        return new Request(
                request.input(),
                request.source(),
                request.ids(),
                Optional.of(wrote),
                request.changes(),
                request.generation());
    }

    private Trial of(Manner manner, long seed, Other other) {
        Tensor weights = run.tensor(Sites.WEIGHTS);
        List<Edit> edits = IntStream.range(0, weights.size(0))
                .mapToObj(t -> Edit.row(Sites.WEIGHTS, t, other.of(weights.row(t))))
                .toList();
        // Unless a context is fed to the next step, no state knows of it: one run changes every step alone.
        Optional<Trace> together = fed ? Optional.empty() : Optional.of(with(edits, edits.size()));
        List<Moved> moved = IntStream.range(0, edits.size())
                .mapToObj(t -> Moved.between(run, together.orElseGet(() -> with(List.of(edits.get(t)), t + 1)), t))
                .toList();
        return new Trial(manner, seed, moved);
    }

    /** The run with these weights, as far as this many steps. */
    private Trace with(List<Edit> edits, int steps) {
        List<Change> changes = new ArrayList<>(request.changes());
        changes.addAll(edits);
        // What is changed by hand may lie in later steps, so that those must be run too.
        int until = request.changes().isEmpty() ? steps : run.target().size();
        return model.run(new Request(
                request.input(),
                request.source(),
                request.ids(),
                request.forced().map(ids -> ids.subList(0, until)),
                changes,
                request.generation()));
    }

    private static float[] uniform(int length) {
        float[] weights = new float[length];
        Arrays.fill(weights, 1f / length);
        return weights;
    }

    private static float[] permuted(float[] weights, Random random) {
        float[] other = weights.clone();
        for (int i = other.length - 1; i > 0; i--) {
            int j = random.nextInt(i);
            float moved = other[i];
            other[i] = other[j];
            other[j] = moved;
        }
        return other;
    }
}
