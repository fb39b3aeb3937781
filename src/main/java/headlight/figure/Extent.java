package headlight.figure;

import headlight.trace.Tensor;

/**
 * A part of a matrix: what a window shows of it.
 *
 * @param top    its first row, from 0
 * @param bottom the row after its last
 * @param left   its first column
 * @param right  the column after its last
 */
public record Extent(int top, int bottom, int left, int right) {

    /** All of a matrix. */
    public static Extent all(Tensor matrix) {
        return new Extent(0, matrix.size(0), 0, matrix.size(1));
    }

    /** As much of it as a matrix has; at least one row and one column. */
    public Extent within(Tensor matrix) {
        int firstRow = Math.max(0, Math.min(top, matrix.size(0) - 1));
        int firstColumn = Math.max(0, Math.min(left, matrix.size(1) - 1));
        return new Extent(
                firstRow,
                Math.max(firstRow + 1, Math.min(bottom, matrix.size(0))),
                firstColumn,
                Math.max(firstColumn + 1, Math.min(right, matrix.size(1))));
    }

    /** How many rows. */
    public int rows() {
        return bottom - top;
    }

    /** How many columns. */
    public int columns() {
        return right - left;
    }
}
