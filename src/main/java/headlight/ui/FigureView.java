package headlight.ui;

import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.Mark;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Sketch;
import headlight.figure.Spot;
import headlight.session.Readout;
import headlight.session.Related;
import headlight.session.Steering;
import headlight.trace.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Shows a figure: paints it when it has changed, lights what belongs to what is pointed at anywhere in the window, and
 * opens the explanation of what is clicked. By keyboard: Alt with arrows goes from number to number, Enter opens.
 */
final class FigureView extends Region {

    private static final double RING = 2;

    private final Studio studio;
    private final Function<Size, Optional<Figure>> draw;
    private final Tiles picture = new Tiles();
    private final ImageView ready = new ImageView();
    private final Tiles lights = new Tiles();
    private final ReadoutLabel readout;
    private final ReadOnlyObjectWrapper<Optional<Figure>> figure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final DoubleProperty roomWidth = new SimpleDoubleProperty(1);
    private final DoubleProperty roomHeight = new SimpleDoubleProperty(1);
    private final Hand hand = new Hand();
    private Function<Spot, Optional<Moment>> reads;
    private BiPredicate<Spot, Boolean> clicked = (spot, shift) -> false;
    private Optional<Spot> cursor = Optional.empty();
    private Optional<List<Spot>> spots = Optional.empty();
    private Optional<Size> enlarged = Optional.empty();
    private Size laid = new Size(0, 0);
    private boolean stale = true;
    private long paints;

    /** What nobody sees is painted when it comes into sight. */
    private final BeforeLayout painting = new BeforeLayout(this, () -> {
        refresh();
        return !stale;
    });

    /**
     * A view of what {@code draw} makes for the room there is.
     *
     * @param changes what the picture depends on; when one of them changes it is painted anew
     */
    FigureView(Studio studio, Function<Size, Optional<Figure>> draw, Observable... changes) {
        this.studio = studio;
        this.draw = draw;
        this.readout = new ReadoutLabel(studio.language());
        this.reads = spot -> studio.desk().playhead().moment();
        getStyleClass().add("figure-view");
        getChildren().addAll(picture, ready, lights, readout);
        ready.setMouseTransparent(true);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (Observable change : changes) {
            change.addListener(observable -> repaint());
        }
        List.<Observable>of(
                        studio.look().themeProperty(),
                        studio.look().scaleProperty(),
                        studio.language().messagesProperty())
                .forEach(change -> change.addListener(observable -> repaint()));
        List.<Observable>of(roomWidth, roomHeight).forEach(room -> room.addListener(observable -> fill()));
        studio.pointed().addListener((property, before, now) -> light());
        focusedProperty().addListener((property, before, now) -> light());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> leave());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** How much room there is to fill, in pixels. */
    void room(double width, double height) {
        roomWidth.set(width);
        roomHeight.set(height);
    }

    /** Something that lies above the picture, in pixels of this view. */
    void overlay(Node node) {
        getChildren().add(getChildren().indexOf(readout), node);
    }

    /** A place in the figure, in pixels of this view. */
    Rect onScreen(Rect where) {
        double s = scale();
        return new Rect(s * where.x(), s * where.y(), s * where.w(), s * where.h());
    }

    /** A length or place of this view, in the figure. */
    double inFigure(double pixels) {
        return pixels / scale();
    }

    void grip(Grip grip) {
        hand.holds(grip);
    }

    /** Where the numbers of the picture are from, when it is not the run on show. */
    void reads(Function<Spot, Optional<Moment>> where) {
        reads = where;
    }

    /** What a click (with Shift or without) does before it asks how something came about; says whether that was all. */
    void onClick(BiPredicate<Spot, Boolean> taken) {
        clicked = taken;
    }

    /** What is shown. */
    ReadOnlyObjectProperty<Optional<Figure>> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** How often it has been painted. */
    long paints() {
        return paints;
    }

    /** Where the keyboard is, if it has moved in here. */
    Optional<Spot> cursor() {
        return cursor;
    }

    /** Paints it anew before the next frame; only a picture of another size lays out what is around it. */
    void repaint() {
        stale = true;
        painting.ask();
    }

    private void fill() {
        stale = true;
        requestLayout(); // the room changes while the window is laid out: it is painted then
    }

    @Override
    protected double computePrefWidth(double height) {
        refresh();
        return laid.width();
    }

    @Override
    protected double computePrefHeight(double width) {
        refresh();
        return laid.height();
    }

    @Override
    protected void layoutChildren() {
        refresh();
    }

    private double scale() {
        double scale = studio.look().scaleProperty().get();
        double larger = enlarged.map(least ->
                        Math.min(roomWidth.get() / scale / least.width(), roomHeight.get() / scale / least.height()))
                .orElse(1.0);
        return scale * Math.max(1, larger);
    }

    /** Draws everything as large as the room allows for a figure that needs at least this much; or not. */
    void enlarge(Optional<Size> least) {
        enlarged = least;
        repaint();
    }

