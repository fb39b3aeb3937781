package headlight.engine.model;

import headlight.engine.nn.Attention;
import headlight.engine.nn.Cell;
import headlight.engine.nn.Distinct;
import headlight.engine.nn.Embedding;
import headlight.engine.nn.Parameters;
import headlight.engine.nn.Scores;
import headlight.engine.tape.Add;
import headlight.engine.tape.Arena;
import headlight.engine.tape.BySentence;
import headlight.engine.tape.ByTime;
import headlight.engine.tape.Concat;
import headlight.engine.tape.Linear;
import headlight.engine.tape.Lookup;
import headlight.engine.tape.Reshape;
import headlight.engine.tape.Stack;
import headlight.engine.tape.Tanh;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.CellSites;
import headlight.trace.RecurrentSites;
import headlight.trace.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What writes the target.
 * <pre>
 *   n  sentences   t  target steps   e  size of an embedding   h, H  of a decoder / encoder state   v  vocabulary
 *
 *   hₜ = cell(xₜ, hₜ₋₁), or cell([c; xₜ], hₜ₋₁) where it is fed a context
 *   yₜ = W [cₜ; hₜ] + b       or       h̃ₜ = tanh(W_c [cₜ; hₜ] + b_c), yₜ = W h̃ₜ + b       or, without a context, W hₜ + b
 * </pre>
 * Luong, Pham, Manning 2015, eq. 5; fed with the encoder's last state: Cho et al. 2014.
 */
final class RecurrentDecoder {

    private final Seq2SeqSpec spec;
    private final Parameters parameters;
    private final RecurrentSites sites;
    private final Embedding embedding;
    private final Optional<Attention> attention;
    private final List<Cell> layers = new ArrayList<>();

    RecurrentDecoder(Seq2SeqSpec spec, Parameters parameters, Arena arena) {
        this.spec = spec;
        this.parameters = parameters;
        sites = new RecurrentSites(headlight.trace.Stack.DECODER, spec.layers(), false, spec.residual());
        embedding = new Embedding(parameters.get("decoder.embedding.weight"));
        for (int l = 0; l < spec.layers(); l++) {
            layers.add(Cell.of(spec.cell(), parameters, "decoder.rnn.", "_l" + l, arena));
        }
        attention = spec.attention() == Seq2SeqSpec.Attention.NONE
                ? Optional.empty()
                : Optional.of(new Attention(Scores.of(spec.attention(), parameters, spec.hiddenSize())));
    }

    /**
     * What is known of the source while writing.
     *
     * @param attended what attention looks at, where there is attention
     * @param fed      the encoder's last state [n, H], which a decoder without attention may be fed at every step
     */
    record Source(Optional<Attention.Source> attended, Optional<Value> fed) {}

    /**
     * What goes from one step to the next.
     *
     * @param layers  the state of each layer
     * @param context of the last step [n, H], where the next one is fed it
     */
    record State(List<Cell.State> layers, Optional<Value> context) {}

    /** A step: the state after it, and the logits of the next token [n, v]. */
    record Step(State state, Value logits) {}

    /** What the decoder may look at of what was read. */
    Source source(Tape tape, RecurrentEncoder.Read read, Optional<Value> mask) {
        Value last = read.last().get(read.last().size() - 1).hidden();
        return new Source(
                attention.map(looks -> looks.source(tape, read.states(), mask)),
                spec.feedContext() && attention.isEmpty() ? Optional.of(last) : Optional.empty());
    }

    /** The state before the first step: the context fed with the first word is zero where it comes from attention. */
    State start(Tape tape, List<Cell.State> first) {
        return new State(
                first,
                feedsAttention()
                        ? Optional.of(Value.constant(
                                "0",
                                "0",
                                tape.arena()
                                        .take(first.get(0).hidden().size(0), spec.encoderStateSize())
                                        .assign(0)))
                        : Optional.empty());
    }

    private boolean feedsAttention() {
        return spec.feedContext() && attention.isPresent();
    }

