package headlight.engine.model;

import headlight.engine.nn.Cell;
import headlight.engine.nn.Parameters;
import headlight.engine.tape.Arena;
import headlight.engine.tape.CrossEntropy;
import headlight.engine.tape.Host;
import headlight.engine.tape.Lookup;
import headlight.engine.tape.Softmax;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A recurrent encoder–decoder, with attention or without.
 * <pre>
 *   n  sentences   s  source tokens   t  target steps   h, H  size of a decoder / encoder state   v  vocabulary
 *
 *   h̄ₛ = cell(x̄ₛ, h̄ₛ₋₁)         the encoder reads          hₜ = cell(xₜ, hₜ₋₁)      the decoder goes on from its last state
 *   eₜₛ = score(hₜ, h̄ₛ)           scores                     αₜ = softmax(eₜ)         where it looks
 *   cₜ = Σₛ αₜₛ h̄ₛ                context                    yₜ = W [cₜ; hₜ] + b      logits of the next token
 * </pre>
 * Sutskever, Vinyals, Le 2014; Luong, Pham, Manning 2015. The parts: {@link RecurrentEncoder}, {@link Bridge}, {@link
 * RecurrentDecoder}.
 */
public final class Seq2Seq {

    private final Seq2SeqSpec spec;
    private final int start;
    private final Optional<Integer> end;
    private final Arena arena;
    private final RecurrentEncoder encoder;
    private final Bridge bridge;
    private final RecurrentDecoder decoder;

    /**
     * A model with these weights.
     *
     * @param start the id that the decoder reads first
     * @param end   the id that ends a target, if there is one
     */
    public Seq2Seq(Seq2SeqSpec spec, Parameters parameters, int start, Optional<Integer> end, Arena arena) {
        this.spec = spec;
        this.start = start;
        this.end = end;
        this.arena = arena;
        encoder = new RecurrentEncoder(spec, parameters, arena);
        bridge = new Bridge(spec, parameters);
        decoder = new RecurrentDecoder(spec, parameters, arena);
    }

    /** What a walk wrote: the ids, and what the decoder read at each step. */
    public record Written(List<Integer> read, List<Integer> wrote) {}

    /**
     * How the model writes.
     *
     * @param start   the id that the decoder reads first
     * @param end     the id that ends a target, if there is one
     * @param longest how many tokens a target has at most
     * @param backwards whether a batch reads its sources from their ends, so that what it looks at is in that order
     */
    record Limits(int start, Optional<Integer> end, int longest, boolean backwards) {}

    /** A source that has been read: what the decoder may look at, and its first state. */
    record Opening(RecurrentDecoder.Source source, List<Cell.State> first) {}

    /**
     * One sentence, one step after the other, everything marked: what a person walks through.
     *
     * @param source ids in reading order
     * @param forced the ids that the decoder is made to write, or empty to write the likeliest
     */
    public Written walk(Tape tape, List<Integer> source, Optional<List<Integer>> forced) {
        return walk(tape, source, forced, Map.of());
    }

    /**
     * The same when the decoder reads another word at some steps, whatever was written before them.
     *
     * @param slipped the ids that it reads there, by step
     */
    public Written walk(
            Tape tape, List<Integer> source, Optional<List<Integer>> forced, Map<Integer, Integer> slipped) {
        Opening opening = opening(tape, encoder.walk(tape, source), Optional.empty());
        RecurrentDecoder.State state = decoder.start(tape, opening.first());
        List<Integer> read = new ArrayList<>();
        List<Integer> wrote = new ArrayList<>();
        int longest = forced.map(List::size).orElse(spec.maxTarget());
        int token = start;
        for (int t = 0; t < longest; t++) {
            token = slipped.getOrDefault(t, token);
            RecurrentDecoder.Step step = decoder.step(tape, t, List.of(token), state, opening.source());
            Value distribution = tape.apply(new Softmax(), step.logits()); // [1, v]
            Value probabilities = tape.mark(Sites.PROBABILITIES, t, distribution);
            read.add(token);
            token = forced.isPresent()
                    ? forced.get().get(t)
                    : likeliest(probabilities).get(0);
            wrote.add(token);
            if (forced.isEmpty() && isEnd(token)) {
                break;
            }
            state = step.state();
        }
        return new Written(read, wrote);
    }

    /** Many sentences at once, nothing marked: the ids written for each, without the end token. */
    public List<List<Integer>> decode(Tape tape, List<List<Integer>> sources) {
        int n = sources.size();
        Opening opening = opening(tape, sources);
        RecurrentDecoder.State state = decoder.start(tape, opening.first());
        List<List<Integer>> wrote = new ArrayList<>();
        sources.forEach(source -> wrote.add(new ArrayList<>()));
        boolean[] ended = new boolean[n];
        int open = n;
        List<Integer> tokens = Collections.nCopies(n, start);
        for (int t = 0; t < spec.maxTarget() && open > 0; t++) {
            RecurrentDecoder.Step step = decoder.step(tape, t, tokens, state, opening.source());
            tokens = likeliest(step.logits());
            state = step.state();
            for (int i = 0; i < n; i++) {
                if (!ended[i] && isEnd(tokens.get(i))) {
                    ended[i] = true;
                    open--;
                } else if (!ended[i]) {
                    wrote.get(i).add(tokens.get(i));
                }
            }
        }
        return wrote;
    }

