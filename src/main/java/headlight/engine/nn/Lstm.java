package headlight.engine.nn;

import headlight.engine.tape.Add;
import headlight.engine.tape.Arena;
import headlight.engine.tape.LstmLayer;
import headlight.engine.tape.Multiply;
import headlight.engine.tape.Sigmoid;
import headlight.engine.tape.Tanh;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.CellSites;
import headlight.trace.Gate;
import java.util.List;
import java.util.Optional;

/**
 * A cell with a memory and three gates.
 * <pre>
 *   n  sentences   h  size of a state   gates i, f, g, o
 *   i, f, o = σ(W_ih x + b_ih + W_hh h + b_hh)   g = tanh(the same)   c' = f ∘ c + i ∘ g   h' = o ∘ tanh c'
 * </pre>
 * Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000.
 */
public final class Lstm implements Cell {

    private final CellWeights weights;
    private final LstmLayer.Cells memory;

    Lstm(CellWeights weights, Arena arena) {
        this.weights = weights;
        memory = new LstmLayer.Cells(arena);
    }

    @Override
    public CellWeights weights() {
        return weights;
    }

    @Override
    public State step(Tape tape, CellSites places, int row, Value x, State before) {
        Value fromInput = weights.inputs(tape, x); // [n, 4h]
        Value fromState = weights.states(tape, before.hidden()); // [n, 4h]
        Value gates = tape.apply(new Add(), fromInput, fromState); // [n, 4h]

        Value i = tape.apply(new Sigmoid(), weights.gate(tape, gates, 0, "i")); // [n, h]
        i = tape.mark(places.gate(Gate.INPUT), row, i);
        Value f = tape.apply(new Sigmoid(), weights.gate(tape, gates, 1, "f")); // [n, h]
        f = tape.mark(places.gate(Gate.FORGET), row, f);
        Value g = tape.apply(new Tanh(), weights.gate(tape, gates, 2, "g")); // [n, h]
        g = tape.mark(places.gate(Gate.CANDIDATE), row, g);
        Value o = tape.apply(new Sigmoid(), weights.gate(tape, gates, 3, "o")); // [n, h]
        o = tape.mark(places.gate(Gate.OUTPUT), row, o);

        Value kept = tape.apply(new Multiply(), f, before.cell().orElseThrow()); // [n, h]
        Value added = tape.apply(new Multiply(), i, g); // [n, h]
        Value cell = tape.mark(places.cell(), row, tape.apply(new Add(), kept, added)); // [n, h]
        Value hidden = tape.apply(new Multiply(), o, tape.apply(new Tanh(), cell)); // [n, h]
        return new State(tape.mark(places.hidden(), row, hidden), Optional.of(cell));
    }

    @Override
    public Sequence sequence(Tape tape, Value inputs, int[] rows, int sentences, State first, List<Integer> lengths) {
        LstmLayer layer = new LstmLayer(rows, sentences, lengths, memory);
        Value all = tape.apply(
                layer,
                inputs,
                weights.hidden(),
                weights.hiddenBias(),
                first.hidden(),
                first.cell().orElseThrow());
        // The largest last, so that its gradient comes first and need not be added to zeros.
        State last = new State(layer.lastHidden(tape, all), Optional.of(layer.lastCell(tape, all)));
        return new Sequence(layer.hidden(tape, all), last);
    }
}
