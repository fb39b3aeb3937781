package headlight.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Small random Transformers that really run, by the names of their types. */
public final class TransformerShelf implements Shelf {

    private static final String TEXT = "the animal did not cross the street because it was too tired";

    @Override
    public List<Entry> entries() {
        return List.of(entry("bert"), entry("gpt2"), entry("bart"));
    }

    @Override
    public Found open(String key) throws IOException {
        if (entries().stream().noneMatch(entry -> entry.key().equals(key))) {
            throw new IOException(key + ": expected bert, gpt2 or bart");
        }
        return new Found.Model(
                entry(key), Runner.of(LoadedModel.open(Path.of("src/test/resources/transformers", key))));
    }

    private static Entry entry(String key) {
        return new Entry(key, key, List.of(TEXT));
    }
}
