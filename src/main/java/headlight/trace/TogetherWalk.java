package headlight.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The walk through several runs of one text: what any of them does, they do together. */
final class TogetherWalk {

    /** The stages of a word that is written, and where their numbers are. */
    private static final Map<Stage, Site> WRITING = new EnumMap<>(Map.of(
            Stage.DECODE, Sites.DECODER_HIDDEN,
            Stage.SCORES, Sites.SCORES,
            Stage.WEIGHTS, Sites.WEIGHTS,
            Stage.CONTEXT, Sites.CONTEXT,
            Stage.CONCAT, Sites.CONCAT,
            Stage.OUTPUT, Sites.PROBABILITIES));

    private TogetherWalk() {}

    static List<Walk.Round> rounds(List<Trace> runs) {
        List<Walk.Round> rounds = new ArrayList<>();
        int sources = runs.stream().mapToInt(run -> run.source().size()).max().orElse(0);
        IntStream.range(0, sources)
                .mapToObj(s -> round(s, List.of(Stage.ENCODE)))
                .forEach(rounds::add);
        int targets = runs.stream().mapToInt(run -> run.target().size()).max().orElse(0);
        for (int t = 0; t < targets; t++) {
            int step = t;
            rounds.add(round(
                    t,
                    WRITING.keySet().stream()
                            .filter(stage -> runs.stream()
                                    .anyMatch(run -> step < run.target().size() && has(run, stage)))
                            .sorted(Comparator.naturalOrder())
                            .toList()));
        }
        return rounds;
    }

    /** A run of a Transformer looks somewhere, and writes; what else a word goes through there has its own walk. */
    private static boolean has(Trace run, Stage stage) {
        return run.has(WRITING.get(stage))
                || stage == Stage.OUTPUT
                || (stage == Stage.WEIGHTS && Alignment.of(run).isPresent());
    }

    private static Walk.Round round(int word, List<Stage> stages) {
        List<Step> steps = new ArrayList<>();
        for (Stage stage : stages) {
            boolean last = steps.size() == stages.size() - 1;
            Site site = WRITING.getOrDefault(stage, Sites.ENCODER_HIDDEN);
            steps.add(new Step(stage, word, 0, 1, site, -1, last ? StepSize.WORD : StepSize.STAGE));
        }
        return new Walk.Round(steps.size(), steps.size(), () -> steps);
    }
}
