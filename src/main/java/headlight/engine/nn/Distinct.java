package headlight.engine.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The different ids of a list, in the order of their first appearance, and which of them stands at each place. */
public final class Distinct {

    private final List<Integer> ids = new ArrayList<>();
    private final int[] places;

    /** Of these ids, none below 0. */
    public Distinct(List<Integer> all) {
        int[] known = new int[all.stream().mapToInt(id -> id).max().orElse(-1) + 1];
        Arrays.fill(known, -1);
        places = new int[all.size()];
        for (int i = 0; i < places.length; i++) {
            int id = all.get(i);
            if (known[id] < 0) {
                known[id] = ids.size();
                ids.add(id);
            }
            places[i] = known[id];
        }
    }

    /** Each id once. */
    public List<Integer> ids() {
        return List.copyOf(ids);
    }

    /** For each place of the list, where its id stands in {@link #ids()}. */
    public int[] places() {
        return places.clone();
    }
}
