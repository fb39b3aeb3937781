package headlight.session;

import headlight.trace.Layer;
import headlight.trace.Moment;
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

    /** Shows a trace at one of its stops, or as near as it allows; in the layer that was walked before, if it has it. */
    public void show(Trace trace, int at) {
        run(Moment.at(trace, START), at);
    }

    /** The same of a run whose stops are known. */
    void run(Moment start, int at) {
        moment.set(Optional.of(moment.get()
                .flatMap(m -> m.steps().layer())
                .filter(Layer.in(start.trace())::contains)
                .map(layer -> Moment.at(start.trace(), layer, at))
                .orElseGet(() -> start.seek(at))));
    }

    /** Shows a walk of its own at one of its stops. */
    public void show(Moment at) {
        moment.set(Optional.of(at));
    }

    /** Walks another layer of the Transformer that is on show, at the same place. */
    public void walk(Layer layer) {
        moment.get()
                .filter(m -> !m.steps().layer().equals(Optional.of(layer)))
                .ifPresent(m -> moment.set(Optional.of(m.in(layer))));
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
        moment.get().ifPresent(m -> go(m, m.steps().after(m.at(), by)));
    }

    /** To the stop of this size before, and from the first one to the start. */
    public void back(StepSize by) {
        moment.get().ifPresent(m -> go(m, m.steps().before(m.at(), by)));
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
        moment.get().ifPresent(m -> go(m, m.steps().nearest(stop, size.get())));
    }

    private void go(Moment m, int at) {
        Moment to = m.seek(at);
        if (m.at() != to.at()) {
            moment.set(Optional.of(to));
        }
    }

    /** What is on show; empty until a trace is. */
    public ReadOnlyObjectProperty<Optional<Moment>> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Where one press leads from here: first a step on, then a step back, as far as there are any. */
    public List<Moment> neighbours() {
        return moment.get().stream()
                .flatMap(m -> IntStream.of(
                                m.steps().after(m.at(), size.get()), m.steps().before(m.at(), size.get()))
                        .mapToObj(m::seek)
                        .filter(other -> other.at() != m.at()))
                .toList();
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
        return m.steps().count(size.get(), until);
    }
}
