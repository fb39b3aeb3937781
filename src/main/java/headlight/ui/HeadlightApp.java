package headlight.ui;

import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Lettering;
import headlight.session.Desk;
import headlight.session.Saving;
import headlight.session.Settings;
import headlight.session.lab.Lab;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.stage.Stage;

/** The window as a program: starts the engine's thread, shows the shell, remembers things at the end. */
public final class HeadlightApp extends Application {

    private static final AtomicReference<Start> REQUEST = new AtomicReference<>();

    private final ExecutorService engine = thread("engine");
    private final ExecutorService exports = thread("exports");
    /** Who loads native libraries at the start besides the engine: the first frame, and the typesetting. */
    private final CountDownLatch loading = new CountDownLatch(2);

    private Start start;
    private Settings settings;
    private Desk desk;

    /** Opens the window, and returns when it is closed. Once in a program. */
    public static void open(Start start) {
        System.setProperty("java.awt.headless", "true"); // pictures use Java2D, never its windows
        REQUEST.set(start);
        launch(HeadlightApp.class);
    }

    @Override
    public void init() {
        start = REQUEST.get();
        settings = start.settings().read();
        engine.execute(() -> {
            start.engine().run();
            awaitOthers();
        });
        desk = new Desk(start.shelf(), engine, new ScreenThread());
        boolean remembered = start.open().isEmpty() && !settings.model().isEmpty();
        String model = remembered ? settings.model() : start.open();
        String text = remembered && start.text().isEmpty() ? settings.text() : start.text();
        desk.heads().recall(settings.heads());
        desk.start(model, text, settings.recent());
        Thread warm = new Thread(this::warm, "warm-up");
        warm.setDaemon(true);
        warm.start();
        Look.loadFonts();
    }

    /** While others load libraries, the engine may not look up its functions. */
    private void awaitOthers() {
        try {
            loading.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Typesetting the first formula and measuring the first word loads fonts: that need not keep the window waiting. */
    private void warm() {
        try {
            List.of("\\alpha_{2,4}", "\\bar{h}_{s}", "\\sum_s").forEach(latex -> Formula.of(latex, Look.TYPE));
            Fonts.width("0", Lettering.plain(Look.TYPE));
            Fonts.width("0", Lettering.strong(Look.TYPE));
        } finally {
            loading.countDown();
        }
    }

    @Override
    public void start(Stage stage) {
        Saving saving = new Saving(exports, new ScreenThread());
        Shell shell = new Shell(desk, settings, start.settings(), saving, new FilePlaces());
        shell.show(stage);
        Milestone.FIRST_FRAME.then(desk, loading::countDown);
        Milestone.asked()
                .ifPresent(milestone ->
                        measure(milestone, stage, saving, shell.studio().lab()));
    }

    private void measure(Milestone milestone, Stage stage, Saving saving, Lab lab) {
        Rehearsal rehearsal = new Rehearsal(stage, desk, saving, lab);
        milestone.then(
                desk,
                switch (milestone) {
                    case REHEARSAL -> rehearsal::start;
                    case LABORATORY -> rehearsal::train;
                    default -> () -> milestone.close(stage);
                });
    }

    @Override
    public void stop() {
        desk.close();
        engine.shutdown();
        exports.shutdownNow();
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
