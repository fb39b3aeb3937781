package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Rect;
import headlight.trace.CellPlace;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;

/** The inside of the recurrent cell at work: what it reads, its gates and its memory, filling in from the top. */
final class Cell implements Piece {

    /** The height of the last line, which belongs to the hidden state below it. */
    private static final double RESULT = 22;

    /** In lines lower than this there is room for names only. */
    private static final double TIGHT = 26;

    /** The widest an equation is. */
    private static final double EQUATION = 164;

    private final Scene scene;
    private final Rect where;
    private final List<CellTerms.Part> parts = new ArrayList<>();
    private final List<CellTerms.Part> results = new ArrayList<>();
    private final List<Strip> strips = new ArrayList<>();

    Cell(Scene scene, Rect where) {
        this.scene = scene;
        this.where = where;
        scene.cell.ifPresentOrElse(this::fill, this::embedded);
        for (int p = 0; p < parts.size(); p++) {
            Rect line = line(p);
            Rect room = new Rect(line.x(), line.y() + 20, line.w(), line.h() - 20 - gap());
            CellTerms.Part part = parts.get(p);
            strips.add(Strip.of(scene, part.site(), part.row(), scene.knows(part.site(), part.row()), room));
        }
    }

    private void fill(CellPlace place) {
        CellTerms terms = new CellTerms(scene.build, place, false);
        boolean starts = place.side() == Stack.DECODER && place.word() == 0;
        boolean plain = scene.build.cell == Build.Cell.RNN;
        if (plain || (starts && scene.build.maps())) {
            parts.addAll(terms.stateBefore());
        }
        if (starts && scene.build.maps()) {
            parts.addAll(terms.memoryBefore());
        }
        // A context stands in its own row already.
        terms.inputs().stream()
                .filter(part -> !part.site().equals(Sites.CONTEXT))
                .forEach(parts::add);
        parts.addAll(terms.gates());
        parts.addAll(terms.memory());
        results.add(terms.state());
        results.addAll(terms.given());
    }

    /** Of a cell that left no state there is only what it read. */
    private void embedded() {
        Site site = scene.encoding ? Sites.ENCODER_EMBEDDED : Sites.DECODER_EMBEDDED;
        if (scene.trace.has(site)) {
            int word = scene.encoding ? scene.reading : scene.step;
            parts.add(new CellTerms.Part(site, word, "cell.embedded", site.symbol(word)));
        }
    }

    private double gap() {
        return Math.max(5, Math.min(16, where.h() / 40));
    }

    private double bottom() {
        return where.bottom() - RESULT * results.size();
    }

    private Rect line(int p) {
        double h = Math.min(82, (bottom() - where.y()) / Math.max(1, parts.size()));
        double top = bottom() - h * parts.size();
        return new Rect(where.x() + 8, top + p * h, where.w() - 16, h);
    }

    @Override
    public void paint(Pen pen) {
        for (int p = 0; p < parts.size(); p++) {
            CellTerms.Part part = parts.get(p);
            Rect line = line(p);
            boolean now = scene.started
                    && scene.moment.step().site().equals(part.site())
                    && scene.moment.step().word() == part.row();
            if (now) {
                pen.lit(new Rect(where.x(), line.y(), where.w(), line.h() - 1));
            }
            heading(pen, line, scene.say(part.key()), line.h() < TIGHT ? "" : part.formula());
            strips.get(p).paint(pen, scene);
        }
        for (int r = 0; r < results.size() && !parts.isEmpty(); r++) {
            Rect last = new Rect(where.x() + 8, bottom() + r * RESULT, where.w() - 16, RESULT);
            boolean said = scene.build.cell != Build.Cell.UNKNOWN;
            heading(
                    pen,
                    last,
                    scene.say(results.get(r).key()),
                    said ? results.get(r).formula() : "");
        }
    }

    private static void heading(Pen pen, Rect line, String name, String formula) {
        double baseline = line.y() + 15;
        pen.text(name, line.x(), baseline, Pen.NUMBER, pen.theme.ink());
        double room = Math.min(EQUATION, line.w() - Fonts.width(name, Pen.NUMBER) - 12);
        pen.formulaRight(formula, line.right(), baseline, room, pen.theme.faint());
    }

    @Override
    public List<Strip> strips() {
        return strips;
    }
}
