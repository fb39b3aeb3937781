package headlight.figure.heads;

/**
 * The form that all curves have: how far each line of pixels is on the way from 0 to 1, and how steep it is there.
 */
final class ArcForm {
    private final float[] place;
    private final float[] slope;

    private ArcForm(int rows) {
        place = new float[rows];
        slope = new float[rows];
    }

    /** Of the cubic whose two control points stand half-way across, right below its start and right above its end. */
    static ArcForm of(int rows, double start, double length) {
        ArcForm form = new ArcForm(rows);
        for (int row = 0; row < rows; row++) {
            double across = Math.max(0, Math.min(1, (row + 0.5 - start) / length));
            double t = parameter(across);
            form.place[row] = (float) (t * t * (3 - 2 * t));
            form.slope[row] = (float) (6 * t * (1 - t) / (1.5 - 3 * t + 3 * t * t) / length);
        }
        return form;
    }

    /** How far a line of pixels is on the way, from 0 to 1. */
    float place(int row) {
        return place[row];
    }

    /** How steep it is there: of the whole way, what is gone within one line. */
    float slope(int row) {
        return slope[row];
    }

    /** Where on the cubic it is so far across: 1.5 t − 1.5 t² + t³ = across. */
    private static double parameter(double across) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double t = (low + high) / 2;
            if (1.5 * t - 1.5 * t * t + t * t * t < across) {
                low = t;
            } else {
                high = t;
            }
        }
        return (low + high) / 2;
    }
}
