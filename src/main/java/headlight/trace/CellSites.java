package headlight.trace;

import java.util.Map;
import java.util.Optional;

/**
 * Where the values of one recurrent cell are recorded: of one layer, read in one direction.
 *
 * @param gates  each gate's place
 * @param cell   the memory of an LSTM
 * @param hidden the cell's own state
 */
public record CellSites(Map<Gate, Site> gates, Site cell, Site hidden) {

    public CellSites {
        gates = Map.copyOf(gates);
    }

    /** The place of a gate. */
    public Site gate(Gate gate) {
        return Optional.ofNullable(gates.get(gate)).orElseThrow();
    }
}
