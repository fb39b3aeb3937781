package headlight.figure.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG, eight bits a colour, with the credits as international text. Written here rather than by ImageIO, whose
 * start costs more than the picture. PNG specification, third edition.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PIXELS_PER_METRE = 3780;
    private static final int TRUE_COLOUR = 2;

    private Png() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        Raster raster = Raster.of(
                export.film().frame(0),
                export.film().frame(0).size(),
                export.scale(),
                export.drawing().theme().paper());
        out.write(SIGNATURE);
        chunk(out, "IHDR", data -> {
            data.writeInt(raster.width());
            data.writeInt(raster.height());
            data.write(new byte[] {8, TRUE_COLOUR, 0, 0, 0});
        });
        chunk(out, "pHYs", data -> {
            int density = (int) Math.round(PIXELS_PER_METRE * export.scale());
            data.writeInt(density);
            data.writeInt(density);
            data.writeByte(1);
        });
        text(out, "Title", export.title());
        for (Map.Entry<String, String> credit : export.credits().entrySet()) {
            text(out, credit.getKey(), credit.getValue());
        }
        chunk(out, "IDAT", data -> pixels(raster, data));
        chunk(out, "IEND", data -> {});
        progress.accept(1);
    }

    private static void pixels(Raster raster, OutputStream data) throws IOException {
        int[] pixels = raster.pixels();
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(data, deflater, 1 << 15)) {
            byte[] row = new byte[1 + 3 * raster.width()];
            for (int y = 0; y < raster.height(); y++) {
                int at = 1;
                for (int x = 0; x < raster.width(); x++) {
                    int pixel = pixels[y * raster.width() + x];
                    row[at++] = (byte) (pixel >> 16);
                    row[at++] = (byte) (pixel >> 8);
                    row[at++] = (byte) pixel;
                }
                packed.write(row);
            }
        } finally {
            deflater.end();
        }
    }

    private static void text(OutputStream out, String keyword, String text) throws IOException {
        chunk(out, "iTXt", data -> {
            data.write(keyword.getBytes(ISO_8859_1));
            data.write(new byte[5]);
            data.write(text.getBytes(UTF_8));
        });
    }

    @FunctionalInterface
    private interface Content {
        void write(DataOutputStream data) throws IOException;
    }

    private static void chunk(OutputStream out, String type, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.write(type.getBytes(ISO_8859_1));
        content.write(data);
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        DataOutputStream file = new DataOutputStream(out);
        file.writeInt(bytes.size() - 4);
        bytes.writeTo(file);
        file.writeInt((int) sum.getValue());
        file.flush();
    }
}
