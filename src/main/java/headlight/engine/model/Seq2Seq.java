package headlight.engine.model;

import headlight.engine.nn.Attention;
import headlight.engine.nn.Embedding;
import headlight.engine.nn.Lstm;
import headlight.engine.nn.Parameters;
import headlight.engine.nn.Scores;
import headlight.engine.tape.Arena;
import headlight.engine.tape.BySentence;
import headlight.engine.tape.ByTime;
import headlight.engine.tape.Concat;
import headlight.engine.tape.CrossEntropy;
import headlight.engine.tape.Host;
import headlight.engine.tape.Linear;
import headlight.engine.tape.Reshape;
import headlight.engine.tape.Softmax;
import headlight.engine.tape.Stack;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Bridge;
import headlight.trace.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An encoder–decoder with attention.
 * <pre>
 *   n  sentences   s  source tokens   t  target steps   e  size of an embedding   h  size of a state   v  vocabulary
 *
 *   h̄ₛ = LSTM(x̄ₛ, h̄ₛ₋₁)         the encoder reads          hₜ = LSTM(xₜ, hₜ₋₁)      the decoder goes on from its last state
 *   eₜₛ = hₜ · h̄ₛ                 scores                     αₜ = softmax(eₜ)         where it looks
 *   cₜ = Σₛ αₜₛ h̄ₛ                context                    yₜ = W [cₜ; hₜ] + b      logits of the next token
 * </pre>
 * Sutskever, Vinyals, Le 2014 (with the source reversed); Luong, Pham, Manning 2015.
 */
public final class Seq2Seq {

    private static final Lstm.Places ENCODER = new Lstm.Places(
            Sites.ENCODER_INPUT,
            Sites.ENCODER_FORGET,
            Sites.ENCODER_CANDIDATE,
            Sites.ENCODER_OUTPUT,
            Sites.ENCODER_CELL,
            Sites.ENCODER_HIDDEN);
    private static final Lstm.Places DECODER = new Lstm.Places(
            Sites.DECODER_INPUT,
            Sites.DECODER_FORGET,
            Sites.DECODER_CANDIDATE,
            Sites.DECODER_OUTPUT,
            Sites.DECODER_CELL,
            Sites.DECODER_HIDDEN);

