package headlight.figure.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Film;
import headlight.figure.Samples;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.view.Views;
import headlight.trace.Moment;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A GIF is read back picture by picture, as a browser shows it. */
class GifTest {

    private static final View ALIGNMENT = Views.named("alignment").orElseThrow();
    private static final View WALK = Views.named("walk").orElseThrow();
    private static final Trace SHORT =
            Traces.of(List.of("나", "는"), List.of("i", "<eos>"), List.of("_", "<eos>", "i", "am"), 4);

    static List<Theme> themes() {
        return Samples.THEMES;
    }

    /**
     * What a reader sees.
     *
     * @param stream   what the file says of itself
     * @param pictures each laid over those before
     * @param said     what the file says of each
     */
    private record Seen(Element stream, List<BufferedImage> pictures, List<Element> said) {}

    @ParameterizedTest
    @MethodSource("themes")
    void everyPictureIsNearlyAsItWasPainted(Theme theme) throws IOException {
        Export walk = walk(theme);
        Seen seen = read(walk);
        assertEquals(walk.film().length(), seen.pictures().size());
        for (int i = 0; i < walk.film().length(); i++) {
            Raster painted = Raster.of(walk.film().frame(i), walk.size(), 1, theme.paper());
            double off = off(painted, seen.pictures().get(i));
            assertTrue(off < 0.5, theme.name() + ", picture " + i + " is off by " + off);
            assertEquals(painted.pixels()[0], seen.pictures().get(i).getRGB(0, 0), "the paper is not the theme's");
        }
    }

    @Test
    void allPicturesHaveOnePalette() throws IOException {
        Seen seen = read(walk(Theme.LIGHT));
        assertEquals(1, nodes(seen.stream(), "GlobalColorTable").size());
        seen.said().forEach(said -> assertEquals(List.of(), nodes(said, "LocalColorTable")));
    }

    @Test
    void onlyWhatChangedIsWritten() throws IOException {
        Export walk = walk(Theme.LIGHT);
        List<Element> said = read(walk).said();
        double whole = walk.size().width() * walk.size().height();
        assertEquals(whole, area(said.get(0)));
        said.subList(1, said.size()).forEach(picture -> assertTrue(area(picture) < whole));
    }

    @Test
    void everyPictureStaysItsTimeAndTheFilmStartsAgain() throws IOException {
        Film film = walk(Theme.LIGHT).film();
        Seen seen = read(walk(Theme.LIGHT));
        for (int i = 0; i < film.length(); i++) {
            Element control =
                    nodes(seen.said().get(i), "GraphicControlExtension").get(0);
            assertEquals(Math.round(film.seconds(i) * 100), Integer.parseInt(control.getAttribute("delayTime")));
            assertEquals("doNotDispose", control.getAttribute("disposalMethod"));
        }
        IIOMetadataNode loop = (IIOMetadataNode)
                nodes(seen.said().get(0), "ApplicationExtension").get(0);
        assertEquals("NETSCAPE2.0", loop.getAttribute("applicationID") + loop.getAttribute("authenticationCode"));
        assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
    }

    @Test
    void aPictureThatDoesNotMoveSaysNothingOfStartingAgain() throws IOException {
        Export still = Export.of(ALIGNMENT, Samples.drawing(Traces.korean()), 1);
        Seen seen = read(still);
        assertEquals(1, seen.pictures().size());
        assertEquals(List.of(), nodes(seen.said().get(0), "ApplicationExtension"));
        assertTrue(off(Raster.of(still.film().frame(0), 1), seen.pictures().get(0)) < 0.5);
    }

    @Test
    void theFileSaysWhereItComesFrom() throws IOException {
        Export walk = walk(Theme.LIGHT);
        String comment =
                nodes(read(walk).said().get(0), "CommentExtension").get(0).getAttribute("value");
        assertEquals(walk.creditLine(), new String(comment.getBytes(ISO_8859_1), UTF_8));
    }

    private static Export walk(Theme theme) {
        return Export.of(WALK, Drawing.of(Moment.end(SHORT), theme, Samples.labels("en")), 1);
    }

    /** The mean difference of a colour's parts, of 255. */
    private static double off(Raster painted, BufferedImage read) {
        int[] pixels = painted.pixels();
        long off = 0;
        for (int i = 0; i < pixels.length; i++) {
            int other = read.getRGB(i % painted.width(), i / painted.width());
            for (int shift = 0; shift <= 16; shift += 8) {
                off += Math.abs(((pixels[i] >> shift) & 255) - ((other >> shift) & 255));
            }
        }
        return off / 3.0 / pixels.length;
    }

    private static Seen read(Export export) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        export.write(file, Formats.named("gif").orElseThrow(), done -> {});
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            reader.setInput(in);
            Seen seen = new Seen(tree(reader.getStreamMetadata()), new ArrayList<>(), new ArrayList<>());
            BufferedImage screen = new BufferedImage(reader.getWidth(0), reader.getHeight(0), 1);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                Element said = tree(reader.getImageMetadata(i));
                Element place = nodes(said, "ImageDescriptor").get(0);
                int x = number(place, "imageLeftPosition");
                int y = number(place, "imageTopPosition");
                screen.createGraphics().drawImage(reader.read(i), x, y, null);
                BufferedImage picture = new BufferedImage(screen.getWidth(), screen.getHeight(), screen.getType());
                screen.copyData(picture.getRaster());
                seen.pictures().add(picture);
                seen.said().add(said);
            }
            return seen;
        } finally {
            reader.dispose();
        }
    }

    private static double area(Element said) {
        Element place = nodes(said, "ImageDescriptor").get(0);
        return (double) number(place, "imageWidth") * number(place, "imageHeight");
    }

    private static int number(Element node, String attribute) {
        return Integer.parseInt(node.getAttribute(attribute));
    }

    private static Element tree(IIOMetadata metadata) {
        return (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    }

    private static List<Element> nodes(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> nodes = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            nodes.add((Element) found.item(i));
        }
        return nodes;
    }
}
