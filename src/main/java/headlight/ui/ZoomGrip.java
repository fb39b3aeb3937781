package headlight.ui;

import headlight.figure.Extent;
import headlight.figure.Spot;
import headlight.session.Zoom;
import headlight.trace.Axis;
import java.util.Optional;
import javafx.scene.input.ScrollEvent;

/** Moves about in a matrix that is larger than its picture: the wheel goes nearer and farther, a hand drags it along. */
final class ZoomGrip implements Grip {

    private final Zoom zoom;
    private final FigureView view;
    private Optional<Spot> held = Optional.empty();
    private Optional<Extent> from = Optional.empty();
    private double startX;
    private double startY;

    /** Takes hold of a view. */
    ZoomGrip(Zoom zoom, FigureView view) {
        this.zoom = zoom;
        this.view = view;
        view.grip(this);
        view.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    private void wheel(ScrollEvent e) {
        double turned = e.getDeltaY();
        cell(view.inFigure(e.getX()), view.inFigure(e.getY())).ifPresent(spot -> {
            if (turned != 0) {
                zoom.by(
                        turned > 0 ? Zoom.STEP : 1 / Zoom.STEP,
                        spot.along(Axis.QUERY) + 0.5,
                        spot.along(Axis.KEY) + 0.5);
            }
            e.consume();
        });
    }

    @Override
    public boolean takes(double x, double y) {
        return cell(x, y).isPresent() && zoom.seen().isPresent();
    }

    @Override
    public void begin(double x, double y) {
        held = cell(x, y);
        from = zoom.seen();
        startX = x;
        startY = y;
    }

    @Override
    public void move(double x, double y) {
        held.ifPresent(cell -> from.ifPresent(was ->
                zoom.to((int) Math.round(was.top() - (y - startY) / cell.where().h()), (int)
                        Math.round(was.left() - (x - startX) / cell.where().w()))));
    }

    @Override
    public void end() {
        held = Optional.empty();
    }

    private Optional<Spot> cell(double x, double y) {
        return view.figureProperty()
                .get()
                .flatMap(figure -> figure.at(x, y))
                .filter(spot -> spot.isNumber() && spot.along(Axis.KEY) >= 0);
    }
}
