package headlight.session;

/** A row of weights that sum to one, and stay so when a hand moves one of them. */
public final class Distribution {

    private Distribution() {}

    /**
     * The row with one weight moved to a value between 0 and 1; the others share what is left in proportion to what
     * they had, and equally when they had nothing. The only weight of a row stays 1.
     */
    public static float[] moved(float[] row, int at, double value) {
        if (row.length == 1) {
            return new float[] {1};
        }
        double target = Math.max(0, Math.min(1, value));
        double others = 0;
        for (int i = 0; i < row.length; i++) {
            others += i == at ? 0 : row[i];
        }
        float[] moved = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            double share = others > 0 ? row[i] / others : 1.0 / (row.length - 1);
            moved[i] = (float) (i == at ? target : (1 - target) * share);
        }
        return moved;
    }
}
