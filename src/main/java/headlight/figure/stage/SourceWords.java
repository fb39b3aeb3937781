package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Sites;
import java.util.List;
import java.util.stream.IntStream;

/** The lowest row: the source words, each below its column. */
final class SourceWords implements Piece {

    private final Scene scene;
    private final Layout layout;

    SourceWords(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
    }

    @Override
    public void paint(Pen pen) {
        WordLine line = layout.line;
        Rect row = layout.words;
        pen.text(
                scene.say("source"),
                layout.names(),
                line.turn() == 0 ? row.centerY() + 5 : row.y() + 18,
                Pen.NAME,
                pen.theme.ink());
        for (int s = 0; s < layout.sources; s++) {
            boolean now = scene.encoding && scene.started && s == scene.reading;
            if (line.turn() == 0) {
                level(pen, s, now);
            } else {
                turned(pen, s, now);
            }
        }
    }

    /** The place of a word that stands in a box, or of its column where it leans. */
    Rect place(int s) {
        Rect cell = layout.cell(s, layout.words);
        if (!layout.line.boxed()) {
            return cell;
        }
        double w = Math.min(cell.w() - 4, 132);
        return new Rect(cell.centerX() - w / 2, cell.y() + 8, w, 30);
    }

    private void level(Pen pen, int s, boolean now) {
        Rect place = place(s);
        if (layout.line.boxed()) {
            pen.up(place.centerX(), place.y() - 3, layout.states.bottom() - 3, pen.theme.bar());
            pen.surface.fill(place, 6, pen.theme.paper());
            pen.surface.outline(place, 6, now ? pen.theme.nowRule() : pen.theme.bar(), now ? 2 : 1);
        } else if (now) {
            pen.lit(place);
        }
        Lettering lettering = new Lettering(layout.line.size(), true);
        double baseline = place.centerY() + Fonts.capHeight(lettering) / 2;
        pen.centered(layout.line.words().get(s), place.centerX(), baseline, lettering, pen.theme.ink());
    }

    private void turned(Pen pen, int s, boolean now) {
        WordLine line = layout.line;
        Lettering lettering = new Lettering(line.size(), now);
        Ink ink = now ? pen.theme.accent() : pen.theme.ink();
        double middle = Fonts.capHeight(lettering) / 2;
        pen.surface.group(
                layout.x(s),
                layout.words.y() + 6,
                -line.turn(),
                () -> pen.right(line.words().get(s), line.turn() == 45 ? -2 : 0, middle, lettering, ink));
    }

    @Override
    public List<Spot> spots() {
        return IntStream.range(0, layout.sources)
                .mapToObj(s -> new Spot(Sites.ENCODER_EMBEDDED, List.of(s), place(s)))
                .toList();
    }
}
