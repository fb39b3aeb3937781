package headlight.trace;

/**
 * One stop of the playhead: what has just been computed.
 *
 * @param stage the stage of the computation
 * @param word  a source position (in reading order) while encoding and at the end of the way back, else a decoder step; in a layer of a
 *              Transformer, the position that asks
 * @param part  which part of the stage, from 0 (a number, or a vector that is computed at once)
 * @param parts how many parts the stage has
 * @param site  what this part computes
 * @param row   where in the site: {@code site[word, row]} for one number of a row (of each head, where there are
 *              heads), or -1 for the whole row
 * @param ends  the largest size of step that is complete here
 */
public record Step(Stage stage, int word, int part, int parts, Site site, int row, StepSize ends) {

    /** Whether a step of this size may stop here. */
    public boolean stopsAt(StepSize size) {
        return ends.compareTo(size) <= 0;
    }

    /** Whether the source is still being read. */
    public boolean encoding() {
        return stage == Stage.READ || stage == Stage.ENCODE;
    }

    /** Whether it belongs to the way back from the loss. */
    public boolean backward() {
        return stage == Stage.BACK_LOSS || stage == Stage.BACK_DECODE || stage == Stage.BACK_ENCODE;
    }

    /** Whether its word is a source position, and no decoder step. */
    public boolean atSource() {
        return encoding() || stage == Stage.BACK_ENCODE;
    }
}
