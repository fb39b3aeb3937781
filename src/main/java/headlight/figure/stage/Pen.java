package headlight.figure.stage;

import headlight.figure.Bezier;
import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** The few ways in which the stage draws: lit rows, names with their formulas, arrows, lines that turn corners. */
final class Pen {

    static final Lettering NAME = Lettering.strong(13);
    static final Lettering NUMBER = Lettering.plain(12);
    static final Lettering SMALL = Lettering.plain(11);
    static final double FORMULA = 14;

    private static final double CORNER = 9;
    private static final Shape UP = head(0, -1);
    private static final Shape LEFT = head(-1, 0);
    private static final Shape RIGHT = head(1, 0);

    final Surface surface;
    final Theme theme;

    Pen(Surface surface, Theme theme) {
        this.surface = surface;
        this.theme = theme;
    }

    /** The ground of what is being computed. */
    void lit(Rect where) {
        surface.fill(where, 8, theme.now());
        surface.outline(where, 8, theme.nowRule(), 1);
    }

    /** A ring around the newest number. */
    void ring(Rect where) {
        surface.outline(where, 4, theme.nowRule(), 2);
    }

    /** A ground for the newest number where a ring would run through it. */
    void ground(Rect where) {
        surface.fill(where, 2, theme.nowRule().fade(0.35));
    }

    void text(String text, double x, double baseline, Lettering lettering, Ink ink) {
        surface.text(text, x, baseline, lettering, Align.LEFT, ink);
    }

    void centered(String text, double x, double baseline, Lettering lettering, Ink ink) {
        surface.text(text, x, baseline, lettering, Align.CENTER, ink);
    }

    void right(String text, double x, double baseline, Lettering lettering, Ink ink) {
        surface.text(text, x, baseline, lettering, Align.RIGHT, ink);
    }

    /** A text in the middle of a box, shortened to fit. */
    void inside(Rect box, String text, Lettering lettering, Ink ink) {
        double baseline = box.centerY() + Fonts.capHeight(lettering) / 2;
        centered(Words.fit(text, lettering, box.w() - 10), box.centerX(), baseline, lettering, ink);
    }

    /** A formula that starts at x, made smaller where it would be wider than its room. */
    void formula(String latex, double x, double baseline, double room, Ink ink) {
        fitting(latex, room).paint(surface, x, baseline, ink);
    }

    void formulaCentered(String latex, double x, double baseline, double size, Ink ink) {
        Formula formula = Formula.of(latex, size);
        formula.paint(surface, x - formula.width() / 2, baseline, ink);
    }

    void formulaRight(String latex, double x, double baseline, double room, Ink ink) {
        Formula formula = fitting(latex, room);
        formula.paint(surface, x - formula.width(), baseline, ink);
    }

    /** A name at the left and a formula at the right of one line, which shrinks to the room that the name leaves. */
    void titled(String name, String formula, double left, double right, double baseline) {
        text(name, left, baseline, NAME, theme.ink());
        formulaRight(formula, right, baseline, right - left - Fonts.width(name, NAME) - 14, theme.faint());
    }

    private static Formula fitting(String latex, double room) {
        Formula formula = Formula.of(latex, FORMULA);
        return formula.width() <= room ? formula : Formula.of(latex, FORMULA * room / formula.width());
    }

    /** An arrow straight up. */
    void up(double x, double from, double to, Ink ink) {
        surface.line(x, from, x, to + 3, ink, 1.3);
        surface.fill(UP, x, to, ink);
    }

    /** An arrow straight to the left or to the right. */
    void across(double from, double to, double y, Ink ink) {
        surface.line(from, y, to + (to < from ? 3 : -3), y, ink, 1.3);
        surface.fill(to < from ? LEFT : RIGHT, to, y, ink);
    }

    /** An arrow that goes across, along the height of x, and across again, around two corners. */
    void around(double fromX, double fromY, double x, double toX, double toY, Ink ink, double width) {
        double r = Math.min(CORNER, Math.abs(toY - fromY) / 2);
        double first = Math.signum(x - fromX);
        double down = Math.signum(toY - fromY);
        double second = Math.signum(toX - x);
        surface.line(fromX, fromY, x - first * r, fromY, ink, width);
        corner(x - first * r, fromY, x, fromY, x, fromY + down * r, ink, width);
        surface.line(x, fromY + down * r, x, toY - down * r, ink, width);
        corner(x, toY - down * r, x, toY, x + second * r, toY, ink, width);
        surface.line(x + second * r, toY, toX - second * 3, toY, ink, width);
        surface.fill(second < 0 ? LEFT : RIGHT, toX, toY, ink);
    }

    private void corner(double x1, double y1, double cx, double cy, double x2, double y2, Ink ink, double width) {
        Bezier curve =
                new Bezier(x1, y1, (x1 + cx * 2) / 3, (y1 + cy * 2) / 3, (x2 + cx * 2) / 3, (y2 + cy * 2) / 3, x2, y2);
        surface.curve(curve, ink, width);
    }

    /** An arrow head whose tip is at the origin. */
    private static Shape head(double dx, double dy) {
        double length = 6.5;
        double half = 3.4;
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-dx * length - dy * half, -dy * length + dx * half);
        head.lineTo(-dx * length + dy * half, -dy * length - dx * half);
        head.closePath();
        return head;
    }
}
