package headlight.figure.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import headlight.figure.Film;
import headlight.figure.Ink;
import headlight.figure.Size;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * GIF: one palette for all pictures, of each only what changed, again and again from the start. Written here:
 * ImageIO gives every picture a palette of its own. Graphics Interchange Format, version 89a.
 */
final class Gif {

    /** How many pictures the palette is chosen from. */
    private static final int SAMPLES = 8;

    /** The share of the work that choosing takes. */
    private static final double CHOOSING = 0.2;

    private static final int BLOCK = 255;

    private Gif() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        Size room = export.size();
        Film film = export.film();
        Quantizer palette = palette(export, room, progress);
        byte[] before = {};
        for (int i = 0; i < film.length(); i++) {
            Raster raster = raster(export, i, room);
            if (i == 0) {
                header(out, export, raster.width(), raster.height(), palette.colors());
            }
            byte[] now = palette.indices(raster.pixels());
            Rectangle changed = changed(before, now, raster.width(), raster.height());
            picture(out, part(now, raster.width(), changed), changed, film.seconds(i));
            before = now;
            progress.accept(CHOOSING + (1 - CHOOSING) * (i + 1) / film.length());
        }
        out.write(';');
    }

    private static void header(OutputStream out, Export export, int width, int height, int[] colors)
            throws IOException {
        out.write("GIF89a".getBytes(ISO_8859_1));
        shorts(out, width, height);
        out.write(new byte[] {(byte) 0xF7, 0, 0}); // a palette of 256 colours with 8 bits each
        for (int color : colors) {
            out.write(new byte[] {(byte) (color >> 16), (byte) (color >> 8), (byte) color});
        }
        if (export.film().length() > 1) {
            out.write(new byte[] {'!', (byte) 0xFF, 11});
            out.write("NETSCAPE2.0".getBytes(ISO_8859_1));
            out.write(new byte[] {3, 1, 0, 0, 0}); // for ever
        }
        out.write(new byte[] {'!', (byte) 0xFE});
        blocks(out, export.creditLine().getBytes(UTF_8));
    }

    private static void picture(OutputStream out, byte[] indices, Rectangle where, double seconds) throws IOException {
        out.write(new byte[] {'!', (byte) 0xF9, 4, 1 << 2}); // it stays when the next one comes
        shorts(out, (int) Math.round(seconds * 100));
        out.write(new byte[] {0, 0, ','});
        shorts(out, where.x, where.y, where.width, where.height);
        out.write(new byte[] {0, 8});
        blocks(out, Lzw.encode(indices));
    }

    /** Data in the format's blocks, with the empty one at the end. */
    private static void blocks(OutputStream out, byte[] data) throws IOException {
        for (int at = 0; at < data.length; at += BLOCK) {
            int length = Math.min(BLOCK, data.length - at);
            out.write(length);
            out.write(data, at, length);
        }
        out.write(0);
    }

    private static void shorts(OutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.write(value);
            out.write(value >> 8);
        }
    }

    private static Quantizer palette(Export export, Size room, DoubleConsumer progress) {
        Quantizer palette = new Quantizer();
        int last = export.film().length() - 1;
        int samples = Math.min(SAMPLES, last + 1);
        for (int i = 0; i < samples; i++) {
            palette.see(raster(export, last - i * last / samples, room).pixels());
            progress.accept(CHOOSING * (i + 1) / samples);
        }
        palette.choose();
        return palette;
    }

    private static Raster raster(Export export, int i, Size room) {
        Ink paper = export.drawing().theme().paper();
        return Raster.of(export.film().frame(i), room, export.scale(), paper);
    }

    /** The smallest rectangle outside which nothing changed; at least one pixel. */
    private static Rectangle changed(byte[] before, byte[] now, int width, int height) {
        if (before.length == 0) {
            return new Rectangle(width, height);
        }
        Rectangle changed = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < height; y++) {
            int start = Arrays.mismatch(before, y * width, (y + 1) * width, now, y * width, (y + 1) * width);
            if (start >= 0) {
                int end = width - 1;
                while (before[y * width + end] == now[y * width + end]) {
                    end--;
                }
                Rectangle row = new Rectangle(start, y, end - start + 1, 1);
                changed = changed.isEmpty() ? row : changed.union(row);
            }
        }
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }

    private static byte[] part(byte[] indices, int width, Rectangle where) {
        byte[] part = new byte[where.width * where.height];
        for (int y = 0; y < where.height; y++) {
            System.arraycopy(indices, (where.y + y) * width + where.x, part, y * where.width, where.width);
        }
        return part;
    }
}
