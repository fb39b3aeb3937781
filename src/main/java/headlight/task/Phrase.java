package headlight.task;

/** A piece of a sentence in two languages, each with its words in its own order. Either side may be empty. */
record Phrase(String source, String english) {

    static final Phrase NONE = new Phrase("", "");

    /** Words with a space between them; empty ones leave no trace. */
    static String words(String... parts) {
        StringBuilder out = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                out.append(out.length() == 0 ? "" : " ").append(part);
            }
        }
        return out.toString();
    }
}
