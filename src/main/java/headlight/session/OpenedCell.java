package headlight.session;

import headlight.trace.CellPlace;
import headlight.trace.Moment;
import headlight.trace.RecurrentSites;
import headlight.trace.Stack;
import headlight.trace.Trace;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which recurrent cell is opened into its gates, if any is. It follows the playhead: with every step it is the cell at work,
 * in the layer that was chosen.
 */
public final class OpenedCell {

    private final ReadOnlyObjectWrapper<Optional<CellPlace>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Playhead playhead;

    OpenedCell(Playhead playhead) {
        this.playhead = playhead;
        playhead.momentProperty().addListener((property, before, now) -> place.get()
                .ifPresent(open -> place.set(now.flatMap(moment -> followed(open, before, moment)))));
    }

    /** Where the opened cell is once another moment is on show. */
    private static Optional<CellPlace> followed(CellPlace open, Optional<Moment> before, Moment now) {
        boolean moved = before.map(moment -> moment.at() != now.at()).orElse(true);
        if (!moved && open.isIn(now.trace())) {
            return Optional.of(open);
        }
        return CellPlace.at(now).map(working -> inLayer(working, open.layer(), now.trace()));
    }

    /** The cell at work in another layer; of an encoder that goes over each layer by itself, where it works. */
    private static CellPlace inLayer(CellPlace working, int layer, Trace trace) {
        RecurrentSites stack = working.stack(trace);
        return stack.bidirectional() ? working : working.in(Math.min(layer, stack.layers() - 1));
    }

    /** Opens a cell. */
    public void open(CellPlace cell) {
        place.set(Optional.of(cell));
    }

    /** Closes it. */
    public void close() {
        place.set(Optional.empty());
    }

    /** Opens the cell at work, in its top layer; or closes what is open. */
    public void toggle() {
        if (place.get().isPresent()) {
            close();
        } else {
            playhead.moment()
                    .flatMap(now -> CellPlace.at(now).map(working -> inLayer(working, Integer.MAX_VALUE, now.trace())))
                    .ifPresent(this::open);
        }
    }

    /** Goes to another layer of the stack. */
    public void layer(int layer) {
        change(cell -> cell.in(layer));
    }

    /** Goes up or down by layers. */
    public void layerBy(int by) {
        change(cell -> cell.in(cell.layer() + by));
    }

    /** Goes to one direction of an encoder that reads both ways. */
    public void way(boolean reverse) {
        change(cell -> cell.turned(reverse));
    }

    /** Goes to the other direction. */
    public void turn() {
        change(cell -> cell.turned(!cell.reverse()));
    }

    private void change(UnaryOperator<CellPlace> to) {
        playhead.moment().ifPresent(now -> place.get()
                .map(to)
                .filter(cell -> cell.layer() >= 0 && cell.isIn(now.trace()))
                .ifPresent(this::open));
    }

    /** How many layers the stack of the opened cell has; 0 while none is open. */
    public int layers() {
        return stack().map(RecurrentSites::layers).orElse(0);
    }

    /** Whether the opened cell's encoder reads both ways. */
    public boolean bothWays() {
        return stack().filter(stack -> stack.side() == Stack.ENCODER && stack.bidirectional())
                .isPresent();
    }

    private Optional<RecurrentSites> stack() {
        return playhead.moment().flatMap(now -> place.get().map(cell -> cell.stack(now.trace())));
    }

    /** The opened cell; empty while none is. */
    public ReadOnlyObjectProperty<Optional<CellPlace>> placeProperty() {
        return place.getReadOnlyProperty();
    }
}
