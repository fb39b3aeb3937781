package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.CellPlace;
import headlight.trace.Recurrents;
import headlight.trace.Stack;
import headlight.trace.StepSize;
import headlight.trace.TinyTransformer;
import headlight.trace.Traces;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenedCellTest {

    private final Playhead playhead = new Playhead();
    private final OpenedCell opened = new OpenedCell(playhead);

    private CellPlace place() {
        return opened.placeProperty().get().orElseThrow();
    }

    @Test
    void itFollowsThePlayheadForwardsAndBack() {
        playhead.show(Traces.french(), Playhead.START);
        opened.toggle();
        assertEquals(new CellPlace(Stack.ENCODER, 0, false, 3), place());
        playhead.next(StepSize.WORD);
        playhead.next(StepSize.WORD);
        assertEquals(new CellPlace(Stack.ENCODER, 0, false, 2), place());
        playhead.last();
        assertEquals(new CellPlace(Stack.DECODER, 0, false, 6), place());
        playhead.back(StepSize.WORD);
        assertEquals(new CellPlace(Stack.DECODER, 0, false, 5), place());
        opened.toggle();
        assertEquals(Optional.empty(), opened.placeProperty().get());
        playhead.first();
        assertEquals(Optional.empty(), opened.placeProperty().get());
    }

    @Test
    void theChosenLayerStays() {
        playhead.show(Recurrents.french(Recurrents.KINDS.get(9)), Playhead.START);
        opened.toggle();
        assertEquals(2, place().layer());
        assertEquals(3, opened.layers());
        opened.layerBy(-1);
        opened.layerBy(-1);
        opened.layerBy(-1);
        assertEquals(0, place().layer());
        playhead.last();
        assertEquals(new CellPlace(Stack.DECODER, 0, false, 3), place());
        opened.layer(1);
        opened.layer(3);
        assertEquals(1, place().layer());
        assertFalse(opened.bothWays());
        opened.turn();
        assertFalse(place().reverse());
    }

    @Test
    void bothDirectionsAreFollowed() {
        playhead.show(Recurrents.french(Recurrents.KINDS.get(7)), Playhead.START);
        opened.toggle();
        assertTrue(opened.bothWays());
        playhead.next(StepSize.WORD);
        assertEquals(new CellPlace(Stack.ENCODER, 0, false, 3), place());
        opened.turn();
        assertTrue(place().reverse());
        opened.way(false);
        assertFalse(place().reverse());
        for (int i = 0; i < 4; i++) {
            playhead.next(StepSize.WORD);
        }
        assertEquals(new CellPlace(Stack.ENCODER, 0, true, 0), place());
    }

    @Test
    void anotherRunWithoutCellsClosesIt() {
        playhead.show(Traces.french(), 3);
        opened.open(new CellPlace(Stack.ENCODER, 0, false, 1));
        playhead.show(Traces.korean(), 3);
        assertEquals(new CellPlace(Stack.ENCODER, 0, false, 1), place());
        playhead.show(TinyTransformer.encoder(), Playhead.START);
        assertEquals(Optional.empty(), opened.placeProperty().get());
        opened.toggle();
        assertEquals(Optional.empty(), opened.placeProperty().get());
    }
}
