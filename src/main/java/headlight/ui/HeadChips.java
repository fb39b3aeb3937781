package headlight.ui;

import headlight.figure.Ink;
import headlight.figure.Palette;
import headlight.figure.Selection;
import headlight.figure.Theme;
import headlight.session.HeadDesk;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** The heads of a layer in their colours. A click shows one alone (or all again), with Shift it adds or takes one away. */
final class HeadChips extends FlowPane {

    /** How much of its colour is left of a head that is not shown. */
    private static final double FADED = 0.28;

    private final Studio studio;
    private final HeadDesk heads;
    private final Button every = new Button();
    private final Label how = new Label();
    private int count = -1;

    HeadChips(Studio studio) {
        super(4, 4);
        this.studio = studio;
        this.heads = studio.desk().heads();
        getStyleClass().add("head-chips");
        setAlignment(Pos.CENTER_LEFT);
        every.setId("every-head");
        every.getStyleClass().add("small");
        every.textProperty().bind(studio.language().text("ui.heads.every"));
        every.setOnAction(e -> heads.everyHead());
        studio.language().describe(every, "ui.heads.every.tip");
        how.textProperty().bind(studio.language().text("ui.heads.how"));
        how.getStyleClass().addAll("faint", "small-text");
        heads.selectionProperty().addListener((property, before, now) -> refresh());
        studio.look().themeProperty().addListener((property, before, now) -> refresh());
        studio.language().messagesProperty().addListener((property, before, now) -> {
            count = -1;
            refresh();
        });
        refresh();
    }

    private void refresh() {
        if (heads.heads() != count) {
            count = heads.heads();
            getChildren().clear();
            for (int head = 0; head < count; head++) {
                getChildren().add(chip(head));
            }
            getChildren().addAll(every, how);
        }
        heads.selection().ifPresent(now -> {
            for (int head = 0; head < count; head++) {
                dress((ToggleButton) getChildren().get(head), head, now);
            }
        });
    }

    private ToggleButton chip(int head) {
        ToggleButton chip = new ToggleButton(Integer.toString(head + 1));
        chip.setId("head-" + head);
        chip.getStyleClass().add("head-chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setAccessibleText(studio.language().now("ui.heads.head", head + 1));
        // The keyboard's Space fires an action without a mouse: it shows one alone, Shift with Space adds.
        boolean[] shift = {false};
        chip.setOnMousePressed(e -> shift[0] = e.isShiftDown());
        chip.setOnKeyPressed(e -> shift[0] = e.isShiftDown());
        chip.setOnAction(e -> {
            if (shift[0]) {
                heads.toggle(head);
            } else {
                heads.only(head);
            }
            refresh();
        });
        return chip;
    }

    private void dress(ToggleButton chip, int head, Selection now) {
        boolean shown = now.heads().contains(head);
        Theme theme = studio.look().themeProperty().get();
        Ink ink = Palette.head(head, theme);
        Ink ground = shown ? ink : theme.paper().mix(ink, FADED);
        chip.setSelected(shown);
        chip.setStyle(String.format(
                Locale.ROOT,
                "-fx-background-color: %s; -fx-text-fill: %s; -fx-border-color: %s;",
                css(ground),
                css(Palette.textOn(ground)),
                shown ? css(theme.ink()) : "transparent"));
    }

    static String css(Ink ink) {
        return String.format("#%02x%02x%02x", ink.red(), ink.green(), ink.blue());
    }
}
