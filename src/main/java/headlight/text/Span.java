package headlight.text;

/**
 * A part of a text: UTF-16 offsets, the end not included; empty for a token that stands for nothing typed.
 *
 * @param start of its first character
 * @param end   of the first character after it
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span from " + start + " to " + end);
        }
    }

    /** Whether nothing typed lies in it. */
    public boolean isEmpty() {
        return start == end;
    }
}
