package headlight.session.lab;

import headlight.trace.Learning;

/**
 * How a training stands.
 *
 * @param learning       how it went so far
 * @param step           steps made
 * @param steps          steps in all
 * @param learningRate   of the next step, before any warm-up
 * @param teacherForcing of the next step
 * @param secondsLeft    until the last step, at the pace so far; NaN while that is a guess
 */
public record Report(
        Learning learning, int step, int steps, double learningRate, double teacherForcing, double secondsLeft) {

    /** Before the first step. */
    static final Report NOTHING = new Report(Learning.NOTHING, 0, 0, Double.NaN, Double.NaN, Double.NaN);

    /** How much is done, from 0 to 1. */
    public double done() {
        return steps == 0 ? 0 : (double) step / steps;
    }
}
