package headlight.figure.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Film;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.figure.export.Export;
import headlight.figure.export.Formats;
import headlight.trace.Forcing;
import headlight.trace.Honesty;
import headlight.trace.Honesty.Manner;
import headlight.trace.Honesty.Moved;
import headlight.trace.Honesty.Trial;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import headlight.trace.Walk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BesideFiguresTest {

    private static final List<Double> WIDTHS = List.of(560.0, 760.0, 980.0, 1600.0);

    /** A run without attention that wrote other words, and fewer. */
    private static Trace blind() {
        Trace whole = Traces.of(
                Traces.french().source(),
                List.of("he", "was", "me", "<eos>"),
                Traces.french().vocabulary(),
                16);
        Map<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
        List.of(Sites.SCORES, Sites.WEIGHTS, Sites.CONTEXT, Sites.CONCAT).forEach(site -> tensors.remove(site.name()));
        return new Trace(
                whole.about(),
                whole.source(),
                whole.inputs(),
                whole.target(),
                whole.vocabulary(),
                true,
                tensors,
                Map.of());
    }

    private static List<Lane> lanes() {
        return List.of(
                new Lane("LSTM · dot", 159_793, Traces.french()),
                new Lane("LSTM · no attention", 131_000, blind()),
                new Lane("두 방향 GRU · general", 140_001, Traces.french()));
    }

    private static Honesty honesty(Trace run) {
        int steps = run.target().size();
        List<Moved> moved = IntStream.range(0, steps)
                .mapToObj(t -> new Moved(
                        t,
                        t * 0.7,
                        run.target().get(t),
                        t % 3 == 0 ? "Donaudampfschifffahrt" : run.target().get(t),
                        0.9,
                        0.2))
                .toList();
        return new Honesty(
                run,
                List.of(
                        new Trial(Manner.UNIFORM, 0, moved),
                        new Trial(Manner.PERMUTED, 7, moved),
                        new Trial(Manner.DRAWN, 0, moved.subList(0, 1))));
    }

    private static Drawing together(List<Lane> lanes, int at, Theme theme, String language) {
        Walk walk = Walk.together(lanes.stream().map(Lane::run).toList());
        return Drawing.of(
                new Moment(lanes.get(0).run(), walk, Math.min(at, walk.size() - 1)), theme, Samples.labels(language));
    }

    private static List<Figure> figures(Theme theme, String language, double width) {
        Drawing drawing = Drawing.of(Moment.end(Traces.french()), theme, Samples.labels(language))
                .wide(width);
        List<Figure> figures = new ArrayList<>();
        figures.add(new HonestyFigure(drawing, honesty(Traces.french())));
        figures.add(new HonestyFigure(drawing, honesty(Samples.awkward(30, 30))));
        figures.add(new ForcingFigure(drawing, new Forcing(Traces.french(), blind())));
        figures.add(new ForcingFigure(drawing, new Forcing(Samples.awkward(3, 12), Samples.awkward(3, 12))));
        for (int at : new int[] {-1, 2, 6, 1000}) {
            figures.add(new CompareFigure(together(lanes(), at, theme, language).wide(width), lanes()));
        }
        return figures;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void noTextIsCutOffAndNoSpotLiesOutsideAtAnyWidth(String language) {
        for (double width : WIDTHS) {
            for (Figure figure : figures(Theme.LIGHT, language, width)) {
                Size size = figure.size();
                for (RecordingSurface.Text text : RecordingSurface.of(figure).texts()) {
                    assertTrue(
                            text.where().getMinX() >= -0.5 && text.where().getMaxX() <= size.width() + 0.5,
                            size + " " + text);
                    assertTrue(
                            text.where().getMinY() >= -0.5 && text.where().getMaxY() <= size.height() + 0.5,
                            size + " " + text);
                }
                for (Spot spot : figure.spots()) {
                    assertTrue(spot.where().x() >= 0 && spot.where().right() <= size.width(), spot.toString());
                    assertTrue(spot.where().y() >= 0 && spot.where().bottom() <= size.height(), spot.toString());
                }
            }
        }
    }

    @Test
    void theyGoIntoEveryFormatOfPictures() throws IOException {
        for (Theme theme : Samples.THEMES) {
            for (Figure figure : figures(theme, "ko", 900)) {
                Export export = Export.of("beside", "Beside", Map.of("Input", "x"), theme, Film.still(figure), 1);
                for (String ending : List.of("png", "svg", "pdf", "gif", "csv", "html")) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    export.write(out, Formats.ofFile("x." + ending).orElseThrow(), done -> {});
                    assertTrue(out.size() > 30, ending);
                }
            }
        }
    }

    @Test
    void hoveringAWordMeansTheSameWordInEveryLane() {
        CompareFigure figure = new CompareFigure(together(lanes(), 1000, Theme.LIGHT, "en"), lanes());
        List<Spot> words = figure.spots().stream()
                .filter(spot -> spot.site().equals(Sites.ENCODER_EMBEDDED)
                        && spot.index().equals(List.of(2)))
                .toList();
        assertEquals(List.of(0, 1, 2), words.stream().map(figure::laneOf).toList());
    }

    @Test
    void aModelWithFewerStagesWaitsForTheOthers() {
        Walk walk = Walk.together(lanes().stream().map(Lane::run).toList());
        int sources = Traces.french().source().size();
        assertEquals(sources + 7 * 6, walk.size());
        assertEquals(sources + 4 * 2, Walk.together(List.of(blind(), blind())).size());
    }

    @Test
    void wordsOutsideTheCommonSequenceAreWrittenOtherwise() {
        Lane first = lanes().get(0);
        assertEquals(List.of(false, true, false, false), lanes().get(1).otherwise(first));
        assertFalse(lanes().get(2).otherwise(first).contains(true));
    }

    @Test
    void forcedAndFreePartWhereTheirWordsDo() {
        Forcing forcing = new Forcing(Traces.french(), blind());
        assertEquals(1, forcing.parting().orElseThrow());
        assertEquals(7, forcing.right(forcing.forced()));
        assertTrue(new Forcing(Traces.french(), Traces.french()).parting().isEmpty());
    }
}
