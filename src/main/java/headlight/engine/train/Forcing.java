package headlight.engine.train;

/**
 * Teacher forcing over a training: how often the decoder reads the right token rather than its own likeliest one. Letting
 * it fall is scheduled sampling: Bengio, Vinyals, Jaitly, Shazeer 2015, section 2.4.
 *
 * @param curve how it goes from the first probability to the last
 * @param from  the probability at the first step
 * @param to    the probability at the last step
 */
public record Forcing(Curve curve, double from, double to) {

    /** Always the right token. */
    public static final Forcing ALWAYS = constant(1);

    /** How steeply the sigmoid falls: between its ends lie so many of its units. */
    private static final double STEEP = 10;

    /** How a probability goes from one value to another. */
    public enum Curve {
        CONSTANT,
        LINEAR,
        /** Slowly, then fast, then slowly: the paper's inverse sigmoid decay, stretched so that its ends are exact. */
        INVERSE_SIGMOID
    }

    public Forcing {
        check(from);
        check(to);
    }

    private static void check(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("teacher forcing " + probability + ": expected 0 to 1");
        }
    }

    /** The same at every step. */
    public static Forcing constant(double probability) {
        return new Forcing(Curve.CONSTANT, probability, probability);
    }

    /**
     * The probability at a step.
     *
     * @param done how much of the training is done, from 0 to 1
     */
    public double at(double done) {
        return switch (curve) {
            case CONSTANT -> from;
            case LINEAR -> from + (to - from) * done;
            case INVERSE_SIGMOID -> from + (to - from) * fallen(done);
        };
    }

    private static double fallen(double done) {
        double first = sigmoid(-STEEP / 2);
        return (sigmoid(STEEP * (done - 0.5)) - first) / (1 - 2 * first);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
