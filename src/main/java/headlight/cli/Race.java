package headlight.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Times something of ours and the same of its twin in turn, so that both meet the same machine.
 *
 * @param twin nothing when ours is timed alone
 */
record Race(Optional<Twin> twin) {

    /** Does both so often that their compilers have done what they will. */
    void warm(int times, String request, Runnable once) throws IOException {
        for (int i = 0; i < times; i++) {
            once.run();
            if (twin.isPresent()) {
                twin.get().seconds(request);
            }
        }
    }

    /**
     * Times both.
     *
     * @param name    what is measured
     * @param goal    the ratio that is to be kept, if there is one
     * @param times   how often
     * @param request what the twin is to do
     * @param once    what we do
     */
    Measurement run(String name, OptionalDouble goal, int times, String request, Runnable once) throws IOException {
        List<Double> own = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            own.add(seconds(once));
            if (twin.isPresent()) {
                other.add(twin.get().seconds(request));
            }
        }
        return new Measurement(name, own, other, goal);
    }

    /** How long something takes once. */
    static double seconds(Runnable once) {
        long begin = System.nanoTime();
        once.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
