package headlight.figure.export;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The packing of GIF: Lempel, Ziv and Welch, for bytes, with codes of 9 to 12 bits. */
final class Lzw {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int MOST = 4096;
    private static final int NARROW = 9;
    private static final int WIDE = 12;
    private static final int SLOTS = 1 << 14;
    private static final int EMPTY = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int[] keys = new int[SLOTS];
    private final int[] codes = new int[SLOTS];
    private int free;
    private int width = NARROW;
    private int bits;
    private int filled;

    private Lzw() {}

    /** Packs at least one byte. */
    static byte[] encode(byte[] data) {
        Lzw lzw = new Lzw();
        lzw.clear();
        int prefix = data[0] & 255;
        for (int i = 1; i < data.length; i++) {
            prefix = lzw.next(prefix, data[i] & 255);
        }
        lzw.put(prefix);
        // A reader has learnt one more code by now, which may have made its codes wider.
        lzw.free++;
        lzw.widen();
        lzw.put(END);
        lzw.flush();
        return lzw.out.toByteArray();
    }

    /** The code of what has been read so far: the prefix with this byte if it is known, else the byte alone. */
    private int next(int prefix, int value) {
        int key = (prefix << 8) | value;
        int slot = (key * 0x9E3779B1) >>> 18;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (keys[slot] == key) {
            return codes[slot];
        }
        put(prefix);
        if (free == MOST) {
            clear();
        } else {
            keys[slot] = key;
            codes[slot] = free++;
            widen();
        }
        return value;
    }

    private void clear() {
        put(CLEAR);
        Arrays.fill(keys, EMPTY);
        free = FIRST_FREE;
        width = NARROW;
    }

    private void widen() {
        if (free > 1 << width && width < WIDE) {
            width++;
        }
    }

    private void put(int code) {
        bits |= code << filled;
        filled += width;
        while (filled >= 8) {
            out.write(bits);
            bits >>>= 8;
            filled -= 8;
        }
    }

    private void flush() {
        if (filled > 0) {
            out.write(bits);
        }
    }
}
