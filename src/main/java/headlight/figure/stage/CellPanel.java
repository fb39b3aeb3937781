package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.CellPlace;
import headlight.trace.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One vector of an opened cell: its name, its equation, its numbers as a strip, the range they span, and one feature that is
 * followed through the whole cell.
 */
final class CellPanel implements Piece {

    private static final double SIDE = 12;
    private static final double NAME = 21;
    private static final double EQUATION = 43;
    private static final double STRIP = 55;
    private static final double STRIP_MOST = 110;
    private static final double WIDE = 6.5;
    private static final double FOOT = 50;
    private static final Digits TWO = new Digits(2, "", 1);

    private final Scene scene;
    private final List<CellTerms.Part> parts;
    private final String name;
    private final String formula;
    private final Rect where;
    private final int followed;
    private final String arithmetic;
    private final List<Strip> strips = new ArrayList<>();
    private final List<Site> stops = new ArrayList<>();

    /**
     * A panel.
     *
     * @param parts      the vector, in one part or in two; none stands for zeros
     * @param followed   the feature that is followed; -1 for none
     * @param arithmetic how its number comes about, as LaTeX; empty for the number alone
     */
    CellPanel(
            Scene scene,
            List<CellTerms.Part> parts,
            String name,
            String formula,
            Rect where,
            int followed,
            String arithmetic) {
        this.scene = scene;
        this.parts = List.copyOf(parts);
        this.name = name;
        this.formula = formula;
        this.where = where;
        this.followed = followed;
        this.arithmetic = arithmetic;
        parts.forEach(part -> stops.add(part.site()));
        Rect inside = inside();
        double w = (inside.w() - 4 * (parts.size() - 1)) / Math.max(1, parts.size());
        for (int i = 0; i < parts.size(); i++) {
            CellTerms.Part part = parts.get(i);
            Rect room = new Rect(inside.x() + i * (w + 4), inside.y(), w, inside.h());
            strips.add(Strip.of(scene, part.site(), part.row(), scene.knows(part.site(), part.row()), room));
        }
    }

    private Rect inside() {
        double h = Math.min(STRIP_MOST, where.h() - STRIP - FOOT);
        // In rooms of like shape a feature stands at the same place in every vector.
        double w = Math.min(where.w() - 2 * SIDE, h * WIDE);
        double spare = where.h() - STRIP - FOOT - h;
        return new Rect(where.x() + SIDE, where.y() + STRIP + spare / 2, w, h);
    }

    /** The same, lit also where the walk stops at another site, which says the same in other words. */
    CellPanel alsoAt(Site site) {
        stops.add(site);
        return this;
    }

    /** Its place. */
    Rect where() {
        return where;
    }

    /** Whether it is what has just been computed. */
    boolean isNow() {
        return scene.started
                && !scene.moment.finished()
                && stops.contains(scene.moment.step().site())
                && parts.stream().anyMatch(part -> scene.moment.step().word() == part.row());
    }

    /** Whether all of it is computed. */
    boolean known() {
        return strips.stream().allMatch(Strip::known);
    }

    @Override
    public void paint(Pen pen) {
        pen.surface.fill(where, 8, pen.theme.panel());
        pen.surface.outline(where, 8, pen.theme.rule(), 1);
        if (isNow()) {
            pen.lit(where);
        }
        double left = where.x() + SIDE;
        double width = where.w() - 2 * SIDE;
        pen.text(name, left, where.y() + NAME, Pen.NAME, pen.theme.ink());
        pen.formula(formula, left, where.y() + EQUATION, width, pen.theme.faint());
        if (strips.isEmpty()) {
            pen.text(scene.say("opened.zeros"), left, where.centerY() + 8, Pen.NUMBER, pen.theme.faint());
            return;
        }
        strips.forEach(strip -> strip.paint(pen, scene));
        if (known()) {
            pen.text(range(), left, where.bottom() - 33, Pen.SMALL, pen.theme.faint());
            follow(pen, left, width);
        }
    }

    /** How far it is open on average, or between which numbers it lies. */
    private String range() {
        float[] all = numbers();
        double low =
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).min().orElse(0);
        double high =
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).max().orElse(0);
        double mean = IntStream.range(0, all.length)
                .mapToDouble(i -> all[i])
                .average()
                .orElse(0);
        return Scene.isOpening(parts.get(0).site())
                ? scene.say("opened.open", scene.say("percent", new Digits(0, "", 1).share(mean)))
                : scene.say("opened.range", TWO.text(low), TWO.text(high));
    }

    private float[] numbers() {
        float[] all = new float[strips.stream().mapToInt(Strip::features).sum()];
        int at = 0;
        for (CellTerms.Part part : parts) {
            float[] row = scene.vector(part.site(), part.row()).orElse(new float[0]);
            System.arraycopy(row, 0, all, at, row.length);
            at += row.length;
        }
        return all;
    }

    /** The number of the feature that is followed; 0 where there is none. */
    double number(int feature) {
        float[] all = numbers();
        return feature >= 0 && feature < all.length ? all[feature] : 0;
    }

    private void follow(Pen pen, double left, double width) {
        if (followed < 0) {
            return;
        }
        Spot cell = cell();
        if (strips.get(0).coarse()) {
            pen.ring(cell.where().inset(-1));
        }
        double baseline = where.bottom() - 11;
        pen.formula(equation(), left, baseline, width, pen.theme.ink());
    }

    private String equation() {
        Spot cell = cell();
        int[] index = cell.index().stream().mapToInt(Integer::intValue).toArray();
        String value = TWO.text(number(followed));
        return cell.site().symbol(index) + " = " + (arithmetic.isEmpty() ? "" : arithmetic + " = ") + value;
    }

    /** Where the feature that is followed stands in the strip. */
    private Spot cell() {
        int first = strips.get(0).features();
        return followed < first || strips.size() == 1
                ? strips.get(0).spot(Math.min(followed, first - 1))
                : strips.get(1).spot(followed - first);
    }

    @Override
    public List<Strip> strips() {
        return strips;
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        if (!strips.isEmpty() && known()) {
            CellTerms.Part part = parts.get(parts.size() - 1);
            if (CellPlace.of(scene.trace, part.site(), part.row()).isPresent()) {
                double w = Fonts.width(name, Pen.NAME) + 8;
                spots.add(new Spot(
                        part.site(), List.of(part.row()), new Rect(where.x() + SIDE - 4, where.y() + 7, w, NAME - 1)));
            }
            if (followed >= 0) {
                Formula set = Formula.of(equation(), Pen.FORMULA);
                double w = Math.min(where.w() - 2 * SIDE, set.width());
                Spot cell = cell();
                spots.add(new Spot(cell.site(), cell.index(), new Rect(where.x() + SIDE, where.bottom() - 24, w, 18)));
            }
        }
        return spots;
    }
}
