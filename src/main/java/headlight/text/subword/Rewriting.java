package headlight.text.subword;

import headlight.text.Aligned;
import java.text.Normalizer;
import java.util.List;

/** Rewrites a text before it is split. */
@FunctionalInterface
public interface Rewriting {

    /** The text as the model's vocabulary writes it. */
    Aligned apply(Aligned text);

    /** Leaves the text as it is. */
    static Rewriting none() {
        return text -> text;
    }

    /** One after another. */
    static Rewriting sequence(List<Rewriting> parts) {
        return text -> {
            Aligned now = text;
            for (Rewriting part : parts) {
                now = part.apply(now);
            }
            return now;
        };
    }

    /** One of Unicode's normal forms. */
    static Rewriting form(Normalizer.Form form) {
        return text -> text.normalized(form);
    }

    /** Lower case, character by character. */
    static Rewriting lowercase() {
        return text -> text.map(Letters::lower);
    }

    /** Without the marks that stand on other characters. */
    static Rewriting withoutAccents() {
        return text -> text.filter(c -> Character.getType(c) != Character.NON_SPACING_MARK);
    }

    /** Without white space at its start or end. */
    static Rewriting strip(boolean left, boolean right) {
        return text -> {
            int from = 0;
            int to = text.size();
            while (left && from < to && Letters.isSpace(text.at(from))) {
                from++;
            }
            while (right && to > from && Letters.isSpace(text.at(to - 1))) {
                to--;
            }
            return text.slice(from, to);
        };
    }

    /** With a text before it, where there is any. */
    static Rewriting prepend(String before) {
        return text -> text.after(before);
    }

    /** With one text in place of another. */
    static Rewriting replace(String old, String by) {
        return text -> text.replace(old, by);
    }

    /**
     * As BERT was taught (google-research/bert, tokenization.py, {@code BasicTokenizer}).
     *
     * @param clean     leave out control characters; every white space becomes a space
     * @param ideograms set spaces around Chinese characters
     * @param accents   leave out accents
     * @param lowercase write in lower case
     */
    static Rewriting bert(boolean clean, boolean ideograms, boolean accents, boolean lowercase) {
        return text -> {
            Aligned now = text;
            if (clean) {
                now = now.filter(c -> c != 0 && c != 0xFFFD && !Letters.isControl(c))
                        .map(c -> Letters.isSpace(c) ? " " : Character.toString(c));
            }
            if (ideograms) {
                now = now.map(c -> Letters.isIdeogram(c) ? " " + Character.toString(c) + " " : Character.toString(c));
            }
            if (accents) {
                now = withoutAccents().apply(now.normalized(Normalizer.Form.NFD));
            }
            return lowercase ? lowercase().apply(now) : now;
        };
    }
}
