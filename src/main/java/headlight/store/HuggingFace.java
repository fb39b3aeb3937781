package headlight.store;

import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec;
import headlight.spec.Weight;
import headlight.text.Refusal;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A folder as Hugging Face's {@code save_pretrained} writes it, opened as it is. */
final class HuggingFace {

    private HuggingFace() {}

    /**
     * Reads a model and checks that its parts go together. Large weights stay in their files.
     *
     * @throws Refusal     when they do not, or when it asks for what is not built
     * @throws IOException when a file cannot be read
     */
    static TransformerCheckpoint read(Path folder, HuggingFaceType type) throws IOException {
        Subwords source = TokenizerFile.read(folder);
        Subwords target = source;
        try {
            target = TokenizerFile.isPair(folder) ? TokenizerFile.readTarget(folder) : source;
            return read(folder, type, source, target);
        } catch (RuntimeException | IOException e) {
            source.close();
            target.close();
            throw e;
        }
    }

    private static TransformerCheckpoint read(Path folder, HuggingFaceType type, Subwords source, Subwords target)
            throws IOException {
        HuggingFaceSettings settings = HuggingFaceSettings.read(folder, source);
        TensorFiles files = TensorFiles.open(folder, settings.loading(".save_pretrained('.')"));
        TransformerSpec spec = type.spec(settings, name -> HuggingFaceWeights.has(type, files, name));
        Map<String, Weight> weights = HuggingFaceWeights.read(type, spec, files);
        checkSize(source, spec.vocabulary(), folder);
        checkSize(target, spec.target(), folder);
        return new TransformerCheckpoint(
                ModelFolder.name(folder), spec, weights, source, target, ModelFolder.card(folder));
    }

    /** Published models often have more rows than tokens, so that their number is round; never fewer. */
    private static void checkSize(Subwords subwords, int rows, Path folder) {
        if (subwords.size() > rows) {
            throw new Refusal(folder + ": its tokenizer has " + subwords.size() + " tokens, but the embeddings have "
                    + rows + " rows; expected at least one row for each token");
        }
    }
}