    /**
     * The mean cross-entropy of these targets, each token read from the right one before it (teacher forcing). Padding
     * counts neither in the attention nor in the loss.
     *
     * @param targets ids, the end token included where the model has one
     */
    public Value loss(Tape tape, List<List<Integer>> sources, List<List<Integer>> targets) {
        return loss(tape, sources, targets, targets.stream().map(this::forced).toList());
    }

    /**
     * The same when the decoder reads other tokens.
     *
     * @param reads what it reads at each step, the start token first: as long as the targets
     */
    public Value loss(Tape tape, List<List<Integer>> sources, List<List<Integer>> targets, List<List<Integer>> reads) {
        Opening opening = opening(tape, sources);
        Value logits = decoder.sequence(tape, Batch.of(reads, start), opening.first(), opening.source()); // [t·n, v]
        return tape.apply(new CrossEntropy(Batch.of(targets, start).targets()), logits); // [1]
    }

    /**
     * What the decoder reads when each right token is replaced, with a chance, by the one that it would have written itself
     * (scheduled sampling; Bengio, Vinyals, Jaitly, Shazeer 2015).
     *
     * @param tape   a plain one: no gradient goes through a choice of words
     * @param forced the chance of the right token, from 0 to 1
     */
    public List<List<Integer>> sampled(
            Tape tape, List<List<Integer>> sources, List<List<Integer>> targets, double forced, Random random) {
        Opening opening = opening(tape, sources);
        RecurrentDecoder.State state = decoder.start(tape, opening.first());
        int longest = targets.stream().mapToInt(List::size).max().orElse(0);
        List<List<Integer>> reads = new ArrayList<>();
        targets.forEach(target -> reads.add(new ArrayList<>()));
        List<Integer> tokens = Collections.nCopies(targets.size(), start);
        for (int t = 0; t < longest; t++) {
            for (int i = 0; i < reads.size(); i++) {
                if (t < targets.get(i).size()) {
                    reads.get(i).add(tokens.get(i));
                }
            }
            RecurrentDecoder.Step step = decoder.step(tape, t, tokens, state, opening.source());
            state = step.state();
            tokens = mixed(likeliest(step.logits()), targets, t, forced, random);
        }
        return reads;
    }

    private static List<Integer> mixed(
            List<Integer> own, List<List<Integer>> targets, int t, double forced, Random random) {
        List<Integer> tokens = new ArrayList<>(own);
        for (int i = 0; i < own.size(); i++) {
            List<Integer> target = targets.get(i);
            if (random.nextDouble() < forced && t < target.size()) {
                tokens.set(i, target.get(t));
            }
        }
        return tokens;
    }

    /** What is read when every token is the right one: the start token, then the target without its last. */
    private List<Integer> forced(List<Integer> target) {
        List<Integer> read = new ArrayList<>(target.size());
        read.add(start);
        read.addAll(target.subList(0, target.size() - 1));
        return read;
    }

    private boolean isEnd(int token) {
        return end.isPresent() && end.get() == token;
    }

    /** Many sources read at once. */
    Opening opening(Tape tape, List<List<Integer>> sources) {
        Batch batch = Batch.of(
                spec.reverseSource() ? sources.stream().map(Seq2Seq::reversed).toList() : sources, 0);
        return opening(tape, encoder.batch(tape, batch), batch.mask(arena));
    }

    /** The decoder's state before its first step. */
    RecurrentDecoder.State start(Tape tape, Opening opening) {
        return decoder.start(tape, opening.first());
    }

    /** One step for every sentence, recorded as row {@code t}. */
    RecurrentDecoder.Step step(Tape tape, int t, List<Integer> tokens, RecurrentDecoder.State before, Opening opening) {
        return decoder.step(tape, t, tokens, before, opening.source());
    }

    /** The states of these sentences of a batch, in this order. */
    RecurrentDecoder.State picked(Tape tape, RecurrentDecoder.State state, List<Integer> sentences) {
        UnaryOperator<Value> pick = value -> tape.apply(new Lookup(sentences), value);
        return new RecurrentDecoder.State(
                state.layers().stream()
                        .map(layer -> new Cell.State(
                                pick.apply(layer.hidden()), layer.cell().map(pick)))
                        .toList(),
                state.context().map(pick));
    }

    Limits limits() {
        return new Limits(start, end, spec.maxTarget(), spec.reverseSource());
    }

    private Opening opening(Tape tape, RecurrentEncoder.Read read, Optional<Value> mask) {
        return new Opening(decoder.source(tape, read, mask), bridge.first(tape, read.last()));
    }

    private static List<Integer> reversed(List<Integer> ids) {
        List<Integer> back = new ArrayList<>(ids);
        Collections.reverse(back);
        return back;
    }

    /** The id with the highest number in each row. */
    private static List<Integer> likeliest(Value rows) {
        double[] numbers = Host.doubles(rows.array());
        int v = (int) rows.size(1);
        List<Integer> best = new ArrayList<>();
        for (int from = 0; from < numbers.length; from += v) {
            int top = 0;
            for (int j = 1; j < v; j++) {
                if (numbers[from + j] > numbers[from + top]) {
                    top = j;
                }
            }
            best.add(top);
        }
        return best;
    }
}
