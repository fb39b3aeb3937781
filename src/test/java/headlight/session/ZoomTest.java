package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Extent;
import headlight.store.TraceFile;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ZoomTest {

    private final Playhead playhead = new Playhead();
    private final HeadDesk heads = new HeadDesk(playhead);
    private final Zoom zoom = heads.zoom();

    @Test
    void nearerKeepsTheCellUnderThePointerAndFartherEndsWithAllOfIt() throws IOException {
        Trace run = TraceFile.read(Path.of("src/test/resources/transformers/bert/expected.npz"));
        playhead.show(run, 0);
        Extent all = seen();

        for (int i = 0; i < 9; i++) {
            zoom.by(Zoom.STEP, 5.5, 11.5);
            assertTrue(seen().top() <= 5 && 5 < seen().bottom(), seen().toString());
            assertTrue(seen().left() <= 11 && 11 < seen().right(), seen().toString());
        }
        assertEquals(4, seen().rows(), "no nearer");
        for (int i = 0; i < 9; i++) {
            zoom.by(1 / Zoom.STEP);
        }

        assertEquals(all, seen());
        assertTrue(heads.selection().orElseThrow().extent().isEmpty());
    }

    @Test
    void dragsStayInsideTheMatrix() throws IOException {
        playhead.show(TraceFile.read(Path.of("src/test/resources/transformers/bert/expected.npz")), 0);
        zoom.by(Zoom.STEP);
        int rows = seen().rows();

        zoom.to(-5, 100);

        assertEquals(0, seen().top());
        assertEquals(rows, seen().rows());
        assertEquals(17, seen().right());
        zoom.pan(1, -1);
        assertEquals(1, seen().top());
        assertEquals(16, seen().right());
        zoom.fit();
        assertEquals(17, seen().rows());
    }

    private Extent seen() {
        return zoom.seen().orElseThrow();
    }
}
