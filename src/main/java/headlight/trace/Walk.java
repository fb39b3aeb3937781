package headlight.trace;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The stops of the playhead, in the order of the computation, at the size of single numbers; larger steps are some of
 * these stops. It goes word by word, and makes the stops of a word when they are asked for: a layer that reads hundreds
 * of tokens has hundreds of thousands.
 */
public final class Walk extends AbstractList<Step> implements RandomAccess {

    /** The place before the first stop. */
    private static final int START = -1;

    /**
     * The stops of one word.
     *
     * @param length how many there are; never 0
     * @param stages how many of them end stages
     * @param steps  makes them
     */
    record Round(int length, int stages, Supplier<List<Step>> steps) {}

    private record Made(int round, List<Step> steps) {}

    private final Optional<Layer> layer;
    private final List<Round> rounds;
    private final int[] first;
    private final int[] stages;
    private final boolean readsBackwards;
    private final int back;
    private volatile Optional<Map<String, Map<Integer, Integer>>> whole = Optional.empty();
    private volatile Made made = new Made(-1, List.of());

    private Walk(Optional<Layer> layer, List<Round> rounds, boolean readsBackwards) {
        this(layer, rounds, List.of(), readsBackwards);
    }

    private Walk(Optional<Layer> layer, List<Round> forward, List<Round> backward, boolean readsBackwards) {
        List<Round> rounds = Stream.concat(forward.stream(), backward.stream()).toList();
        this.layer = layer;
        this.back = backward.size();
        this.readsBackwards = readsBackwards;
        this.rounds = rounds.stream().filter(round -> round.length() > 0).toList();
        this.first = new int[this.rounds.size() + 1];
        this.stages = new int[this.rounds.size() + 1];
        for (int r = 0; r < this.rounds.size(); r++) {
            first[r + 1] = first[r] + this.rounds.get(r).length();
            stages[r + 1] = stages[r] + this.rounds.get(r).stages();
        }
    }

    /**
     * Through a trace: all of an encoder–decoder with one attention, and back from its loss where the trace knows how; or the
     * first layer of a Transformer.
     */
    public static Walk through(Trace trace) {
        return Layer.in(trace).stream()
                .findFirst()
                .map(layer -> through(trace, layer))
                .orElseGet(() -> new Walk(
                        Optional.empty(),
                        RecurrentWalk.rounds(trace),
                        RecurrentWalk.back(trace),
                        RecurrentWalk.endsBackwards(trace)));
    }

    /** Through one layer of a Transformer: from what each of its positions reads to what it writes. */
    public static Walk through(Trace trace, Layer layer) {
        return new Walk(Optional.of(layer), LayerWalk.rounds(trace, layer), false);
    }

    /**
     * Through several runs at once: every word of the source, then every stage of every word that any of them writes. Each
     * stage is one stop; a run that has not got it waits.
     */
    public static Walk together(List<Trace> runs) {
        return new Walk(Optional.empty(), TogetherWalk.rounds(runs), false);
    }

    /** The last stage before the way back; empty where there is nothing to walk. */
    Optional<Stage> lastForward() {
        int last = first[rounds.size() - back] - 1;
        return last < 0 ? Optional.empty() : Optional.of(get(last).stage());
    }

    /** The layer walked, of a Transformer. */
    public Optional<Layer> layer() {
        return layer;
    }

    /** Whether the source words get the states that the decoder sees from the last one to the first. */
    boolean readsBackwards() {
        return readsBackwards;
    }

    @Override
    public int size() {
        return first[rounds.size()];
    }

    @Override
    public Step get(int stop) {
        if (stop < 0 || stop >= size()) {
            throw new IndexOutOfBoundsException("stop " + stop + " of " + size());
        }
        int round = round(stop);
        return steps(round).get(stop - first[round]);
    }

    /** The stops of the word to which a stop belongs, in order. */
    public List<Step> around(int stop) {
        return steps(round(stop));
    }

    /** How far into its word a stop is, from 0. */
    public int within(int stop) {
        return stop - first[round(stop)];
    }

    /** Where words end. */
    public IntStream ends() {
        return Arrays.stream(first).skip(1).map(next -> next - 1);
    }

    /** How many of the first stops are stops of this size. */
    public int count(StepSize size, int until) {
        int whole = until >= size() ? rounds.size() : until <= 0 ? 0 : round(until);
        int before =
                switch (size) {
                    case WORD -> whole;
                    case STAGE -> stages[whole];
                    case NUMBER -> first[whole];
                };
        return whole == rounds.size()
                ? before
                : before
                        + (int) steps(whole).subList(0, Math.max(0, until - first[whole])).stream()
                                .filter(step -> step.stopsAt(size))
                                .count();
    }

    /** The stop at which a row of a site is computed to its end; empty when the walk does not come by it. */
    OptionalInt stop(Site site, int row) {
        if (whole.isEmpty()) {
            whole = Optional.of(everyStop());
        }
        Optional<Integer> found = Optional.ofNullable(whole.orElseThrow().get(site.name()))
                .flatMap(rows -> Optional.ofNullable(rows.get(row)));
        return found.stream().mapToInt(stop -> stop).findFirst();
    }

    private Map<String, Map<Integer, Integer>> everyStop() {
        Map<String, Map<Integer, Integer>> stops = new HashMap<>();
        for (int r = 0; r < rounds.size(); r++) {
            List<Step> steps = rounds.get(r).steps().get();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                stops.computeIfAbsent(step.site().name(), name -> new HashMap<>())
                        .put(step.word(), first[r] + i);
            }
        }
        return stops;
    }

    /** The next stop of this size after a stop; the same when there is none. */
    public int after(int stop, StepSize size) {
        return IntStream.range(stop + 1, size())
                .filter(i -> get(i).stopsAt(size))
                .findFirst()
                .orElse(stop);
    }

    /** The stop of this size before a stop; from the first one, the place before it. */
    public int before(int stop, StepSize size) {
        int to = stop - 1;
        while (to > START && !get(to).stopsAt(size)) {
            to--;
        }
        return Math.max(START, to);
    }

    /** The stop of this size that is nearest to a number; the place before the first counts as one. */
    public int nearest(int stop, StepSize size) {
        int lower = before(Math.min(stop + 1, size()), size);
        int upper = after(lower, size);
        return Math.abs(upper - stop) < Math.abs(lower - stop) ? upper : lower;
    }

    private int round(int stop) {
        int found = Arrays.binarySearch(first, stop);
        return found >= 0 ? found : -found - 2;
    }

    private List<Step> steps(int round) {
        Made now = made;
        if (now.round() != round) {
            now = new Made(round, rounds.get(round).steps().get());
            made = now;
        }
        return now.steps();
    }
}
