package headlight.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The thread that owns the window, as an executor: the one door through which results of other threads come in. */
final class ScreenThread implements Executor {

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
