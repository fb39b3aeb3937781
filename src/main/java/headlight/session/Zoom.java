package headlight.session;

import headlight.figure.Extent;
import headlight.figure.Selection;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.Optional;

/** Which part of one head's matrix is seen: nearer, farther, moved about. All of it is seen until someone zooms. */
public final class Zoom {

    /** How much nearer one step goes. */
    public static final double STEP = 1.5;

    /** So few rows and columns are the nearest. */
    private static final int NEAREST = 4;

    private final HeadDesk heads;

    Zoom(HeadDesk heads) {
        this.heads = heads;
    }

    /** What is seen now; empty while no run with heads is on show. */
    public Optional<Extent> seen() {
        return matrix().map(matrix -> heads.selection()
                .flatMap(Selection::extent)
                .orElse(Extent.all(matrix))
                .within(matrix));
    }

    /** Nearer (a factor above 1) or farther about a cell, which stays where it is. */
    public void by(double factor, double row, double column) {
        seen().ifPresent(now -> matrix().ifPresent(matrix -> {
            int rows = size(now.rows(), factor, matrix.size(0));
            int columns = size(now.columns(), factor, matrix.size(1));
            see(
                    matrix,
                    (int) Math.round(row - (row - now.top()) * rows / now.rows()),
                    (int) Math.round(column - (column - now.left()) * columns / now.columns()),
                    rows,
                    columns);
        }));
    }

    /** Nearer or farther about the middle. */
    public void by(double factor) {
        seen().ifPresent(now -> by(factor, (now.top() + now.bottom()) / 2.0, (now.left() + now.right()) / 2.0));
    }

    /** So that its upper left cell is this one. */
    public void to(int top, int left) {
        seen().ifPresent(now -> matrix().ifPresent(matrix -> see(matrix, top, left, now.rows(), now.columns())));
    }

    /** So many steps down and to the right, each an eighth of what is seen. */
    public void pan(int down, int right) {
        seen().ifPresent(now -> to(
                now.top() + down * Math.max(1, now.rows() / 8), now.left() + right * Math.max(1, now.columns() / 8)));
    }

    /** All of it. */
    public void fit() {
        heads.see(Optional.empty());
    }

    private void see(Tensor matrix, int top, int left, int rows, int columns) {
        int first = Math.max(0, Math.min(top, matrix.size(0) - rows));
        int start = Math.max(0, Math.min(left, matrix.size(1) - columns));
        boolean all = rows >= matrix.size(0) && columns >= matrix.size(1);
        heads.see(all ? Optional.empty() : Optional.of(new Extent(first, first + rows, start, start + columns)));
    }

    /** Never the same size as before, as long as there is another. */
    private static int size(int before, double factor, int most) {
        int wanted = (int) Math.round(before / factor);
        int other = wanted == before ? before + (factor > 1 ? -1 : 1) : wanted;
        return Math.max(Math.min(NEAREST, most), Math.min(most, other));
    }

    private Optional<Tensor> matrix() {
        Optional<Trace> run = heads.run();
        return heads.selection()
                .flatMap(now ->
                        run.map(trace -> trace.tensor(now.block().weights()).part(now.head())));
    }
}
