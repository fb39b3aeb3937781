package headlight.engine.nn;

import headlight.engine.tape.Add;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Columns;
import headlight.engine.tape.Linear;
import headlight.engine.tape.LstmLayer;
import headlight.engine.tape.Multiply;
import headlight.engine.tape.Sigmoid;
import headlight.engine.tape.Tanh;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.Site;
import java.util.List;

/**
 * A cell with a memory and three gates.
 * <pre>
 *   n  sentences   e  size of an input   h  size of a state   t  steps
 *   x [n, e]   hidden, cell [n, h]   W_ih [4h, e]   W_hh [4h, h]   b_ih, b_hh [4h]: i, f, g, o as PyTorch stacks them
 * </pre>
 * Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000.
 */
public final class Lstm {

    /** Where a cell's values are recorded. */
    public record Places(Site input, Site forget, Site candidate, Site output, Site cell, Site hidden) {}

    /** What goes from one step to the next: both [n, h]. */
    public record State(Value hidden, Value cell) {}

    /** A whole sequence: every hidden state [t·n, h], time first, and the last state. */
    public record Sequence(Value hidden, State last) {}

    private final Places places;
    private final Value wIh;
    private final Value wHh;
    private final Value bIh;
    private final Value bHh;
    private final int h;
    private final LstmLayer.Cells cells;

    /** The cell whose weights stand under this prefix, for example {@code encoder.rnn.}. */
    public Lstm(Parameters parameters, String prefix, Places places, Arena arena) {
        this.places = places;
        wIh = parameters.get(prefix + "weight_ih_l0");
        wHh = parameters.get(prefix + "weight_hh_l0");
        bIh = parameters.get(prefix + "bias_ih_l0");
        bHh = parameters.get(prefix + "bias_hh_l0");
        h = (int) wHh.size(1);
        cells = new LstmLayer.Cells(arena);
    }

    /** The size of a state. */
    public int size() {
        return h;
    }

    /** One step, every gate recorded as row {@code row}. */
    public State step(Tape tape, int row, Value x, State before) {
        Value fromInput = tape.apply(new Linear(), x, wIh, bIh); // [n, 4h]
        Value fromState = tape.apply(new Linear(), before.hidden(), wHh, bHh); // [n, 4h]
        Value gates = tape.apply(new Add(), fromInput, fromState); // [n, 4h]

        Value i = tape.mark(places.input, row, tape.apply(new Sigmoid(), gate(tape, gates, 0, "i"))); // [n, h]
        Value f = tape.mark(places.forget, row, tape.apply(new Sigmoid(), gate(tape, gates, 1, "f"))); // [n, h]
        Value g = tape.mark(places.candidate, row, tape.apply(new Tanh(), gate(tape, gates, 2, "g"))); // [n, h]
        Value o = tape.mark(places.output, row, tape.apply(new Sigmoid(), gate(tape, gates, 3, "o"))); // [n, h]

        Value kept = tape.apply(new Multiply(), f, before.cell()); // [n, h]
        Value added = tape.apply(new Multiply(), i, g); // [n, h]
        Value cell = tape.mark(places.cell, row, tape.apply(new Add(), kept, added)); // [n, h]
        Value hidden = tape.apply(new Multiply(), o, tape.apply(new Tanh(), cell)); // [n, h]
        return new State(tape.mark(places.hidden, row, hidden), cell);
    }

    private Value gate(Tape tape, Value gates, int which, String letter) {
        return tape.apply(new Columns(which * h, (which + 1) * h, letter), gates);
    }

    /**
     * All steps at once, nothing recorded in between. A token adds the same to the gates wherever it stands: that is
     * computed once for each different token.
     *
     * @param ids     of the tokens, time first: those of the first step, then those of the second
     * @param lengths how many steps each sentence has; empty when all have all
     */
    public Sequence sequence(
            Tape tape, Embedding embedding, List<Integer> ids, int sentences, State first, List<Integer> lengths) {
        Distinct tokens = new Distinct(ids);
        Value inputs = tape.apply(new Linear(), embedding.of(tape, tokens.ids()), wIh, bIh); // [u, 4h]
        LstmLayer layer = new LstmLayer(tokens.places(), sentences, lengths, cells);
        Value all = tape.apply(layer, inputs, wHh, bHh, first.hidden(), first.cell());
        // The largest last, so that its gradient comes first and need not be added to zeros.
        State last = new State(layer.lastHidden(tape, all), layer.lastCell(tape, all));
        return new Sequence(layer.hidden(tape, all), last);
    }

    /** The state of a cell that has read nothing: zeros [n, h]. */
    public State blank(Tape tape, int sentences) {
        Value zeros = Value.constant("0", "0", tape.arena().take(sentences, h).assign(0));
        return new State(zeros, zeros);
    }
}
