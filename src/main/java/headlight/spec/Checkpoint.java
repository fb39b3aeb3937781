package headlight.spec;

import java.util.List;

/** A model as it lies in its folder, checked: every tensor that its settings ask for is there in the right shape. */
public sealed interface Checkpoint permits RecurrentCheckpoint, TransformerCheckpoint {

    /** The folder's name. */
    String name();

    /** Its family, as its {@code config.json} names it: {@code seq2seq}, {@code bert}. */
    String family();

    /** What else is known of it. */
    Card card();

    /** How many numbers it has learned. */
    long parameters();

    /**
     * What a person wants to know of a model ({@code card.json} beside its config; every part may be empty).
     *
     * @param title    for the chooser, for example {@code French → English · LSTM · dot}
     * @param task     the task it was trained on
     * @param examples inputs to try
     * @param command  the command that trained it, or that brought it here
     * @param seed     the seed of that training
     * @param accuracy exact match on held-out pairs, from 0 to 1; NaN when unknown
     * @param source   the package or file it was made from, when it was not trained here
     * @param licence  of its weights
     */
    record Card(
            String title,
            String task,
            List<String> examples,
            String command,
            long seed,
            double accuracy,
            String source,
            String licence) {

        /** Of a model about which nothing is known. */
        public static final Card UNKNOWN = new Card("", "", List.of(), "", 0, Double.NaN);

        public Card {
            examples = List.copyOf(examples);
        }

        /** Of a model trained here. */
        public Card(String title, String task, List<String> examples, String command, long seed, double accuracy) {
            this(title, task, examples, command, seed, accuracy, "", "");
        }

        /** Of a model from elsewhere about which little is known. */
        public static Card titled(String title, String source) {
            return new Card(title, "", List.of(), "", 0, Double.NaN, source, "");
        }
    }
}
