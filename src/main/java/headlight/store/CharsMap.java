package headlight.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * The {@code precompiled_charsmap} of SentencePiece: a table from characters to what is written for them, as a double
 * array trie. Native code walks through it without looking where it steps, so every step that it can make is made here
 * first.
 */
final class CharsMap {

    private static final int BYTES = 256;

    private final int[] units;
    private final byte[] texts;

    private CharsMap(int[] units, byte[] texts) {
        this.units = units;
        this.texts = texts;
    }

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> problem(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return Optional.of("no Base64");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long size = bytes.length < Integer.BYTES ? -1 : Integer.toUnsignedLong(buffer.getInt());
        if (size < Integer.BYTES * BYTES || size % Integer.BYTES != 0 || size > buffer.remaining()) {
            return Optional.of("a table of " + size + " bytes in " + bytes.length);
        }
        int[] units = new int[(int) size / Integer.BYTES];
        buffer.asIntBuffer().get(units);
        byte[] texts = new byte[buffer.remaining() - (int) size];
        buffer.position(buffer.position() + (int) size).get(texts);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(texts));
        } catch (CharacterCodingException e) {
            return Optional.of("texts that are not UTF-8");
        }
        return new CharsMap(units, texts).walk();
    }

    private Optional<String> walk() {
        BitSet seen = new BitSet(units.length);
        Deque<Integer> open = new ArrayDeque<>();
        int root = offset(units[0]);
        if (!isNode(root)) {
            return Optional.of("a table that begins outside of itself");
        }
        open.add(root);
        while (!open.isEmpty()) {
            int node = open.remove();
            if (seen.get(node)) {
                continue;
            }
            seen.set(node);
            for (int label = 1; label < BYTES; label++) {
                int unit = units[node ^ label];
                if ((unit & 0x800000FF) != label) {
                    continue;
                }
                int next = node ^ label ^ offset(unit);
                if (!isNode(next)) {
                    return Optional.of("a table that leads outside of itself");
                } else if ((unit >>> 8 & 1) == 1 && !isText(units[next] & 0x7FFFFFFF)) {
                    return Optional.of("a table that points outside of its texts");
                }
                open.add(next);
            }
        }
        return Optional.empty();
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & 0x200) >>> 6);
    }

    /** Whether a step with any byte from here stays inside. */
    private boolean isNode(int at) {
        return at >= 0 && (at | (BYTES - 1)) < units.length;
    }

    /** Whether a text may begin here: not in the middle of a character. */
    private boolean isText(int at) {
        return at < texts.length && (texts[at] & 0xC0) != 0x80;
    }
}
