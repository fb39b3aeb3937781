package headlight.ui;

import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Does something for a node before the next layout of its window, and again before each one after, until it is done. */
final class BeforeLayout {

    private final Node node;
    private final BooleanSupplier work;
    private boolean waiting;

    /**
     * Waits to be asked.
     *
     * @param work says whether it is done
     */
    BeforeLayout(Node node, BooleanSupplier work) {
        this.node = node;
        this.work = work;
        node.sceneProperty().addListener(observable -> ask());
    }

    /** It is to be done; outside a window, once the node is in one. */
    void ask() {
        Scene scene = node.getScene();
        if (waiting || scene == null) {
            return;
        }
        waiting = true;
        scene.addPreLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                if (work.getAsBoolean() || node.getScene() != scene) {
                    scene.removePreLayoutPulseListener(this);
                    waiting = false;
                }
            }
        });
        Platform.requestNextPulse();
    }
}
