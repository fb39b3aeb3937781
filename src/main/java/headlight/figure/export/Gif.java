package headlight.figure.export;

import static headlight.figure.export.Metadata.node;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * GIF: of each picture only what changed, again and again from the start. All pictures have one palette, or each would
 * bring its own and still colours would flicker.
 */
final class Gif {

    /** How many pictures the palette is chosen from. */
    private static final int SAMPLES = 8;

    /** The share of the work that choosing takes. */
    private static final double CHOOSING = 0.2;

    private static final byte[] FOR_EVER = {1, 0, 0};

    private Gif() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        int length = export.film().length();
        Raster screen = Raster.blank(export.size(), export.scale());
        Indexing palette = palette(export, screen, progress);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            // The first picture gives the file its size and its palette.
            BufferedImage before = palette.write(paint(export, 0, screen), palette.blank(screen));
            BufferedImage spare = palette.blank(screen);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(first(writer, export, before), null);
            progress.accept(CHOOSING + (1 - CHOOSING) / length);
            for (int i = 1; i < length; i++) {
                BufferedImage now = palette.write(paint(export, i, screen), spare);
                Rectangle where = changed(before, now);
                IIOImage picture =
                        picture(writer, part(now, where), where, export.film().seconds(i));
                writer.writeToSequence(picture, null);
                spare = before;
                before = now;
                progress.accept(CHOOSING + (1 - CHOOSING) * (i + 1) / length);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static IIOImage first(ImageWriter writer, Export export, BufferedImage image) {
        Rectangle whole = image.getRaster().getBounds();
        IIOImage picture = picture(writer, image, whole, export.film().seconds(0));
        Metadata.add(picture.getMetadata(), comment(export.creditLine()));
        if (export.film().length() > 1) {
            Metadata.add(picture.getMetadata(), loop());
        }
        return picture;
    }

    private static IIOImage picture(ImageWriter writer, BufferedImage image, Rectangle where, double seconds) {
        // ImageTypeSpecifier.createFromRenderedImage would put 216 colours of its own in the place of the palette.
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        Metadata.add(metadata, place(where), stay(seconds));
        return new IIOImage(image, null, metadata);
    }

    private static IIOMetadataNode place(Rectangle where) {
        return node(
                "ImageDescriptor",
                Map.of(
                        "imageLeftPosition", where.x,
                        "imageTopPosition", where.y,
                        "imageWidth", where.width,
                        "imageHeight", where.height,
                        "interlaceFlag", "FALSE"));
    }

    /** It is seen so long, and stays when the next one comes. */
    private static IIOMetadataNode stay(double seconds) {
        return node(
                "GraphicControlExtension",
                Map.of(
                        "disposalMethod",
                        "doNotDispose",
                        "userInputFlag",
                        "FALSE",
                        "transparentColorFlag",
                        "FALSE",
                        "transparentColorIndex",
                        0,
                        "delayTime",
                        Math.round(seconds * 100)));
    }

    private static IIOMetadataNode loop() {
        IIOMetadataNode netscape =
                node("ApplicationExtension", Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"));
        netscape.setUserObject(FOR_EVER);
        return node("ApplicationExtensions", Map.of(), netscape);
    }

    private static IIOMetadataNode comment(String text) {
        // ImageIO makes each char a byte; the bytes are to be those of UTF-8.
        String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
        return node("CommentExtensions", Map.of(), node("CommentExtension", Map.of("value", bytes)));
    }

    private static Indexing palette(Export export, Raster screen, DoubleConsumer progress) {
        Quantizer colors = new Quantizer();
        int last = export.film().length() - 1;
        int samples = Math.min(SAMPLES, last + 1);
        for (int i = 0; i < samples; i++) {
            colors.see(paint(export, last - i * last / samples, screen).pixels());
            progress.accept(CHOOSING * (i + 1) / samples);
        }
        return new Indexing(colors.palette());
    }

    private static Raster paint(Export export, int i, Raster screen) {
        return screen.paint(
                export.film().frame(i), export.scale(), export.theme().paper());
    }

    /** The smallest rectangle outside which nothing changed; at least one pixel. */
    private static Rectangle changed(BufferedImage before, BufferedImage now) {
        byte[] old = places(before);
        byte[] young = places(now);
        int width = now.getWidth();
        Rectangle changed = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < now.getHeight(); y++) {
            int from = y * width;
            int start = Arrays.mismatch(old, from, from + width, young, from, from + width);
            if (start >= 0) {
                int end = width - 1;
                while (old[from + end] == young[from + end]) {
                    end--;
                }
                changed.add(new Rectangle(start, y, end - start + 1, 1));
            }
        }
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }

    /** A copy: of a subimage, ImageIO writes the pixels from the upper left of the whole. */
    private static BufferedImage part(BufferedImage whole, Rectangle where) {
        IndexColorModel palette = (IndexColorModel) whole.getColorModel();
        BufferedImage part = new BufferedImage(where.width, where.height, whole.getType(), palette);
        whole.getSubimage(where.x, where.y, where.width, where.height).copyData(part.getRaster());
        return part;
    }

    private static byte[] places(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
