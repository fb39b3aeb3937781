package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.figure.Words;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.List;

/** The words written so far, as chips; below them the words of the run before an experiment. */
final class Output implements Piece {

    private record Chip(int step, String text, Rect where) {}

    private static final Lettering WORD = Lettering.plain(13);
    private static final double PADDING = 8;

    private final Scene scene;
    private final CardLayout place;
    private final boolean complete;
    private final List<String> before;
    private final List<Chip> chips;

    Output(Scene scene, CardLayout place) {
        this.scene = scene;
        this.place = place;
        this.complete = scene.moment.wrote(scene.step);
        this.before = place.before;
        this.chips = chips();
    }

    @Override
    public void paint(Pen pen) {
        pen.text(scene.say("output"), place.x(), place.output.y() + 17, Pen.NAME, pen.theme.ink());
        for (Chip chip : chips) {
            boolean current = chip.step() == scene.step;
            Ink frame = current ? complete ? pen.theme.good() : pen.theme.accent() : pen.theme.rule();
            pen.surface.fill(chip.where(), 5, current ? pen.theme.paper() : pen.theme.panel());
            pen.surface.outline(chip.where(), 5, frame, current ? 1.6 : 1);
            Ink ink = current && !complete ? pen.theme.accent() : pen.theme.ink();
            Lettering lettering = new Lettering(WORD.size(), current);
            double baseline = chip.where().centerY() + Fonts.capHeight(lettering) / 2;
            double room = chip.where().w() - PADDING + 1;
            pen.centered(Words.fit(chip.text(), lettering, room), chip.where().centerX(), baseline, lettering, ink);
        }
        before(pen);
    }

    private void before(Pen pen) {
        double baseline = place.output.y() + 36;
        for (String line : before) {
            pen.text(line, place.x(), baseline, Pen.SMALL, pen.theme.faint());
            baseline += CardLayout.BEFORE;
        }
    }

    /** The last chips that fit: when there are too many, the first ones give way to dots. */
    private List<Chip> chips() {
        if (scene.encoding || scene.trace.target().isEmpty()) {
            return List.of();
        }
        for (int from = 0; ; from++) {
            List<Chip> row = from(from);
            Rect last = row.get(row.size() - 1).where();
            if (last.y() < place.chips() + place.lines(scene.isNow(Stage.DECODE)) * CardLayout.CHIP_LINE - 1
                    || from >= scene.step) {
                return row;
            }
        }
    }

    private List<Chip> from(int first) {
        List<Chip> row = new ArrayList<>();
        boolean narrow = Sentence.of(scene.trace).characters();
        double padding = narrow ? PADDING : 2 * PADDING;
        double gap = narrow ? 3 : 6;
        double x = place.x();
        double y = place.chips();
        for (int t = first == 0 ? 0 : first - 1; t <= scene.step; t++) {
            boolean dots = first > 0 && t == first - 1;
            String text = dots
                    ? "…"
                    : t == scene.step && !complete
                            ? "?"
                            : Words.shown(scene.trace.target().get(t));
            double w = Math.min(
                    place.right() - place.x(), Math.max(18, Fonts.width(text, Lettering.strong(13)) + padding));
            if (x + w > place.right() + 0.5 && x > place.x()) {
                x = place.x();
                y += CardLayout.CHIP_LINE;
            }
            row.add(new Chip(dots ? -1 : t, text, new Rect(x, y, w, CardLayout.CHIP)));
            x += w + gap;
        }
        return row;
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Chip chip : chips) {
            int word = chip.step() < 0
                    ? -1
                    : scene.trace.vocabulary().indexOf(scene.trace.target().get(chip.step()));
            if (word >= 0 && scene.trace.has(Sites.PROBABILITIES) && (chip.step() < scene.step || complete)) {
                spots.add(new Spot(Sites.PROBABILITIES, List.of(chip.step(), word), chip.where()));
            }
        }
        return spots;
    }
}
