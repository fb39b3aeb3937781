package headlight.figure.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Selection;
import headlight.figure.Spot;
import headlight.trace.AttentionBlock;
import headlight.trace.Axis;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.Transformers;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsFigureTest {

    private static final Trace PAPER = Transformers.encoder(Transformers.PAPER, 2, 12);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyHeadTokenAndBarCanBePointedAt(boolean vertical) {
        Selection selection =
                select(PAPER, 1).of(List.of(2, 5)).from(OptionalInt.of(18)).turned(vertical);
        Figure figure = draw(PAPER, selection);
        List<Spot> spots = figure.spots();
        int tokens = Transformers.PAPER.size();
        assertEquals(12, spots.stream().filter(s -> s.index().size() == 1).count());
        assertEquals(
                tokens,
                spots.stream()
                        .filter(s -> s.index().size() == 2 && s.along(Axis.QUERY) >= 0)
                        .count());
        assertEquals(
                tokens,
                spots.stream()
                        .filter(s -> s.index().size() == 2 && s.along(Axis.KEY) >= 0)
                        .count());
        assertEquals(2L * tokens, spots.stream().filter(Spot::isNumber).count());
        for (Spot spot : spots) {
            assertEquals(
                    spot,
                    figure.at(spot.where().centerX(), spot.where().centerY()).orElseThrow());
        }
    }

    @Test
    void smallWeightsAndOtherTokensAreLeftOut() {
        Selection all = select(PAPER, 0).of(List.of(0));
        long every = curves(draw(PAPER, all));
        long some = curves(draw(PAPER, all.above(0.2)));
        long toOne = curves(draw(PAPER, all.to(OptionalInt.of(3))));
        assertTrue(some > 0 && some < every, some + " of " + every);
        assertTrue(toOne > 0 && toOne <= Transformers.PAPER.size(), toOne + " of " + every);
        long numbers = draw(PAPER, all.above(0.2)).tables().stream()
                .flatMapToInt(table -> IntStream.range(0, (int) table.cells()).filter(i -> table.numbers()
                        .at(i / table.columns().size(), i % table.columns().size())
                        .isPresent()))
                .count();
        assertEquals(some, numbers);
    }

    @Test
    void crossAttentionHasOtherTokensOnEachSide() {
        Trace trace = Transformers.translator(
                List.of("▁the", "▁cat", "</s>"), List.of("<pad>", "▁le", "▁chat", "s", "</s>"), 1, 2);
        Selection selection =
                Selection.all(new AttentionBlock(Stack.DECODER, 0, true), trace).from(OptionalInt.of(1));
        Figure figure = draw(trace, selection);
        List<String> texts = RecordingSurface.of(figure).texts().stream()
                .map(RecordingSurface.Text::text)
                .toList();
        assertEquals(1, texts.stream().filter("le"::equals).count());
        assertEquals(2, texts.stream().filter("cat"::equals).count());
        assertTrue(texts.get(0).contains("cross-attention · attention from “le”"), texts.get(0));
        assertEquals(2 * 3, figure.spots().stream().filter(Spot::isNumber).count());
    }

    @Test
    void theOneWhoAsksAndTheOneItLooksAtAreBold() {
        Figure figure = draw(PAPER, select(PAPER, 1).from(OptionalInt.of(18)));
        assertTrue(RecordingSurface.of(figure).calls().stream()
                .anyMatch(call -> call.startsWith("text making") && call.contains("strong=true")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 41, 130})
    void noTokensAreCutOff(int count) {
        Trace trace = Transformers.encoder(Transformers.tokens(count), 1, 2);
        for (boolean vertical : List.of(false, true)) {
            Figure figure =
                    draw(trace, select(trace, 0).from(OptionalInt.of(count - 1)).turned(vertical));
            for (RecordingSurface.Text text : RecordingSurface.of(figure).texts()) {
                assertTrue(
                        text.where().getMinX() >= -0.5
                                && text.where().getMaxX() <= figure.size().width() + 0.5,
                        text.toString());
                assertTrue(
                        text.where().getMinY() >= -0.5
                                && text.where().getMaxY() <= figure.size().height() + 0.5,
                        text.toString());
            }
        }
    }

    private static Selection select(Trace trace, int layer) {
        return Selection.all(AttentionBlock.in(trace).get(layer), trace);
    }

    private static Figure draw(Trace trace, Selection selection) {
        Drawing drawing = Samples.drawing(trace).choosing(selection);
        return new HeadsFigure(drawing);
    }

    private static long curves(Figure figure) {
        return RecordingSurface.of(figure).calls().stream()
                .filter(call -> call.startsWith("curve"))
                .count();
    }
}
