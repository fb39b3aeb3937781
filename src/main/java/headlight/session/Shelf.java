package headlight.session;

import headlight.trace.Learning;
import headlight.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The models at hand, and the way to open what lies elsewhere. Asked on the engine thread only. */
public interface Shelf {

    /**
     * A model that can be opened.
     *
     * @param key      opens it: a name or a path
     * @param title    for the chooser
     * @param examples texts to try
     */
    record Entry(String key, String title, List<String> examples) {
        public Entry {
            examples = List.copyOf(examples);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** What was found behind a key. */
    sealed interface Found {
        Entry entry();

        /** A model; the text is run by it. */
        record Model(Entry entry, Runner runner) implements Found {}

        /** A recorded run; there is nothing to run. */
        record Recording(Entry entry, Trace trace) implements Found {}
    }

    /** The sample models. */
    List<Entry> entries();

    /** The comparisons that the models at hand offer. */
    default List<ReadyMade> comparisons() {
        return List.of();
    }

    /**
     * Opens a model by its name, or a model folder or a trace by its path.
     *
     * @throws IOException when it cannot be read or is refused; the message says what, where and what was expected
     */
    Found open(String key) throws IOException;

    /**
     * How a model learned, if its folder tells. Asked on any thread.
     *
     * @throws IOException when it cannot be read or is refused
     */
    default Optional<Learning> learning(String key) throws IOException {
        return Optional.empty();
    }
}
