package headlight.figure.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Film;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Size;
import headlight.figure.Theme;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.lab.Chart.Axis;
import headlight.figure.lab.Chart.Event;
import headlight.figure.lab.Chart.Point;
import headlight.figure.lab.Chart.Series;
import headlight.figure.lab.Chart.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvesFigureTest {

    private static final Chart LENGTHS = Chart.of(
                    "복사: 길이에 따른 정확도",
                    new Axis("length", Unit.WHOLE, OptionalDouble.empty(), OptionalDouble.empty()),
                    Axis.percent("exact match"),
                    List.of(
                            new Series("plain", 0, false, List.of(Point.of(5, 1), new Point(10, 0.6, 0.5, 0.7))),
                            new Series("peeky", 1, true, List.of(Point.of(5, 1), Point.of(15, Double.NaN))),
                            new Series("attention", 2, false, List.of(Point.of(5, 1), Point.of(20, 0.99)))))
            .level(0.9)
            .with(List.of(new Event(12, "learning rate 0.001")))
            .at(10);

    @Test
    void everyNumberIsInTheTableAndGapsStayEmpty() throws IOException {
        String csv = write(new CurvesFigure(LENGTHS, Theme.LIGHT, CurvesFigure.NATURAL), "csv");
        assertEquals("length,plain,peeky,attention\r\n5,1.0,1.0,1.0\r\n10,0.6,,\r\n20,,,0.99\r\n", csv);
    }

    @Test
    void itGoesIntoEveryFormatOfPictures() throws IOException {
        for (Theme theme : Samples.THEMES) {
            CurvesFigure figure = new CurvesFigure(LENGTHS, theme, CurvesFigure.NATURAL);
            for (Format format : Formats.ALL) {
                if (!format.ending().equals("json")) {
                    assertTrue(write(figure, format.ending()).length() > 100
                            || format.ending().equals("csv"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {180, 320, 640, 1600})
    void textsStayInsideAndApartAtAnyWidth(double width) {
        Size size = new Size(width, 260);
        List<RecordingSurface.Text> texts = RecordingSurface.of(new CurvesFigure(LENGTHS, Theme.LIGHT, size))
                .texts();
        for (int i = 0; i < texts.size(); i++) {
            RecordingSurface.Text text = texts.get(i);
            assertTrue(text.where().getMinX() >= 0 && text.where().getMaxX() <= width + 0.5, text.toString());
            assertTrue(text.where().getMinY() >= 0 && text.where().getMaxY() <= 260, text.toString());
            assertTrue(
                    texts.subList(0, i).stream()
                            .noneMatch(before -> before.where().intersects(text.where())),
                    text.toString());
        }
    }

    @Test
    void axesCountInRoundSteps() {
        assertEquals(List.of("0.0", "0.5", "1.0", "1.5", "2.0"), written(Axis.from0("", Unit.NUMBER), 2.3, 5));
        assertEquals(List.of("0 %", "20 %", "40 %", "60 %", "80 %", "100 %"), written(Axis.percent(""), 0.3, 5));
        assertEquals(List.of("0", "1", "2", "3"), written(Axis.from0("", Unit.WHOLE), 3, 20));
        assertEquals(List.of("0", "1,000", "2,000", "3,000"), written(Axis.from0("", Unit.WHOLE), 3500, 4));
        assertEquals(List.of("0", "1"), written(Axis.from0("", Unit.WHOLE), Double.NaN, 4));
    }

    @Test
    void thousandsOfPointsKeepTheirPeaksAndPaintFewLines() {
        List<Point> points = IntStream.range(0, 50_000)
                .mapToObj(i -> Point.of(i, i == 31_415 ? 1 : 0.1))
                .toList();
        Chart chart = Chart.of(
                "", Axis.from0("step", Unit.WHOLE), Axis.percent(""), List.of(new Series("loss", 0, false, points)));
        CurvesFigure figure = new CurvesFigure(chart, Theme.LIGHT, new Size(400, 200));
        List<String> calls = RecordingSurface.of(figure).calls();
        assertTrue(calls.size() < 1500, calls.size() + " calls");
        String top = ", " + figure.plot().y();
        assertTrue(calls.stream().anyMatch(call -> call.startsWith("line") && call.contains(top)));
    }

    @Test
    void aPlaceInThePictureIsAPlaceOnTheAxis() {
        CurvesFigure figure = new CurvesFigure(LENGTHS, Theme.LIGHT, CurvesFigure.NATURAL);
        assertEquals(4, figure.place(0));
        assertEquals(12, figure.place(figure.plot().centerX()), 1e-9);
        assertEquals(20, figure.place(10_000));
    }

    @Test
    void nothingMeasuredYetIsAnEmptyChart() {
        Chart empty = Chart.of(
                "", Axis.from0("epoch", Unit.WHOLE), Axis.percent(""), List.of(new Series("now", 0, false, List.of())));
        assertTrue(RecordingSurface.of(new CurvesFigure(empty, Theme.DARK, new Size(300, 160)))
                        .texts()
                        .size()
                > 4);
    }

    private static List<String> written(Axis axis, double high, int most) {
        Ticks ticks = Ticks.of(axis, 0, high, most);
        return ticks.numbers().stream().map(ticks::text).toList();
    }

    private static String write(CurvesFigure figure, String ending) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Export.of("curves", "길이", Map.of("Command", "headlight lab bottleneck"), Theme.LIGHT, Film.still(figure), 1)
                .write(file, Formats.named(ending).orElseThrow(), done -> {});
        return file.toString(UTF_8);
    }
}
