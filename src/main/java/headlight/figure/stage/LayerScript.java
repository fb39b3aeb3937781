package headlight.figure.stage;

import headlight.figure.Drawing;
import headlight.figure.Labels;
import headlight.figure.Words;
import headlight.trace.AttentionBlock;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.TransformerSites;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sentences that can be said about a layer, one for each stage and each of its parts. */
final class LayerScript {

    /** How positions come in, in the families that are known: added before the first layer, or later. */
    private static final Map<String, String> POSITIONS = Map.of(
            "bert", "learned.norm",
            "distilbert", "learned.norm",
            "roberta", "learned.norm",
            "bart", "learned.norm",
            "gpt2", "learned",
            "marian", "waves",
            "transformer", "waves",
            "llama", "rotary",
            "t5", "relative");

    private static final int NAMED = 3;
    private static final double VISIBLE = 0.005;

    private final LayerScene scene;
    private final LayerSums sums;
    private final Labels labels;
    private final Digits two = new Digits(2, "", 1);

    LayerScript(Drawing drawing) {
        this.scene = new LayerScene(drawing);
        this.sums = new LayerSums(scene);
        this.labels = drawing.labels();
    }

    /** What has just happened. */
    String title(StepSize size) {
        if (!scene.started) {
            return say("start", layer(), count(scene.layer.count(scene.trace)), head(), tokens());
        }
        Step step = scene.moment.step();
        boolean inside = size == StepSize.NUMBER || step.ends() == StepSize.NUMBER;
        return switch (step.stage()) {
            case INPUT -> input();
            case PROJECT -> inside ? projection(step.site()) : projections();
            case SCORES -> !inside ? scores() : step.row() < 0 ? masked() : score(step.row());
            case WEIGHTS -> inside && step.row() >= 0 ? weight(step.row()) : weights();
            case CONTEXT -> context();
            case HEADS -> heads();
            case MIX -> say("mix", asker(), features(scene.block.output()));
            case RESIDUAL -> say(sums.normalisesFirst() ? "residual" : "residual.norm", asker());
            case FEED_FORWARD -> inside ? half(step.site()) : forward();
            case LAYER -> written(step.site());
            default -> inside && step.site().equals(Sites.LOGITS) ? logits() : output();
        };
    }

    private String say(String key, Object... arguments) {
        return scene.say("say." + key, arguments);
    }

    private String input() {
        if (scene.layer.index() > 0) {
            return say("below", asker(), layer(), count(scene.layer.index()), features(scene.layer.input()));
        }
        String positions = Optional.ofNullable(POSITIONS.get(scene.trace.about().family()))
                .map(kind -> " " + say("positions." + kind, count(scene.query + 1)))
                .orElse("");
        return say("embedded", asker(), features(scene.layer.input())) + positions;
    }

    private boolean first() {
        return scene.query == 0 || scene.looksBack();
    }

    private String projections() {
        String d = features(scene.block.queries());
        if (scene.block.cross()) {
            return say(first() ? "cross.first" : "cross", asker(), head(), d);
        }
        return say(
                scene.looksBack() ? "projections.back" : first() ? "projections" : "projections.later",
                asker(),
                head(),
                d);
    }

    private String projection(Site site) {
        AttentionBlock block = scene.block;
        String d = features(site);
        if (site.equals(block.queries())) {
            return say("query", asker(), head(), d);
        }
        String which = site.equals(block.keys()) ? "key" : "value";
        return scene.looksBack() ? say(which, asker(), head(), d) : say(which + ".all", count(scene.keys()), head(), d);
    }

    private String scores() {
        float[] row = scene.row(scene.block.scores(), scene.head, scene.query).orElseThrow();
        int best = Largest.of(row, 1).get(0);
        if (row[best] == Float.NEGATIVE_INFINITY) {
            return say("scores.none", asker());
        }
        long masked = hidden(row);
        String rest = masked == 0 ? "" : " " + say(later(row) ? "later" : "hidden", Long.toString(masked));
        return say("scores", asker(), asked(best), two.text(row[best])) + rest;
    }

    private String score(int key) {
        double score = scene.row(scene.block.scores(), scene.head, scene.query).orElseThrow()[key];
        Optional<Double> product = sums.product(key);
        int d = scene.features(scene.block.queries());
        String result = two.text(score);
        if (product.isPresent()) {
            switch (sums.scaling()) {
                case ROOT -> {
                    return say("score.root", asker(), asked(key), two.text(product.get()), count(d), result);
                }
                case NONE -> {
                    return say("score", asker(), asked(key), result);
                }
                default -> {
                    if (scene.trace.about().family().equals("t5")) {
                        String bias = two.text(score - product.get());
                        return say("score.bias", asker(), asked(key), two.text(product.get()), bias, result);
                    }
                }
            }
        }
        return say("score.only", asker(), asked(key), result);
    }

