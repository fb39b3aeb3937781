package headlight.figure.heads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Cropped;
import headlight.figure.Drawing;
import headlight.figure.Extent;
import headlight.figure.Figure;
import headlight.figure.RecordingSurface;
import headlight.figure.Rect;
import headlight.figure.Samples;
import headlight.figure.Selection;
import headlight.figure.Spot;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.export.Raster;
import headlight.trace.AttentionBlock;
import headlight.trace.HeadProfile.Measure;
import headlight.trace.HeadSearch;
import headlight.trace.Moment;
import headlight.trace.Stack;
import headlight.trace.TinyTransformer;
import headlight.trace.Trace;
import headlight.trace.Transformers;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewsOfHeadsTest {

    private static final Trace PAPER = Transformers.encoder(Transformers.PAPER, 3, 12);
    private static final Trace BOTH = Transformers.translator(
            List.of("▁the", "▁cat", "</s>"), List.of("<pad>", "▁le", "▁chat", "s", "</s>"), 2, 2);

    static Stream<Function<Drawing, Figure>> figures() {
        return Stream.of(
                HeadsFigure::new,
                ModelFigure::new,
                HeadFigure::new,
                NeuronFigure::new,
                RolloutFigure::new,
                ProfileFigure::new);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everySelectionIsDrawnInsideInBothLanguages(Function<Drawing, Figure> figure) {
        for (Trace trace : List.of(PAPER, BOTH, Transformers.decoder(Transformers.tokens(60), 1, 14))) {
            for (AttentionBlock block : AttentionBlock.in(trace)) {
                Selection one = Selection.all(block, trace)
                        .of(List.of(1))
                        .from(OptionalInt.of(2))
                        .to(OptionalInt.of(1));
                for (String language : List.of("en", "ko")) {
                    Drawing drawing = Drawing.of(Moment.end(trace), Theme.DARK, Samples.labels(language));
                    assertInside(figure.apply(drawing.choosing(one)));
                    assertInside(figure.apply(
                            drawing.choosing(one.to(OptionalInt.empty()).turned(true))));
                    assertInside(figure.apply(
                            drawing.choosing(Selection.all(block, trace)).wide(700)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void whatIsPreparedForAScreenIsTheSamePicture(Function<Drawing, Figure> make) {
        Figure figure =
                make.apply(Samples.drawing(PAPER).choosing(select(PAPER, 0).from(OptionalInt.of(2))));
        Figure prepared = figure.prepared(1.5);
        assertEquals(figure.size(), prepared.size());
        assertEquals(figure.spots(), prepared.spots());
        assertEquals(
                RecordingSurface.of(figure).texts().size(),
                RecordingSurface.of(prepared).texts().size());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aPartIsPaintedAsInTheWhole(Function<Drawing, Figure> make) {
        Figure figure =
                make.apply(Samples.drawing(PAPER).choosing(select(PAPER, 0).from(OptionalInt.of(2))));
        Rect part = new Rect(40, 70, 260, 130);
        BufferedImage whole = Raster.of(figure, 2).image();
        BufferedImage cropped = Raster.of(new Cropped(figure, part), 2).image();
        assertEquals(520, cropped.getWidth());
        assertEquals(260, cropped.getHeight());
        int off = 0; // edges of curves may be rounded otherwise
        for (int y = 0; y < cropped.getHeight(); y++) {
            for (int x = 0; x < cropped.getWidth(); x++) {
                off += distance(whole.getRGB(80 + x, 140 + y), cropped.getRGB(x, y)) > 16 ? 1 : 0;
            }
        }
        assertTrue(off < 0.01 * cropped.getWidth() * cropped.getHeight(), off + " pixels differ");
    }

    private static int distance(int one, int other) {
        return IntStream.of(0, 8, 16)
                .map(shift -> Math.abs(((one >> shift) & 0xFF) - ((other >> shift) & 0xFF)))
                .max()
                .orElseThrow();
    }

    @Test
    void aPartOfALongPictureIsLittleWork() {
        Trace trace = new TinyTransformer(2, 16, 1, 8, false).encoder(TinyTransformer.words(512));
        Figure tall = new NeuronFigure(Samples.drawing(trace).choosing(select(trace, 0)));
        Figure part = new Cropped(tall, new Rect(0, 3000, tall.size().width(), 400));
        int marks = RecordingSurface.of(part).calls().size();
        assertTrue(marks < RecordingSurface.of(tall).calls().size() / 10, marks + " marks");
        assertTrue(part.spots().size() < tall.spots().size() / 10);
        part.spots()
                .forEach(spot -> assertEquals(
                        Optional.of(spot.site()),
                        tall.at(spot.where().centerX(), spot.where().centerY() + 3000)
                                .map(Spot::site)));
    }

    /** The frame moves, the thumbnails stay: painted from those of another choice it is the picture painted alone. */
    @Test
    void thumbnailsOfAnotherChoiceAreTakenOver() {
        Drawing drawing = Samples.drawing(PAPER);
        Figure first = new ModelFigure(drawing.choosing(select(PAPER, 0))).prepared(1.5);
        Figure next = new ModelFigure(drawing.choosing(select(PAPER, 1).of(List.of(3))));
        assertArrayEquals(
                Raster.of(next.prepared(1.5), 1.5).pixels(),
                Raster.of(next.prepared(1.5, first), 1.5).pixels());
        assertArrayEquals(
                Raster.of(next.prepared(2), 2).pixels(),
                Raster.of(next.prepared(2, first), 2).pixels(),
                "of another screen they are made anew");
    }

    @Test
    void everyThumbnailIsAHead() {
        Figure figure = new ModelFigure(Samples.drawing(PAPER));
        assertEquals(36, figure.spots().size());
        Spot spot = figure.spots().get(17);
        assertEquals("encoder.layers.1.self_attn.weights", spot.site().name());
        assertEquals(List.of(5), spot.index());
        assertEquals(
                Optional.of(spot),
                figure.at(spot.where().centerX(), spot.where().centerY()));
    }

    @Test
    void aLargeMatrixIsOneImageAndEveryCellCanBePointedAt() {
        Trace trace = Transformers.encoder(Transformers.tokens(600), 1, 1);
        Figure figure = new HeadFigure(Samples.drawing(trace));
        assertTrue(RecordingSurface.of(figure).calls().size() < 400);
        Rects.assertCells(figure, 600);
        Selection part = select(trace, 0).seeing(Optional.of(new Extent(590, 700, 100, 110)));
        Figure seen = new HeadFigure(Samples.drawing(trace).choosing(part));
        assertEquals(100, seen.spots().stream().filter(Spot::isNumber).count());
        assertEquals(100, seen.tables().get(0).cells());
        Spot first = seen.spots().stream().filter(Spot::isNumber).findFirst().orElseThrow();
        assertEquals(List.of(0, 590, 100), first.index());
        assertEquals(
                Optional.of(first),
                seen.at(first.where().centerX(), first.where().centerY()));
    }

    @Test
    void productsAddUpToTheScore() {
        for (AttentionBlock block :
                List.of(AttentionBlock.in(PAPER).get(1), new AttentionBlock(Stack.DECODER, 0, false))) {
            Trace trace = block.stack() == Stack.ENCODER ? PAPER : BOTH;
            Products products = new Products(trace, block, 0, 2);
            assertTrue(products.isScaled());
            for (int k = 0; k < products.keys(); k++) {
                double sum = 0;
                for (int f = 0; f < products.features(); f++) {
                    sum += products.product(k, f);
                }
                assertEquals(sum, products.dot(k), 1e-5);
                assertEquals(trace.tensor(block.scores()).at(0, 2, k), products.scaled(k) + products.rest(k), 1e-5);
            }
        }
    }

    @Test
    void neuronsNeedQueriesAndKeys() {
        assertTrue(NeuronFigure.suits(PAPER));
        assertFalse(NeuronFigure.suits(Transformers.weightsOnly(PAPER)));
    }

    @Test
    void profilesAreSortedByWhatIsAskedFor() {
        Selection selection = select(PAPER, 0).sortedBy(Optional.of(Measure.ENTROPY));
        Table table = new ProfileFigure(Samples.drawing(PAPER).choosing(selection))
                .tables()
                .get(0);
        int entropy = Measure.ENTROPY.ordinal();
        for (int row = 1; row < table.rows().size(); row++) {
            assertTrue(table.numbers().at(row - 1, entropy).orElseThrow()
                    >= table.numbers().at(row, entropy).orElseThrow());
        }
        Selection pair = select(PAPER, 0).from(OptionalInt.of(18)).to(OptionalInt.of(24));
        Figure found = new ProfileFigure(Samples.drawing(PAPER).choosing(pair));
        HeadSearch.Found first = HeadSearch.ranked(PAPER, 18, 24).get(0);
        assertEquals(
                first.block().weights().element(first.head()),
                found.tables().get(0).rows().get(0).word());
        assertEquals(first.weight(), found.tables().get(0).numbers().at(0, 0).orElseThrow(), 1e-7);
    }

    @Test
    void crossAttentionHasNoRolloutAndSaysSo() {
        AttentionBlock cross = new AttentionBlock(Stack.DECODER, 1, true);
        Figure figure = new RolloutFigure(Samples.drawing(BOTH).choosing(Selection.all(cross, BOTH)));
        assertEquals(1, figure.tables().size());
        assertTrue(RecordingSurface.of(figure).texts().stream()
                .anyMatch(text -> text.text().startsWith("rollout follows one stack")));
        assertEquals(2, new RolloutFigure(Samples.drawing(PAPER)).tables().size());
    }

    private static Selection select(Trace trace, int block) {
        return Selection.all(AttentionBlock.in(trace).get(block), trace);
    }

    private static void assertInside(Figure figure) {
        for (RecordingSurface.Text text : RecordingSurface.of(figure).texts()) {
            assertTrue(text.where().getMinX() >= -0.5, text.toString());
            assertTrue(text.where().getMaxX() <= figure.size().width() + 0.5, text + " of " + figure.size());
            assertTrue(text.where().getMinY() >= -0.5, text.toString());
            assertTrue(text.where().getMaxY() <= figure.size().height() + 0.5, text + " of " + figure.size());
        }
    }

    /** Every cell of a square matrix under the pointer. */
    private static final class Rects {
        static void assertCells(Figure figure, int tokens) {
            for (int i = 0; i < tokens; i += 37) {
                int q = i;
                int k = tokens - 1 - i;
                Spot row = figure.spots().get(q);
                Spot column = figure.spots().get(tokens + k);
                Spot cell = figure.at(column.where().centerX(), row.where().centerY())
                        .orElseThrow();
                assertEquals(List.of(0, q, k), cell.index());
            }
        }
    }
}
