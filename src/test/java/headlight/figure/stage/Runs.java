package headlight.figure.stage;

import headlight.trace.Recurrents;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of all kinds that the stage must show. */
final class Runs {

    private Runs() {}

    static List<Trace> all() {
        List<Trace> runs = new ArrayList<>(List.of(Traces.french(), Traces.korean(), date(64)));
        for (int words : new int[] {1, 2, 7, 12, 20, 29}) {
            runs.add(words(words, words == 12 ? 256 : 16));
        }
        Recurrents.KINDS.forEach(kind -> runs.add(Recurrents.french(kind)));
        runs.addAll(List.of(Traces.andBack(Traces.korean()), Traces.andBack(date(16))));
        Recurrents.KINDS.forEach(kind -> runs.add(Traces.andBack(Recurrents.french(kind))));
        Recurrents.KINDS.forEach(kind -> runs.add(long29(kind)));
        return runs;
    }

    /** A sentence of 29 words, some of them long, read by a model of this kind. */
    private static Trace long29(Recurrents.Kind kind) {
        return Recurrents.of(
                kind, words(29, 16).source(), List.of("딥러닝", "a", "<eos>"), List.of("<eos>", "_", "딥러닝", "a"), 64);
    }

    /** A date of 29 characters. */
    static Trace date(int hidden) {
        return Traces.of(
                Stream.of("september 27, 1994           ".split("")).toList(),
                Stream.of("1994-09-27".split("")).toList(),
                Stream.of("0123456789-_".split("")).toList(),
                hidden);
    }

    /** A sentence of so many words, some of them long. */
    static Trace words(int count, int hidden) {
        List<String> words = List.of("anticonstitutionnellement", "la", "entarté", "딥러닝", "m'");
        List<String> source = IntStream.range(0, count)
                .mapToObj(i -> words.get(i % words.size()))
                .toList();
        return Traces.of(
                source, List.of("unbelievably", "a", "<eos>"), List.of("<eos>", "_", "unbelievably", "a"), hidden);
    }

    /** The French run after its second step was made to read the first word, and to write another. */
    static Trace edited(Trace trace) {
        Tensor weights = trace.tensor(Sites.WEIGHTS);
        int sources = weights.size(1);
        float[] row = weights.toArray();
        for (int s = 0; s < sources; s++) {
            row[sources + s] = s == 0 ? 0.7f : 0.3f / (sources - 1);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(trace.tensors());
        tensors.put(Sites.WEIGHTS.name(), Tensor.of(row, weights.size(0), sources));
        List<String> target = new ArrayList<>(trace.target());
        target.set(1, "was");
        return new Trace(
                trace.about(),
                trace.source(),
                trace.inputs(),
                target,
                trace.vocabulary(),
                trace.backwards(),
                tensors,
                trace.origins());
    }

    /** Only what was recorded at some sites, as in a file that someone else wrote. */
    static Trace only(Trace trace, String... sites) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List.of(sites).forEach(site -> tensors.put(site, trace.tensors().get(site)));
        return new Trace(trace.about(), trace.source(), List.of(), trace.target(), List.of(), false, tensors, Map.of());
    }
}
