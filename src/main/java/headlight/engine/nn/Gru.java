package headlight.engine.nn;

import headlight.engine.tape.Add;
import headlight.engine.tape.Arena;
import headlight.engine.tape.GruLayer;
import headlight.engine.tape.Interpolate;
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
 * A cell that mixes its state with a new one, by two gates.
 * <pre>
 *   n  sentences   h  size of a state   gates r, z, n
 *   r, z = σ(W_ih x + b_ih + W_hh h + b_hh)   n = tanh(W_in x + b_in + r ∘ (W_hn h + b_hn))   h' = (1 − z) ∘ n + z ∘ h
 * </pre>
 * Cho et al. 2014, with the reset after the product, as PyTorch has it.
 */
public final class Gru implements Cell {

    private final CellWeights weights;
    private final GruLayer.Cells memory;

    Gru(CellWeights weights, Arena arena) {
        this.weights = weights;
        memory = new GruLayer.Cells(arena);
    }

    @Override
    public CellWeights weights() {
        return weights;
    }

    @Override
    public State step(Tape tape, CellSites places, int row, Value x, State before) {
        Value fromInput = weights.inputs(tape, x); // [n, 3h]
        Value fromState = weights.states(tape, before.hidden()); // [n, 3h]

        Value r = tape.apply(new Sigmoid(), sum(tape, fromInput, fromState, 0, "r")); // [n, h]
        r = tape.mark(places.gate(Gate.RESET), row, r);
        Value z = tape.apply(new Sigmoid(), sum(tape, fromInput, fromState, 1, "z")); // [n, h]
        z = tape.mark(places.gate(Gate.UPDATE), row, z);
        Value remembered = tape.apply(new Multiply(), r, weights.gate(tape, fromState, 2, "n")); // [n, h]
        Value inside = tape.apply(new Add(), weights.gate(tape, fromInput, 2, "n"), remembered); // [n, h]
        Value n = tape.mark(places.gate(Gate.NEW), row, tape.apply(new Tanh(), inside)); // [n, h]

        Value hidden = tape.apply(new Interpolate(), z, n, before.hidden()); // [n, h]
        return new State(tape.mark(places.hidden(), row, hidden), Optional.empty());
    }

    private Value sum(Tape tape, Value fromInput, Value fromState, int gate, String letter) {
        return tape.apply(
                new Add(), weights.gate(tape, fromInput, gate, letter), weights.gate(tape, fromState, gate, letter));
    }

    @Override
    public Sequence sequence(Tape tape, Value inputs, int[] rows, int sentences, State first, List<Integer> lengths) {
        GruLayer layer = new GruLayer(rows, sentences, lengths, memory);
        Value all = tape.apply(layer, inputs, weights.hidden(), weights.hiddenBias(), first.hidden());
        State last = new State(layer.lastHidden(tape, all), Optional.empty());
        return new Sequence(layer.hidden(tape, all), last);
    }
}
