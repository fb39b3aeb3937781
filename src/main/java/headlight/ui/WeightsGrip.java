package headlight.ui;

import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.session.Desk;
import headlight.trace.Axis;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Moves a bar of the chosen token's weights; the rest of its row makes room, and the run follows while the hand moves. */
final class WeightsGrip implements Grip {

    private final Desk desk;
    private final FigureView view;
    private Optional<Spot> held = Optional.empty();
    private Optional<Trace> from = Optional.empty();

    WeightsGrip(Studio studio, FigureView view) {
        this.desk = studio.desk();
        this.view = view;
    }

    @Override
    public boolean takes(double x, double y) {
        return desk.runsProperty().get() && bar(x, y).isPresent();
    }

    @Override
    public void begin(double x, double y) {
        held = bar(x, y);
        from = desk.heads().run();
        desk.experiment().beginDrag();
    }

    @Override
    public void move(double x, double y) {
        held.ifPresent(bar -> from.ifPresent(trace -> desk.heads().selection().ifPresent(now -> {
            Rect where = bar.where();
            List<Integer> index = bar.index();
            double weight = now.vertical() ? (x - where.x()) / where.w() : (where.bottom() - y) / where.h();
            desk.experiment().moveWeight(trace, now.block(), index.get(0), index.get(1), index.get(2), weight);
        })));
    }

    @Override
    public void end() {
        desk.experiment().endDrag();
        held = Optional.empty();
    }

    private Optional<Spot> bar(double x, double y) {
        return view.figureProperty()
                .get()
                .flatMap(figure -> figure.at(x, y))
                .filter(spot -> spot.isNumber()
                        && spot.along(Axis.KEY) >= 0
                        && desk.heads()
                                .selection()
                                .filter(now -> now.block().weights().equals(spot.site()))
                                .isPresent());
    }
}
