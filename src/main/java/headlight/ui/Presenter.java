package headlight.ui;

import javafx.css.PseudoClass;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;

/** Presenter mode: the whole screen for the stage, and a light around the pointer for the last row. */
final class Presenter {

    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    /** Where the light is while nobody has moved the pointer. */
    private static final double AWAY = -1000;

    private final StackPane root;
    private final Circle light = new Circle(26);
    private boolean presenting;

    Presenter(StackPane root) {
        this.root = root;
        light.getStyleClass().add("pointer-light");
        light.setManaged(false);
        light.setMouseTransparent(true);
        light.setCenterX(AWAY);
        root.addEventFilter(MouseEvent.MOUSE_MOVED, this::follow);
        root.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    }

    boolean presenting() {
        return presenting;
    }

    void present(boolean now, Stage stage) {
        presenting = now;
        stage.setFullScreenExitHint("");
        stage.setFullScreen(now);
        root.pseudoClassStateChanged(PRESENTING, now);
        if (now) {
            root.getChildren().add(light);
        } else {
            root.getChildren().remove(light);
        }
    }

    private void follow(MouseEvent e) {
        light.setCenterX(e.getX());
        light.setCenterY(e.getY());
    }
}
