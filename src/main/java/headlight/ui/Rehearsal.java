package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.export.Format;
import headlight.session.Desk;
import headlight.session.Mode;
import headlight.session.Picture;
import headlight.session.Saving;
import headlight.session.Shelf;
import headlight.session.StallMeter;
import headlight.session.lab.Lab;
import headlight.trace.Learning;
import headlight.trace.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/**
 * Works with a window as a person would, and measures it: waits for the model, walks the whole run forwards and backwards
 * by key, runs every example of every model, writes every kind of file. Says on standard output how long steps took to be
 * drawn, and how long the screen's thread kept others waiting: a name, a number and its unit a line. Or trains in the
 * laboratory, and says how long that took and how long others waited meanwhile.
 */
final class Rehearsal {

    private interface Act {
        void play() throws IOException;
    }

    private static final int ROUNDS = 8;

    /** The exact match at which a training has learned its task. */
    private static final double GOAL = 0.995;

    /** A long text's layer has more steps than anybody walks. */
    private static final int LONGEST = 120;

    /** A token on, a token back, layers, heads alone and together, every token. */
    private static final List<KeyCode> CHOICES = List.of(
            KeyCode.RIGHT,
            KeyCode.RIGHT,
            KeyCode.DOWN,
            KeyCode.DIGIT2,
            KeyCode.LEFT,
            KeyCode.DIGIT0,
            KeyCode.DOWN,
            KeyCode.UP,
            KeyCode.DIGIT5,
            KeyCode.A);

    private static final List<KeyCode> ZOOMS =
            List.of(KeyCode.EQUALS, KeyCode.EQUALS, KeyCode.MINUS, KeyCode.EQUALS, KeyCode.BACK_SPACE);

    private final Stage stage;
    private final Desk desk;
    private final Saving saving;
    private final Lab lab;
    private final ScreenThread screen = new ScreenThread();
    private final Language language = new Language("en");
    private final Presses presses;

    /** Of a window that stands. */
    Rehearsal(Stage stage, Desk desk, Saving saving, Lab lab) {
        this.lab = lab;
        this.stage = stage;
        this.desk = desk;
        this.saving = saving;
        this.presses = new Presses(stage.getScene());
    }

    /** Begins, and returns at once; at the end the window closes. */
    void start() {
        begin(this::play);
    }

