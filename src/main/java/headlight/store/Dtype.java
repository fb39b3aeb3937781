package headlight.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How numbers lie in a file. All become 32-bit floats here. */
enum Dtype {
    F64("F64", "f8", 8) {
        @Override
        float read(ByteBuffer from) {
            return (float) from.getDouble();
        }
    },
    F32("F32", "f4", 4) {
        @Override
        float read(ByteBuffer from) {
            return from.getFloat();
        }
    },
    F16("F16", "f2", 2) {
        @Override
        float read(ByteBuffer from) {
            return half(from.getShort());
        }
    },
    /** The upper half of a 32-bit float. NumPy has none. */
    BF16("BF16", "", 2) {
        @Override
        float read(ByteBuffer from) {
            return Float.intBitsToFloat(from.getShort() << 16);
        }
    },
    I64("I64", "i8", 8) {
        @Override
        float read(ByteBuffer from) {
            return from.getLong();
        }
    },
    I32("I32", "i4", 4) {
        @Override
        float read(ByteBuffer from) {
            return from.getInt();
        }
    },
    I16("I16", "i2", 2) {
        @Override
        float read(ByteBuffer from) {
            return from.getShort();
        }
    },
    I8("I8", "i1", 1) {
        @Override
        float read(ByteBuffer from) {
            return from.get();
        }
    },
    U64("U64", "u8", 8) {
        @Override
        float read(ByteBuffer from) {
            long bits = from.getLong();
            // The lowest bit is kept when halving, so that the sum rounds as the whole number would.
            return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2f;
        }
    },
    U32("U32", "u4", 4) {
        @Override
        float read(ByteBuffer from) {
            return Integer.toUnsignedLong(from.getInt());
        }
    },
    U16("U16", "u2", 2) {
        @Override
        float read(ByteBuffer from) {
            return Short.toUnsignedInt(from.getShort());
        }
    },
    U8("U8", "u1", 1) {
        @Override
        float read(ByteBuffer from) {
            return Byte.toUnsignedInt(from.get());
        }
    },
    BOOL("BOOL", "b1", 1) {
        @Override
        float read(ByteBuffer from) {
            return from.get() == 0 ? 0 : 1;
        }
    };

    private final String safetensors;
    private final String numpy;
    private final int bytes;

    Dtype(String safetensors, String numpy, int bytes) {
        this.safetensors = safetensors;
        this.numpy = numpy;
        this.bytes = bytes;
    }

    /** The next number of a buffer, which has at least {@link #bytes} left and the file's byte order. */
    abstract float read(ByteBuffer from);

    /** The size of one number. */
    int bytes() {
        return bytes;
    }

    /** By its name in safetensors: {@code F32}. */
    static Optional<Dtype> safetensors(String name) {
        return Arrays.stream(values()).filter(d -> d.safetensors.equals(name)).findFirst();
    }

    /** By its letter and size in NumPy: {@code f4}. */
    static Optional<Dtype> numpy(String name) {
        return Arrays.stream(values())
                .filter(d -> !name.isEmpty() && d.numpy.equals(name))
                .findFirst();
    }

    /** IEEE 754 half precision: 1 bit sign, 5 bits exponent, 10 bits fraction. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float small = fraction * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        int biased = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | biased << 23 | fraction << 13);
    }
}
