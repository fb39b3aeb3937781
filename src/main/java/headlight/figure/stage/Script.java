package headlight.figure.stage;

import headlight.figure.Labels;
import headlight.figure.Words;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Step;
import headlight.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sentences that can be said about a run, one for each stage and each of its parts. */
final class Script {

    /** What is said about the inside of the cell, by site. */
    private static final Map<Site, String> PARTS = Map.ofEntries(
            Map.entry(Sites.ENCODER_EMBEDDED, "embedded"),
            Map.entry(Sites.ENCODER_INPUT, "input"),
            Map.entry(Sites.ENCODER_FORGET, "forget"),
            Map.entry(Sites.ENCODER_CANDIDATE, "candidate"),
            Map.entry(Sites.ENCODER_OUTPUT, "gate"),
            Map.entry(Sites.ENCODER_CELL, "cell"),
            Map.entry(Sites.DECODER_EMBEDDED, "embedded"),
            Map.entry(Sites.DECODER_INPUT, "input"),
            Map.entry(Sites.DECODER_FORGET, "forget"),
            Map.entry(Sites.DECODER_CANDIDATE, "candidate"),
            Map.entry(Sites.DECODER_OUTPUT, "gate"),
            Map.entry(Sites.DECODER_CELL, "cell"));

    private static final int NAMED = 3;
    private static final double VISIBLE = 0.005;

    private final Trace trace;
    private final Wording wording;
    private final Optional<Trace> original;
    private final Digits two = new Digits(2, "", 1);

    Script(Trace trace, Labels labels, Optional<Trace> original) {
        this.trace = trace;
        this.wording = Wording.of(trace, labels);
        this.original = original;
    }

    private String say(String key, Object... arguments) {
        return wording.say("say." + key, arguments);
    }

    String start() {
        return say("start", Sentence.of(trace).read());
    }

    String end() {
        String written = Sentence.of(trace).written();
        return original.map(Sentence::of)
                .map(Sentence::written)
                .map(before -> before.equals(written) ? say("end.same", written) : say("end.changed", written, before))
                .orElseGet(() -> say("end", written));
    }

    String encode(int s) {
        int count = trace.source().size();
        boolean first = s == (trace.backwards() ? count - 1 : 0);
        boolean last = s == (trace.backwards() ? 0 : count - 1);
        if (first) {
            String key = trace.backwards() && count > 1 ? "encode.backwards" : "encode.first";
            return say(key, source(s), features(Sites.ENCODER_HIDDEN));
        }
        return last ? say("encode.last", source(s), Integer.toString(count)) : say("encode", source(s));
    }

    String encoding(Step step) {
        return PARTS.containsKey(step.site()) ? part(step, source(step.word())) : encode(step.word());
    }

    String decode(int t) {
        String input = t < trace.inputs().size() ? Words.shown(trace.inputs().get(t)) : "…";
        return t == 0 ? say("decode.first", input) : say("decode", number(t), input);
    }

    String decoding(Step step) {
        int t = step.word();
        String input = t < trace.inputs().size() ? Words.shown(trace.inputs().get(t)) : "…";
        return PARTS.containsKey(step.site()) ? part(step, input) : decode(t);
    }

    private String part(Step step, String word) {
        float[] row = trace.tensor(step.site()).row(step.word());
        double mean = IntStream.range(0, row.length)
                .mapToDouble(k -> row[k])
                .average()
                .orElse(0);
        double low =
                IntStream.range(0, row.length).mapToDouble(k -> row[k]).min().orElse(0);
        double high =
                IntStream.range(0, row.length).mapToDouble(k -> row[k]).max().orElse(0);
        return switch (PARTS.get(step.site())) {
            case "embedded" -> say("embedded", word, Integer.toString(row.length));
            case "input" -> say("input", word, percent(mean));
            case "forget" -> say("forget", percent(mean));
            case "candidate" -> say("candidate", word, two.text(low), two.text(high));
            case "gate" -> say("gate", percent(mean));
            default -> say("cell", two.text(low), two.text(high));
        };
    }

    String scores(int t) {
        float[] row = trace.tensor(Sites.SCORES).row(t);
        int best = largest(row).get(0);
        return say("scores", number(t), source(best), two.text(row[best]));
    }

    String score(int t, int s) {
        double value = trace.tensor(Sites.SCORES).at(t, s);
        return say("score", symbol("e", t, s), two.text(value), symbol("h", t), source(s));
    }

