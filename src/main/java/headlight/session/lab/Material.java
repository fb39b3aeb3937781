package headlight.session.lab;

import headlight.spec.Seq2SeqSpec.Tokens;
import headlight.store.PairsFile;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is learned from: a task, or a file of pairs. */
public sealed interface Material {

    /** Its name: as the command line takes it. */
    String name();

    /** Its name for people. */
    String title();

    /** How its texts become tokens. */
    Layout layout();

    /** Its pairs. Takes a moment. */
    Data data(long seed, double holdout);

    /** Inputs to try. */
    List<String> examples();

    /** A built-in task. */
    record Built(Task task) implements Material {

        @Override
        public String name() {
            return task.name();
        }

        @Override
        public String title() {
            return task.title();
        }

        @Override
        public Layout layout() {
            return task.layout();
        }

        @Override
        public Data data(long seed, double holdout) {
            return task.data(seed, holdout);
        }

        @Override
        public List<String> examples() {
            return task.examples();
        }
    }

    /** The pairs of a file. */
    record Own(Path file, List<Pair> pairs, Tokens tokens) implements Material {

        private static final int EXAMPLES = 3;

        public Own {
            pairs = List.copyOf(pairs);
        }

        /**
         * Reads a file: UTF-8, one pair a line, source TAB target.
         *
         * @throws headlight.text.Refusal when a line is not a pair
         * @throws IOException            when it cannot be read
         */
        public static Own read(Path file, Tokens tokens) throws IOException {
            return new Own(file, PairsFile.read(file), tokens);
        }

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String title() {
            return Optional.ofNullable(file.getFileName()).orElse(file).toString();
        }

        @Override
        public Layout layout() {
            return new Layout(
                    tokens == Tokens.WORDS,
                    Layout.WORDS.pad(),
                    Layout.WORDS.start(),
                    Layout.WORDS.end(),
                    Layout.WORDS.unknown(),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public Data data(long seed, double holdout) {
            return Data.split(pairs, layout(), List.of(), seed, holdout);
        }

        @Override
        public List<String> examples() {
            return pairs.stream().map(Pair::source).distinct().limit(EXAMPLES).toList();
        }
    }
}
