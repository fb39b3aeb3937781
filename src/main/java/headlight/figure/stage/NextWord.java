package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Share;
import headlight.figure.Spot;
import headlight.figure.Words;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The likeliest next words with their probabilities; the one written is marked. */
final class NextWord implements Piece {

    private static final int SHOWN = 5;
    private static final double WORD_WIDTH = 74;
    private static final double NUMBER_WIDTH = 44;

    private final Trace trace;
    private final int row;
    private final Rect box;
    private final Titles words;
    private final boolean now;
    private final int written;
    private final Optional<float[]> logits;
    private final Optional<float[]> probabilities;
    private final List<Integer> likeliest;

    /**
     * What is said above the words.
     *
     * @param title   the name of the list
     * @param scores  the formula of the logits
     * @param shares  the formula of the probabilities
     * @param percent a percentage, as the language writes it
     */
    record Titles(String title, String scores, String shares, String percent) {}

    NextWord(Scene scene, CardLayout place) {
        this(
                scene.trace,
                scene.step,
                scene.knows(Stage.OUTPUT, 0),
                scene.knows(
                        Stage.OUTPUT, scene.trace.has(Sites.LOGITS) && scene.trace.has(Sites.PROBABILITIES) ? 1 : 0),
                scene.isNow(Stage.OUTPUT),
                words(scene),
                place.next);
    }

    /**
     * The likeliest words of one row.
     *
     * @param scored whether the logits are computed
     * @param shared whether the probabilities are
     * @param now    whether they are what has just been computed
     * @param box    where they stand
     */
    NextWord(Trace trace, int row, boolean scored, boolean shared, boolean now, Titles words, Rect box) {
        this.trace = trace;
        this.row = row;
        this.box = box;
        this.words = words;
        this.now = now;
        this.written = row >= trace.target().size()
                ? -1
                : trace.vocabulary().indexOf(trace.target().get(row));
        this.logits = scored ? numbers(Sites.LOGITS) : Optional.empty();
        this.probabilities = shared ? numbers(Sites.PROBABILITIES) : Optional.empty();
        this.likeliest = probabilities.or(() -> logits).map(this::likeliest).orElse(List.of());
    }

    private static Titles words(Scene scene) {
        String read = scene.trace.has(Sites.COMBINED)
                ? "\\tilde{h}"
                : scene.build.attends() || scene.build.peeks() ? "z" : "h";
        String scores = "W " + read + "_{" + (scene.step + 1) + "} + b";
        return new Titles(
                scene.say("next"),
                "y_{" + (scene.step + 1) + "} = " + scores,
                "\\mathrm{softmax}(" + scores + ")",
                scene.say("percent", ""));
    }

    private Optional<float[]> numbers(Site site) {
        return trace.find(site).filter(t -> row < t.size(0)).map(t -> t.row(row));
    }

    /** The likeliest words first; the word written is among them, though it be forced. */
    private List<Integer> likeliest(float[] row) {
        List<Integer> order = Largest.of(row, SHOWN);
        if (written >= 0 && written < row.length && !order.contains(written)) {
            order.set(order.size() - 1, written);
        }
        return order;
    }

    @Override
    public void paint(Pen pen) {
        if (now) {
            pen.lit(box);
        }
        boolean logitsOnly = probabilities.isEmpty() && logits.isPresent();
        pen.titled(words.title(), logitsOnly ? words.scores() : words.shares(), left(), right(), box.y() + 19);
        for (int i = 0; i < likeliest.size(); i++) {
            line(pen, i);
        }
    }

    private void line(Pen pen, int i) {
        Rect line = line(i);
        int v = likeliest.get(i);
        boolean winner = v == written;
        Lettering lettering = new Lettering(13, winner);
        double baseline = line.centerY() + 4.5;
        pen.text(Words.fit(name(v), lettering, WORD_WIDTH - 8), left(), baseline, lettering, pen.theme.ink());
        if (probabilities.isPresent()) {
            double p = probabilities.get()[v];
            double room = right() - NUMBER_WIDTH - left() - WORD_WIDTH;
            Ink ink = winner ? pen.theme.good() : pen.theme.bar();
            double h = Math.min(20, line.h() - 6);
            pen.surface.fill(
                    new Rect(left() + WORD_WIDTH, line.centerY() - h / 2, Math.max(2, room * Share.of(p)), h), 2, ink);
            pen.right(new Digits(0, words.percent(), 13).share(p), right(), baseline, lettering, pen.theme.ink());
        } else {
            String number = new Digits(2, "", 13).text(logits.orElseThrow()[v]);
            pen.right(number, right(), baseline, Lettering.plain(13), pen.theme.ink());
        }
    }

    private double left() {
        return box.x() + 8;
    }

    private double right() {
        return box.right() - 8;
    }

    private String name(int v) {
        List<String> vocabulary = trace.vocabulary();
        return v < vocabulary.size() ? Words.pieces(List.of(vocabulary.get(v))).get(0) : "#" + v;
    }

    private Rect line(int i) {
        double h = Math.min(37, (box.h() - 34) / SHOWN);
        return new Rect(box.x(), box.y() + 29 + i * h, box.w(), h);
    }

    @Override
    public List<Spot> spots() {
        Site site = probabilities.isPresent() ? Sites.PROBABILITIES : Sites.LOGITS;
        return IntStream.range(0, likeliest.size())
                .mapToObj(i -> new Spot(site, List.of(row, likeliest.get(i)), line(i)))
                .toList();
    }
}
