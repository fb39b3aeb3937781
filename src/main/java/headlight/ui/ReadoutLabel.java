package headlight.ui;

import headlight.session.Readout;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The number under the pointer, beside it. */
final class ReadoutLabel extends HBox {

    private static final double AWAY = 14;

    private final Language language;
    private String spoken = "";

    ReadoutLabel(Language language) {
        super(6);
        this.language = language;
        getStyleClass().add("readout");
        setAlignment(Pos.BASELINE_LEFT);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows it beside a point of its owner, without leaving the owner. */
    void show(Readout readout, double x, double y, Region owner) {
        String words = String.join(" · ", readout.words());
        String number = readout.value().isPresent()
                ? (readout.number().startsWith("<") ? "" : "= ") + readout.number()
                : language.now("ui.readout.numbers", readout.count());
        spoken = words + " " + number;
        Label about = new Label(words);
        about.getStyleClass().add("strong");
        FormulaView symbol = new FormulaView(readout.symbol(), Look.TYPE * 1.15, Double.MAX_VALUE);
        getChildren().setAll(about, symbol, new Label(number));
        applyCss();
        autosize();
        double left = x + AWAY + getWidth() > owner.getWidth() ? x - AWAY - getWidth() : x + AWAY;
        double top = y + AWAY + getHeight() > owner.getHeight() ? y - AWAY - getHeight() : y + AWAY;
        relocate(Math.max(0, left), Math.max(0, top));
        setVisible(true);
    }

    /** The same for a screen reader. */
    String spoken() {
        return spoken;
    }
}
