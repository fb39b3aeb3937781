package headlight.session;

import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Predict, then reveal: before the next word is written, a person says which it will be. */
public final class Prediction {

    /** How many words there are to choose from. */
    private static final int CHOICES = 5;

    private final Playhead playhead;
    private final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean moving;

    /**
     * What will be written at a step?
     *
     * @param step    the decoder step, from 0
     * @param choices likely words in alphabetical order, the one written among them
     */
    public record Question(int step, List<String> choices) {}

    /**
     * What was written, and what was said before.
     *
     * @param step       the decoder step, from 0
     * @param guess      what the person said; empty when they only looked
     * @param guessShare its probability
     * @param word       what the model wrote
     * @param share      its probability
     */
    public record Verdict(int step, Optional<String> guess, double guessShare, String word, double share) {

        /** Whether the person was right. */
        public boolean right() {
            return guess.filter(word::equals).isPresent();
        }
    }

    /** Questions about the run that this playhead walks. */
    public Prediction(Playhead playhead) {
        this.playhead = playhead;
        playhead.momentProperty().addListener((property, before, now) -> {
            if (!moving) {
                question.set(Optional.empty());
                verdict.set(Optional.empty());
            }
        });
    }

    /** Asks about the next word that is not written yet, and goes to the stop before it; asked again, reveals it. */
    public void ask() {
        if (question.get().isPresent()) {
            reveal(Optional.empty());
            return;
        }
        playhead.moment().filter(m -> m.trace().has(Sites.PROBABILITIES)).ifPresent(m -> next(m).ifPresent(stop -> {
            move(stop - 1);
            verdict.set(Optional.empty());
            int step = m.steps().get(stop).word();
            question.set(Optional.of(new Question(step, choices(m.trace(), step))));
        }));
    }

    /** The person says a word, and sees what is written. */
    public void guess(String word) {
        reveal(Optional.of(word));
    }

    /** Shows what is written. */
    public void reveal() {
        reveal(Optional.empty());
    }

    /** What is asked now. */
    public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** How the last question ended, until the playhead moves on. */
    public ReadOnlyObjectProperty<Optional<Verdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    private void reveal(Optional<String> guess) {
        Optional<Question> asked = question.get();
        Optional<Moment> now = playhead.moment();
        if (asked.isEmpty() || now.isEmpty()) {
            return;
        }
        int step = asked.get().step();
        Trace trace = now.get().trace();
        question.set(Optional.empty());
        move(written(now.get(), step));
        String word = trace.target().get(step);
        verdict.set(Optional.of(new Verdict(
                step, guess, guess.map(g -> share(trace, step, g)).orElse(0.0), word, share(trace, step, word))));
    }

    private void move(int stop) {
        moving = true;
        playhead.seek(stop);
        moving = false;
    }

    /** The first stop at which the next word begins to show. */
    private static Optional<Integer> next(Moment m) {
        return IntStream.range(m.at() + 1, m.steps().size())
                .filter(i -> m.steps().get(i).stage() == Stage.OUTPUT
                        && m.steps().get(i).part() == 0
                        && m.steps().get(i).word() < m.trace().target().size())
                .boxed()
                .findFirst();
    }

    /** The last stop of a step's output. */
    private static int written(Moment m, int step) {
        return IntStream.range(0, m.steps().size())
                .filter(i -> {
                    Step s = m.steps().get(i);
                    return s.stage() == Stage.OUTPUT && s.word() == step;
                })
                .max()
                .orElse(m.at());
    }

    private static List<String> choices(Trace trace, int step) {
        float[] shares = trace.tensor(Sites.PROBABILITIES).row(step);
        String written = trace.target().get(step);
        return IntStream.range(0, Math.min(shares.length, trace.vocabulary().size()))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer v) -> trace.vocabulary().get(v).equals(written) ? -2 : -shares[v]))
                .limit(CHOICES)
                .map(trace.vocabulary()::get)
                .sorted()
                .toList();
    }

    private static double share(Trace trace, int step, String word) {
        int v = trace.vocabulary().indexOf(word);
        return v < 0 ? 0 : trace.tensor(Sites.PROBABILITIES).at(step, v);
    }
}
