package headlight.figure.view;

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
import headlight.figure.View;
import headlight.trace.Trace;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ViewsTest {

    /** Every kind with every trace it suits. */
    static Stream<Arguments> pairs() {
        return Views.ALL.stream()
                .flatMap(
                        view -> Samples.traces().stream().filter(view.suits()).map(trace -> Arguments.of(view, trace)));
    }

    @Test
    void kindsHaveNamesOfTheirOwnAndTitlesInBothLanguages() {
        Set<String> kinds = new HashSet<>();
        for (View view : Views.ALL) {
            assertTrue(kinds.add(view.kind()));
            assertEquals(view, Views.named(view.kind()).orElseThrow());
            assertFalse(Samples.labels("en").text("figure." + view.kind()).isBlank());
            assertFalse(Samples.labels("ko").text("figure." + view.kind()).isBlank());
        }
        assertTrue(Views.named("rainbow").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameDrawingPaintsTheSame(View view, Trace trace) {
        Samples.drawings(trace)
                .forEach(drawing -> assertEquals(
                        RecordingSurface.of(view.draw(drawing)).calls(),
                        RecordingSurface.of(view.draw(drawing)).calls()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void spotsLieInsideAndStandForNumbersOfTheTrace(View view, Trace trace) {
        Samples.drawings(trace).forEach(drawing -> {
            Figure figure = view.draw(drawing);
            for (Spot spot : figure.spots()) {
                assertInside(figure.size(), spot.where().x(), spot.where().y(), spot.toString());
                assertInside(figure.size(), spot.where().right(), spot.where().bottom(), spot.toString());
                assertTrue(spot.index().size() <= spot.site().axes().size(), spot.toString());
                for (int d = 0; trace.has(spot.site()) && d < spot.index().size(); d++) {
                    assertTrue(spot.index().get(d) < trace.tensor(spot.site()).size(d), spot.toString());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noTextIsCutOff(View view, Trace trace) {
        Samples.drawings(trace).forEach(drawing -> assertTextInside(view.draw(drawing)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noTextIsCutOffInTheSidePanelOfTheWindow(View view, Trace trace) {
        Drawing drawing = Samples.drawing(trace);
        for (double width = 280; width <= 400; width += 40) {
            Figure figure = view.draw(drawing.wide(width));
            assertTextInside(figure);
        }
    }

    @Test
    void aFilmShowsEveryStageAndNothingElseMoves() {
        Drawing drawing = Samples.drawing(Samples.traces().get(0));
        for (View view : Views.of(drawing.trace())) {
            Film film = view.film(drawing);
            int stages = 4 + 7 * 6;
            assertEquals(view.kind().equals("walk") ? stages : 1, film.length(), view.kind());
            for (int i = 0; i < film.length(); i++) {
                assertTrue(film.seconds(i) > 0);
            }
        }
    }

    private static void assertTextInside(Figure figure) {
        for (RecordingSurface.Text text : RecordingSurface.of(figure).texts()) {
            assertInside(figure.size(), text.where().getMinX(), text.where().getMinY(), text.toString());
            assertInside(figure.size(), text.where().getMaxX(), text.where().getMaxY(), text.toString());
        }
    }

    private static void assertInside(Size size, double x, double y, String what) {
        double slack = 0.5;
        assertTrue(x >= -slack && x <= size.width() + slack, what + " lies outside " + size);
        assertTrue(y >= -slack && y <= size.height() + slack, what + " lies outside " + size);
    }
}