    /** One step for every sentence, everything recorded as row {@code t}. */
    Step step(Tape tape, int t, List<Integer> tokens, State before, Source source) {
        Value embedded = tape.mark(Sites.DECODER_EMBEDDED, t, embedding.of(tape, tokens)); // [n, e]
        Optional<Value> fed = before.context().or(source::fed);
        Value below = fed.isPresent() ? tape.apply(new Concat(), fed.get(), embedded) : embedded; // [n, H + e]
        List<Cell.State> after = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            CellSites places = sites.cell(l, false);
            Cell.State state =
                    layers.get(l).step(tape, places, t, below, before.layers().get(l));
            below = sites.adds(l)
                    ? tape.mark(sites.hidden(l), t, tape.apply(new Add(), state.hidden(), below))
                    : state.hidden(); // [n, h]
            after.add(state);
        }
        Optional<Value> context = context(tape, t, below, source);
        Value logits = output(tape, t, below, context); // [n, v]
        return new Step(new State(after, feedsAttention() ? context : Optional.empty()), logits);
    }

    /** What the decoder gets to know of the source at one step [n, H]; nothing without attention and without feeding. */
    private Optional<Value> context(Tape tape, int t, Value hidden, Source source) {
        return source.attended()
                .map(attended -> attention.orElseThrow().ofOneStep(tape, t, hidden, attended))
                .or(() -> source.fed().map(last -> {
                    // A value of its own at every step: it gets a name of its own.
                    Value here = tape.apply(Reshape.to(last.size(0), last.size(1)), last);
                    return tape.mark(Sites.CONTEXT, t, here);
                }));
    }

    /** From hidden states [.., h] and contexts [.., H] to logits [.., v], recorded as row {@code t}. */
    private Value output(Tape tape, int t, Value hidden, Optional<Value> context) {
        Value read = hidden;
        if (context.isPresent()) {
            Value concat = tape.apply(new Concat(), context.get(), hidden);
            read = tape.mark(Sites.CONCAT, t, concat); // [.., H + h]
        }
        if (spec.combines()) {
            Value mixed = tape.apply(
                    new Linear(), read, parameters.get("attention.W_c.weight"), parameters.get("attention.W_c.bias"));
            read = tape.mark(Sites.COMBINED, t, tape.apply(new Tanh(), mixed)); // [.., h]
        }
        Value logits = tape.apply(new Linear(), read, parameters.get("output.weight"), parameters.get("output.bias"));
        return tape.mark(Sites.LOGITS, t, logits);
    }

    /** All steps of a batch whose inputs are known: the logits [t·n, v], time first. */
    Value sequence(Tape tape, Batch inputs, List<Cell.State> first, Source source) {
        return feedsAttention() ? stepByStep(tape, inputs, first, source) : layerByLayer(tape, inputs, first, source);
    }

    private Value layerByLayer(Tape tape, Batch inputs, List<Cell.State> first, Source source) {
        int n = inputs.sentences();
        int[] all = IntStream.range(0, inputs.ids().size()).toArray();
        List<Integer> sentence = IntStream.of(all).map(i -> i % n).boxed().toList();
        Optional<Value> fed = source.fed().map(last -> tape.apply(new Lookup(sentence), last)); // [t·n, H]
        Distinct tokens = new Distinct(inputs.ids());
        Value below = fed.isPresent()
                ? tape.apply(new Concat(), fed.get(), embedding.of(tape, inputs.ids())) // [t·n, H + e]
                : embedding.of(tape, tokens.ids()); // [u, e]: each different token once
        int[] rows = fed.isPresent() ? all : tokens.places();
        for (int l = 0; l < layers.size(); l++) {
            Cell cell = layers.get(l);
            Value hidden = cell.sequence(tape, cell.weights().inputs(tape, below), rows, n, first.get(l), List.of())
                    .hidden(); // [t·n, h]
            below = sites.adds(l) ? tape.apply(new Add(), hidden, below) : hidden;
            rows = all;
        }
        Value hidden = below;
        Optional<Value> context = source.attended()
                .map(attended -> {
                    Value queries = tape.apply(new BySentence(n), hidden); // [n, t, h]
                    Value contexts = attention.orElseThrow().context(tape, 0, queries, attended); // [n, t, H]
                    return tape.apply(new ByTime(), contexts); // [t·n, H]
                })
                .or(() -> fed);
        return output(tape, 0, hidden, context);
    }

    /** Where each step reads the context of the one before, the steps must follow each other. */
    private Value stepByStep(Tape tape, Batch inputs, List<Cell.State> first, Source source) {
        State state = start(tape, first);
        Value[] logits = new Value[inputs.steps()];
        for (int t = 0; t < logits.length; t++) {
            List<Integer> tokens = inputs.ids().subList(t * inputs.sentences(), (t + 1) * inputs.sentences());
            Step step = step(tape, t, tokens, state, source);
            logits[t] = step.logits();
            state = step.state();
        }
        return tape.apply(new ByTime(), tape.apply(new Stack(), logits)); // [t·n, v]
    }
}
