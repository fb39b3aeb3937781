package headlight.session;

import headlight.trace.Moment;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Which trace is on show, and how far it has been walked. Every pane follows the one playhead. */
public final class Playhead {

    /** The place before the first stop, where nothing has been computed yet. */
    public static final int START = -1;

    private final ReadOnlyObjectWrapper<Optional<Moment>> moment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<StepSize> size = new SimpleObjectProperty<>(StepSize.STAGE);

    /** Shows a trace at one of its stops, or as near as it allows. */
    public void show(Trace trace, int at) {
        Moment start = new Moment(trace, trace.steps(), START);
        moment.set(Optional.of(new Moment(trace, start.steps(), within(start, at))));
    }

    /** Shows nothing. */
    public void clear() {
        moment.set(Optional.empty());
    }

    /** One step forwards, of the chosen size. */
    public void next() {
        next(size.get());
    }

    /** One step back, of the chosen size. */
    public void back() {
        back(size.get());
    }

    /** To the next stop of this size. */
    public void next(StepSize by) {
        moment.get()
                .ifPresent(m -> go(
                        m,
                        IntStream.range(m.at() + 1, m.steps().size())
                                .filter(i -> m.steps().get(i).stopsAt(by))
                                .findFirst()
                                .orElse(m.at())));
    }

    /** To the stop of this size before, and from the first one to the start. */
    public void back(StepSize by) {
        moment.get().ifPresent(m -> {
            int to = m.at() - 1;
            while (to > START && !m.steps().get(to).stopsAt(by)) {
                to--;
            }
            go(m, to);
        });
    }

    /** To the start, before anything is computed. */
    public void first() {
        seek(START);
    }

    /** To the end of the run. */
    public void last() {
        seek(Integer.MAX_VALUE);
    }

    /** To a stop by its number in the trace, or as near as the trace allows. */
    public void seek(int stop) {
        moment.get().ifPresent(m -> go(m, stop));
    }

    /** To the stop of the chosen size that lies nearest to a number in the trace: where a dragged scrubber lands. */
    public void seekNear(int stop) {
        moment.get().ifPresent(m -> {
            List<Step> steps = m.steps();
            int nearest = IntStream.range(0, steps.size())
                    .filter(i -> steps.get(i).stopsAt(size.get()))
                    .reduce(START, (a, b) -> Math.abs(b - stop) < Math.abs(a - stop) ? b : a);
            go(m, nearest);
        });
    }

    private void go(Moment m, int at) {
        int to = within(m, at);
        if (m.at() != to) {
            moment.set(Optional.of(new Moment(m.trace(), m.steps(), to)));
        }
    }

    private static int within(Moment m, int at) {
        return Math.max(START, Math.min(at, m.steps().size() - 1));
    }

    /** What is on show; empty until a trace is. */
    public ReadOnlyObjectProperty<Optional<Moment>> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** What is on show; empty until a trace is. */
    public Optional<Moment> moment() {
        return moment.get();
    }

    /** How far one press of "next" goes. */
    public ObjectProperty<StepSize> sizeProperty() {
        return size;
    }

    /** The stop reached; {@link #START} before the first. */
    public int at() {
        return moment.get().map(Moment::at).orElse(START);
    }

    /** How many stops of the chosen size have been reached. */
    public int position() {
        return moment.get().map(m -> count(m, m.at() + 1)).orElse(0);
    }

    /** How many stops of the chosen size there are. */
    public int length() {
        return moment.get().map(m -> count(m, m.steps().size())).orElse(0);
    }

    /** Whether nothing is left to walk. */
    public boolean atEnd() {
        return moment.get().map(m -> m.at() >= m.steps().size() - 1).orElse(true);
    }

    private int count(Moment m, int until) {
        return (int) m.steps().stream()
                .limit(until)
                .filter(s -> s.stopsAt(size.get()))
                .count();
    }
}
