package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.Change;
import headlight.trace.Edit;
import headlight.trace.Sites;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private final Trace trace = Traces.french();
    private final Experiment experiment = new Experiment();

    @Test
    void aDragIsOneChange() {
        experiment.beginDrag();
        experiment.moveWeight(trace, 1, 3, 0.3);
        experiment.moveWeight(trace, 1, 3, 0.2);
        experiment.moveWeight(trace, 1, 3, 0.1);
        experiment.endDrag();

        assertEquals(1, experiment.changesProperty().get().size());
        assertEquals(
                0.1f,
                ((Edit) experiment.changesProperty().get().get(0)).values().get(3));
        assertEquals(OptionalInt.of(1), experiment.step());

        experiment.undo();

        assertEquals(List.of(), experiment.changesProperty().get());
        assertFalse(experiment.canUndoProperty().get());
    }

    @Test
    void aDragThatMovedNothingIsNoChange() {
        experiment.beginDrag();
        experiment.endDrag();

        assertFalse(experiment.canUndoProperty().get());
    }

    @Test
    void whatIsUndoneCanBeDoneAgain() {
        experiment.change(Edit.row(Sites.WEIGHTS, 0, 1, 0, 0, 0));
        experiment.change(Edit.row(Sites.WEIGHTS, 2, 0, 1, 0, 0));
        List<Change> both = experiment.changesProperty().get();

        experiment.undo();
        experiment.undo();
        experiment.redo();
        experiment.redo();

        assertEquals(both, experiment.changesProperty().get());
        assertFalse(experiment.canRedoProperty().get());
    }

    @Test
    void goingBackToTheOriginalCanBeUndone() {
        experiment.change(Edit.row(Sites.WEIGHTS, 0, 1, 0, 0, 0));
        List<Change> changed = experiment.changesProperty().get();

        experiment.restore();
        assertTrue(experiment.changesProperty().get().isEmpty());
        experiment.undo();

        assertEquals(changed, experiment.changesProperty().get());
    }
}
