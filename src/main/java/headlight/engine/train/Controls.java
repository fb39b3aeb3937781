package headlight.engine.train;

import java.util.OptionalDouble;

/**
 * What a hand changes in a training while it runs, from any thread; the trainer reads it before each step. The learning
 * rate and the teacher forcing hold from the next step on; a paused training waits on its own thread.
 */
public final class Controls {

    private OptionalDouble learningRate = OptionalDouble.empty();
    private OptionalDouble teacherForcing = OptionalDouble.empty();
    private boolean paused;
    private boolean stopped;
    private int single;

    /** Other than the settings say. */
    public synchronized void learningRate(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("learning rate " + rate + ": expected more than 0");
        }
        learningRate = OptionalDouble.of(rate);
    }

    /** Constant from now on, whatever the settings say. */
    public synchronized void teacherForcing(double probability) {
        teacherForcing = OptionalDouble.of(Forcing.constant(probability).from());
    }

    /** Waits before the next step. */
    public synchronized void pause() {
        paused = true;
        single = 0;
    }

    /** Makes one step, then waits. */
    public synchronized void single() {
        paused = true;
        single++;
        notifyAll();
    }

    /** Goes on. */
    public synchronized void resume() {
        paused = false;
        single = 0;
        notifyAll();
    }

    /** Ends the training before the next step; the best so far is kept. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether it waits, or will after a single step. */
    public synchronized boolean isPaused() {
        return paused;
    }

    /** The learning rate to go on with. */
    synchronized double learningRateOr(double planned) {
        return learningRate.orElse(planned);
    }

    /** The teacher forcing to go on with. */
    synchronized double teacherForcingOr(double planned) {
        return teacherForcing.orElse(planned);
    }

    /** Whether the next step waits. */
    synchronized boolean waits() {
        return paused && single == 0 && !stopped;
    }

    /** Waits until there is a step to make; false when there is none any more. */
    synchronized boolean go() {
        while (waits()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
        single = Math.max(0, single - 1);
        return !stopped;
    }
}
