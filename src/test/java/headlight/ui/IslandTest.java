package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** What changes inside leaves the window around it as it is laid out, unless it becomes higher. */
class IslandTest extends ApplicationTest {

    private static final double WIDTH = 300;

    private final Label words = new Label("one");
    private final Region below = new Region();
    private final AtomicInteger outside = new AtomicInteger();
    private Island island;

    @Override
    public void start(Stage stage) {
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        island = new Island(words);
        VBox window = new VBox(island, below) {
            @Override
            protected void layoutChildren() {
                outside.incrementAndGet();
                super.layoutChildren();
            }
        };
        window.setPrefWidth(WIDTH);
        stage.setScene(new Scene(new Group(window))); // tests share one window, of any size
        stage.show();
    }

    @Test
    void otherWordsOfOneLineLayOutOnlyThemselves() {
        int before = outside.get();
        say("two words");
        assertEquals(before, outside.get());
        assertEquals(WIDTH, island.getWidth());
    }

    @Test
    void moreLinesMoveWhatIsBelow() {
        double top = below.getLayoutY();
        say("as many words as do not fit beside each other in a window that is so narrow ".repeat(3));
        assertTrue(below.getLayoutY() > top + 10, () -> "below moved from " + top + " to " + below.getLayoutY());
        assertEquals(words.prefHeight(WIDTH), words.getHeight(), 1);
        say("few");
        assertEquals(top, below.getLayoutY());
    }

    private void say(String text) {
        interact(() -> words.setText(text));
        interact(() -> below.getScene().getRoot().layout());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
