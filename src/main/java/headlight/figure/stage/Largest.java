package headlight.figure.stage;

import java.util.ArrayList;
import java.util.List;

/** The places of the largest numbers of a row. A vocabulary has tens of thousands, of which a handful is shown. */
final class Largest {

    private Largest() {}

    /** So many places, that of the largest number first; of equal ones the earlier. */
    static List<Integer> of(float[] row, int count) {
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (best.size() < count || row[i] > row[best.get(best.size() - 1)]) {
                int at = best.size();
                while (at > 0 && row[i] > row[best.get(at - 1)]) {
                    at--;
                }
                best.add(at, i);
                if (best.size() > count) {
                    best.remove(best.size() - 1);
                }
            }
        }
        return best;
    }
}
