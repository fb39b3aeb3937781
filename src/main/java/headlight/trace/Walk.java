package headlight.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which a trace is walked, at the size of single numbers. Larger steps are some of these stops. */
final class Walk {

    private static final List<Site> ENCODER = List.of(
            Sites.ENCODER_EMBEDDED,
            Sites.ENCODER_INPUT,
            Sites.ENCODER_FORGET,
            Sites.ENCODER_CANDIDATE,
            Sites.ENCODER_OUTPUT,
            Sites.ENCODER_CELL,
            Sites.ENCODER_HIDDEN);
    private static final List<Site> DECODER = List.of(
            Sites.DECODER_EMBEDDED,
            Sites.DECODER_INPUT,
            Sites.DECODER_FORGET,
            Sites.DECODER_CANDIDATE,
            Sites.DECODER_OUTPUT,
            Sites.DECODER_CELL,
            Sites.DECODER_HIDDEN);

    private final Trace trace;
    private final List<Step> steps = new ArrayList<>();

    private Walk(Trace trace) {
        this.trace = trace;
    }

    static List<Step> through(Trace trace) {
        Walk walk = new Walk(trace);
        int sources = trace.source().size();
        IntStream reading = IntStream.range(0, sources).map(s -> trace.backwards() ? sources - 1 - s : s);
        reading.forEach(walk::read);
        for (int t = 0; t < trace.target().size(); t++) {
            walk.write(t);
        }
        return List.copyOf(walk.steps);
    }

    /** The encoder reads source word {@code s}. */
    private void read(int s) {
        stage(Stage.ENCODE, s, vectors(ENCODER));
        endOfWord();
    }

    /** The decoder writes word {@code t}. */
    private void write(int t) {
        stage(Stage.DECODE, t, vectors(DECODER));
        stage(Stage.SCORES, t, numbers(Sites.SCORES));
        stage(Stage.WEIGHTS, t, numbers(Sites.WEIGHTS));
        stage(Stage.CONTEXT, t, vectors(List.of(Sites.CONTEXT)));
        stage(Stage.CONCAT, t, vectors(List.of(Sites.CONCAT)));
        stage(Stage.OUTPUT, t, vectors(List.of(Sites.LOGITS, Sites.PROBABILITIES)));
        endOfWord();
    }

    private record Part(Site site, int row) {}

    private List<Part> vectors(List<Site> sites) {
        return sites.stream().filter(trace::has).map(site -> new Part(site, -1)).toList();
    }

    private List<Part> numbers(Site site) {
        if (!trace.has(site)) {
            return List.of();
        }
        return IntStream.range(0, trace.tensor(site).size(1))
                .mapToObj(row -> new Part(site, row))
                .toList();
    }

    private void stage(Stage stage, int word, List<Part> parts) {
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            StepSize ends = p == parts.size() - 1 ? StepSize.STAGE : StepSize.NUMBER;
            steps.add(new Step(stage, word, p, parts.size(), part.site(), part.row(), ends));
        }
    }

    private void endOfWord() {
        if (!steps.isEmpty()) {
            Step last = steps.remove(steps.size() - 1);
            steps.add(new Step(
                    last.stage(), last.word(), last.part(), last.parts(), last.site(), last.row(), StepSize.WORD));
        }
    }
}
