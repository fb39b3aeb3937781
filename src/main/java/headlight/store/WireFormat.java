package headlight.store;

import headlight.text.Refusal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message in the wire format of Protocol Buffers: its fields in the order of the file. */
final class WireFormat {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    /**
     * A field: a number, or bytes.
     *
     * @param number of the field
     * @param value  a number's bits; nothing in a field of bytes
     * @param bytes  of a text, a message or a list; nothing in a number's field
     */
    record Field(int number, long value, ByteBuffer bytes) {

        float decimal() {
            return Float.intBitsToFloat((int) value);
        }

        /** @throws Refusal when it is not UTF-8 */
        String text(String where) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.duplicate())
                        .toString();
            } catch (CharacterCodingException e) {
                throw new Refusal(where + ": field " + number + " is not UTF-8");
            }
        }
    }

    private WireFormat() {}

    /** @throws Refusal when a field goes beyond the end, or is of a kind that is out of use */
    static List<Field> fields(ByteBuffer message, String where) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                long key = varint(in);
                int number = (int) (key >>> 3);
                ByteBuffer none = ByteBuffer.allocate(0);
                fields.add(
                        switch ((int) (key & 7)) {
                            case VARINT -> new Field(number, varint(in), none);
                            case EIGHT_BYTES -> new Field(number, in.getLong(), none);
                            case FOUR_BYTES -> new Field(number, in.getInt(), none);
                            case BYTES -> new Field(number, 0, bytes(in));
                            default -> throw new BufferUnderflowException();
                        });
            }
        } catch (BufferUnderflowException e) {
            throw new Refusal(where + ": damaged at byte " + in.position() + "; expected a SentencePiece model");
        }
        return fields;
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        long size = varint(in);
        if (size < 0 || size > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer bytes = in.slice(in.position(), (int) size);
        in.position(in.position() + (int) size);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }
}
