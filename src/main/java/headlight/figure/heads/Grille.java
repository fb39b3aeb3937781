package headlight.figure.heads;

import headlight.figure.Extent;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A matrix over tokens: who asks at the left, who is asked above, and each number as a cell. Words stand at every row
 * and column that has room for one; numbers stand in the cells when they fit.
 */
final class Grille {

    private static final double LONGEST_WORD = 120;
    private static final double GAP = 6;
    private static final double LINE = 12;

    /** What is written as 0.00 steps back. */
    private static final double NOTHING = 0.005;

    private static final Lettering NUMBER = Lettering.plain(10);

    private final Tensor matrix;
    private final Extent part;
    private final Mosaic mosaic;
    private final double letters;
    private final int everyColumn;
    private final int everyRow;
    private final List<String> left;
    private final TurnedWords above;
    private final Rect cells;

    /**
     * A part of a matrix at a place.
     *
     * @param x      its left end, words included
     * @param y      its upper end
     * @param width  words and cells together
     * @param widest a cell may be
     */
    Grille(
            Tensor matrix,
            Extent part,
            Mosaic mosaic,
            List<String> asking,
            List<String> asked,
            double x,
            double y,
            double width,
            double widest) {
        this.matrix = matrix;
        this.part = part;
        this.mosaic = mosaic;
        double guess = Math.min(widest, Math.max(1, width - LONGEST_WORD) / part.columns());
        letters = guess >= 18 ? 12 : 10;
        left = Tables.words(asking, part.top(), part.bottom()).stream()
                .map(word -> Words.fit(word, Lettering.strong(letters), LONGEST_WORD))
                .toList();
        double words = left.stream()
                .mapToDouble(word -> Fonts.width(word, Lettering.strong(letters)))
                .max()
                .orElse(0);
        double room = width - words - GAP;
        List<String> top = Tables.words(asked, part.left(), part.right());
        double plain = Math.min(widest, room / part.columns());
        // The last word above leans out of the picture at the right; a second look at the room settles it.
        double over = overhang(top, plain);
        double wide = Math.min(widest, Math.max(1, room - over) / part.columns());
        double high = wide <= 20 ? wide : Math.max(20, wide * 0.62);
        everyColumn = (int) Math.max(1, Math.ceil(LINE / wide));
        everyRow = (int) Math.max(1, Math.ceil(LINE / high));
        above = new TurnedWords(every(top, everyColumn), wide * everyColumn, letters);
        cells = new Rect(x + words + GAP, y + above.height() + 4, wide * part.columns(), high * part.rows());
    }

    private double overhang(List<String> words, double pitch) {
        int every = (int) Math.max(1, Math.ceil(LINE / pitch));
        return Math.max(0, new TurnedWords(every(words, every), pitch * every, letters).overhangRight());
    }

    /** Where its cells are. */
    Rect cells() {
        return cells;
    }

    /** Its right end, words included. */
    double right() {
        return cells.right() + Math.max(0, above.overhangRight());
    }

    /** Its pixels on a screen. */
    Pixels pixels(double scale) {
        return mosaic.pixels(matrix, part, cells, scale);
    }

    /**
     * Paints it.
     *
     * @param ready its cells as pixels, if they are
     * @param row   the row to point out
     * @param column the column to point out
     */
    void paint(Surface surface, Theme theme, Optional<Pixels> ready, OptionalInt row, OptionalInt column) {
        ready.ifPresentOrElse(pixels -> pixels.paint(surface), () -> {
            int high = Math.min(part.rows(), (int) Math.ceil(2 * cells.h()));
            int wide = Math.min(part.columns(), (int) Math.ceil(2 * cells.w()));
            surface.image(mosaic.paint(matrix, part, high, wide), wide, high, cells);
        });
        surface.outline(cells.inset(-0.5), 0, theme.rule(), 1);
        numbers(surface, theme);
        row.ifPresent(q -> frame(surface, theme, rowPlace(q)));
        column.ifPresent(k -> frame(surface, theme, columnPlace(k)));
        words(surface, theme, row, column);
    }

