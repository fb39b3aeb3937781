package headlight.ui;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

import headlight.session.Desk;
import headlight.session.Experiment;
import headlight.session.HeadDesk;
import headlight.session.Mode;
import headlight.session.OpenedCell;
import headlight.session.Zoom;
import headlight.session.lab.Lab;
import headlight.trace.Edit;
import headlight.trace.Sites;
import headlight.trace.StepSize;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;

/** What the keys of the window mean. */
final class ShellKeys {

    private final Shell shell;
    private final Studio studio;
    private final Desk desk;
    private final Keys keys;
    private final FigureView stage;
    private final LabTransport labTransport;

    ShellKeys(Shell shell, Studio studio, Keys keys, FigureView stage, LabTransport labTransport) {
        this.shell = shell;
        this.studio = studio;
        this.desk = studio.desk();
        this.keys = keys;
        this.stage = stage;
        this.labTransport = labTransport;
    }

    /** In the laboratory keys train, and go through the film. */
    private void bindLabKeys() {
        Keys laboratory = keys.when(shell::training);
        laboratory
                .bind("ui.key.lab.train", labTransport::toggle, Keys.key(KeyCode.K), Keys.key(KeyCode.SPACE))
                .bind("ui.key.lab.single", studio.lab()::single, Keys.key(KeyCode.N))
                .bind("ui.key.lab.stop", studio.lab()::stop, Keys.key(KeyCode.S))
                .bind("ui.key.lab.frame", () -> labTransport.frameBy(1), Keys.key(KeyCode.RIGHT))
                .bind("ui.key.lab.frame", () -> labTransport.frameBy(-1), Keys.key(KeyCode.LEFT))
                .bind("ui.key.lab.frame", () -> labTransport.frameBy(-10_000), Keys.key(KeyCode.HOME))
                .bind("ui.key.lab.frame", () -> studio.lab().frameProperty().set(Lab.NEWEST), Keys.key(KeyCode.END));
    }

    /** All of them; where a key has two meanings, the narrower one is bound first. */
    void bind() {
        bindLabKeys();
        bindHeadKeys();
        bindCellKeys();
        bindModeKeys();
        Experiment experiment = desk.experiment();
        keys.bind("ui.key.next", shell::next, Keys.key(KeyCode.RIGHT), Keys.key(KeyCode.SPACE))
                .bind("ui.key.back", () -> shell.playhead().back(), Keys.key(KeyCode.LEFT))
                .bind("ui.key.word", () -> shell.playhead().next(StepSize.WORD), Keys.key(KeyCode.RIGHT, SHIFT_DOWN))
                .bind("ui.key.wordBack", () -> shell.playhead().back(StepSize.WORD), Keys.key(KeyCode.LEFT, SHIFT_DOWN))
                .bind("ui.key.first", () -> shell.playhead().first(), Keys.key(KeyCode.HOME))
                .bind("ui.key.last", () -> shell.playhead().last(), Keys.key(KeyCode.END));
        keys.bind(
                        "ui.key.size.word",
                        () -> shell.playhead().sizeProperty().set(StepSize.WORD),
                        Keys.key(KeyCode.DIGIT1))
                .bind(
                        "ui.key.size.stage",
                        () -> shell.playhead().sizeProperty().set(StepSize.STAGE),
                        Keys.key(KeyCode.DIGIT2))
                .bind(
                        "ui.key.size.number",
                        () -> shell.playhead().sizeProperty().set(StepSize.NUMBER),
                        Keys.key(KeyCode.DIGIT3))
                .bind("ui.key.play", () -> shell.player().toggle(), Keys.key(KeyCode.K))
                .bind("ui.key.slower", () -> shell.player().faster(-1), Keys.key(KeyCode.COMMA))
                .bind("ui.key.faster", () -> shell.player().faster(1), Keys.key(KeyCode.PERIOD))
                .bind("ui.key.predict", studio.prediction()::ask, Keys.key(KeyCode.P))
                .bind("ui.key.more", () -> moveWeight(0.05), Keys.key(KeyCode.PLUS), Keys.key(KeyCode.ADD))
                .bind("ui.key.more", () -> moveWeight(0.05), Keys.key(KeyCode.EQUALS))
                .bind("ui.key.more", () -> moveWeight(0.05), Keys.key(KeyCode.EQUALS, SHIFT_DOWN))
                .bind("ui.key.less", () -> moveWeight(-0.05), Keys.key(KeyCode.MINUS), Keys.key(KeyCode.SUBTRACT))
                .bind("ui.key.undo", experiment::undo, Keys.control(KeyCode.Z))
                .bind("ui.key.redo", experiment::redo, Keys.control(KeyCode.Y))
                .bind("ui.key.present", shell::present, Keys.key(KeyCode.F))
                .bind("ui.key.export", shell::export, Keys.key(KeyCode.E))
                .bind("ui.key.open", shell::choose, Keys.control(KeyCode.O))
                .bind("ui.key.larger", () -> studio.look().resize(1), Keys.control(KeyCode.PLUS))
                .bind("ui.key.larger", () -> studio.look().resize(1), Keys.control(KeyCode.EQUALS))
                .bind("ui.key.larger", () -> studio.look().resize(1), Keys.control(KeyCode.ADD))
                .bind("ui.key.smaller", () -> studio.look().resize(-1), Keys.control(KeyCode.MINUS))
                .bind("ui.key.smaller", () -> studio.look().resize(-1), Keys.control(KeyCode.SUBTRACT))
                .bind("ui.key.natural", () -> studio.look().scaleProperty().set(1), Keys.control(KeyCode.DIGIT0))
                .bind("ui.key.keys", shell::showKeys, Keys.key(KeyCode.SLASH, SHIFT_DOWN), Keys.key(KeyCode.F1))
                .bind("ui.key.escape", shell::escape, Keys.key(KeyCode.ESCAPE));
    }

