package headlight.spec;

/**
 * How a next token is chosen, and how many are.
 *
 * @param most        how many tokens are generated at most; 0 for none
 * @param temperature logits are divided by it; 0 takes the likeliest token
 * @param topK        only so many of the likeliest tokens are in the draw; 0 for all
 * @param topP        only the likeliest tokens that together have this probability are in the draw; 1 for all
 * @param seed        what the draws start from
 */
public record Generation(int most, double temperature, int topK, double topP, long seed) {

    /** The likeliest token, time after time, as many as the model's settings allow. */
    public static final Generation GREEDY = new Generation(Integer.MAX_VALUE, 0, 0, 1, 0);

    /** No token is generated. */
    public static final Generation NONE = new Generation(0, 0, 0, 1, 0);

    public Generation {
        if (most < 0 || !(temperature >= 0) || topK < 0 || !(topP > 0 && topP <= 1) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("generation: expected most, temperature and top-k of at least 0, and a"
                    + " top-p above 0 and up to 1; got " + most + ", " + temperature + ", " + topK + ", " + topP);
        }
    }

    /** The same for at most so many tokens. */
    public Generation upTo(int tokens) {
        return new Generation(Math.min(most, tokens), temperature, topK, topP, seed);
    }
}
