package headlight.figure.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Samples;
import headlight.figure.View;
import headlight.figure.view.Views;
import headlight.trace.About;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExportTest {

    private static final View ALIGNMENT = Views.named("alignment").orElseThrow();
    private static final List<Format> PICTURES = Formats.ALL.stream()
            .filter(format -> !format.ending().equals("json"))
            .toList();
    private static final View WALK = Views.named("walk").orElseThrow();

    private static final Trace SHORT =
            Traces.of(List.of("나", "는"), List.of("i", "<eos>"), List.of("_", "<eos>", "i", "am"), 4);
    private static final int SHORT_STAGES = 2 + 2 * 6;

    /** Every format with every kind that fits into it. */
    static Stream<Arguments> pairs() {
        Drawing drawing = Samples.drawing(Traces.french());
        return Views.of(drawing.trace()).stream().flatMap(view -> Formats.of(view, view.film(drawing)).stream()
                .map(format -> Arguments.of(view, format)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameTraceMakesTheSameFile(View view, Format format) throws IOException {
        Drawing drawing = Samples.drawing(SHORT);
        assertArrayEquals(bytes(view, drawing, format), bytes(view, drawing, format));
    }

    @Test
    void oddWordsBreakNoFormat() throws Exception {
        Drawing drawing = Samples.drawing(Samples.awkward(12, 1));
        for (View view : Views.of(drawing.trace())) {
            for (Format format : Formats.of(view, view.film(drawing))) {
                assertTrue(bytes(view, drawing, format).length > 0, view.kind() + " as " + format.ending());
            }
        }
        xml(text("svg", drawing));
        Drawing only = Samples.drawing(Samples.weightsOnly());
        for (Format format : PICTURES) {
            assertTrue(bytes(ALIGNMENT, only, format).length > 0, format.ending());
        }
    }

    @Test
    void wordsThatAreNoLettersOrAreMarkupBreakNoFormat() throws Exception {
        List<String> words =
                List.of("<b>&amp;", "\"'`", "]]>", "\u2028", "a\u200Bb", "\u00AD", "\uFEFF", "\uDE00x", "\1\t\n");
        Trace nasty = Traces.of(words, List.of("</svg>", "\uFFFF"), List.of("</svg>", "\uFFFF"), 4);
        Trace asked = new Trace(
                new About("<\0>", "", String.join("\n", words), 1, ""),
                nasty.source(),
                nasty.inputs(),
                nasty.target(),
                nasty.vocabulary(),
                nasty.backwards(),
                nasty.tensors(),
                nasty.origins());
        Drawing drawing = Samples.drawing(asked);
        for (View view : Views.of(drawing.trace())) {
            for (Format format : Formats.of(view, view.film(drawing))) {
                assertTrue(bytes(view, drawing, format).length > 0, view.kind() + " as " + format.ending());
            }
        }
        Document svg = xml(text("svg", drawing));
        String title = svg.getElementsByTagName("title").item(0).getTextContent();
        assertTrue(title.startsWith("Alignment · <b>&amp; \"'` ]]> □ "), title);
        assertFalse(title.contains("\n"), title);
        try (PDDocument document = Loader.loadPDF(bytes(ALIGNMENT, drawing, named("pdf")))) {
            assertTrue(new PDFTextStripper().getText(document).contains("</svg>"));
            assertEquals("<□>", document.getDocumentInformation().getCustomMetadataValue("Model"));
        }
    }

    @Test
    void maskedScoresAndNumbersThatAreNoneBreakNoFormat() throws Exception {
        Trace whole = Traces.french();
        Map<String, Tensor> spoilt = new LinkedHashMap<>();
        whole.tensors().forEach((site, tensor) -> {
            float[] numbers = tensor.toArray().clone();
            numbers[1] = Float.NEGATIVE_INFINITY;
            numbers[2] = Float.NaN;
            numbers[3] = Float.POSITIVE_INFINITY;
            spoilt.put(site, Tensor.of(numbers, tensor.size(0), tensor.size(1)));
        });
        Trace trace = new Trace(
                whole.about(),
                whole.source(),
                whole.inputs(),
                whole.target(),
                whole.vocabulary(),
                false,
                spoilt,
                Map.of());
        for (View view : Views.of(trace)) {
            assertTrue(bytes(view, Samples.drawing(trace), named("pdf")).length > 0, view.kind());
        }
        assertTrue(text("svg", Samples.drawing(trace)).contains("aria-label=\"−∞\""));
    }

    @Test
    void hangulComesBackOutOfPdf() throws IOException {
        byte[] file = bytes(ALIGNMENT, Samples.drawing(Traces.korean()), named("pdf"));
        try (PDDocument document = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String text = stripper.getText(document);
            assertTrue(text.contains("나 는 딥러닝 강사 입니다"), text);
            assertTrue(text.contains("instructor"), text);
            assertEquals("made-up", document.getDocumentInformation().getCustomMetadataValue("Model"));
            assertEquals("나 는 딥러닝 강사 입니다", document.getDocumentInformation().getCustomMetadataValue("Input"));
        }
    }

    @Test
    void aWalkHasAPageForEveryStage() throws IOException {
        byte[] file = bytes(WALK, Samples.drawing(SHORT), named("pdf"));
        try (PDDocument document = Loader.loadPDF(file)) {
            assertEquals(SHORT_STAGES, document.getNumberOfPages());
        }
    }

    @Test
    void aPngIsReadBackAsItWasPaintedAndSaysWhereItComesFrom() throws IOException {
        Drawing drawing = Samples.drawing(Traces.korean());
        byte[] file = bytes(ALIGNMENT, drawing, named("png"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        Raster painted = Raster.of(ALIGNMENT.draw(drawing), 1);
        int[] read = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertArrayEquals(painted.pixels(), read);
        assertEquals("made-up", said(file, "Model"));
        assertEquals("나 는 딥러닝 강사 입니다", said(file, "Input"));
        BufferedImage twice =
                ImageIO.read(new ByteArrayInputStream(bytes(Export.of(ALIGNMENT, drawing, 2), named("png"))));
        assertEquals(2 * image.getWidth(), twice.getWidth());
    }

    @Test
    void theMatrixInCsvIsTheTraces() throws IOException {
        Trace trace = Traces.french();
        Tensor weights = trace.tensor(Sites.WEIGHTS);
        List<String> lines = new String(bytes(ALIGNMENT, Samples.drawing(trace), named("csv")), UTF_8)
                .lines()
                .toList();
        assertEquals("attention.weights,il,a,m',entarté", lines.get(0));
        assertEquals(1 + trace.target().size(), lines.size());
        for (int t = 0; t < trace.target().size(); t++) {
            String[] cells = lines.get(t + 1).split(",", -1);
            assertEquals(trace.target().get(t), cells[0]);
            for (int s = 0; s < trace.source().size(); s++) {
                assertEquals(weights.at(t, s), Float.parseFloat(cells[s + 1]));
            }
        }
    }

    @Test
    void everyLineOfCsvIsANumberOfTheTrace() throws IOException {
        Trace trace = Traces.korean();
        View stage = Views.named("stage").orElseThrow();
        List<String> lines = new String(bytes(stage, Samples.drawing(trace), named("csv")), UTF_8)
                .lines()
                .toList();
        assertEquals("site,row,row_word,column,column_word,value", lines.get(0));
        assertTrue(lines.size() > 100);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Tensor tensor = trace.tensor(Sites.named(cells[0]).orElseThrow());
            assertEquals(tensor.at(Integer.parseInt(cells[1]), Integer.parseInt(cells[3])), Float.parseFloat(cells[5]));
        }
    }

    @Test
    void noWordIsAFormulaToASpreadsheet() {
        assertEquals("'=1+1", Csv.text("=1+1"));
        assertEquals("'@a", Csv.text("@a"));
        assertEquals("'-", Csv.text("-"));
        assertEquals("\"a,b\"", Csv.text("a,b"));
        assertEquals("\"say \"\"hi\"\"\"", Csv.text("say \"hi\""));
        assertEquals("m'", Csv.text("m'"));
        assertEquals("\"'\r\"", Csv.text("\r"));
        assertEquals("a□b□", Csv.text("a\0b\uD83D"));
    }

    @Test
    void anSvgIsWellFormedAndSaysWhereItComesFrom() throws Exception {
        Document svg = xml(text("svg", Samples.drawing(Traces.korean())));
        assertEquals(
                "Alignment · 나 는 딥러닝 강사 입니다",
                svg.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(
                "made-up",
                svg.getElementsByTagName("headlight:figure")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("model")
                        .getNodeValue());
        assertTrue(text("svg", Samples.drawing(Traces.korean())).contains("aria-label=\"딥러닝\""));
    }

    @Test
    void aPageNeedsNothingFromOutsideAndEscapesWords() throws IOException {
        Trace nasty = Traces.of(List.of("<script>alert(1)</script>", "\"&"), List.of("</svg>"), List.of("</svg>"), 4);
        String page = text("html", Samples.drawing(nasty));
        assertFalse(page.contains("<script>"), page);
        assertTrue(page.contains("&lt;script&gt;"), page);
        assertFalse(page.matches("(?s).*(src|href)=\"[^#].*"), page);
        assertTrue(page.contains("attention.weights[0,1] = "));
        assertTrue(page.contains("<table>"));
    }

    @Test
    void aFilmIsRefusedWhereOnePictureFits() {
        Drawing drawing = Samples.drawing(Traces.french());
        String message = assertThrows(IllegalArgumentException.class, () -> bytes(WALK, drawing, named("png")))
                .getMessage();
        assertTrue(message.contains("pdf") && message.contains("gif") && message.contains("46"), message);
    }

    @Test
    void anExportEndsWhenItsWatcherSaysSo() {
        Export walk = Export.of(WALK, Samples.drawing(SHORT), 1);
        for (String ending : List.of("pdf", "gif", "html")) {
            List<Double> told = new ArrayList<>();
            assertThrows(
                    CancellationException.class,
                    () -> walk.write(new ByteArrayOutputStream(), named(ending), done -> {
                        told.add(done);
                        throw new CancellationException();
                    }));
            assertEquals(1, told.size(), ending);
            assertTrue(told.get(0) < 0.2, ending);
        }
    }

    @Test
    void progressGrowsToItsEnd() throws IOException {
        for (Format format : PICTURES) {
            List<Double> told = new ArrayList<>();
            Export.of(ALIGNMENT, Samples.drawing(Traces.french()), 1)
                    .write(new ByteArrayOutputStream(), format, told::add);
            assertEquals(told.stream().sorted().toList(), told);
            assertEquals(1.0, told.get(told.size() - 1));
        }
    }

    @Test
    void formatsAreFoundByTheEndingOfAFile() {
        assertEquals("svg", Formats.ofFile("a.b/My Figure.SVG").orElseThrow().ending());
        assertTrue(Formats.ofFile("figure.bmp").isEmpty());
        assertTrue(Formats.ofFile("figure").isEmpty());
    }

    /** What a PNG says under a keyword. */
    private static String said(byte[] png, String keyword) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in);
            IIOMetadata metadata = reader.getImageMetadata(0);
            Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
            NodeList texts = root.getElementsByTagName("iTXtEntry");
            return IntStream.range(0, texts.getLength())
                    .mapToObj(i -> (Element) texts.item(i))
                    .filter(text -> text.getAttribute("keyword").equals(keyword))
                    .findFirst()
                    .orElseThrow()
                    .getAttribute("text");
        } finally {
            reader.dispose();
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static Format named(String ending) {
        return Formats.named(ending).orElseThrow();
    }

    private static String text(String ending, Drawing drawing) throws IOException {
        return new String(bytes(ALIGNMENT, drawing, named(ending)), UTF_8);
    }

    private static byte[] bytes(View view, Drawing drawing, Format format) throws IOException {
        return bytes(Export.of(view, drawing, 1), format);
    }

    private static byte[] bytes(Export export, Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(out, format, done -> {});
        return out.toByteArray();
    }
}
