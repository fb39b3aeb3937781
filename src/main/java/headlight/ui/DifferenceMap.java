package headlight.ui;

import headlight.figure.Colormap;
import headlight.figure.Palette;
import headlight.figure.Selection;
import headlight.session.Aside;
import headlight.session.Desk;
import headlight.session.Numbers;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a change has done to the weights of the chosen head: more in one colour, less in the other. */
final class DifferenceMap extends VBox {

    private static final double SIDE = 220;

    /**
     * Two runs of one text, and which head of them.
     *
     * @param colours of less and more
     */
    private record Pair(Trace now, Trace before, Selection chosen, Colormap colours) {}

    /**
     * The picture, and the largest difference in it.
     *
     * @param largest as a share
     */
    private record Picture(Image image, double largest) {}

    private final Studio studio;
    private final Desk desk;
    private final Aside<Pair, Picture> maps;
    private final Label about = new Label();
    private final ImageView picture = new ImageView();

    DifferenceMap(Studio studio) {
        super(4);
        this.studio = studio;
        this.desk = studio.desk();
        setId("difference-map");
        maps = new Aside<>(studio.aside(), new ScreenThread(), DifferenceMap::draw);
        picture.setPreserveRatio(true);
        picture.setSmooth(false);
        picture.setFitWidth(SIDE);
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().add("faint");
        getChildren().addAll(about, picture);
        visibleProperty().bind(maps.answerProperty().map(Optional::isPresent).orElse(false));
        managedProperty().bind(visibleProperty());
        maps.answerProperty().addListener((property, before, now) -> show(now));
        desk.heads().selectionProperty().addListener((property, before, now) -> ask());
        desk.playhead().momentProperty().addListener((property, before, now) -> ask());
        studio.look().themeProperty().addListener((property, before, now) -> ask());
        studio.language()
                .messagesProperty()
                .addListener(
                        (property, before, now) -> show(maps.answerProperty().get()));
    }

    private void ask() {
        maps.ask(desk.originalProperty()
                .get()
                .flatMap(before -> desk.heads().run().flatMap(now -> desk.heads()
                        .selection()
                        .filter(s -> now.has(s.block().weights())
                                && before.has(s.block().weights()))
                        .map(s -> new Pair(
                                now,
                                before,
                                s,
                                Palette.signed(studio.look().themeProperty().get()))))));
    }

    private void show(Optional<Picture> map) {
        picture.setImage(map.map(Picture::image).orElse(null));
        about.setText(map.map(m -> studio.language().now("ui.difference.map", Numbers.percent(m.largest())))
                .orElse(""));
    }

    /** As far as both have it: a decoder may have written more, or less. */
    private static Picture draw(Pair pair) {
        Tensor now = pair.now()
                .tensor(pair.chosen().block().weights())
                .part(pair.chosen().head());
        Tensor before = pair.before()
                .tensor(pair.chosen().block().weights())
                .part(pair.chosen().head());
        int rows = Math.min(now.size(0), before.size(0));
        int columns = Math.min(now.size(1), before.size(1));
        float[] difference = new float[rows * columns];
        float largest = 0;
        for (int q = 0; q < rows; q++) {
            float[] row = now.row(q);
            float[] old = before.row(q);
            for (int k = 0; k < columns; k++) {
                difference[q * columns + k] = row[k] - old[k];
                largest = Math.max(largest, Math.abs(row[k] - old[k]));
            }
        }
        int[] argb = new int[difference.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = pair.colours()
                    .signed(largest == 0 ? 0 : difference[i] / largest)
                    .argb();
        }
        int times = (int) Math.max(1, Math.floor(SIDE / columns)); // cells of whole pixels stay sharp
        int[] pixels = new int[argb.length * times * times];
        for (int y = 0; y < rows * times; y++) {
            for (int x = 0; x < columns * times; x++) {
                pixels[y * columns * times + x] = argb[y / times * columns + x / times];
            }
        }
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                columns * times, rows * times, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        return new Picture(new WritableImage(buffer), largest);
    }
}