    private final Seq2SeqSpec spec;
    private final int start;
    private final Optional<Integer> end;
    private final Arena arena;
    private final Embedding sourceEmbedding;
    private final Embedding targetEmbedding;
    private final Lstm encoder;
    private final Lstm decoder;
    private final Attention attention;
    private final Value outputWeight;
    private final Value outputBias;

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
        sourceEmbedding = new Embedding(parameters.get("encoder.embedding.weight"));
        targetEmbedding = new Embedding(parameters.get("decoder.embedding.weight"));
        encoder = new Lstm(parameters, "encoder.rnn.", ENCODER, arena);
        decoder = new Lstm(parameters, "decoder.rnn.", DECODER, arena);
        attention = new Attention(Scores.of(spec.attention()));
        outputWeight = parameters.get("output.weight");
        outputBias = parameters.get("output.bias");
    }

    /** What a walk wrote: the ids, and what the decoder read at each step. */
    public record Written(List<Integer> read, List<Integer> wrote) {}

    /**
     * One sentence, one step after the other, everything marked: what a person walks through.
     *
     * @param source ids in reading order
     * @param forced the ids that the decoder is made to write, or empty to write the likeliest
     */
    public Written walk(Tape tape, List<Integer> source, Optional<List<Integer>> forced) {
        Lstm.State state = encoder.blank(tape, 1);
        List<Value> states = new ArrayList<>(Collections.nCopies(source.size(), state.hidden()));
        for (int i = 0; i < source.size(); i++) {
            int s = spec.reverseSource() ? source.size() - 1 - i : i;
            Value embedded = sourceEmbedding.of(tape, List.of(source.get(s))); // [1, e]
            state = encoder.step(tape, s, tape.mark(Sites.ENCODER_EMBEDDED, s, embedded), state);
            states.set(s, state.hidden()); // [1, h]
        }
        Value keys = tape.apply(new Stack(), states.toArray(Value[]::new)); // [1, s, h]

        Lstm.State now = bridge(tape, state, 1);
        List<Integer> read = new ArrayList<>();
        List<Integer> wrote = new ArrayList<>();
        int longest = forced.map(List::size).orElse(spec.maxTarget());
        int token = start;
        for (int t = 0; t < longest; t++) {
            Value embedded = targetEmbedding.of(tape, List.of(token)); // [1, e]
            now = decoder.step(tape, t, tape.mark(Sites.DECODER_EMBEDDED, t, embedded), now);
            Value logits = output(tape, t, now.hidden(), keys, Optional.empty()); // [1, v]
            Value probabilities = tape.mark(Sites.PROBABILITIES, t, tape.apply(new Softmax(), logits)); // [1, v]
            read.add(token);
            token = forced.isPresent()
                    ? forced.get().get(t)
                    : likeliest(probabilities).get(0);
            wrote.add(token);
            if (forced.isEmpty() && end.isPresent() && token == end.get()) {
                break;
            }
        }
        return new Written(read, wrote);
    }

    /** Many sentences at once, nothing marked: the ids written for each, without the end token. */
    public List<List<Integer>> decode(Tape tape, List<List<Integer>> sources) {
        int n = sources.size();
        Batch batch = sourceBatch(sources);
        Optional<Value> mask = batch.mask(arena.type());
        Lstm.Sequence read = encode(tape, batch);
        Value keys = tape.apply(new BySentence(n), read.hidden()); // [n, s, h]

        Lstm.State now = bridge(tape, read.last(), n);
        List<List<Integer>> wrote = new ArrayList<>();
        sources.forEach(source -> wrote.add(new ArrayList<>()));
        boolean[] ended = new boolean[n];
        int open = n;
        List<Integer> tokens = Collections.nCopies(n, start);
        for (int t = 0; t < spec.maxTarget() && open > 0; t++) {
            now = decoder.step(tape, t, targetEmbedding.of(tape, tokens), now);
            tokens = likeliest(output(tape, t, now.hidden(), keys, mask));
            for (int i = 0; i < n; i++) {
                if (!ended[i] && end.isPresent() && tokens.get(i).equals(end.get())) {
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
        int n = sources.size();
        Batch source = sourceBatch(sources);
        Batch target = Batch.of(targets, start);
        Batch inputs = Batch.of(targets.stream().map(this::shifted).toList(), start);
        Lstm.Sequence read = encode(tape, source);
        Lstm.State first = bridge(tape, read.last(), n);
        Value hidden = decoder.sequence(tape, targetEmbedding, inputs.ids(), n, first, List.of())
                .hidden(); // [t·n, h]
        Value queries = tape.apply(new BySentence(n), hidden); // [n, t, h]
        Value keys = tape.apply(new BySentence(n), read.hidden()); // [n, s, h]
        Value context = attention.context(tape, 0, queries, keys, source.mask(arena.type())); // [n, t, h]
        Value concat = tape.apply(new Concat(), tape.apply(new ByTime(), context), hidden); // [t·n, 2h]
        Value logits = tape.apply(new Linear(), concat, outputWeight, outputBias); // [t·n, v]
        return tape.apply(new CrossEntropy(target.targets()), logits); // [1]
    }

    private List<Integer> shifted(List<Integer> target) {
        List<Integer> read = new ArrayList<>(target.size());
        read.add(start);
        read.addAll(target.subList(0, target.size() - 1));
        return read;
    }

    private Batch sourceBatch(List<List<Integer>> sources) {
        return Batch.of(
                spec.reverseSource() ? sources.stream().map(Seq2Seq::reversed).toList() : sources, 0);
    }

    private static List<Integer> reversed(List<Integer> ids) {
        List<Integer> back = new ArrayList<>(ids);
        Collections.reverse(back);
        return back;
    }

    private Lstm.Sequence encode(Tape tape, Batch batch) {
        Lstm.State blank = encoder.blank(tape, batch.sentences());
        return encoder.sequence(tape, sourceEmbedding, batch.ids(), batch.sentences(), blank, batch.lengthsIfPadded());
    }

    /** How the decoder starts: from the encoder's last hidden state, and its cell where the settings say so. */
    private Lstm.State bridge(Tape tape, Lstm.State last, int sentences) {
        return spec.bridge() == Bridge.STATE
                ? last
                : new Lstm.State(last.hidden(), decoder.blank(tape, sentences).cell());
    }

    /** One decoder step from its hidden state [n, h] to the logits of the next token [n, v]. */
    private Value output(Tape tape, int t, Value hidden, Value keys, Optional<Value> mask) {
        Value context = attention.context(tape, t, Attention.oneStep(tape, hidden), keys, mask); // [n, 1, h]
        Value flat = tape.apply(Reshape.to(context.size(0), context.size(2)), context); // [n, h]
        Value concat = tape.mark(Sites.CONCAT, t, tape.apply(new Concat(), flat, hidden)); // [n, 2h]
        return tape.mark(Sites.LOGITS, t, tape.apply(new Linear(), concat, outputWeight, outputBias)); // [n, v]
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
