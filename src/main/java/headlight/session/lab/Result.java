package headlight.session.lab;

import headlight.engine.train.Trained;
import headlight.spec.Checkpoint;
import headlight.store.LearningFile;
import headlight.text.Refusal;
import headlight.trace.Learning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a training: a model that can be kept. */
record Result(Plan plan, Material material, Choices choices, Trained trained, Learning learning) {

    private static final String CONFIG = "config.json";

    /** Its name for people. */
    String title() {
        return material.title() + " · " + choices.title();
    }

    /**
     * Writes the model and its film into a folder, which is made where there is none.
     *
     * @throws Refusal     when something else lies there
     * @throws IOException when it cannot be written
     */
    void write(Path folder) throws IOException {
        requireFree(folder);
        Files.createDirectories(folder);
        LearningFile.write(folder, learning);
        plan.write(folder, trained.weights(), card(folder));
    }

    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(CONFIG))) {
            return;
        }
        boolean empty = false;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                empty = inside.findAny().isEmpty();
            }
        }
        if (!empty) {
            throw new Refusal(
                    folder + ": exists and is no model folder; expected a new folder, or a model's to replace",
                    "taken",
                    folder.toString());
        }
    }

    private Checkpoint.Card card(Path folder) {
        return new Checkpoint.Card(
                title(),
                material.name(),
                material.examples(),
                learning.turns().isEmpty() ? command(folder.getFileName().toString()) : "",
                choices.count(LabSettings.SEED),
                trained.exact());
    }

    /** The command that trains the same; there is none for what a hand did meanwhile. */
    private String command(String folder) {
        List<String> words = new ArrayList<>(List.of("headlight", "train", material.name()));
        if (material instanceof Material.Own own) {
            words.addAll(List.of("--tokens", Setting.OneOf.word(own.tokens())));
        }
        words.addAll(choices.options());
        words.addAll(List.of("-o", folder));
        return words.stream()
                .map(word -> word.matches("[\\w./=,:-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
