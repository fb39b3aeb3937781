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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The likeliest next words with their probabilities; the one written is marked. */
final class NextWord implements Piece {

    private static final int SHOWN = 5;
    private static final double WORD_WIDTH = 74;
    private static final double NUMBER_WIDTH = 44;

    private final Scene scene;
    private final CardLayout place;
    private final int written;
    private final Optional<float[]> logits;
    private final Optional<float[]> probabilities;
    private final List<Integer> likeliest;

    NextWord(Scene scene, CardLayout place) {
        this.scene = scene;
        this.place = place;
        this.written = scene.encoding || scene.trace.target().isEmpty()
                ? -1
                : scene.trace.vocabulary().indexOf(scene.trace.target().get(scene.step));
        boolean both = scene.trace.has(Sites.LOGITS) && scene.trace.has(Sites.PROBABILITIES);
        this.logits = scene.knows(Stage.OUTPUT, 0) ? scene.vector(Sites.LOGITS, scene.step) : Optional.empty();
        this.probabilities = scene.knows(Stage.OUTPUT, both ? 1 : 0)
                ? scene.vector(Sites.PROBABILITIES, scene.step)
                : Optional.empty();
        this.likeliest = probabilities.or(() -> logits).map(this::likeliest).orElse(List.of());
    }

    /** The likeliest words first; the word written is among them, though it be forced. */
    private List<Integer> likeliest(float[] row) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparing((Integer v) -> -row[v]))
                .limit(SHOWN)
                .toList());
        if (written >= 0 && written < row.length && !order.contains(written)) {
            order.set(order.size() - 1, written);
        }
        return order;
    }

    @Override
    public void paint(Pen pen) {
        Rect box = place.next;
        if (scene.isNow(Stage.OUTPUT)) {
            pen.lit(box);
        }
        int t = scene.step + 1;
        boolean logitsOnly = probabilities.isEmpty() && logits.isPresent();
        String formula = logitsOnly ? "y_{" + t + "} = W z_{" + t + "} + b" : "\\mathrm{softmax}(W z_{" + t + "} + b)";
        pen.titled(scene.say("next"), formula, place.x(), place.right(), box.y() + 19);
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
        pen.text(Words.fit(name(v), lettering, WORD_WIDTH - 8), place.x(), baseline, lettering, pen.theme.ink());
        if (probabilities.isPresent()) {
            double p = probabilities.get()[v];
            double room = place.right() - NUMBER_WIDTH - place.x() - WORD_WIDTH;
            Ink ink = winner ? pen.theme.good() : pen.theme.bar();
            double h = Math.min(20, line.h() - 6);
            pen.surface.fill(
                    new Rect(place.x() + WORD_WIDTH, line.centerY() - h / 2, Math.max(2, room * Share.of(p)), h),
                    2,
                    ink);
            pen.right(
                    new Digits(0, scene.say("percent", ""), 13).share(p),
                    place.right(),
                    baseline,
                    lettering,
                    pen.theme.ink());
        } else {
            String number = new Digits(2, "", 13).text(logits.orElseThrow()[v]);
            pen.right(number, place.right(), baseline, Lettering.plain(13), pen.theme.ink());
        }
    }

    private String name(int v) {
        List<String> vocabulary = scene.trace.vocabulary();
        return v < vocabulary.size() ? Words.shown(vocabulary.get(v)) : "#" + v;
    }

    private Rect line(int i) {
        double h = Math.min(37, (place.next.h() - 34) / SHOWN);
        return new Rect(place.next.x(), place.next.y() + 29 + i * h, place.next.w(), h);
    }

    @Override
    public List<Spot> spots() {
        Site site = probabilities.isPresent() ? Sites.PROBABILITIES : Sites.LOGITS;
        return IntStream.range(0, likeliest.size())
                .mapToObj(i -> new Spot(site, List.of(scene.step, likeliest.get(i)), line(i)))
                .toList();
    }
}
