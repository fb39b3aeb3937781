package headlight.text.subword;

import headlight.text.Aligned;
import headlight.text.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into parts that are cut into tokens each on its own. */
@FunctionalInterface
public interface Splitting {

    /** How GPT-2 splits (openai/gpt-2, encoder.py). */
    Pattern GPT2 = pattern("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

    /** When a sign of a word's start is put before a text. */
    enum Prefix {
        NEVER,
        FIRST,
        ALWAYS
    }

    /** The parts of a text; none of them is empty. */
    List<Aligned> parts(Aligned text);

    /** A regular expression over Unicode. */
    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** A text as it stands. */
    static Pattern literal(String text) {
        return Pattern.compile(text, Pattern.LITERAL);
    }

    /** Everything is one part. */
    static Splitting none() {
        return text -> text.isEmpty() ? List.of() : List.of(text);
    }

    /** Each splits what the one before it left. */
    static Splitting sequence(List<Splitting> all) {
        return text -> {
            List<Aligned> now = none().parts(text);
            for (Splitting one : all) {
                now = now.stream().flatMap(part -> one.parts(part).stream()).toList();
            }
            return now;
        };
    }

    /** At white space, which is left out; and around each punctuation mark. */
    static Splitting bert() {
        return text -> split(text, Letters::isSpace, Letters::isPunctuation);
    }

    /** At white space, which is left out. */
    static Splitting space() {
        return text -> split(text, Letters::isSpace, c -> false);
    }

    /** Around each punctuation mark. */
    static Splitting punctuation() {
        return text -> split(text, c -> false, Letters::isPunctuation);
    }

    /** Words, and runs of what is neither word nor white space. */
    static Splitting words() {
        return text -> matches(text, pattern("\\w+|[^\\w\\s]+"), false);
    }

    /** Each match is a part, and so is what lies between two. */
    static Splitting around(Pattern pattern) {
        return text -> matches(text, pattern, true);
    }

    /** Bytes as letters, after a split as GPT-2 does it, if wanted. */
    static Splitting bytes(boolean prefix, boolean split) {
        return text -> {
            Aligned whole = prefix && !text.isEmpty() && text.at(0) != ' ' ? text.after(" ") : text;
            List<Aligned> parts = split ? matches(whole, GPT2, true) : none().parts(whole);
            return parts.stream().map(part -> part.map(Splitting::letters)).toList();
        };
    }

    /** Spaces as {@code mark}; a part begins at each of them, if wanted. */
    static Splitting meta(int mark, Prefix prefix, boolean split) {
        String sign = Character.toString(mark);
        return text -> {
            Aligned whole = text.replace(" ", sign);
            boolean first = !whole.isEmpty() && whole.span(0, 1).start() == 0;
            if (!whole.isEmpty()
                    && whole.at(0) != mark
                    && (prefix == Prefix.ALWAYS || (prefix == Prefix.FIRST && first))) {
                whole = whole.after(sign);
            }
            return split ? beginning(whole, mark) : none().parts(whole);
        };
    }

    private static String letters(int c) {
        StringBuilder letters = new StringBuilder();
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            letters.append(Spelling.letter(b));
        }
        return letters.toString();
    }

    private static List<Aligned> split(Aligned text, IntPredicate out, IntPredicate alone) {
        List<Aligned> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.size(); i++) {
            boolean single = i < text.size() && alone.test(text.at(i));
            if (i == text.size() || single || out.test(text.at(i))) {
                add(parts, text, from, i);
                from = single ? i : i + 1;
            }
            if (single) {
                add(parts, text, i, i + 1);
                from = i + 1;
            }
        }
        return parts;
    }

    private static List<Aligned> beginning(Aligned text, int mark) {
        List<Aligned> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < text.size(); i++) {
            if (text.at(i) == mark) {
                add(parts, text, from, i);
                from = i;
            }
        }
        add(parts, text, from, text.size());
        return parts;
    }

    private static List<Aligned> matches(Aligned text, Pattern pattern, boolean between) {
        List<Aligned> parts = new ArrayList<>();
        String plain = text.toString();
        Matcher matcher = pattern.matcher(plain);
        int chars = 0;
        int at = 0;
        while (matcher.find()) {
            int from = at + plain.codePointCount(chars, matcher.start());
            int to = from + plain.codePointCount(matcher.start(), matcher.end());
            if (between) {
                add(parts, text, at, from);
            }
            add(parts, text, from, to);
            at = to;
            chars = matcher.end();
        }
        if (between) {
            add(parts, text, at, text.size());
        }
        return parts;
    }

    private static void add(List<Aligned> parts, Aligned text, int from, int to) {
        if (from < to) {
            parts.add(text.slice(from, to));
        }
    }
}
