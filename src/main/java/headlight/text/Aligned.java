package headlight.text;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * A text, rewritten or cut, of which every character (a Unicode code point) still knows where in the text as typed it
 * comes from.
 */
public final class Aligned {

    private final int[] points;
    private final int[] starts;
    private final int[] ends;

    private Aligned(int[] points, int[] starts, int[] ends) {
        this.points = points;
        this.starts = starts;
        this.ends = ends;
    }

    /** A text as typed. */
    public static Aligned of(String text) {
        Writer out = new Writer(text.length());
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            out.add(c, at, end);
            at = end;
        }
        return out.done();
    }

    /** How many characters it has. */
    public int size() {
        return points.length;
    }

    /** Whether it has none. */
    public boolean isEmpty() {
        return points.length == 0;
    }

    /** The character at a place. */
    public int at(int i) {
        return points[i];
    }

    /** The characters from one place to before another. */
    public Aligned slice(int from, int to) {
        return new Aligned(
                Arrays.copyOfRange(points, from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to));
    }

    /** Where the characters from one place to before another come from. */
    public Span span(int from, int to) {
        if (from >= to) {
            return new Span(0, 0);
        }
        int start = starts[from];
        return new Span(start, Math.max(start, ends[to - 1]));
    }

    /** Where all of it comes from. */
    public Span span() {
        return span(0, size());
    }

    /** The characters as they are now. */
    @Override
    public String toString() {
        return text(0, size());
    }

    /** The characters from one place to before another, as they are now. */
    public String text(int from, int to) {
        return new String(points, from, to - from);
    }

    /** The same without the characters that do not hold. */
    public Aligned filter(IntPredicate kept) {
        Writer out = new Writer(size());
        for (int i = 0; i < size(); i++) {
            if (kept.test(points[i])) {
                out.add(points[i], starts[i], ends[i]);
            }
        }
        return out.done();
    }

    /** The same with some text in place of each character; all of it comes from where the character came from. */
    public Aligned map(IntFunction<String> change) {
        Writer out = new Writer(size());
        for (int i = 0; i < size(); i++) {
            int at = i;
            change.apply(points[i]).codePoints().forEach(c -> out.add(c, starts[at], ends[at]));
        }
        return out.done();
    }

    /** The same with a text before it, which comes from where the first character came from; nothing stays nothing. */
    public Aligned after(String before) {
        if (isEmpty()) {
            return this;
        }
        Writer out = new Writer(size() + before.length());
        before.codePoints().forEach(c -> out.add(c, starts[0], ends[0]));
        return out.addAll(this, 0, size()).done();
    }

    /** The same with one text in place of every other. */
    public Aligned replace(String old, String by) {
        int[] sought = old.codePoints().toArray();
        int[] written = by.codePoints().toArray();
        Writer out = new Writer(size());
        for (int i = 0; i < size(); ) {
            int end = i + sought.length;
            if (sought.length > 0 && matches(i, sought)) {
                for (int c : written) {
                    out.add(c, starts[i], ends[end - 1]);
                }
                i = end;
            } else {
                out.add(points[i], starts[i], ends[i]);
                i++;
            }
        }
        return out.done();
    }

    /** Whether these characters stand at a place. */
    public boolean matches(int at, int[] sought) {
        int end = at + sought.length;
        return end <= size() && Arrays.equals(points, at, end, sought, 0, sought.length);
    }

    /** The same in one of Unicode's normal forms. */
    public Aligned normalized(Normalizer.Form form) {
        Writer out = new Writer(size());
        for (int from = 0; from < size(); ) {
            int to = from + 1;
            while (to < size() && joins(points[to])) {
                to++;
            }
            if (to == from + 1 && points[from] < 0x80) {
                out.add(points[from], starts[from], ends[from]);
            } else if (form == Normalizer.Form.NFD || form == Normalizer.Form.NFKD) {
                decompose(from, to, form, out);
            } else {
                for (int c : points(Normalizer.normalize(text(from, to), form))) {
                    out.add(c, starts[from], ends[to - 1]);
                }
            }
            from = to;
        }
        return out.done();
    }

    /** Whether a character may become one with those before it, or change places with them. */
    private static boolean joins(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            // Vowels and final consonants of Hangul; the voicing marks of Katakana and the Hangul of half width.
            default -> (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF) || (c >= 0xFF9E && c <= 0xFFDC);
        };
    }

    /** Marks may change places, but equal ones never among themselves: the n-th of a kind stays the n-th. */
    private void decompose(int from, int to, Normalizer.Form form, Writer out) {
        Map<Integer, ArrayDeque<Integer>> sources = new HashMap<>();
        for (int i = from; i < to; i++) {
            for (int c : points(Normalizer.normalize(text(i, i + 1), form))) {
                sources.computeIfAbsent(c, any -> new ArrayDeque<>()).add(i);
            }
        }
        for (int c : points(Normalizer.normalize(text(from, to), form))) {
            int source = sources.get(c).remove();
            out.add(c, starts[source], ends[source]);
        }
    }

    private static int[] points(String text) {
        return text.codePoints().toArray();
    }

    /** A text in the making. */
    private static final class Writer {
        private int[] points;
        private int[] starts;
        private int[] ends;
        private int size;

        Writer(int expected) {
            points = new int[Math.max(16, expected)];
            starts = new int[points.length];
            ends = new int[points.length];
        }

        void add(int point, int start, int end) {
            if (size == points.length) {
                points = Arrays.copyOf(points, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            points[size] = point;
            starts[size] = start;
            ends[size++] = end;
        }

        Writer addAll(Aligned text, int from, int to) {
            for (int i = from; i < to; i++) {
                add(text.points[i], text.starts[i], text.ends[i]);
            }
            return this;
        }

        Aligned done() {
            return new Aligned(Arrays.copyOf(points, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }
}
