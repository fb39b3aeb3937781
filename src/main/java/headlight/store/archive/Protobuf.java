package headlight.store.archive;

import headlight.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One protobuf message, field by field. Each is checked to lie within the message before it is believed.
 *
 * <pre>
 * for (Protobuf field = …; field.next(); ) {
 *     switch (field.number()) { case 1 → field.text(); … }
 * }
 * </pre>
 */
final class Protobuf {

    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;
    private static final int LONGEST_TEXT = 1 << 16;

    private final Bytes bytes;
    private final long end;
    private long at;
    private int number;
    private int type;
    private long value;
    private long begin;

    private Protobuf(Bytes bytes, long begin, long end) {
        this.bytes = bytes;
        this.at = begin;
        this.end = end;
    }

    /** The message that a whole file is. */
    static Protobuf of(Bytes bytes) {
        return new Protobuf(bytes, 0, bytes.size());
    }

    /** A run of bytes of which only the numbers are protobuf's. */
    static Protobuf run(Bytes bytes, long begin, long end) {
        return new Protobuf(bytes, begin, end);
    }

    /** Goes to the next field; false at the end. */
    boolean next() throws IOException {
        if (at == end) {
            return false;
        }
        long tag = varint();
        number = (int) (tag >>> 3);
        type = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 3 > (1 << 29) - 1) {
            throw wrong("a field of number " + (tag >>> 3));
        }
        switch (type) {
            case NUMBER -> value = varint();
            case LENGTH -> {
                value = varint();
                begin = pass(value);
            }
            case EIGHT_BYTES -> begin = pass(8);
            case FOUR_BYTES -> begin = pass(4);
            default -> throw wrong("a field of type " + type);
        }
        return true;
    }

    /** The number of the field. */
    int number() {
        return number;
    }

    /** A whole number. */
    long whole() {
        expect(NUMBER);
        return value;
    }

    /** Four bytes as they are. */
    int fourBytes() throws IOException {
        expect(FOUR_BYTES);
        return bytes.read(begin, 4).getInt();
    }

    /** A message inside this one. */
    Protobuf message() {
        expect(LENGTH);
        return new Protobuf(bytes, begin, begin + value);
    }

    String text() throws IOException {
        expect(LENGTH);
        if (value > LONGEST_TEXT) {
            throw wrong("a text of " + value + " bytes");
        }
        return new String(bytes.read(begin, (int) value).array(), StandardCharsets.UTF_8);
    }

    /** Whether the field is a run of bytes, as repeated numbers are when they are packed. */
    boolean isRun() {
        return type == LENGTH;
    }

    /** Where the run of bytes begins. */
    long begin() {
        expect(LENGTH);
        return begin;
    }

    /** How many bytes the run has. */
    long length() {
        expect(LENGTH);
        return value;
    }

    /** The file it lies in. */
    Bytes bytes() {
        return bytes;
    }

    /** Whether a run of packed numbers has another one. */
    boolean hasMore() {
        return at < end;
    }

    /** The next of a run of packed numbers. */
    long varint() throws IOException {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw wrong("a number that does not end");
            }
            int b = bytes.at(at++);
            result |= (long) (b & 127) << shift;
            if (b < 128) {
                return result;
            }
        }
        throw wrong("a number of more than 64 bits");
    }

    /**
     * Passes over some bytes.
     *
     * @return where they begin
     */
    long pass(long length) {
        if (length < 0 || length > end - at) {
            throw wrong("a field of " + Long.toUnsignedString(length) + " bytes where " + (end - at) + " are left");
        }
        at += length;
        return at - length;
    }

    private void expect(int wanted) {
        if (type != wanted) {
            throw wrong("field " + number + " of type " + type + " instead of " + wanted);
        }
    }

    private Refusal wrong(String what) {
        return new Refusal(bytes.where() + ": at " + at + ": " + what + "; expected a protobuf message");
    }
}
