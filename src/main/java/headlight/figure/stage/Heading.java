package headlight.figure.stage;

import headlight.figure.Rect;

/**
 * What stands at the left of a row: its name, and its formula below it.
 *
 * @param name    in the language of the picture
 * @param formula LaTeX
 */
record Heading(String name, String formula) {

    /** Paints the row's ground, when it is being computed, and the heading on it. */
    void paint(Pen pen, Layout layout, Rect band, boolean now) {
        if (now) {
            pen.lit(band);
        }
        pen.text(name, layout.names(), band.y() + 22, Pen.NAME, pen.theme.ink());
        pen.formula(formula, layout.names(), band.y() + 43, layout.nameWidth(), pen.theme.faint());
    }
}
