package headlight.engine.nn;

import headlight.engine.tape.Add;
import headlight.engine.tape.Arena;
import headlight.engine.tape.RnnLayer;
import headlight.engine.tape.Tanh;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.CellSites;
import java.util.List;
import java.util.Optional;

/**
 * The plainest cell: h' = tanh(W_ih x + b_ih + W_hh h + b_hh), all [n, h].
 *
 * <p>Elman 1990.
 */
public final class Rnn implements Cell {

    private final CellWeights weights;
    private final RnnLayer.Cells memory;

    Rnn(CellWeights weights, Arena arena) {
        this.weights = weights;
        memory = new RnnLayer.Cells(arena);
    }

    @Override
    public CellWeights weights() {
        return weights;
    }

    @Override
    public State step(Tape tape, CellSites places, int row, Value x, State before) {
        Value fromInput = weights.inputs(tape, x); // [n, h]
        Value fromState = weights.states(tape, before.hidden()); // [n, h]
        Value hidden = tape.apply(new Tanh(), tape.apply(new Add(), fromInput, fromState)); // [n, h]
        return new State(tape.mark(places.hidden(), row, hidden), Optional.empty());
    }

    @Override
    public Sequence sequence(Tape tape, Value inputs, int[] rows, int sentences, State first, List<Integer> lengths) {
        RnnLayer layer = new RnnLayer(rows, sentences, lengths, memory);
        Value all = tape.apply(layer, inputs, weights.hidden(), weights.hiddenBias(), first.hidden());
        State last = new State(layer.lastHidden(tape, all), Optional.empty());
        return new Sequence(layer.hidden(tape, all), last);
    }
}
