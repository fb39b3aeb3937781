package headlight.store;

import headlight.spec.Checkpoint.Card;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a list of models says of one. Nothing but the beginnings of its files is read for it, however large it is.
 *
 * @param family     as its {@code config.json} names it
 * @param parameters how many numbers it has learned
 * @param card       what else is known of it
 */
public record ModelSummary(String family, long parameters, Card card) {

    private static final int LARGEST_CONFIG = 1 << 20;
    private static final String WEIGHTS = "model(-\\d{5}-of-\\d{5})?\\.safetensors";

    /**
     * Reads it.
     *
     * @throws Refusal when a part is missing, or its beginning damaged
     */
    public static ModelSummary read(Path folder) throws IOException {
        Path config = folder.resolve(ConfigFile.NAME);
        String family = new Fields(Json.read(config, LARGEST_CONFIG), config.toString()).text("model_type");
        List<Path> weights;
        try (Stream<Path> files = Files.list(folder)) {
            weights = files.filter(file -> file.getFileName().toString().matches(WEIGHTS))
                    .toList();
        }
        if (weights.isEmpty()) {
            throw new Refusal(folder + ": no model.safetensors in it; expected the weights of a model");
        }
        long parameters = 0;
        for (Path file : weights) {
            parameters += Safetensors.open(file).shapes().values().stream()
                    .mapToLong(shape -> Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b))
                    .sum();
        }
        return new ModelSummary(family, parameters, CardFile.read(folder.resolve(CardFile.NAME)));
    }
}
