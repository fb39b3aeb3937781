package headlight.text.subword;

import java.util.Locale;

/** What kind of character a character is, as tokenizers see it. */
final class Letters {

    private Letters() {}

    /** White space, as Unicode's property says. */
    static boolean isSpace(int c) {
        return (c >= 0x09 && c <= 0x0D) || c == 0x85 || Character.isSpaceChar(c);
    }

    /** A control character that is no white space. */
    static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Punctuation, and everything in ASCII that is neither letter, digit nor space. */
    static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return c > 0x20 && c < 0x7F && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Chinese characters, in the blocks that BERT knows. */
    static boolean isIdeogram(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2B73F)
                || (c >= 0x2B740 && c <= 0x2B81F)
                || (c >= 0x2B920 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    /** Part of a word: a letter, a digit, a mark, an underscore. */
    static boolean isWord(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> Character.isAlphabetic(c);
        };
    }

    /** In lower case, whatever stands around it. */
    static String lower(int c) {
        // The one character whose lower case is two, in every language but Turkish.
        return c == 0x130
                ? Character.toString(c).toLowerCase(Locale.ROOT)
                : Character.toString(Character.toLowerCase(c));
    }
}