    private String masked() {
        float[] row = scene.row(scene.block.scores(), scene.head, scene.query).orElseThrow();
        return hidden(row) == row.length
                ? say("scores.none", asker())
                : say(later(row) ? "masked.later" : "masked", Long.toString(hidden(row)), asker());
    }

    private static long hidden(float[] row) {
        return IntStream.range(0, row.length)
                .filter(s -> row[s] == Float.NEGATIVE_INFINITY)
                .count();
    }

    /** Whether what is masked is all that comes later. */
    private boolean later(float[] row) {
        return scene.looksBack()
                && IntStream.range(0, row.length)
                        .allMatch(s -> (s > scene.query) == (row[s] == Float.NEGATIVE_INFINITY));
    }

    private float[] shares() {
        return scene.row(scene.block.weights(), scene.head, scene.query).orElseThrow();
    }

    private String weights() {
        float[] row = shares();
        int best = Largest.of(row, 1).get(0);
        return row[best] == 0 ? say("weights.none", asker()) : say("weights", asker(), asked(best), percent(row[best]));
    }

    private String weight(int key) {
        return say("weight", asker(), asked(key), percent(shares()[key]));
    }

    private String context() {
        float[] row = shares();
        List<Integer> named =
                Largest.of(row, NAMED).stream().filter(s -> row[s] >= VISIBLE).toList();
        if (named.isEmpty()) {
            return say("context.none", head());
        }
        String parts = named.stream()
                .map(s -> labels.text("stage.say.share", asked(s), percent(row[s])))
                .collect(Collectors.joining(", "));
        return say(named.size() < row.length ? "context.more" : "context", head(), parts);
    }

    private String heads() {
        int heads = scene.block.heads(scene.trace);
        int d = scene.features(scene.block.context());
        return heads == 1
                ? say("heads.one", asker(), count(d))
                : say("heads", asker(), count(heads), count(d), count(heads * d));
    }

    private String forward() {
        return say(
                "forward",
                asker(),
                features(scene.layer.input()),
                features(scene.layer.hidden()),
                features(scene.layer.feedForward()));
    }

    private String half(Site site) {
        if (!site.equals(scene.layer.hidden())) {
            return say("forward.second", asker(), features(site));
        }
        float[] row = scene.row(site, scene.query).orElseThrow();
        long above = IntStream.range(0, row.length).filter(k -> row[k] > 0).count();
        return say("forward.first", asker(), count(row.length), Long.toString(above));
    }

    private String written(Site site) {
        if (site.equals(TransformerSites.last(scene.layer.stack()))) {
            return say("final", asker());
        }
        String how = sums.normalisesFirst() ? "written" : "written.norm";
        return scene.layer.last(scene.trace)
                ? say(how + ".last", asker(), layer())
                : say(how, asker(), layer(), count(scene.layer.index() + 2));
    }

    private String logits() {
        float[] row = scene.row(Sites.LOGITS, scene.query).orElseThrow();
        int best = Largest.of(row, 1).get(0);
        return say("logits", vocabulary(best), two.text(row[best]));
    }

    private String output() {
        Optional<float[]> row = scene.row(Sites.PROBABILITIES, scene.query);
        if (row.isEmpty()) {
            return logits();
        }
        List<Integer> best = Largest.of(row.get(), 2);
        String key = scene.layer.stack() == Stack.ENCODER ? "output.at" : "output.after";
        String first = vocabulary(best.get(0));
        String share = percent(row.get()[best.get(0)]);
        return best.size() < 2
                ? say(key + ".only", asker(), first, share)
                : say(key, asker(), first, share, vocabulary(best.get(1)), percent(row.get()[best.get(1)]));
    }

    private String vocabulary(int v) {
        List<String> words = scene.trace.vocabulary();
        return v < words.size() ? Words.pieces(List.of(words.get(v))).get(0) : "#" + v;
    }

    private String tokens() {
        return IntStream.range(0, scene.layer.positions(scene.trace))
                .limit(12)
                .mapToObj(scene::asking)
                .collect(Collectors.joining(" "));
    }

    private String asker() {
        return scene.asking(scene.query);
    }

    private String asked(int key) {
        return scene.asked(key);
    }

    private String layer() {
        return count(scene.layer.index() + 1);
    }

    private String head() {
        return count(scene.head + 1);
    }

    private String features(Site site) {
        return count(scene.features(site));
    }

    private String percent(double share) {
        return scene.percent(new Digits(0, "", 1).share(share));
    }

    private static String count(int number) {
        return Integer.toString(number);
    }
}
