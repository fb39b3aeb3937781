package headlight.store;

import headlight.text.Refusal;
import headlight.trace.AttentionBlock;
import headlight.trace.Site;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.Arrays;
import java.util.List;

/** Whether what a file holds of a Transformer's attention goes with its tokens and with itself. */
final class AttentionShapes {

    private static final int ANY = -1;

    private AttentionShapes() {}

    /** @throws Refusal when a tensor has another shape than the tokens and the weights ask for */
    static void check(Trace trace, String where) {
        for (AttentionBlock block : AttentionBlock.in(trace)) {
            int asking = count(
                    block.asking(trace), block.weights().name(), block.stack().key(), where);
            int asked = count(
                    block.asked(trace),
                    block.weights().name(),
                    block.cross() ? "encoder" : block.stack().key(),
                    where);
            check(trace, block.weights(), where, ANY, asking, asked);
            int heads = block.heads(trace);
            if (heads == 0) {
                throw new Refusal(where + ": " + block.weights().name() + " has no heads; expected at least one");
            }
            check(trace, block.scores(), where, heads, asking, asked);
            check(trace, block.queries(), where, heads, asking, ANY);
            int size = trace.find(block.queries()).map(q -> q.size(2)).orElse(ANY);
            check(trace, block.keys(), where, heads, asked, size);
            check(trace, block.values(), where, heads, asked, ANY);
            check(trace, block.context(), where, heads, asking, ANY);
            check(trace, block.output(), where, asking, ANY);
            check(trace, block.residual(), where, asking, ANY);
        }
    }

    private static int count(List<String> tokens, String site, String stack, String where) {
        if (tokens.isEmpty()) {
            String name = stack.equals("encoder") ? "source" : "inputs";
            throw new Refusal(where + ": " + site + " is there, but no " + name + " tokens; expected \"" + name
                    + "\": a list of texts");
        }
        return tokens.size();
    }

    private static void check(Trace trace, Site site, String where, int... expected) {
        if (!trace.has(site)) {
            return;
        }
        Tensor tensor = trace.tensor(site);
        int[] shape = tensor.shape();
        boolean fits = shape.length == expected.length;
        for (int d = 0; fits && d < shape.length; d++) {
            fits = expected[d] == ANY || shape[d] == expected[d];
        }
        if (!fits) {
            throw new Refusal(where + ": " + site.name() + " is " + Arrays.toString(shape) + "; expected "
                    + Arrays.toString(expected).replace("-1", "any") + " for its tokens");
        }
    }
}
