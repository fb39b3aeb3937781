package headlight.text.subword;

import headlight.text.Aligned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token that is found in a text as it stands, before anything is split.
 *
 * @param id         its id
 * @param content    what it is written as
 * @param special    whether it stands for nothing in a text, e.g. {@code [MASK]}
 * @param singleWord only where no letter stands beside it
 * @param takesLeft  the white space before it belongs to it
 * @param takesRight the white space after it belongs to it
 * @param rewritten  whether it is looked for after the text was rewritten
 */
public record Added(
        int id,
        String content,
        boolean special,
        boolean singleWord,
        boolean takesLeft,
        boolean takesRight,
        boolean rewritten) {

    /** A special token without any conditions. */
    public static Added special(int id, String content) {
        return new Added(id, content, true, false, false, false, false);
    }

    /** A part of a text: a token, or what is left to be cut. */
    record Section(Optional<Added> token, Aligned text) {}

    /** A text cut at some tokens. */
    static List<Section> cut(Aligned text, List<Sought> sought) {
        List<Section> sections = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.size(); ) {
            Optional<Sought> found = sought.isEmpty() ? Optional.empty() : longest(text, at, sought);
            int end = found.isEmpty() ? at + 1 : at + found.get().points.length;
            if (found.isPresent() && (!found.get().token.singleWord || alone(text, at, end))) {
                Added token = found.get().token;
                int start = at;
                while (token.takesLeft && start > from && Letters.isSpace(text.at(start - 1))) {
                    start--;
                }
                while (token.takesRight && end < text.size() && Letters.isSpace(text.at(end))) {
                    end++;
                }
                addText(sections, text, from, start);
                sections.add(new Section(Optional.of(token), text.slice(start, end)));
                from = end;
            }
            at = end;
        }
        addText(sections, text, from, text.size());
        return sections;
    }

    private static void addText(List<Section> sections, Aligned text, int from, int to) {
        if (from < to) {
            sections.add(new Section(Optional.empty(), text.slice(from, to)));
        }
    }

    private static Optional<Sought> longest(Aligned text, int at, List<Sought> sought) {
        Sought best = null;
        for (Sought one : sought) {
            if ((best == null || one.points.length > best.points.length) && text.matches(at, one.points)) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean alone(Aligned text, int from, int to) {
        return (from == 0 || !Letters.isWord(text.at(from - 1))) && (to == text.size() || !Letters.isWord(text.at(to)));
    }

    /** A token and the characters that it is looked for by. */
    static final class Sought {
        private final Added token;
        private final int[] points;

        Sought(Added token, Aligned content) {
            this.token = token;
            points = content.toString().codePoints().toArray();
        }
    }
}
