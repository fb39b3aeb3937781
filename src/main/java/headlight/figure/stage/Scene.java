package headlight.figure.stage;

import headlight.figure.Colormap;
import headlight.figure.Drawing;
import headlight.figure.Ink;
import headlight.figure.Theme;
import headlight.trace.CellPlace;
import headlight.trace.Gate;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to show: the moment, the colours, the words, and the run it is compared with. */
final class Scene {

    /** Gates that open and close, from 0 to 1. */
    private static final Set<String> OPENINGS = Stream.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT, Gate.RESET, Gate.UPDATE)
            .map(gate -> ".gates." + gate.key())
            .collect(Collectors.toSet());

    private static final Set<Site> STATES = Set.of(Sites.BRIDGE_HIDDEN, Sites.CONTEXT, Sites.CONCAT, Sites.COMBINED);
    private static final float[] NOTHING = {};

    private final Map<Site, Double> scales = new HashMap<>();

    final Drawing drawing;
    final Moment moment;
    final Trace trace;
    final Theme theme;
    private final Wording wording;
    final Optional<Trace> original;

    /** How the model is built. */
    final Build build;

    /** The cell at work, if the trace holds its state. */
    final Optional<CellPlace> cell;

    /** Whether the first step has been taken. */
    final boolean started;

    /** Whether the source is still being read. */
    final boolean encoding;

    /** The source word being read, or the first to be read. */
    final int reading;

    /** The decoder step. */
    final int step;

    private final Colormap signed;
    private final Colormap shares;

    Scene(Drawing drawing) {
        this.drawing = drawing;
        this.moment = drawing.moment();
        this.trace = drawing.trace();
        this.theme = drawing.theme();
        this.wording = Wording.of(trace, drawing.labels());
        this.original = drawing.original();
        this.started = moment.at() >= 0;
        Optional<Step> now =
                started ? Optional.of(moment.step()) : moment.steps().stream().findFirst();
        this.encoding = now.map(Step::encoding).orElse(true);
        int word = now.map(Step::word).orElse(0);
        this.reading = encoding ? word : 0;
        this.step = now.map(Step::atSource).orElse(true) ? 0 : word;
        this.build = new Build(trace);
        this.cell = CellPlace.at(moment);
        this.signed = drawing.signed();
        this.shares = drawing.shares();
    }

    /** Whether this stage of the step is computed now. */
    boolean isNow(Stage stage) {
        return !encoding && moment.isNow(stage, step);
    }

    /** Whether this stage of the step is computed. */
    boolean knows(Stage stage) {
        return !encoding && moment.knows(stage, step);
    }

    /** Whether this part of the step's stage is computed. */
    boolean knows(Stage stage, int part) {
        return !encoding && moment.knows(stage, step, part);
    }

    /** Whether this number is the newest of a row that is still filling in. */
    boolean newest(Stage stage, int row) {
        return isNow(stage) && !knows(stage) && moment.step().row() == row;
    }

    /** Whether this row of a site is computed. */
    boolean knows(Site site, int row) {
        return (build.peeks() && site.equals(Sites.CONTEXT)) ? hasRead() : moment.knows(site, row);
    }

    /** Whether the whole source is read: then the context of a decoder that peeks stands there already. */
    private boolean hasRead() {
        Site last = build.encoder.hidden(build.encoder.layers() - 1);
        return moment.knows(last, build.last(build.encoder.bidirectional()));
    }

    /** What was recorded. */
    Optional<Tensor> tensor(Site site) {
        return trace.find(site);
    }

    /** How many features the vectors of a site have; 0 when none were recorded. */
    int features(Site site) {
        return tensor(site).map(t -> t.size(t.rank() - 1)).orElse(0);
    }

    /** A vector of a site, when it was recorded. */
    Optional<float[]> vector(Site site, int row) {
        return tensor(site).filter(t -> row < t.size(0)).map(t -> t.row(row));
    }

    /** The words of the message with this key. */
    String say(String key, Object... arguments) {
        return wording.say(key, arguments);
    }

    /** The colours of a site's numbers: gates as shares of 1, everything else signed, on the scale of its kind. */
    DoubleFunction<Ink> colours(Site site) {
        if (isOpening(site)) {
            return shares::share;
        }
        double scale = scale(site);
        return value -> signed.signed(value / scale);
    }

    /** Whether its numbers say how far something is open. */
    static boolean isOpening(Site site) {
        int gates = site.name().indexOf(".gates.");
        return gates >= 0 && OPENINGS.contains(site.name().substring(gates));
    }

    /** What the strongest colour stands for: the same for everything that a hidden state goes into. */
    double scale(Site site) {
        return isState(site) ? stateScale() : scales.computeIfAbsent(site, this::largest);
    }

    private static boolean isState(Site site) {
        return STATES.contains(site)
                || site.name().endsWith(".hidden")
                || site.name().endsWith(".state");
    }

    /** The scale of hidden states: their largest number. */
    double stateScale() {
        return Math.max(
                scales.computeIfAbsent(Sites.ENCODER_HIDDEN, this::largest),
                scales.computeIfAbsent(Sites.DECODER_HIDDEN, this::largest));
    }

    private double largest(Site site) {
        double largest = 0;
        for (float v : tensor(site).map(Tensor::toArray).orElse(NOTHING)) {
            largest = Float.isFinite(v) ? Math.max(largest, Math.abs(v)) : largest;
        }
        return largest == 0 ? 1 : largest;
    }
}
