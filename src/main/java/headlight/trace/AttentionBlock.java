package headlight.trace;

import static headlight.trace.Axis.FEATURE;
import static headlight.trace.Axis.HEAD;
import static headlight.trace.Axis.KEY;
import static headlight.trace.Axis.QUERY;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attention of one layer of a Transformer, and the names of its sites.
 * <pre>
 *   h  heads   q  positions that ask   k  positions that are asked   d  size of a head   D  size of the model
 *   q [h, q, d]   k, v [h, k, d]   scores, weights [h, q, k]   context [h, q, d]   output, residual [q, D]
 * </pre>
 *
 * @param stack the stack its layer belongs to
 * @param layer from 0
 * @param cross whether the decoder asks the encoder, rather than every position those of its own stack
 */
public record AttentionBlock(Stack stack, int layer, boolean cross) {

    private static final Pattern NAME =
            Pattern.compile("(encoder|decoder)\\.layers\\.(\\d{1,4})\\.(self|cross)_attn(?:\\.(\\w+))?");

    /** The one whose sites' names begin so: {@code encoder.layers.4.self_attn}. */
    public static AttentionBlock parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "': expected a layer's attention such as encoder.layers.0.self_attn");
        }
        return new AttentionBlock(
                Stack.parse(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3).equals("cross"));
    }

    /** Every block whose weights a trace holds: stack by stack, self before cross, layer by layer. */
    public static List<AttentionBlock> in(Trace trace) {
        return trace.sites().stream()
                .filter(name ->
                        name.endsWith("_attn.weights") && NAME.matcher(name).matches())
                .map(AttentionBlock::parse)
                .sorted(java.util.Comparator.comparing(AttentionBlock::stack)
                        .thenComparing(AttentionBlock::cross)
                        .thenComparing(AttentionBlock::layer))
                .toList();
    }

    /** The beginning of its sites' names. */
    public String name() {
        return stack.key() + ".layers." + layer + "." + (cross ? "cross" : "self") + "_attn";
    }

    /** The same attention in another layer. */
    public AttentionBlock at(int otherLayer) {
        return new AttentionBlock(stack, otherLayer, cross);
    }

    /** Whether another block is the same kind of attention in some layer. */
    public boolean isLike(AttentionBlock other) {
        return stack == other.stack && cross == other.cross;
    }

    public Site queries() {
        return site("q", "q", HEAD, QUERY, FEATURE);
    }

    public Site keys() {
        return site("k", "k", HEAD, KEY, FEATURE);
    }

    public Site values() {
        return site("v", "v", HEAD, KEY, FEATURE);
    }

    /** Scaled and masked; a masked score is −∞. */
    public Site scores() {
        return site("scores", "e", HEAD, QUERY, KEY);
    }

    public Site weights() {
        return site("weights", "\\alpha", HEAD, QUERY, KEY);
    }

    public Site context() {
        return site("context", "c", HEAD, QUERY, FEATURE);
    }

    /** After W_O, before the residual. */
    public Site output() {
        return site("output", "o", QUERY, FEATURE);
    }

    /** What was read and the output added up, before any normalisation that follows. */
    public Site residual() {
        return site("residual", "r", QUERY, FEATURE);
    }

    /** The tokens that ask. */
    public List<String> asking(Trace trace) {
        return TransformerSites.tokens(trace, stack);
    }

    /** The tokens that are asked. */
    public List<String> asked(Trace trace) {
        return TransformerSites.tokens(trace, cross ? Stack.ENCODER : stack);
    }

    /** How many heads its weights have in a trace. */
    public int heads(Trace trace) {
        return trace.tensor(weights()).size(0);
    }

    private Site site(String last, String letter, Axis... axes) {
        return Site.of(name() + "." + last, letter + TransformerSites.layerMark(layer), axes);
    }
}
