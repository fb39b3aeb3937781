package headlight.figure;

import headlight.text.Subwords;
import java.text.Normalizer;
import java.util.List;

/** How a token looks in a picture, and how a long one is shortened. */
public final class Words {

    /** What stands for a character that cannot be drawn. */
    public static final char BOX = '□';

    private static final String DOTS = "…";

    private Words() {}

    /**
     * A token as it is shown: composed (Hangul from its letters), a lone space visible, what has no shape as a
     * box.
     */
    public static String shown(String token) {
        if (token.isBlank()) {
            return "␣".repeat(Math.max(1, token.length()));
        }
        StringBuilder shown = new StringBuilder();
        Normalizer.normalize(token, Normalizer.Form.NFC).codePoints().forEach(c -> {
            shown.appendCodePoint(shapeless(c) ? BOX : c);
        });
        return shown.toString();
    }

    /** Tokens of a pretrained model's vocabulary as people read them: {@code Ġthe} and {@code ▁the} are "the". */
    public static List<String> pieces(List<String> tokens) {
        return tokens.stream().map(token -> shown(Subwords.shown(token))).toList();
    }

    /** A text in one line, whatever was typed: no line ends, and what has no shape as a box. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.strip().replaceAll("\\s+", " ").codePoints().forEach(c -> line.appendCodePoint(shapeless(c) ? BOX : c));
        return line.toString();
    }

    /** Whether a character is none that could be drawn: a control, a line's end, half of a pair, or left out of Unicode. */
    public static boolean shapeless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (c & 0xFFFE) == 0xFFFE;
        };
    }

    /** As much of a text as fits into a width, with dots for the rest; at least its first character. */
    public static String fit(String text, Lettering lettering, double width) {
        if (Fonts.width(text, lettering) <= width) {
            return text;
        }
        int low = 1;
        int high = text.codePointCount(0, text.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (Fonts.width(start(text, middle), lettering) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return start(text, low);
    }

    private static String start(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, characters)) + DOTS;
    }
}
