package headlight.figure.stage;

import headlight.figure.Colormap;
import headlight.figure.Drawing;
import headlight.figure.Ink;
import headlight.figure.Selection;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.AttentionBlock;
import headlight.trace.Layer;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Stack;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.TransformerSites;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** What there is to show of a layer: the position that asks, the head that is looked at, and how far both have come. */
final class LayerScene {

    /** Numbers looked at to find out how large those of a site are. */
    private static final int SAMPLE = 4096;

    /** What is larger than so many times the usual size has the strongest colour: a few numbers are far larger. */
    private static final double STRONGEST = 3;

    final Drawing drawing;
    final Moment moment;
    final Trace trace;
    final Theme theme;
    final Layer layer;
    final List<AttentionBlock> blocks;

    /** The attention at work, or the last that was. */
    final AttentionBlock block;

    final int head;

    /** The position that asks. */
    final int query;

    /** Whether the first step has been taken. */
    final boolean started;

    private final List<Step> word;
    private final int reached;
    private final List<String> asking;
    private final List<String> asked;
    private final Wording wording;
    private final Map<Site, Double> scales = new HashMap<>();

    LayerScene(Drawing drawing) {
        Selection selection = drawing.selection();
        this.drawing = drawing;
        this.layer = Layer.of(selection.block());
        this.moment = drawing.moment().in(layer);
        this.trace = drawing.trace();
        this.theme = drawing.theme();
        this.wording = Wording.of(trace, drawing.labels());
        this.blocks = layer.blocks(trace);
        this.started = moment.at() >= 0;
        this.word = moment.steps().isEmpty() ? List.of() : moment.steps().around(Math.max(0, moment.at()));
        this.reached = started ? moment.steps().within(moment.at()) : -1;
        this.query = started ? moment.step().word() : 0;
        this.block = word.stream()
                .limit(reached + 1)
                .flatMap(step -> blocks.stream().filter(b -> step.site().name().startsWith(b.name() + ".")))
                .reduce((before, later) -> later)
                .orElse(blocks.get(0));
        this.asking = Words.pieces(layer.tokens(trace));
        this.asked = block.cross() ? Words.pieces(block.asked(trace)) : asking;
        this.head = Math.min(selection.head(), block.heads(trace) - 1);
    }

    /** The message {@code stage.layer.<key>}. */
    String say(String key, Object... arguments) {
        return wording.say("layer." + key, arguments);
    }

    /** What a mark of the run before an experiment is. */
    String sayBefore() {
        return wording.say("weights.before");
    }

    /** A percentage as the language writes it. */
    String percent(String number) {
        return wording.say("percent", number);
    }

    /** Whether this stage is computed now. */
    boolean isNow(Stage stage) {
        return started && moment.step().stage() == stage;
    }

    /** Whether this is what has just been computed. */
    boolean isNow(Stage stage, Site site) {
        return isNow(stage) && moment.step().site().equals(site);
    }

    /** Whether something of this site is computed for the position that asks. */
    boolean knows(Stage stage, Site site) {
        return word.stream()
                .limit(reached + 1)
                .anyMatch(step -> step.stage() == stage && step.site().equals(site));
    }

    /** Which of a row that fills in are computed, each key's in turn. */
    boolean[] filled(Stage stage, Site site, int keys) {
        boolean[] filled = new boolean[keys];
        boolean[] own = new boolean[keys];
        boolean whole = false;
        for (int i = 0; i < word.size(); i++) {
            Step step = word.get(i);
            if (step.stage() == stage && step.site().equals(site)) {
                if (step.row() >= 0 && step.row() < keys) {
                    own[step.row()] = true;
                    filled[step.row()] = i <= reached;
                }
                whole = i <= reached;
            }
        }
        for (int k = 0; k < keys; k++) {
            filled[k] = filled[k] || (whole && !own[k]);
        }
        return filled;
    }

    /** The key whose number is the newest of a row that is still filling in, or -1. */
    int newest(Stage stage, Site site) {
        return isNow(stage, site) && moment.step().part() < moment.step().parts() - 1
                ? moment.step().row()
                : -1;
    }

    /** Whether a position may only look back, so that later ones are not there yet. */
    boolean looksBack() {
        return block.stack() == Stack.DECODER && !block.cross();
    }

    /** Whether this stage of a position that is asked is computed: of all at once, unless one looks back only. */
    boolean reached(Stage stage, Site site, int position) {
        if (looksBack()) {
            return started && (position < query || (position == query && knows(stage, site)));
        }
        return started && (query > 0 || knows(stage, site));
    }

    /** What the positions that are asked are made from: what the layer reads, or what the encoder wrote. */
    Site source() {
        if (!block.cross()) {
            return layer.input();
        }
        Site last = TransformerSites.last(Stack.ENCODER);
        int layers = TransformerSites.layers(trace, Stack.ENCODER);
        return trace.has(last) || layers == 0 ? last : TransformerSites.output(Stack.ENCODER, layers - 1);
    }

    /** Whether a position that is asked stands there. */
    boolean standsThere(int position) {
        return block.cross() || reached(Stage.INPUT, layer.input(), position);
    }

    /** How many positions are asked. */
    int keys() {
        return trace.tensor(block.weights()).size(2);
    }

    /** The token at a position that is asked. */
    String asked(int position) {
        return token(asked, position);
    }

    /** The token at a position that asks. */
    String asking(int position) {
        return token(asking, position);
    }

    private static String token(List<String> tokens, int position) {
        return position < tokens.size() ? tokens.get(position) : "#" + (position + 1);
    }

    /** How many features the vectors of a site have; 0 when none were recorded. */
    int features(Site site) {
        return trace.find(site).map(t -> t.size(t.rank() - 1)).orElse(0);
    }

    /** A row of numbers, when it was recorded. */
    Optional<float[]> row(Site site, int... index) {
        return row(trace, site, index);
    }

    private static Optional<float[]> row(Trace run, Site site, int... index) {
        return run.find(site)
                .filter(t -> t.rank() == index.length + 1)
                .filter(t -> IntStream.range(0, index.length).allMatch(d -> index[d] < t.size(d)))
                .map(t -> t.row(index));
    }

    /** The same row before an experiment, where the run has as many numbers in it. */
    Optional<float[]> before(Site site, int... index) {
        return drawing.original().flatMap(run -> row(run, site, index)).filter(was -> row(site, index)
                .filter(now -> now.length == was.length)
                .isPresent());
    }

    /** The colours of a site's numbers: found out once for all of them. */
    DoubleFunction<Ink> colours(Site site) {
        Colormap signed = drawing.signed();
        double scale = scale(site);
        return value -> signed.signed(value / scale);
    }

    /** What the strongest colour stands for: several times the usual size of the site's numbers. */
    double scale(Site site) {
        return scales.computeIfAbsent(
                site, s -> trace.find(s).map(LayerScene::usual).orElse(1.0) * STRONGEST);
    }

    private static double usual(Tensor tensor) {
        int length = tensor.length();
        int stride = Math.max(1, length / SAMPLE) | 1;
        int[] index = new int[tensor.rank()];
        double squares = 0;
        int count = 0;
        for (int i = 0; i < length; i += stride) {
            int rest = i;
            for (int d = index.length - 1; d >= 0; d--) {
                index[d] = rest % tensor.size(d);
                rest /= tensor.size(d);
            }
            double v = tensor.at(index);
            if (Double.isFinite(v)) {
                squares += v * v;
                count++;
            }
        }
        return squares == 0 ? 1 : Math.sqrt(squares / count);
    }
}