    /** Begins to train in the laboratory, and returns at once; at the end the window closes. */
    void train() {
        begin(this::learn);
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private void play() {
        try {
            holds(
                    "the first model loads",
                    () -> until(desk.busyProperty(), () -> !desk.busyProperty().get()));
            walk();
            heads();
            for (Shelf.Entry model : desk.modelsProperty().get()) {
                holds("model " + model.key() + " loads and runs its examples", () -> examples(model));
            }
            holds("files of every kind are written", this::export);
        } catch (IOException e) {
            System.err.println("headlight: " + e.getMessage());
        } finally {
            screen.execute(stage::close);
        }
    }

    /** Forwards and backwards at two sizes of steps; the first steps after the start count like all others. */
    private void walk() {
        screen.execute(() -> desk.heads().modeProperty().set(Mode.WALK));
        List<Presses.Drawn> steps = new ArrayList<>();
        for (KeyCode size : List.of(KeyCode.DIGIT2, KeyCode.DIGIT3)) {
            presses.press(size);
            int length = desk.playhead().length();
            int far = desk.heads().run().isPresent() ? Math.min(length, LONGEST) : length;
            for (int i = far; i > 0; i--) {
                steps.add(presses.press(KeyCode.RIGHT));
            }
            for (int i = far; i > 0; i--) {
                steps.add(presses.press(KeyCode.LEFT));
            }
        }
        if (!steps.isEmpty()) {
            say("steps walked", steps.size(), "");
            spread("a step, from key to drawn", steps, Presses.Drawn::work);
            spread("a step, with the wait for the screen's next beat", steps, Presses.Drawn::whole);
        }
    }

    /** Goes through a Transformer's views, layers, heads and tokens by key, where there is one. */
    private void heads() {
        if (desk.heads().run().isEmpty()) {
            return;
        }
        List<Presses.Drawn> choices = new ArrayList<>();
        for (Mode mode : List.of(Mode.HEADS, Mode.HEAD, Mode.NEURON)) {
            screen.execute(() -> desk.heads().modeProperty().set(mode));
            presses.press(KeyCode.SHIFT); // what that led to is drawn by then
            for (int round = 0; round < ROUNDS; round++) {
                for (KeyCode key : CHOICES) {
                    choices.add(presses.press(key));
                }
            }
        }
        screen.execute(() -> desk.heads().modeProperty().set(Mode.HEAD));
        presses.press(KeyCode.SHIFT);
        for (int round = 0; round < ROUNDS; round++) {
            for (KeyCode key : ZOOMS) {
                choices.add(presses.press(key));
            }
        }
        say("choices of layer, head and token made", choices.size(), "");
        spread("a choice among heads, from key to drawn", choices, Presses.Drawn::work);
        spread("a choice among heads, with the wait for the screen's next beat", choices, Presses.Drawn::whole);
        screen.execute(() -> desk.heads().modeProperty().set(Mode.WALK));
    }

    private void examples(Shelf.Entry model) {
        screen.execute(() -> desk.open(model.key(), ""));
        until(desk.busyProperty(), () -> !desk.busyProperty().get());
        for (String text : model.examples()) {
            screen.execute(() -> desk.run(text));
            until(desk.busyProperty(), () -> !desk.busyProperty().get());
            presses.press(KeyCode.END);
        }
    }

    private void export() throws IOException {
        Path folder = Files.createTempDirectory("headlight-rehearsal");
        Optional<Moment> now = desk.playhead().moment();
        for (View view : now.map(Picture::kinds).orElse(List.of())) {
            for (Format format : Picture.formats(view, now.orElseThrow(), language.labels())) {
                Picture picture = new Picture(view, format, 2, Theme.LIGHT);
                Path file = folder.resolve(picture.fileName());
                Drawing drawing = picture.drawing(now.orElseThrow(), Optional.empty(), language.labels());
                screen.execute(() -> saving.start(picture.into(file, picture.of(drawing))));
                until(saving.stateProperty(), () -> saving.stateProperty().get() != Saving.State.RUNNING);
                Files.deleteIfExists(file);
            }
        }
        Files.delete(folder);
    }

    /** Trains the first task in the laboratory, until nearly everything is right; the charts are painted meanwhile. */
    private void learn() {
        until(desk.busyProperty(), () -> !desk.busyProperty().get());
        screen.execute(() -> desk.heads().modeProperty().set(Mode.TRAIN));
        presses.press(KeyCode.SHIFT);
        long began = System.nanoTime();
        try (StallMeter meter = new StallMeter(screen)) {
            screen.execute(lab::train);
            until(
                    lab.runsProperty(),
                    () -> exact() >= GOAL || lab.stateProperty().get() == Lab.State.IDLE);
            say("laboratory: exact match on dates held out, hidden 64", 100 * exact(), "%");
            say("laboratory: until then", (System.nanoTime() - began) / 1e9, "s");
            say(
                    "laboratory: 99 of 100 waits for the screen meanwhile within",
                    meter.report().p99(),
                    "ms");
            say(
                    "laboratory: longest hold of the screen meanwhile",
                    meter.report().longest(),
                    "ms");
        }
        screen.execute(() -> {
            lab.close();
            stage.close();
        });
    }

    /** The best so far of the training that goes on. */
    private double exact() {
        return lab.run().stream()
                .flatMap(run -> run.learning().scores().stream())
                .mapToDouble(Learning.Score::exact)
                .max()
                .orElse(0);
    }

    /** How long the screen's thread kept others waiting during this. */
    private void holds(String during, Act act) throws IOException {
        try (StallMeter meter = new StallMeter(screen)) {
            act.play();
            presses.press(KeyCode.HOME); // what it led to is drawn by then
            say("longest hold of the screen while " + during, meter.report().longest(), "ms");
        }
    }

    /** Waits; what is true already counts once what was asked of the screen before is done. */
    private void until(ObservableValue<?> changes, BooleanSupplier there) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        screen.execute(() -> {
            ChangeListener<Object> look = new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<?> property, Object before, Object now) {
                    if (there.getAsBoolean()) {
                        changes.removeListener(this);
                        reached.complete(null);
                    }
                }
            };
            changes.addListener(look);
            look.changed(changes, null, changes.getValue());
        });
        reached.join();
    }

    private static void spread(String name, List<Presses.Drawn> steps, ToDoubleFunction<Presses.Drawn> millis) {
        double[] sorted = steps.stream().mapToDouble(millis).sorted().toArray();
        int last = sorted.length - 1;
        say(name + ": median", sorted[last / 2], "ms");
        say(name + ": 99 of 100 within", sorted[(int) Math.ceil(last * 0.99)], "ms");
        say(name + ": longest", sorted[last], "ms");
    }

    private static void say(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", name, value, unit);
    }
}