    /** Whether anybody could see it: what nobody sees is painted when it comes into sight. */
    private boolean seen() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void refresh() {
        if (!stale || !seen()) {
            return;
        }
        stale = false;
        readout.setVisible(false); // it told a number of the picture before
        figure.set(draw.apply(new Size(roomWidth.get() / scale(), roomHeight.get() / scale())));
        Size size = figure.get()
                .map(f -> new Size(f.size().width() * scale(), f.size().height() * scale()))
                .orElse(new Size(0, 0));
        if (!size.equals(laid)) {
            laid = size;
            requestLayout();
        }
        spots = Optional.empty();
        cursor = cursor.flatMap(this::same);
        Optional<Painted> painted = Painted.in(figure.get());
        Rect where = onScreen(painted.map(Painted::where).orElse(new Rect(0, 0, 0, 0)));
        ready.setImage(painted.map(Painted::image).orElse(null));
        ready.setX(where.x());
        ready.setY(where.y());
        ready.setFitWidth(where.w());
        ready.setFitHeight(where.h());
        if (painted.isPresent()) {
            picture.show(List.of(), 0, 0, scale());
        } else {
            show(picture, figure.get().map(Figure::marks).orElse(List.of()));
        }
        paints++;
        light();
    }

    private void show(Tiles tiles, List<Mark> marks) {
        tiles.show(marks, Math.ceil(laid.width()), Math.ceil(laid.height()), scale());
    }

    private List<Spot> spots() {
        if (spots.isEmpty()) {
            spots = figure.get().map(Figure::spots);
        }
        return spots.orElse(List.of());
    }

    private void light() {
        List<Spot> lit = new ArrayList<>();
        studio.pointed().get().ifPresent(pointed -> lit.addAll(Related.lit(pointed, spots())));
        cursor.filter(c -> isFocused()).ifPresent(lit::add);
        Ink accent = studio.look().themeProperty().get().accent();
        Sketch rings = new Sketch();
        lit.forEach(spot -> rings.outline(spot.where().inset(-RING / 2), 2, accent, RING));
        show(lights, rings.marks());
    }

    private Optional<Spot> same(Spot spot) {
        return spots().stream()
                .filter(s -> s.site().equals(spot.site()) && s.index().equals(spot.index()))
                .findFirst();
    }

    private Optional<Spot> under(MouseEvent e) {
        return figure.get().flatMap(f -> f.at(e.getX() / scale(), e.getY() / scale()));
    }

    private void point(MouseEvent e) {
        Optional<Spot> spot = under(e);
        if (!spot.equals(studio.pointed().get())) {
            studio.pointed().set(spot);
        }
        boolean holds = hand.couldHold(e.getX() / scale(), e.getY() / scale());
        setCursor(holds ? Cursor.V_RESIZE : spot.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        spot.flatMap(this::readout)
                .ifPresentOrElse(r -> readout.show(r, e.getX(), e.getY(), this), () -> readout.setVisible(false));
    }

    private Optional<Readout> readout(Spot spot) {
        return reads.apply(spot).flatMap(m -> Readout.of(m, spot));
    }

    private void leave() {
        readout.setVisible(false);
        studio.pointed().set(Optional.empty());
    }

    private void press(MouseEvent e) {
        requestFocus();
        hand.press(e.getX(), e.getY());
    }

    private void drag(MouseEvent e) {
        boolean held = hand.isDragging();
        hand.drag(e.getX(), e.getY(), scale());
        if (hand.isDragging() && !held) {
            readout.setVisible(false);
        }
    }

    private void release(MouseEvent e) {
        if (hand.release(e.getX(), e.getY())) {
            under(e).ifPresent(spot -> open(spot, e.isShiftDown()));
        }
    }

    private void key(KeyEvent e) {
        if (e.isAltDown() || e.isControlDown()) {
            switch (e.getCode()) {
                case LEFT -> steer(Steering.LEFT, e);
                case RIGHT -> steer(Steering.RIGHT, e);
                case UP -> steer(Steering.UP, e);
                case DOWN -> steer(Steering.DOWN, e);
                default -> {}
            }
        } else if (e.getCode() == KeyCode.ENTER && cursor.isPresent()) {
            open(cursor.get(), e.isShiftDown());
            e.consume();
        }
    }

    private void open(Spot spot, boolean shift) {
        if (!clicked.test(spot, shift)) {
            studio.open(spot);
        }
    }

    /** Where the keyboard starts: at what has just been computed. */
    private Optional<Spot> newest() {
        return studio.desk()
                .playhead()
                .moment()
                .flatMap(m -> spots().stream()
                        .filter(s -> s.isNumber() && s.site().equals(m.step().site()))
                        .findFirst())
                .or(() -> spots().stream().findFirst());
    }

    private void steer(Steering way, KeyEvent e) {
        cursor = cursor.isPresent() ? way.from(cursor, spots()) : newest();
        studio.pointed().set(cursor);
        cursor.ifPresent(spot -> readout(spot).ifPresent(r -> {
            readout.show(r, spot.where().right() * scale(), spot.where().y() * scale(), this);
            setAccessibleText(readout.spoken());
        }));
        light();
        e.consume();
    }
}
