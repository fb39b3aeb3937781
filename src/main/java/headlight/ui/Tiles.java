package headlight.ui;

import headlight.figure.Mark;
import headlight.figure.Rect;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * A picture made of tiles. Of the next picture only those tiles are painted in which something is different, and only
 * they are laid onto the screen anew: a step costs what it changes, not what there is.
 */
final class Tiles extends Group {

    /** About the size of a tile, in pixels: small enough to follow a number, large enough that there are few of them. */
    private static final double WIDTH = 256;

    private static final double HEIGHT = 96;

    /** Edges stand on whole pixels of the screen also where it is scaled by quarters. */
    private static final int QUARTERS = 4;

    private final List<Tile> tiles = new ArrayList<>();
    private int columns;
    private int rows;
    private double tileWidth;
    private double tileHeight;
    private double width;
    private double height;
    private double scale;
    private long painted;

    private static final class Tile {
        final Canvas canvas;
        List<Mark> shown = List.of();
        List<Mark> next = new ArrayList<>();

        Tile(Canvas canvas) {
            this.canvas = canvas;
        }
    }

    Tiles() {
        setAutoSizeChildren(false);
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * Shows a picture.
     *
     * @param marks  what it is made of, in pixels at scale 1
     * @param width  of the whole in pixels
     * @param height of the whole in pixels
     * @param scale  how many pixels one pixel at scale 1 becomes
     */
    void show(List<Mark> marks, double width, double height, double scale) {
        if (width != this.width || height != this.height || scale != this.scale) {
            this.width = width;
            this.height = height;
            this.scale = scale;
            lay();
        }
        marks.forEach(this::place);
        tiles.forEach(this::turn);
    }

    /** How many tiles have been painted so far. */
    long painted() {
        return painted;
    }

    /** A group for each row: of one with many changes JavaFX draws the whole. */
    private void lay() {
        columns = (int) Math.max(1, Math.round(width / WIDTH));
        rows = (int) Math.max(1, Math.round(height / HEIGHT));
        tileWidth = Math.ceil(width / columns / QUARTERS) * QUARTERS;
        tileHeight = Math.ceil(height / rows / QUARTERS) * QUARTERS;
        tiles.clear();
        getChildren().clear();
        for (int r = 0; r < rows; r++) {
            Group row = new Group();
            row.setAutoSizeChildren(false);
            for (int c = 0; c < columns; c++) {
                double x = c * tileWidth;
                double y = r * tileHeight;
                Canvas canvas = new Canvas(
                        Math.max(0, Math.min(tileWidth, width - x)), Math.max(0, Math.min(tileHeight, height - y)));
                canvas.relocate(x, y);
                canvas.setVisible(false);
                row.getChildren().add(canvas);
                tiles.add(new Tile(canvas));
            }
            getChildren().add(row);
        }
    }

    private void place(Mark mark) {
        Rect bounds = mark.bounds();
        int left = Math.max(0, (int) Math.floor(bounds.x() * scale / tileWidth));
        int right = Math.min(columns - 1, (int) Math.floor(bounds.right() * scale / tileWidth));
        int top = Math.max(0, (int) Math.floor(bounds.y() * scale / tileHeight));
        int bottom = Math.min(rows - 1, (int) Math.floor(bounds.bottom() * scale / tileHeight));
        for (int r = top; r <= bottom; r++) {
            for (int c = left; c <= right; c++) {
                tiles.get(r * columns + c).next.add(mark);
            }
        }
    }

    /** Paints a tile if what belongs on it is not what it shows. */
    private void turn(Tile tile) {
        List<Mark> before = tile.shown;
        tile.shown = tile.next;
        tile.next = new ArrayList<>(before.size());
        if (tile.shown.equals(before)) {
            return;
        }
        Canvas canvas = tile.canvas;
        canvas.setVisible(!tile.shown.isEmpty()); // laying an empty picture over another costs as much as a full one
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setTransform(scale, 0, 0, scale, -canvas.getLayoutX(), -canvas.getLayoutY());
        CanvasSurface surface = new CanvasSurface(g, scale);
        tile.shown.forEach(mark -> mark.paint(surface));
        painted++;
    }
}
