package headlight.task;

import java.util.List;
import java.util.Random;

/** Seeded choices. */
record Dice(Random random) {

    Dice(long seed) {
        this(new Random(seed));
    }

    /** One of these, each as likely as the others. */
    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** True with this probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 to below {@code n}. */
    int below(int n) {
        return random.nextInt(n);
    }
}
