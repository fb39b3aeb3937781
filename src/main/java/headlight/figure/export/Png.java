package headlight.figure.export;

import static headlight.figure.export.Metadata.node;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG, eight bits a colour, with the credits as international text. */
final class Png {

    private static final double PIXELS_PER_METRE = 96 / 0.0254;

    private Png() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        Raster raster = Raster.of(
                export.film().frame(0),
                export.size(),
                export.scale(),
                export.theme().paper());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(raster.image()), null);
            Metadata.add(metadata, density(export.scale()), texts(export));
            writer.write(new IIOImage(raster.image(), null, metadata));
        } finally {
            writer.dispose();
        }
        progress.accept(1);
    }

    private static IIOMetadataNode density(double scale) {
        long density = Math.round(PIXELS_PER_METRE * scale);
        return node(
                "pHYs", Map.of("pixelsPerUnitXAxis", density, "pixelsPerUnitYAxis", density, "unitSpecifier", "meter"));
    }

    private static IIOMetadataNode texts(Export export) {
        Stream<IIOMetadataNode> credits =
                export.credits().entrySet().stream().map(credit -> text(credit.getKey(), credit.getValue()));
        return node(
                "iTXt",
                Map.of(),
                Stream.concat(Stream.of(text("Title", export.title())), credits).toArray(IIOMetadataNode[]::new));
    }

    private static IIOMetadataNode text(String keyword, String text) {
        return node(
                "iTXtEntry",
                Map.of(
                        "keyword",
                        keyword,
                        "compressionFlag",
                        "FALSE",
                        "compressionMethod",
                        0,
                        "languageTag",
                        "",
                        "translatedKeyword",
                        "",
                        "text",
                        text));
    }
}
