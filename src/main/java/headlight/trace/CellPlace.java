package headlight.trace;

import java.util.Optional;

/**
 * One recurrent cell at work: of one layer, in one direction, at one word.
 *
 * @param side    encoder or decoder
 * @param layer   from 0, the lowest
 * @param reverse whether it is the way back of an encoder that reads both ways
 * @param word    a source position (in reading order) of the encoder, a step of the decoder
 */
public record CellPlace(Stack side, int layer, boolean reverse, int word) {

    /** The cell that works at a moment; before the first stop the one that will work first, later the one that did last. */
    public static Optional<CellPlace> at(Moment moment) {
        if (moment.steps().isEmpty() || moment.steps().layer().isPresent()) {
            return Optional.empty();
        }
        Step step = moment.step();
        RecurrentSites sites = RecurrentSites.of(
                step.atSource() ? Stack.ENCODER : Stack.DECODER, moment.trace().sites());
        boolean above = !step.encoding() && step.stage() != Stage.DECODE;
        CellPlace usual = new CellPlace(sites.side(), above ? sites.layers() - 1 : 0, false, step.word());
        Optional<CellPlace> found = sites.place(step.site(), step.word()).or(() -> Optional.of(usual));
        return found.filter(place -> place.isIn(moment.trace()));
    }

    /** The cell to which a state, a memory or a gate belongs; of several beside each other the one that is read last. */
    public static Optional<CellPlace> of(Trace trace, Site site, int word) {
        for (Stack side : Stack.values()) {
            Optional<CellPlace> found = RecurrentSites.of(side, trace.sites()).place(site, word);
            if (found.isPresent()) {
                return found.filter(place -> place.isIn(trace));
            }
        }
        return Optional.empty();
    }

    /** The cell of the same layer and direction that worked before it; empty for the first. */
    public Optional<CellPlace> before(Trace trace) {
        int last = side == Stack.ENCODER && trace.backwards() != reverse ? word + 1 : word - 1;
        return Optional.of(at(last)).filter(place -> place.isIn(trace));
    }

    /** The same cell at another word. */
    public CellPlace at(int other) {
        return new CellPlace(side, layer, reverse, other);
    }

    /** The cell of another layer at the same word. */
    public CellPlace in(int other) {
        return new CellPlace(side, other, reverse, word);
    }

    /** The cell of the other direction, or of the same. */
    public CellPlace turned(boolean back) {
        return new CellPlace(side, layer, back, word);
    }

    /** The stack to which it belongs. */
    public RecurrentSites stack(Trace trace) {
        return RecurrentSites.of(side, trace.sites());
    }

    /** Where its values are recorded. */
    public CellSites sites(Trace trace) {
        return stack(trace).cell(layer, reverse);
    }

    /** Whether a trace holds its state. */
    public boolean isIn(Trace trace) {
        RecurrentSites stack = stack(trace);
        return word >= 0
                && layer < stack.layers()
                && (!reverse || stack.bidirectional())
                && trace.find(sites(trace).hidden())
                        .filter(states -> word < states.size(0))
                        .isPresent();
    }
}
