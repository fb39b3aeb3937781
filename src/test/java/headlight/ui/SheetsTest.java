package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import headlight.figure.Size;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** Pictures of one size share three sheets: none is painted on while it is seen or on its way. */
class SheetsTest extends ApplicationTest {

    @Override
    public void start(Stage stage) {}

    @Test
    void threeTakeTurns() {
        Sheets sheets = new Sheets();
        Size room = new Size(30, 20);
        List<Sheet> first =
                IntStream.range(0, 3).mapToObj(i -> sheets.next(room, 1.5)).toList();
        assertEquals(3, new HashSet<>(first).size());
        first.forEach(sheet -> assertSame(sheet, sheets.next(room, 1.5)));
    }

    @Test
    void anotherSizeIsAnotherSheet() {
        Sheets sheets = new Sheets();
        Sheet small = sheets.next(new Size(30, 20), 1);
        sheets.next(new Size(30, 20), 1);
        sheets.next(new Size(30, 20), 1);
        Sheet large = sheets.next(new Size(31, 20), 1);
        assertNotSame(small, large);
        assertEquals(31, large.raster().width());
        assertEquals(20, large.raster().height());
    }
}
