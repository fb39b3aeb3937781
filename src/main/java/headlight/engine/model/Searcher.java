package headlight.engine.model;

import headlight.trace.BeamTree;

/** A model that can look for a likely target by beam search. */
public interface Searcher extends Model {

    /** The widest beam. */
    int WIDEST = 64;

    /**
     * Looks for likely targets.
     *
     * @param request what to read; nothing of it is forced or changed
     * @param width   how many hypotheses go on at once, 1 to {@link #WIDEST}
     * @param penalty how strongly long hypotheses are favoured; 0 compares plain log-probabilities
     */
    BeamTree search(Request request, int width, double penalty);
}
