package headlight.spec;

import headlight.text.Subwords;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Transformer.
 *
 * @param name    the folder's name
 * @param spec    its settings
 * @param weights what {@link TransformerSpec#tensors()} asks for, by the names it has there
 * @param source  cuts what it reads: the encoder's text, or the decoder's where there is no encoder
 * @param target  cuts what its decoder writes; the same as {@code source} where they share a vocabulary
 * @param card    what else is known of it
 */
public record TransformerCheckpoint(
        String name, TransformerSpec spec, Map<String, Weight> weights, Subwords source, Subwords target, Card card)
        implements Checkpoint {

    public TransformerCheckpoint {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    @Override
    public String family() {
        return spec.family();
    }

    /** Each weight once, though two parts of the model may share it. */
    @Override
    public long parameters() {
        Map<String, Long> parts = new LinkedHashMap<>();
        weights.values()
                .forEach(w ->
                        parts.put(w.name() + "@" + w.from(), (long) w.tensor().length()));
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