    /** Where heads are looked at, arrows and digits choose among them. */
    private void bindHeadKeys() {
        HeadDesk heads = desk.heads();
        Keys looking = keys.when(() -> heads.shownProperty().get().isOfHeads());
        looking.bind("ui.key.heads.token", () -> heads.tokenBy(1), Keys.key(KeyCode.RIGHT))
                .bind("ui.key.heads.token", () -> heads.tokenBy(-1), Keys.key(KeyCode.LEFT))
                .bind("ui.key.heads.layer", () -> heads.layerBy(1), Keys.key(KeyCode.DOWN))
                .bind("ui.key.heads.layer", () -> heads.layerBy(-1), Keys.key(KeyCode.UP))
                .bind("ui.key.heads.tokens", () -> heads.from(OptionalInt.empty()), Keys.key(KeyCode.A))
                .bind("ui.key.heads.every", heads::everyHead, Keys.key(KeyCode.DIGIT0));
        for (int head = 0; head < 9; head++) {
            int one = head;
            KeyCode digit = KeyCode.getKeyCode(Integer.toString(head + 1));
            looking.bind("ui.key.heads.head", () -> heads.only(one), Keys.key(digit))
                    .bind("ui.key.heads.more", () -> heads.toggle(one), Keys.key(digit, SHIFT_DOWN));
        }
        Keys closely = keys.when(() -> heads.shownProperty().get() == Mode.HEAD);
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS)) {
            closely.bind("ui.key.zoom", () -> heads.zoom().by(Zoom.STEP), Keys.key(plus));
        }
        closely.bind("ui.key.zoom", () -> heads.zoom().by(Zoom.STEP), Keys.key(KeyCode.EQUALS, SHIFT_DOWN))
                .bind(
                        "ui.key.zoom",
                        () -> heads.zoom().by(1 / Zoom.STEP),
                        Keys.key(KeyCode.MINUS),
                        Keys.key(KeyCode.SUBTRACT))
                .bind("ui.key.zoom", heads.zoom()::fit, Keys.key(KeyCode.BACK_SPACE))
                .bind("ui.key.pan", () -> heads.zoom().pan(0, 1), Keys.key(KeyCode.RIGHT, SHIFT_DOWN))
                .bind("ui.key.pan", () -> heads.zoom().pan(0, -1), Keys.key(KeyCode.LEFT, SHIFT_DOWN))
                .bind("ui.key.pan", () -> heads.zoom().pan(1, 0), Keys.key(KeyCode.DOWN, SHIFT_DOWN))
                .bind("ui.key.pan", () -> heads.zoom().pan(-1, 0), Keys.key(KeyCode.UP, SHIFT_DOWN));
    }

    /** Where a run is walked, a cell opens, and arrows go through its layers. */
    private void bindCellKeys() {
        OpenedCell opened = desk.opened();
        Keys inside = keys.when(() -> desk.heads().shownProperty().get() == Mode.WALK
                && opened.placeProperty().get().isPresent());
        keys.when(() -> desk.heads().shownProperty().get() == Mode.WALK)
                .bind("ui.key.cell", opened::toggle, Keys.key(KeyCode.C));
        inside.bind("ui.key.cell.layer", () -> opened.layerBy(1), Keys.key(KeyCode.UP))
                .bind("ui.key.cell.layer", () -> opened.layerBy(-1), Keys.key(KeyCode.DOWN))
                .bind("ui.key.cell.way", opened::turn, Keys.key(KeyCode.R));
    }

    /** Control and a digit choose a way to look at the run, in the order of their buttons. */
    private void bindModeKeys() {
        HeadDesk heads = desk.heads();
        for (int i = 0; i < 9; i++) {
            int place = i;
            KeyCode digit = KeyCode.getKeyCode(Integer.toString(i + 1));
            keys.bind(
                    "ui.key.mode",
                    () -> Mode.fitting(heads.selection().isPresent()).stream()
                            .skip(place)
                            .findFirst()
                            .ifPresent(mode -> {
                                heads.modeProperty().set(mode);
                                shell.toStage();
                            }),
                    Keys.control(digit));
        }
    }

    /** Moves the softmax weight that the keyboard is on. */
    private void moveWeight(double by) {
        stage.cursor()
                .filter(spot -> spot.site().equals(Sites.WEIGHTS) && spot.isNumber())
                .ifPresent(spot -> {
                    if (desk.runsProperty().get()) {
                        int step = spot.index().get(0);
                        int token = spot.index().get(1);
                        desk.playhead().moment().ifPresent(m -> {
                            double now = desk.experiment().changesProperty().get().stream()
                                    .filter(Edit.class::isInstance)
                                    .map(Edit.class::cast)
                                    .filter(e -> e.index().equals(List.of(step)))
                                    .map(Edit::values)
                                    .map(values -> (double) values.get(token))
                                    .findFirst()
                                    .orElse((double)
                                            m.trace().tensor(Sites.WEIGHTS).at(step, token));
                            desk.experiment().moveWeight(m.trace(), step, token, now + by);
                        });
                    }
                });
    }
}
