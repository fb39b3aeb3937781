package headlight.trace;

import static headlight.trace.Axis.FEATURE;
import static headlight.trace.Axis.STEP;
import static headlight.trace.Axis.TOKEN;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sites of a Transformer outside its attention, by the names of the public contract. Its logits and probabilities
 * are those of {@link Sites}.
 * <pre>
 *   t  positions   D  size of the model   F  size of the feed-forward
 * </pre>
 */
public final class TransformerSites {

    private static final Pattern LAYER =
            Pattern.compile("(encoder|decoder)\\.layers\\.(\\d{1,4})\\.(ffn\\.hidden|ffn\\.output|output)");
    private static final Pattern STACK = Pattern.compile("(encoder|decoder)\\.(embedded|final)");
    private static final Pattern ATTENTION =
            Pattern.compile("((?:encoder|decoder)\\.layers\\.\\d{1,4}\\.(?:self|cross)_attn)\\.(\\w+)");

    private TransformerSites() {}

    /** What the first layer reads: after positions and, where the family has it, normalisation [t, D]. */
    public static Site embedded(Stack stack) {
        return Site.of(stack.key() + ".embedded", "x", position(stack), FEATURE);
    }

    /** After the activation; with a gate, after the product [t, F]. */
    public static Site hidden(Stack stack, int layer) {
        return layer(stack, layer, "ffn.hidden", "u");
    }

    /** After the second matrix, before the residual [t, D]. */
    public static Site feedForward(Stack stack, int layer) {
        return layer(stack, layer, "ffn.output", "f");
    }

    /** After everything in the layer [t, D]. */
    public static Site output(Stack stack, int layer) {
        return layer(stack, layer, "output", "x");
    }

    /** After the last normalisation [t, D]. */
    public static Site last(Stack stack) {
        return Site.of(stack.key() + ".final", "z", position(stack), FEATURE);
    }

    /** How many layers of a stack a trace holds anything of. */
    public static int layers(Trace trace, Stack stack) {
        String before = stack.key() + ".layers.";
        int count = 0;
        for (String name : trace.sites()) {
            if (name.startsWith(before)) {
                count = Math.max(count, number(name, before.length()) + 1);
            }
        }
        return count;
    }

    /** The number that begins at a place of a name and ends with a dot; -1 if there is none. By hand: this is asked often. */
    private static int number(String name, int from) {
        int dot = name.indexOf('.', from);
        if (dot <= from || dot > from + 4) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < dot; i++) {
            char digit = name.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /**
     * The tokens that a stack reads: the source for an encoder, what was read step by step for a decoder; for a decoder
     * alone whose trace names only a source, that.
     */
    public static List<String> tokens(Trace trace, Stack stack) {
        boolean source = stack == Stack.ENCODER || (trace.inputs().isEmpty() && layers(trace, Stack.ENCODER) == 0);
        return source ? trace.source() : trace.inputs();
    }

    /** The site with this name, of whatever layer. */
    public static Optional<Site> named(String name) {
        Matcher attention = ATTENTION.matcher(name);
        if (attention.matches()) {
            AttentionBlock block = AttentionBlock.parse(attention.group(1));
            return List.of(
                            block.queries(),
                            block.keys(),
                            block.values(),
                            block.scores(),
                            block.weights(),
                            block.context(),
                            block.output(),
                            block.residual())
                    .stream()
                    .filter(site -> site.name().equals(name))
                    .findFirst();
        }
        Matcher layer = LAYER.matcher(name);
        if (layer.matches()) {
            Stack stack = Stack.parse(layer.group(1));
            int number = Integer.parseInt(layer.group(2));
            return List.of(hidden(stack, number), feedForward(stack, number), output(stack, number)).stream()
                    .filter(site -> site.name().equals(name))
                    .findFirst();
        }
        Matcher stack = STACK.matcher(name);
        if (stack.matches()) {
            Stack which = Stack.parse(stack.group(1));
            return Optional.of(stack.group(2).equals("final") ? last(which) : embedded(which));
        }
        return Optional.empty();
    }

    /** What tells the letters of one layer from those of another: {@code ^{(5)}}, from 1 as on the screen. */
    static String layerMark(int layer) {
        return "^{(" + (layer + 1) + ")}";
    }

    private static Axis position(Stack stack) {
        return stack == Stack.ENCODER ? TOKEN : STEP;
    }

    private static Site layer(Stack stack, int layer, String last, String letter) {
        return Site.of(
                stack.key() + ".layers." + layer + "." + last, letter + layerMark(layer), position(stack), FEATURE);
    }
}
