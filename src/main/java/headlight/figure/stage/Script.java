package headlight.figure.stage;

import headlight.figure.Labels;
import headlight.figure.Words;
import headlight.trace.CellPlace;
import headlight.trace.CellSites;
import headlight.trace.Gate;
import headlight.trace.RecurrentSites;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sentences that can be said about a run, one for each stage and each of its parts. */
final class Script {

    private static final int NAMED = 3;
    private static final double VISIBLE = 0.005;

    private final Trace trace;
    private final Wording wording;
    private final Build build;
    private final Optional<Trace> original;
    private final Digits two = new Digits(2, "", 1);

    Script(Trace trace, Labels labels, Optional<Trace> original) {
        this.trace = trace;
        this.wording = Wording.of(trace, labels);
        this.original = original;
        this.build = new Build(trace);
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

    /** An encoder of one direction reads a word once, of two directions once in each of every layer. */
    String encode(Step step) {
        return build.encoder.bidirectional() ? inLayer(step, bothWays(step)) : oneWay(step.word());
    }

    private String oneWay(int s) {
        int count = trace.source().size();
        if (s == build.first(false)) {
            String key = trace.backwards() && count > 1 ? "encode.backwards" : "encode.first";
            String said = say(key, source(s), features(Sites.ENCODER_HIDDEN));
            return build.encoder.layers() > 1
                    ? said + " " + say("encode.stack", Integer.toString(build.encoder.layers()))
                    : said;
        }
        return s == build.last(false)
                ? say("encode.last", source(s), Integer.toString(count))
                : say("encode", source(s));
    }

    private String bothWays(Step step) {
        boolean reverse = CellPlace.of(trace, step.site(), step.word())
                .map(CellPlace::reverse)
                .orElse(step.stage() == Stage.ENCODE);
        boolean top = step.stage() == Stage.ENCODE;
        String key = reverse ? "encode.back" : "encode.there";
        int s = step.word();
        if (s == build.last(reverse)) {
            return say(
                    key + (reverse && top ? ".done" : ".last"),
                    source(s),
                    Integer.toString(trace.source().size()));
        }
        return say(key + (s == build.first(reverse) ? ".first" : ""), source(s));
    }

    /** What is said, with the layer it is said of where there are several. */
    private String inLayer(Step step, String said) {
        boolean encoding = step.encoding();
        int layers = (encoding ? build.encoder : build.decoder).layers();
        int layer = CellPlace.of(trace, step.site(), step.word())
                .map(CellPlace::layer)
                .orElse(0);
        return layers == 1 ? said : say("in.layer", number(layer), Integer.toString(layers), said);
    }

    String decode(int t) {
        String input = input(t);
        if (t > 0) {
            String key = build.peeks() ? "decode.peeks" : build.feeds() ? "decode.fed" : "decode";
            String said = say(key, number(t), input);
            return build.attends() || build.peeks() ? said : say("decode.alone", number(t), input);
        }
        if (build.peeks()) {
            return say("decode.first.peeks", input);
        } else if (!build.attends()) {
            return say(build.maps() ? "decode.first.alone.mapped" : "decode.first.alone", input);
        }
        String key = build.maps() ? "decode.first.mapped" : build.forgets() ? "decode.first.forgets" : "decode.first";
        return say(key, input);
    }

    private String input(int t) {
        return t < trace.inputs().size() ? Words.shown(trace.inputs().get(t)) : "…";
    }

    /** What is said of one vector inside a cell; of the last, which is the state, what is said of the whole. */
    String inside(Step step) {
        int word = step.word();
        String read = step.encoding() ? source(word) : input(word);
        if (step.site().equals(Sites.BRIDGE_HIDDEN) || step.site().equals(Sites.BRIDGE_CELL)) {
            return say(step.site().equals(Sites.BRIDGE_HIDDEN) ? "bridge" : "bridge.memory");
        } else if (step.site().equals(Sites.ENCODER_EMBEDDED) || step.site().equals(Sites.DECODER_EMBEDDED)) {
            return say(
                    "embedded", read, Integer.toString(trace.tensor(step.site()).size(1)));
        }
        Optional<CellPlace> place = CellPlace.of(trace, step.site(), word);
        boolean whole = step.ends() != StepSize.NUMBER;
        if (place.isPresent() && !whole) {
            return inLayer(step, part(step, place.get(), read));
        } else if (place.isPresent() && build.cell == Build.Cell.RNN && !step.encoding() && !build.attends()) {
            return decode(word);
        }
        return step.encoding() ? encode(step) : decode(word);
    }

    private String part(Step step, CellPlace place, String read) {
        float[] row = trace.tensor(step.site()).row(step.word());
        double mean = IntStream.range(0, row.length)
                .mapToDouble(k -> row[k])
                .average()
                .orElse(0);
        double low =
                IntStream.range(0, row.length).mapToDouble(k -> row[k]).min().orElse(0);
        double high =
                IntStream.range(0, row.length).mapToDouble(k -> row[k]).max().orElse(0);
        CellSites cell = place.sites(trace);
        for (Gate gate : Gate.values()) {
            if (cell.gate(gate).equals(step.site())) {
                return switch (gate) {
                    case INPUT -> say("input", read, percent(mean));
                    case FORGET -> say("forget", percent(mean));
                    case CANDIDATE -> say("candidate", read, two.text(low), two.text(high));
                    case OUTPUT -> say("gate", percent(mean));
                    case RESET -> say("reset", percent(mean));
                    case UPDATE -> say("update", percent(mean));
                    case NEW -> say("new", read, two.text(low), two.text(high));
                };
            }
        }
        RecurrentSites stack = build.stack(place.side());
        if (step.site().equals(cell.cell())) {
            return say("cell", two.text(low), two.text(high));
        } else if (step.site().equals(stack.memory(place.layer()))) {
            return say("memories", Integer.toString(row.length));
        } else if (stack.adds(place.layer()) && step.site().equals(stack.hidden(place.layer()))) {
            return say("given", two.text(low), two.text(high));
        }
        return say(build.cell == Build.Cell.RNN ? "sum" : "state", two.text(low), two.text(high));
    }

    String scores(int t) {
        float[] row = trace.tensor(Sites.SCORES).row(t);
        int best = largest(row).get(0);
        return say(byScore("scores"), number(t), source(best), two.text(row[best]), Integer.toString(build.size()));
    }

    String score(int t, int s) {
        double value = trace.tensor(Sites.SCORES).at(t, s);
        return say(
                byScore("score"),
                symbol("e", t, s),
                two.text(value),
                symbol("h", t),
                source(s),
                Integer.toString(build.size()));
    }

    /** The sentence for the score function; the general one where that is not known. */
    private String byScore(String key) {
        Build.Score score = build.score();
        return score == Build.Score.UNKNOWN ? key : key + "." + score.name().toLowerCase(Locale.ROOT);
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
        if (!build.attends()) {
            return say("context.last", symbol("c", t));
        }
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

    String concat(Step step) {
        int t = step.word();
        boolean mixed = step.site().equals(Sites.COMBINED);
        Site site = trace.has(Sites.CONCAT) ? Sites.CONCAT : step.site();
        int whole = trace.tensor(site).size(1);
        int context = trace.find(Sites.CONTEXT).map(c -> c.size(1)).orElse(whole / 2);
        return say(
                mixed ? "combined" : "concat",
                Integer.toString(context),
                Integer.toString(whole - context),
                Integer.toString(whole),
                features(step.site()),
                symbol("h̃", t));
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
