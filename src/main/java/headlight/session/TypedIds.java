package headlight.session;

import headlight.text.Encoded;
import headlight.text.Refusal;
import java.util.List;
import java.util.function.IntFunction;

/** Token ids as someone typed them, taken as they are. */
final class TypedIds {

    private TypedIds() {}

    /**
     * What they stand for.
     *
     * @param what  whose ids they are, for the refusal
     * @param most  how many the model reads
     * @param size  how many tokens it has
     * @param token the token of an id
     * @throws Refusal when one of them stands for no token, or when there are more than the model reads
     */
    static Encoded encoded(String what, List<Integer> ids, int most, int size, IntFunction<String> token) {
        if (ids.size() > most) {
            throw new Refusal(what + ": " + ids.size() + " ids; expected at most " + most + " with this model");
        }
        for (int position = 0; position < ids.size(); position++) {
            int id = ids.get(position);
            if (id < 0 || id >= size) {
                throw new Refusal(what + ": id " + id + " at position " + (position + 1)
                        + " stands for no token; expected 0 to " + (size - 1));
            }
        }
        return new Encoded(ids.stream().map(token::apply).toList(), ids, List.of(), false);
    }
}
