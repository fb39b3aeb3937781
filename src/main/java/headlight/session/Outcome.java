package headlight.session;

import headlight.spec.Checkpoint;
import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec;
import headlight.text.Encoded;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.TransformerSites;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a Transformer's run comes to, beside what it came to before a change.
 *
 * @param kind    what the model is for
 * @param places  the likeliest tokens at each blank, or after each step that was generated
 * @param text    what was written, or the text with its blanks filled in; empty where nothing is written
 * @param before  the same before the change
 * @param meaning the vector of the sentence compared, where nothing is written
 */
public record Outcome(Kind kind, List<Likely> places, String text, String before, Optional<Meaning> meaning) {

    /** How many of the likeliest tokens are told. */
    private static final int TOLD = 8;

    /** What a model is for. */
    public enum Kind {
        /** Fills blanks. */
        FILLS,
        /** Goes on with a text. */
        CONTINUES,
        /** Writes a text for a text. */
        WRITES,
        /** Says what a sentence means, as a vector. */
        MEANS,
        /** A recording whose model nobody knows. */
        UNKNOWN
    }

    /**
     * The cosine between sentence vectors: 1 for the same direction.
     *
     * @param change between the sentence before the change and now; 1 when nothing is changed
     * @param other  between the sentence now and the other text, if there is one
     * @param before between the sentence before and the other text
     */
    public record Meaning(double change, OptionalDouble other, OptionalDouble before) {}

    /**
     * A question.
     *
     * @param trace    the run
     * @param original the run before the change, if something is changed
     * @param compared the run of another text, if there is one
     * @param checkpoint what the model was made from; empty for a recording
     * @param read     the text as the model reads it; empty for a recording
     */
    public record Asked(
            Trace trace,
            Optional<Trace> original,
            Optional<Trace> compared,
            Optional<Checkpoint> checkpoint,
            Optional<Encoded> read) {}

    public Outcome {
        places = List.copyOf(places);
    }

    /** What it comes to. Goes through a vocabulary a few times, which takes milliseconds. */
    public static Outcome of(Asked asked) {
        Trace before = asked.original().orElse(asked.trace());
        Optional<TransformerCheckpoint> model = asked.checkpoint()
                .filter(TransformerCheckpoint.class::isInstance)
                .map(TransformerCheckpoint.class::cast);
        Kind kind = model.map(m -> kind(m.spec())).orElse(Kind.UNKNOWN);
        Optional<Tensor> now = asked.trace().find(Sites.PROBABILITIES);
        Optional<Tensor> then = before.find(Sites.PROBABILITIES);
        List<Likely> places = now.isEmpty() || then.isEmpty()
                ? List.of()
                : places(kind, asked, model, now.get().size(0))
                        .mapToObj(place -> Likely.of(place, now.get(), then.get(), TOLD))
                        .toList();
        boolean writes = kind != Kind.MEANS && kind != Kind.UNKNOWN;
        return new Outcome(
                kind,
                places,
                writes ? Outputs.of(model.orElseThrow(), asked.trace()) : "",
                writes ? Outputs.of(model.orElseThrow(), before) : "",
                meaning(asked.trace(), before, asked.compared()));
    }

    private static Kind kind(TransformerSpec spec) {
        if (spec.decoder().isPresent()) {
            return spec.encoder().isPresent() ? Kind.WRITES : Kind.CONTINUES;
        }
        return spec.head().kind() == TransformerSpec.Head.Kind.MASKED ? Kind.FILLS : Kind.MEANS;
    }

    /** The rows of the probabilities that are an answer to something. */
    private static IntStream places(Kind kind, Asked asked, Optional<TransformerCheckpoint> model, int rows) {
        return switch (kind) {
            case FILLS -> {
                String blank = blank(model.orElseThrow());
                List<String> tokens = asked.trace().source();
                yield IntStream.range(0, Math.min(rows, tokens.size()))
                        .filter(i -> tokens.get(i).equals(blank));
            }
            case CONTINUES ->
                IntStream.range(
                        Math.max(0, asked.read().map(read -> read.ids().size()).orElse(1) - 1), rows);
            case WRITES -> IntStream.range(0, rows);
            default -> IntStream.empty();
        };
    }

    /** What stands for a blank; empty where the model has none. */
    public static String blank(TransformerCheckpoint model) {
        OptionalInt mask = model.spec().special().mask();
        return mask.isPresent() ? model.source().token(mask.getAsInt()) : "";
    }

    private static Optional<Meaning> meaning(Trace now, Trace before, Optional<Trace> other) {
        Optional<float[]> vector = vector(now);
        Optional<float[]> old = vector(before);
        Optional<float[]> another = other.flatMap(Outcome::vector);
        return vector.flatMap(v -> old.map(o -> new Meaning(
                cosine(v, o),
                another.map(a -> OptionalDouble.of(cosine(v, a))).orElse(OptionalDouble.empty()),
                another.map(a -> OptionalDouble.of(cosine(o, a))).orElse(OptionalDouble.empty()))));
    }

    private static Optional<float[]> vector(Trace trace) {
        return trace.find(TransformerSites.last(Stack.ENCODER)).map(SentenceVector::of);
    }

    /** Of vectors of length 1. */
    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
