package headlight.figure.view;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Share;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the decoder could have written: a card for each step with its likeliest words, the one it wrote marked. A word
 * that was forced stands at the end of its card even where it was unlikely.
 */
public final class OutputFigure implements Figure {

    private static final int WORDS = 5;

    private static final double MARGIN = 8;
    private static final double GAP = 12;
    private static final double CARD = 232;
    private static final double PADDING = 12;
    private static final double HEADER = 30;
    private static final double LINE = 22;
    private static final double WORD_ROOM = 82;
    private static final double NUMBER_ROOM = 44;
    private static final double BAR = 12;
    private static final int CARDS_IN_A_ROW = 4;
    private static final Lettering HEADING = Lettering.strong(13);
    private static final Lettering WORD = Lettering.plain(13);
    private static final Lettering WRITTEN = Lettering.strong(13);
    private static final Lettering NUMBER = Lettering.plain(12);

    private final Drawing drawing;
    private final Moment moment;
    private final Theme theme;
    private final Tensor probabilities;
    private final List<List<Integer>> likeliest;
    private final int columns;
    private final double card;
    private final Size size;

    public OutputFigure(Drawing drawing) {
        this.drawing = drawing;
        moment = drawing.moment();
        theme = drawing.theme();
        Trace trace = drawing.trace();
        probabilities = trace.tensor(Sites.PROBABILITIES);
        int steps = probabilities.size(0);
        likeliest = IntStream.range(0, steps)
                .mapToObj(step -> likeliest(probabilities.row(step), written(step)))
                .toList();
        int fitting = drawing.width().isPresent()
                ? (int) ((drawing.width().getAsDouble() - 2 * MARGIN + GAP) / (CARD + GAP))
                : CARDS_IN_A_ROW;
        columns = Math.max(1, Math.min(fitting, Math.max(1, steps)));
        double width = drawing.width().orElse(2 * MARGIN + columns * (CARD + GAP) - GAP);
        card = Math.min(CARD * 1.3, (width - 2 * MARGIN + GAP) / columns - GAP);
        int rows = (steps + columns - 1) / columns;
        size = new Size(width, 2 * MARGIN + Math.max(1, rows) * (cardHeight() + GAP) - GAP);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        for (int step = 0; step < likeliest.size(); step++) {
            card(surface, step);
        }
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int step = 0; step < likeliest.size(); step++) {
            if (moment.knows(Stage.OUTPUT, step)) {
                for (int i = 0; i < likeliest.get(step).size(); i++) {
                    int word = likeliest.get(step).get(i);
                    spots.add(new Spot(Sites.PROBABILITIES, List.of(step, word), line(step, i)));
                }
            }
        }
        return spots;
    }

    private void card(Surface surface, int step) {
        Rect place = place(step);
        boolean known = moment.knows(Stage.OUTPUT, step);
        boolean now = moment.isNow(Stage.OUTPUT, step) && !moment.finished();
        surface.fill(place, 8, known ? theme.paper() : theme.panel());
        surface.outline(place.inset(0.5), 8, now ? theme.nowRule() : theme.rule(), now ? 2 : 1);
        surface.text(
                drawing.labels().text("figure.output.step", step + 1),
                place.x() + PADDING,
                place.y() + 20,
                HEADING,
                Align.LEFT,
                known ? theme.ink() : theme.faint());
        if (known) {
            for (int i = 0; i < likeliest.get(step).size(); i++) {
                line(surface, step, i);
            }
        }
    }

    private void line(Surface surface, int step, int i) {
        Rect line = line(step, i);
        int word = likeliest.get(step).get(i);
        double probability = probabilities.at(step, word);
        boolean written = word == written(step);
        Lettering lettering = written ? WRITTEN : WORD;
        double baseline = line.centerY() + Fonts.capHeight(lettering) / 2;
        String text = Words.fit(name(word), lettering, WORD_ROOM - 6);
        surface.text(text, line.x(), baseline, lettering, Align.LEFT, theme.ink());

        Rect track = new Rect(line.x() + WORD_ROOM, line.centerY() - BAR / 2, line.w() - WORD_ROOM - NUMBER_ROOM, BAR);
        surface.fill(track, 2, theme.panel());
        double length = track.w() * Share.of(probability);
        surface.fill(
                new Rect(track.x(), track.y(), Math.max(1, length), BAR),
                Math.min(2, length / 2),
                written ? theme.good() : theme.bar());
        long hundredths = Math.round(probability * 100);
        String percent = drawing.labels().text("stage.percent", hundredths == 0 ? "<1" : Long.toString(hundredths));
        surface.text(percent, line.right(), baseline, NUMBER, Align.RIGHT, written ? theme.ink() : theme.faint());
    }

    /** The likeliest words, the likeliest first, and at the end the one written if it is not among them. */
    private static List<Integer> likeliest(float[] row, int written) {
        List<Integer> words = new ArrayList<>(IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparingDouble(word -> -row[word]))
                .limit(WORDS)
                .toList());
        if (written >= 0 && !words.contains(written)) {
            words.set(words.size() - 1, written);
        }
        return words;
    }

    /** The place of the word written in the vocabulary, or -1. */
    private int written(int step) {
        Trace trace = drawing.trace();
        return step < trace.target().size()
                ? trace.vocabulary().indexOf(trace.target().get(step))
                : -1;
    }

    private String name(int word) {
        List<String> vocabulary = drawing.trace().vocabulary();
        return word < vocabulary.size() ? Words.shown(vocabulary.get(word)) : "#" + word;
    }

    private int lines() {
        return Math.min(WORDS, probabilities.size(1));
    }

    private double cardHeight() {
        return HEADER + lines() * LINE + PADDING - 4;
    }

    private Rect place(int step) {
        int column = step % columns;
        int row = step / columns;
        return new Rect(MARGIN + column * (card + GAP), MARGIN + row * (cardHeight() + GAP), card, cardHeight());
    }

    private Rect line(int step, int i) {
        Rect place = place(step);
        return new Rect(place.x() + PADDING, place.y() + HEADER + i * LINE, place.w() - 2 * PADDING, LINE);
    }
}
