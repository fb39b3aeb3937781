package headlight.engine.nn;

import headlight.engine.tape.Heads;
import headlight.engine.tape.Linear;
import headlight.engine.tape.MatMul;
import headlight.engine.tape.Merge;
import headlight.engine.tape.Rotary;
import headlight.engine.tape.Softmax;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Positions;
import headlight.trace.AttentionBlock;
import java.util.Optional;

/**
 * Multi-head attention of one layer: every head asks with its own queries, and what the heads read is put side by side.
 * <pre>
 *   n  sentences   q  positions that ask   k  positions that are asked   h  heads   d  size of a head   D  size of the model
 *   x [n·q, D]   memory [n·k, D]   queries [n·h, q, d]   keys, values [n·h, k, d]
 *   scores, weights [n·h, q, k]   context [n·h, q, d]   result [n·q, D]
 * </pre>
 * Vaswani et al. 2017, section 3.2.
 *
 * @param block   the names of its sites
 * @param spec    the model's settings
 * @param layers  those of its stack
 * @param weights where its own are
 * @param lens    what an experiment changes in it
 */
public record MultiHead(
        AttentionBlock block, TransformerSpec spec, TransformerSpec.Layers layers, Weights weights, Lens lens) {

    /** Keys and values of the positions that are asked, head by head. */
    public record Memory(Value keys, Value values) {}

    /**
     * The keys and values of these positions.
     *
     * @param first the position of the first one
     */
    public Memory memory(Tape tape, Value x, int sentences, int first) {
        Value keys = turned(tape, heads(tape, "k", x, sentences), first); // [n·h, k, d]
        Value values = heads(tape, "v", x, sentences); // [n·h, k, d]
        return new Memory(tape.mark(block.keys(), keys), tape.mark(block.values(), values));
    }

    /**
     * What these positions read.
     *
     * @param first the position of the first one
     * @param bias  what a learned relative position adds to the scores, if the model has that
     * @param seen  who may look at whom
     */
    public Value of(Tape tape, Value x, Memory memory, int sentences, int first, Optional<Value> bias, Sight seen) {
        Value queries = tape.mark(block.queries(), turned(tape, heads(tape, "q", x, sentences), first)); // [n·h, q, d]
        Value scores = tape.apply(new MatMul(true, lens.scaled(spec) ? layers.headSize() : 1), queries, memory.keys());
        if (bias.isPresent()) {
            scores = lens.withPositions(tape, scores, bias.get()); // [n·h, q, k]
        }
        scores = tape.mark(block.scores(), seen.masked(tape, lens.tempered(tape, scores), layers.heads()));
        Value weights =
                tape.mark(block.weights(), tape.apply(new Softmax(seen.blind(layers.heads())), scores)); // Σ_k = 1
        Value context =
                lens.context(tape, block, tape.apply(new MatMul(false), weights, memory.values())); // [n·h, q, d]
        Value merged = tape.apply(new Merge(sentences), tape.mark(block.context(), context)); // [n·q, h·d]
        return tape.mark(block.output(), linear(tape, "out", merged)); // [n·q, D]
    }

    private Value heads(Tape tape, String which, Value x, int sentences) {
        return tape.apply(new Heads(sentences, layers.heads(), layers.headSize()), linear(tape, which, x));
    }

    private Value turned(Tape tape, Value heads, int first) {
        return spec.positions() instanceof Positions.Rotary rotary && lens.knowsPositions()
                ? tape.apply(new Rotary(rotary.base(), first), heads)
                : heads;
    }

    private Value linear(Tape tape, String which, Value x) {
        return linear(tape, weights, block.name() + "." + which, x);
    }

    /** W x + b, with a bias where there is one. */
    static Value linear(Tape tape, Weights weights, String name, Value x) {
        Value weight = weights.get(name + ".weight");
        return weights.has(name + ".bias")
                ? tape.apply(new Linear(), x, weight, weights.get(name + ".bias"))
                : tape.apply(new Linear(), x, weight);
    }
}
