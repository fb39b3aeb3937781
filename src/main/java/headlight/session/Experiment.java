package headlight.session;

import headlight.trace.AttentionBlock;
import headlight.trace.Change;
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

    private final ReadOnlyObjectWrapper<List<Change>> changes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Deque<List<Change>> before = new ArrayDeque<>();
    private final Deque<List<Change>> after = new ArrayDeque<>();
    private boolean dragging;

    /** Moves one softmax weight of a step; the rest of its row makes room. */
    public void moveWeight(Trace trace, int step, int token, double value) {
        change(Edit.row(
                Sites.WEIGHTS,
                step,
                Distribution.moved(trace.tensor(Sites.WEIGHTS).row(step), token, value)));
    }

    /** Moves one attention weight of a head's query; the rest of its row makes room. */
    public void moveWeight(Trace trace, AttentionBlock block, int head, int query, int key, double value) {
        change(Edit.row(
                block.weights(),
                List.of(head, query),
                Distribution.moved(trace.tensor(block.weights()).row(head, query), key, value)));
    }

    /** Changes something; it takes the place of an earlier change of the same thing. */
    public void change(Change change) {
        List<Change> next = new ArrayList<>(changes.get());
        next.removeIf(other -> other.subject().equals(change.subject()));
        next.add(change);
        if (!dragging) {
            before.push(changes.get());
        }
        after.clear();
        put(next);
    }

    /** Takes one change back; this, too, can be undone. */
    public void remove(Change change) {
        if (changes.get().contains(change)) {
            before.push(changes.get());
            after.clear();
            put(changes.get().stream().filter(other -> !other.equals(change)).toList());
        }
    }

    /** From here to {@link #endDrag} all changes are one. */
    public void beginDrag() {
        before.push(changes.get());
        dragging = true;
    }

    /** The hand lets go. */
    public void endDrag() {
        dragging = false;
        if (!before.isEmpty() && before.peek().equals(changes.get())) {
            before.pop();
        }
        put(changes.get());
    }

    /** Takes back the last change. */
    public void undo() {
        if (!before.isEmpty()) {
            after.push(changes.get());
            put(before.pop());
        }
    }

    /** Does again what was taken back. */
    public void redo() {
        if (!after.isEmpty()) {
            before.push(changes.get());
            put(after.pop());
        }
    }

    /** Back to the original; this, too, can be undone. */
    public void restore() {
        if (!changes.get().isEmpty()) {
            before.push(changes.get());
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
    public ReadOnlyObjectProperty<List<Change>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The decoder step that was changed last, from 0. */
    public OptionalInt step() {
        List<Change> now = changes.get();
        return now.isEmpty() || !(now.get(now.size() - 1) instanceof Edit edit)
                ? OptionalInt.empty()
                : OptionalInt.of(edit.index().get(0));
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    private void put(List<Change> next) {
        canUndo.set(!before.isEmpty());
        canRedo.set(!after.isEmpty());
        changes.set(List.copyOf(next));
    }
}
