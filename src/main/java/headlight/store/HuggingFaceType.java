package headlight.store;

import headlight.spec.TransformerSpec;
import java.util.Map;
import java.util.function.Predicate;

/** A type of Hugging Face folder: what its settings mean, and where its weights stand. */
interface HuggingFaceType {

    /** Its {@code model_type}. */
    String name();

    /** What the names of its tensors begin with, where they were saved with a head: {@code bert.}. */
    String prefix();

    /**
     * Its settings.
     *
     * @param has whether the files have a tensor by this name, with the prefix or without
     */
    TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has);

    /**
     * Where the weights stand, by the engine's names for them ({@link TransformerSpec#tensors()}), {@code #} for the
     * number of the layer. A name without {@code .weight} or {@code .bias} at its end speaks of both.
     */
    Map<String, HuggingFacePlace> places();
}
