package headlight.engine.model;

import headlight.engine.nn.Cell;
import headlight.engine.nn.Parameters;
import headlight.engine.tape.Linear;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.Site;
import headlight.trace.Sites;
import java.util.ArrayList;
import java.util.List;

/**
 * How the decoder starts, layer by layer: from the encoder's last state as it is, from its hidden half alone, or from what
 * a linear map makes of it, h = W_b h̄ + b_b.
 *
 * <p>Sutskever, Vinyals, Le 2014; the map: Bahdanau, Cho, Bengio 2015, appendix A.2.2.
 */
record Bridge(Seq2SeqSpec spec, Parameters parameters) {

    /** The decoder's first states, from the encoder's last ones [n, H]. */
    List<Cell.State> first(Tape tape, List<Cell.State> last) {
        List<Cell.State> first = new ArrayList<>();
        for (int l = 0; l < last.size(); l++) {
            first.add(first(tape, l, last.get(l)));
        }
        return first;
    }

    private Cell.State first(Tape tape, int layer, Cell.State last) {
        return switch (spec.bridge()) {
            case STATE -> last;
            case HIDDEN -> new Cell.State(last.hidden(), last.cell().map(cell -> zeros(tape, cell)));
            case LINEAR ->
                new Cell.State(
                        mapped(tape, Sites.BRIDGE_HIDDEN, "h", layer, last.hidden()),
                        last.cell().map(cell -> mapped(tape, Sites.BRIDGE_CELL, "c", layer, cell)));
        };
    }

    private Value mapped(Tape tape, Site site, String state, int layer, Value last) {
        Value weight = parameters.get(Seq2SeqSpec.bridge(state, layer, "weight"));
        Value bias = parameters.get(Seq2SeqSpec.bridge(state, layer, "bias"));
        return tape.mark(site, layer, tape.apply(new Linear(), last, weight, bias)); // [n, h]
    }

    private static Value zeros(Tape tape, Value like) {
        return Value.constant("0", "0", tape.arena().take(like.array().shape()).assign(0));
    }
}
