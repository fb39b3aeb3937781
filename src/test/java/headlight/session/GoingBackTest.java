package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.Edit;
import headlight.trace.Gradients;
import headlight.trace.Sites;
import headlight.trace.Trace;
import org.junit.jupiter.api.Test;

/** The way back from the loss, as the window asks for it. */
class GoingBackTest {

    private final Desk desk = new Desk(new SmallShelf(), Runnable::run, Runnable::run);

    private Trace trace() {
        return desk.playhead().moment().orElseThrow().trace();
    }

    @Test
    void theWalkGoesOnWhereItEndedAndNothingBeforeMoves() {
        desk.open("french", "je suis étudiant");
        desk.playhead().last();
        int end = desk.playhead().at();
        assertTrue(desk.playhead().atEnd());
        desk.goBack(true);
        assertTrue(Gradients.in(trace()));
        assertEquals(end, desk.playhead().at());
        assertFalse(desk.playhead().atEnd());
        desk.playhead().last();
        desk.goBack(false);
        assertFalse(Gradients.in(trace()));
        assertEquals(end, desk.playhead().at(), "the walk ends where it did before");
    }

    @Test
    void otherTextsModelsAndExperimentsGoBackToo() {
        desk.open("french", "");
        desk.goBack(true);
        desk.run("je suis étudiant");
        assertTrue(Gradients.in(trace()));
        desk.experiment().change(Edit.row(Sites.WEIGHTS, 0, 1, 0, 0));
        assertTrue(Gradients.in(trace()));
        assertTrue(Gradients.in(desk.originalProperty().get().orElseThrow()));
        desk.open("blind", "");
        assertTrue(Gradients.in(trace()));
        desk.open("korean.npz", "");
        assertFalse(Gradients.in(trace()), "a recording stays as it was recorded");
    }
}
