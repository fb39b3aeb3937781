package headlight.ui;

import headlight.figure.Palette;
import headlight.figure.Theme;
import headlight.session.Numbers;
import headlight.session.Product;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** What each feature adds to a score, as a bar up or down. */
final class ProductBars extends Region {

    private static final double HEIGHT = 78;

    private final Studio studio;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private Optional<Product> product = Optional.empty();

    ProductBars(Studio studio) {
        this.studio = studio;
        getChildren().add(canvas);
        Tooltip.install(this, tip);
        addEventHandler(
                MouseEvent.MOUSE_MOVED,
                e -> product.ifPresent(p -> {
                    int f = Math.max(0, Math.min(p.size() - 1, (int) (e.getX() / pitch(p))));
                    tip.setText("q" + (f + 1) + " · k" + (f + 1) + " = " + Numbers.brief(p.q().at(f)) + " · "
                            + Numbers.brief(p.k().at(f)) + " = " + Numbers.brief(p.at(f)));
                }));
    }

    void show(Optional<Product> next) {
        product = next;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * studio.look().scaleProperty().get();
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
        product.ifPresent(p -> paint(g, p));
    }

    private void paint(GraphicsContext g, Product p) {
        double high = 0;
        double low = 0;
        for (int f = 0; f < p.size(); f++) {
            high = Math.max(high, p.at(f));
            low = Math.min(low, p.at(f));
        }
        double largest = Math.max(high, -low);
        double unit = high - low > 0 ? (getHeight() - 4) / (high - low) : 0;
        double zero = 2 + high * unit;
        double pitch = pitch(p);
        double gap = pitch >= 4 ? 1 : 0;
        Theme theme = studio.look().themeProperty().get();
        for (int f = 0; f < p.size(); f++) {
            double value = p.at(f);
            double strength = largest == 0 ? 0 : value / largest;
            g.setFill(CanvasSurface.color(
                    Palette.signed(theme).signed(Math.signum(strength) * (0.45 + 0.55 * Math.abs(strength)))));
            double top = value > 0 ? zero - value * unit : zero;
            g.fillRect(f * pitch, top, pitch - gap, Math.max(0.5, Math.abs(value) * unit));
        }
        g.setFill(CanvasSurface.color(theme.faint()));
        g.fillRect(0, Math.floor(zero), pitch * p.size(), 1);
    }

    private double pitch(Product p) {
        return getWidth() / p.size();
    }
}
