package headlight.session;

import headlight.trace.Edit;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a person has changed in a run, with undo and redo. A drag is one change, however often the bar moves. */
public final class Experiment {

    private final ReadOnlyObjectWrapper<List<Edit>> edits = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Deque<List<Edit>> before = new ArrayDeque<>();
    private final Deque<List<Edit>> after = new ArrayDeque<>();
    private boolean dragging;

    /** Moves one softmax weight of a step; the rest of its row makes room. */
    public void moveWeight(Trace trace, int step, int token, double value) {
        change(Edit.row(
                Sites.WEIGHTS,
                step,
                Distribution.moved(trace.tensor(Sites.WEIGHTS).row(step), token, value)));
    }

    /** Puts a value in place of a computed one; it takes the place of an earlier edit of the same numbers. */
    public void change(Edit edit) {
        List<Edit> next = new ArrayList<>(edits.get());
        next.removeIf(e -> e.site().equals(edit.site()) && e.index().equals(edit.index()));
        next.add(edit);
        if (!dragging) {
            before.push(edits.get());
        }
        after.clear();
        put(next);
    }

    /** From here to {@link #endDrag} all changes are one. */
    public void beginDrag() {
        before.push(edits.get());
        dragging = true;
    }

    /** The hand lets go. */
    public void endDrag() {
        dragging = false;
        if (!before.isEmpty() && before.peek().equals(edits.get())) {
            before.pop();
        }
        put(edits.get());
    }

    /** Takes back the last change. */
    public void undo() {
        if (!before.isEmpty()) {
            after.push(edits.get());
            put(before.pop());
        }
    }

    /** Does again what was taken back. */
    public void redo() {
        if (!after.isEmpty()) {
            before.push(edits.get());
            put(after.pop());
        }
    }

    /** Back to the original; this, too, can be undone. */
    public void restore() {
        if (!edits.get().isEmpty()) {
            before.push(edits.get());
            after.clear();
            put(List.of());
        }
    }

    /** Another run is on show: nothing has been changed in it yet. */
    public void forget() {
        before.clear();
        after.clear();
        put(List.of());
    }

    /** What is changed now. */
    public ReadOnlyObjectProperty<List<Edit>> editsProperty() {
        return edits.getReadOnlyProperty();
    }

    /** The decoder step that was changed last, from 0. */
    public OptionalInt step() {
        List<Edit> now = edits.get();
        return now.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(now.get(now.size() - 1).index().get(0));
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    private void put(List<Edit> next) {
        canUndo.set(!before.isEmpty());
        canRedo.set(!after.isEmpty());
        edits.set(List.copyOf(next));
    }
}
