package headlight.figure.beside;

import headlight.figure.Colormap;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.trace.Tensor;

/**
 * The cells of an alignment: a row for each word written, a column for each source word.
 *
 * @param weights [step, token]
 * @param colors  of weights from 0 to 1
 * @param place   all cells together
 * @param row     how high one of them is
 */
record WeightMap(Tensor weights, Colormap colors, Theme theme, Rect place, double row) {

    private static final Lettering NUMBER = Lettering.plain(11);
    private static final Lettering SMALL_NUMBER = Lettering.plain(9.5);

    /** How wide a cell is. */
    double column() {
        return place.w() / weights.size(1);
    }

    /** The place of one weight. */
    Rect cell(int step, int token) {
        return new Rect(place.x() + token * column(), place.y() + step * row, column(), row);
    }

    /** All cells of a step. */
    Rect row(int step) {
        return new Rect(place.x(), place.y() + step * row, place.w(), row);
    }

    /** Paints the weights of a step, or that they are not known yet. */
    void paint(Surface surface, int step, boolean known) {
        for (int token = 0; token < weights.size(1); token++) {
            Rect cell = cell(step, token).inset(column() < 9 ? 0.5 : 1);
            Ink ink = known ? colors.share(weights.at(step, token)) : theme.panel();
            surface.fill(cell, 0, ink);
            if (theme.paper().contrast(ink) < 1.1) {
                surface.outline(cell.inset(0.5), 0, theme.rule().fade(0.3), 1);
            }
            if (known) {
                number(surface, cell, weights.at(step, token), ink);
            }
        }
    }

    private void number(Surface surface, Rect cell, float weight, Ink ground) {
        String number = Numerals.of(weight);
        Lettering fitting = Fonts.width(number, NUMBER) + 6 <= column() ? NUMBER : SMALL_NUMBER;
        if (Fonts.width(number, fitting) + 3 <= column()) {
            double baseline = cell.centerY() + Fonts.capHeight(fitting) / 2;
            surface.text(number, cell.centerX(), baseline, fitting, Align.CENTER, Palette.textOn(ground));
        }
    }
}
