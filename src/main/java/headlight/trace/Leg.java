package headlight.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One stage of one word's walk: one stop for each site and each of its rows. */
final class Leg {

    private static final int[] WHOLE = {-1};

    private final Stage stage;
    private final List<Site> sites;
    private final int[] rows;

    private Leg(Stage stage, List<Site> sites, int[] rows) {
        this.stage = stage;
        this.sites = sites;
        this.rows = rows;
    }

    /** A stop for each vector that a trace holds. */
    static Leg vectors(Trace trace, Stage stage, List<Site> sites) {
        return new Leg(stage, sites.stream().filter(trace::has).toList(), WHOLE);
    }

    /** A stop for each of these numbers of a row, if the trace holds it; -1 stands for what is left of the row. */
    static Leg numbers(Trace trace, Stage stage, Site site, int... rows) {
        return new Leg(stage, trace.has(site) ? List.of(site) : List.of(), rows);
    }

    int length() {
        return sites.size() * rows.length;
    }

    /** The round of one word that has these stages. */
    static Walk.Round round(int word, List<Leg> legs) {
        List<Leg> some = legs.stream().filter(leg -> leg.length() > 0).toList();
        return new Walk.Round(some.stream().mapToInt(Leg::length).sum(), some.size(), () -> steps(word, some));
    }

    private static List<Step> steps(int word, List<Leg> legs) {
        List<Step> steps = new ArrayList<>();
        for (int l = 0; l < legs.size(); l++) {
            legs.get(l).add(word, l == legs.size() - 1 ? StepSize.WORD : StepSize.STAGE, steps);
        }
        return List.copyOf(steps);
    }

    private void add(int word, StepSize end, List<Step> to) {
        int parts = length();
        IntStream.range(0, parts)
                .mapToObj(p -> new Step(
                        stage,
                        word,
                        p,
                        parts,
                        sites.get(p / rows.length),
                        rows[p % rows.length],
                        p == parts - 1 ? end : StepSize.NUMBER))
                .forEach(to::add);
    }
}