    /** The cell of a row and a column of the whole matrix. */
    Rect place(int row, int column) {
        double wide = cells.w() / part.columns();
        double high = cells.h() / part.rows();
        return new Rect(cells.x() + (column - part.left()) * wide, cells.y() + (row - part.top()) * high, wide, high);
    }

    /** The cells of a row. */
    Rect rowPlace(int row) {
        Rect first = place(row, part.left());
        return new Rect(cells.x(), first.y(), cells.w(), first.h());
    }

    /** The cells of a column. */
    Rect columnPlace(int column) {
        Rect first = place(part.top(), column);
        return new Rect(first.x(), cells.y(), first.w(), cells.h());
    }

    /** The word of a row. */
    Rect rowWord(int row) {
        Rect cell = place(row, part.left());
        double x = Math.max(0, cells.x() - GAP - LONGEST_WORD);
        return new Rect(x, cell.y(), cells.x() - x, cell.h());
    }

    /** The word of a column. */
    Rect columnWord(int column) {
        Rect cell = place(part.top(), column);
        return new Rect(cell.x(), cells.y() - above.height() - 4, cell.w(), above.height() + 4);
    }

    /** The row of the matrix at a height, if there is one. */
    OptionalInt rowAt(double y) {
        int row = part.top() + (int) Math.floor((y - cells.y()) * part.rows() / cells.h());
        return row >= part.top() && row < part.bottom() ? OptionalInt.of(row) : OptionalInt.empty();
    }

    /** The column of the matrix at a place, if there is one. */
    OptionalInt columnAt(double x) {
        int column = part.left() + (int) Math.floor((x - cells.x()) * part.columns() / cells.w());
        return column >= part.left() && column < part.right() ? OptionalInt.of(column) : OptionalInt.empty();
    }

    private void frame(Surface surface, Theme theme, Rect where) {
        boolean seen = where.x() >= cells.x() - 0.01
                && where.right() <= cells.right() + 0.01
                && where.y() >= cells.y() - 0.01
                && where.bottom() <= cells.bottom() + 0.01;
        if (seen) {
            surface.outline(where, 1, theme.accent(), where.h() < 6 || where.w() < 6 ? 1 : 2);
        }
    }

    private void numbers(Surface surface, Theme theme) {
        Rect first = place(part.top(), part.left());
        if (first.w() < Fonts.width("0.00", NUMBER) + 4 || first.h() < 14) {
            return;
        }
        for (int q = part.top(); q < part.bottom(); q++) {
            for (int k = part.left(); k < part.right(); k++) {
                Rect cell = place(q, k);
                float weight = matrix.at(q, k);
                Ink ink = weight < NOTHING ? theme.faint().fade(0.6) : Palette.textOn(new Ink(mosaic.shade(weight)));
                double baseline = cell.centerY() + Fonts.capHeight(NUMBER) / 2;
                surface.text(Numerals.of(weight), cell.centerX(), baseline, NUMBER, Align.CENTER, ink);
            }
        }
    }

    private void words(Surface surface, Theme theme, OptionalInt row, OptionalInt column) {
        for (int i = 0; i < left.size(); i += everyRow) {
            boolean chosen = row.isPresent() && row.getAsInt() == part.top() + i;
            Lettering lettering = new Lettering(letters, chosen);
            double baseline = place(part.top() + i, part.left()).centerY() + Fonts.capHeight(lettering) / 2;
            surface.text(
                    left.get(i),
                    cells.x() - GAP,
                    baseline,
                    lettering,
                    Align.RIGHT,
                    chosen ? theme.accent() : theme.ink());
        }
        double cell = cells.w() / part.columns();
        int chosen = column.isPresent() ? column.getAsInt() - part.left() : -1;
        Rails.Look look = new Rails.Look(
                i -> i * everyColumn == chosen ? theme.accent() : theme.ink(), i -> i * everyColumn == chosen);
        above.above(surface, cells.x() + (cell - cell * everyColumn) / 2, cells.y() - 2, look);
    }

    private static List<String> every(List<String> words, int step) {
        return IntStream.range(0, words.size())
                .filter(i -> i % step == 0)
                .mapToObj(words::get)
                .toList();
    }
}