    String weights(int t) {
        float[] row = trace.tensor(Sites.WEIGHTS).row(t);
        int best = largest(row).get(0);
        return changed(t).orElseGet(() -> say("weights", number(t), source(best), percent(row[best])));
    }

    String weight(int t, int s) {
        double value = trace.tensor(Sites.WEIGHTS).at(t, s);
        return say("weight", symbol("α", t, s), two.text(value), number(t), percent(value), source(s));
    }

    /** What an experiment did to the weights of a step: the word whose share has changed most. */
    private Optional<String> changed(int t) {
        float[] row = trace.tensor(Sites.WEIGHTS).row(t);
        return original.flatMap(trace -> trace.find(Sites.WEIGHTS))
                .filter(tensor -> t < tensor.size(0) && tensor.size(1) == row.length)
                .map(tensor -> tensor.row(t))
                .flatMap(before -> IntStream.range(0, row.length)
                        .boxed()
                        .max(Comparator.comparing(s -> Math.abs(row[s] - before[s])))
                        .filter(s -> Math.abs(row[s] - before[s]) > VISIBLE)
                        .map(s -> say("weights.changed", number(t), source(s), percent(before[s]), percent(row[s]))));
    }

    String context(int t) {
        Optional<float[]> row = trace.find(Sites.WEIGHTS).map(tensor -> tensor.row(t));
        List<Integer> order = row.map(Script::largest).orElse(List.of());
        List<Integer> named = order.stream()
                .limit(NAMED)
                .filter(s -> s.equals(order.get(0)) || row.orElseThrow()[s] >= VISIBLE)
                .toList();
        String shares = named.stream()
                .map(s -> say("share", source(s), percent(row.orElseThrow()[s])))
                .collect(Collectors.joining(", "));
        return say(order.size() > named.size() ? "context.more" : "context", symbol("c", t), shares);
    }

    String concat(int t) {
        int whole = trace.tensor(Sites.CONCAT).size(1);
        int context = trace.find(Sites.CONTEXT).map(c -> c.size(1)).orElse(whole / 2);
        return say("concat", Integer.toString(context), Integer.toString(whole - context), Integer.toString(whole));
    }

    String logits(int t) {
        float[] row = trace.tensor(Sites.LOGITS).row(t);
        int best = largest(row).get(0);
        return say("logits", vocabulary(best), two.text(row[best]));
    }

    String output(int t) {
        String written = Words.shown(trace.target().get(t));
        Optional<String> before = original.map(Trace::target)
                .filter(words -> t < words.size())
                .map(words -> Words.shown(words.get(t)))
                .filter(word -> !word.equals(written));
        if (before.isPresent()) {
            return say("output.changed", number(t), written, before.get());
        }
        Optional<float[]> row = trace.find(Sites.PROBABILITIES).map(tensor -> tensor.row(t));
        List<Integer> order = row.map(Script::largest).orElse(List.of());
        int index = trace.vocabulary().indexOf(trace.target().get(t));
        if (order.size() < 2 || index < 0) {
            return say("output.only", written);
        }
        float[] p = row.orElseThrow();
        int best = order.get(0);
        return best == index
                ? say("output", written, percent(p[best]), vocabulary(order.get(1)), percent(p[order.get(1)]))
                : say("output.forced", written, percent(p[index]), vocabulary(best), percent(p[best]));
    }

    private String source(int s) {
        return Words.shown(trace.source().get(s));
    }

    private String vocabulary(int v) {
        return v < trace.vocabulary().size() ? Words.shown(trace.vocabulary().get(v)) : "#" + v;
    }

    private String features(Site site) {
        return Integer.toString(trace.tensor(site).size(1));
    }

    private String percent(double share) {
        return wording.say("percent", new Digits(0, "", 1).share(share));
    }

    private static String number(int t) {
        return Integer.toString(t + 1);
    }

    /** A letter with its indices from 1 as small figures; a comma keeps long ones apart. */
    private static String symbol(String letter, int... index) {
        boolean apart = IntStream.of(index).anyMatch(i -> i > 8);
        return letter
                + IntStream.of(index)
                        .mapToObj(i -> Integer.toString(i + 1)
                                .chars()
                                .mapToObj(c -> Character.toString((char) (c - '0' + '₀')))
                                .collect(Collectors.joining()))
                        .collect(Collectors.joining(apart ? "," : ""));
    }

    /** The places of a row, its largest number first. */
    private static List<Integer> largest(float[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -row[i]))
                .toList();
    }
}
