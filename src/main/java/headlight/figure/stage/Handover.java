package headlight.figure.stage;

import headlight.figure.Bezier;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.trace.CellPlace;
import headlight.trace.CellSites;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The top row where there is no attention: all that the decoder gets to know of the source. It is the encoder's last state,
 * handed over once, or read again as the context of every step.
 */
final class Handover implements Piece {

    private static final double HIGH = 96;
    private static final double WIDE = 190;
    private static final double GAP = 18;

    /** One vector handed over, its letter, and the words from whose columns it comes. */
    private record Part(Strip strip, String letter, List<Integer> from) {}

    private final Scene scene;
    private final Layout layout;
    private final boolean peeks;
    private final List<Part> parts = new ArrayList<>();

    Handover(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
        this.peeks = scene.build.peeks();
        List<Integer> ends = scene.build.encoder.bidirectional()
                ? List.of(scene.build.last(false), scene.build.last(true))
                : List.of(scene.build.last(false));
        if (peeks) {
            String letter = "c_{" + (scene.step + 1) + "}";
            add(List.of(Sites.CONTEXT), List.of(scene.step), scene.knows(Sites.CONTEXT, scene.step), letter, ends);
        } else if (scene.build.maps()) {
            int top = scene.build.decoder.layers() - 1;
            mapped(Sites.BRIDGE_HIDDEN, top, "h_{0}", ends);
            mapped(Sites.BRIDGE_CELL, top, "m_{0}", ends);
        } else {
            taken(false, "h_{0}", ends);
            if (scene.build.cell == Build.Cell.LSTM && !scene.build.forgets()) {
                taken(true, "m_{0}", ends);
            }
        }
    }

    private void mapped(Site site, int row, String letter, List<Integer> ends) {
        add(List.of(site), List.of(row), scene.knows(site, 0), letter, ends);
    }

    /** The last states as they are, each direction's where it ended. */
    private void taken(boolean memory, String letter, List<Integer> ends) {
        List<Site> sites = new ArrayList<>();
        for (int e = 0; e < ends.size(); e++) {
            int top = scene.build.encoder.layers() - 1;
            CellSites cell = new CellPlace(Stack.ENCODER, top, e > 0, ends.get(e)).sites(scene.trace);
            sites.add(memory ? cell.cell() : cell.hidden());
        }
        boolean known = true;
        for (int e = 0; e < ends.size(); e++) {
            known &= scene.knows(sites.get(e), ends.get(e));
        }
        add(sites, ends, known, letter, ends);
    }

    private void add(List<Site> sites, List<Integer> rows, boolean known, String letter, List<Integer> ends) {
        for (int i = 0; i < sites.size(); i++) {
            if (scene.trace.has(sites.get(i))) {
                Rect nowhere = new Rect(0, 0, WIDE, HIGH);
                boolean one = sites.size() == 1;
                parts.add(new Part(
                        Strip.of(scene, sites.get(i), rows.get(i), known, nowhere),
                        i == 0 ? letter : "",
                        one ? ends : List.of(ends.get(i))));
            }
        }
        place();
    }

    /** Side by side, in the middle of the columns. */
    private void place() {
        double h = Math.max(34, Math.min(HIGH, layout.context.h() * 0.3));
        double w = Math.min(WIDE, (layout.columns.w() - GAP * (parts.size() - 1)) / parts.size());
        double x = layout.columns.centerX() - (w * parts.size() + GAP * (parts.size() - 1)) / 2;
        double y = layout.context.y() + 30;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Rect room = new Rect(x + i * (w + GAP), y, w, h);
            parts.set(i, new Part(part.strip().in(room), part.letter(), part.from()));
        }
    }

    @Override
    public void paint(Pen pen) {
        boolean now = peeks ? scene.isNow(Stage.CONTEXT) : scene.step == 0 && scene.isNow(Stage.DECODE);
        new Heading(scene.say(peeks ? "context.last" : "handover"), formula()).paint(pen, layout, ground(), now);
        pen.text(
                scene.say(peeks ? "context.every" : "handover.once"),
                layout.names(),
                layout.context.y() + 66,
                Pen.SMALL,
                pen.theme.faint());
        for (Part part : parts) {
            Rect where = part.strip().where();
            if (part.strip().known()) {
                part.from().forEach(s -> line(pen, layout.x(s), where));
            }
            part.strip().paint(pen, scene);
            pen.formulaCentered(
                    part.letter(),
                    where.centerX(),
                    where.y() - 10,
                    16,
                    part.strip().known() ? pen.theme.ink() : pen.theme.faint());
            if (now && part.strip().known()) {
                pen.ring(where.inset(-3));
            }
        }
    }

    /** What is lit: the row without the way that leads to it. */
    private Rect ground() {
        Rect band = layout.context;
        double end = where().map(Rect::bottom).orElse(band.bottom()) + 14;
        return new Rect(band.x(), band.y(), band.w(), end - band.y());
    }

    private void line(Pen pen, double x, Rect to) {
        double from = layout.state(0).y() - 5;
        double end = to.bottom() + 4;
        double middle = (from + end) / 2;
        // What was handed over once is past at later steps.
        boolean past = !peeks && !scene.encoding && scene.step > 0;
        Ink ink = past ? pen.theme.bar() : pen.theme.accent();
        pen.surface.curve(new Bezier(x, from, x, middle, to.centerX(), middle, to.centerX(), end), ink, 2);
    }

    private String formula() {
        String last = "\\bar{h}_{" + (scene.build.last(false) + 1) + "}";
        if (scene.build.encoder.bidirectional()) {
            last = "[\\overrightarrow{h}_{" + (scene.build.last(false) + 1) + "}; \\overleftarrow{h}_{"
                    + (scene.build.last(true) + 1) + "}]";
        }
        return peeks
                ? "c_{" + (scene.step + 1) + "} = " + last
                : "h_0 = " + (scene.build.maps() ? "W_b " + last + " + b_b" : last);
    }

    /** Where the row's numbers stand; empty when none were recorded. */
    Optional<Rect> where() {
        return parts.stream().map(part -> part.strip().where()).reduce(Rect::union);
    }

    @Override
    public List<Strip> strips() {
        return parts.stream().map(Part::strip).toList();
    }
}
