package headlight.ui;

import headlight.figure.Ink;
import headlight.figure.Palette;
import headlight.figure.Theme;
import headlight.session.Numbers;
import headlight.session.Reading;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The terms of a sum as bars, in the order of the expression: which of them make the number what it is. */
final class TermBars extends Region {

    private static final double HEIGHT = 64;
    private static final double WIDEST = 28;

    private final Canvas canvas = new Canvas();
    private final List<Reading.Term> terms;
    private final Theme theme;
    private final double scale;
    private final double largest;
    private final Tooltip tip = new Tooltip();

    TermBars(List<Reading.Term> terms, Theme theme, double scale, Consumer<Reading.Term> open) {
        this.terms = terms;
        this.theme = theme;
        this.scale = scale;
        this.largest = terms.stream()
                .mapToDouble(t -> Math.abs(t.value()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        getChildren().add(canvas);
        setCursor(Cursor.HAND);
        Tooltip.install(this, tip);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            Reading.Term term = at(e.getX());
            tip.setText(term.text() + " = " + Numbers.brief(term.value()));
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> open.accept(at(e.getX())));
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * scale;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        double high = terms.stream().mapToDouble(Reading.Term::value).max().orElse(0);
        double low = terms.stream().mapToDouble(Reading.Term::value).min().orElse(0);
        double up = Math.max(0, finite(high));
        double down = Math.max(0, -finite(low));
        double room = getHeight() - 4;
        double unit = up + down == 0 ? 0 : room / (up + down);
        double zero = 2 + up * unit;
        double pitch = pitch();
        double gap = pitch >= 4 ? Math.min(2, pitch * 0.15) : 0;
        for (int i = 0; i < terms.size(); i++) {
            double value = finite(terms.get(i).value());
            double y = value > 0 ? zero - value * unit : zero;
            g.setFill(CanvasSurface.color(colour(value)));
            g.fillRect(i * pitch + gap / 2, y, Math.max(0.5, pitch - gap), Math.max(0.5, Math.abs(value) * unit));
        }
        g.setStroke(CanvasSurface.color(theme.faint()));
        g.setLineWidth(1);
        double line = Math.floor(zero) + 0.5;
        g.strokeLine(0, line, pitch * terms.size(), line);
    }

    /** As on the stage, but never as pale as paper. */
    private Ink colour(double value) {
        double strength = largest == 0 ? 0 : value / largest;
        return Palette.signed(theme).signed(Math.signum(strength) * (0.35 + 0.65 * Math.abs(strength)));
    }

    private double finite(double value) {
        return Double.isFinite(value) ? value : Math.signum(value) * largest;
    }

    private double pitch() {
        return Math.min(WIDEST * scale, getWidth() / Math.max(1, terms.size()));
    }

    private Reading.Term at(double x) {
        return terms.get(Math.max(0, Math.min(terms.size() - 1, (int) (x / pitch()))));
    }
}
