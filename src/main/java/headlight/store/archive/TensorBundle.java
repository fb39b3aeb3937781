package headlight.store.archive;

import headlight.text.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorFlow checkpoint: an index (a sorted table in blocks, as LevelDB keeps them, each with its check sum) that says
 * which variable lies where in the data file. Read without TensorFlow; see {@code tensor_bundle.proto} and LevelDB's
 * {@code table_format.md}.
 */
final class TensorBundle {

    private static final int FOOTER = 48;
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int LARGEST_INDEX = 16 << 20;
    private static final int FLOAT = 1;
    private static final int MASK = 0xa282ead8;

    private final Bytes index;
    private final Bytes data;

    private TensorBundle(Bytes index, Bytes data) {
        this.index = index;
        this.data = data;
    }

    /** Whether these are the last bytes of an index. */
    static boolean ends(byte[] tail) {
        return tail.length >= 8
                && ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getLong(tail.length - 8) == MAGIC;
    }

    /**
     * The variables of a checkpoint that are 32-bit floats, in the order of the index.
     *
     * @throws Refusal when the index is damaged, or says of the data what cannot be
     */
    static Map<String, Variable> read(Content index, Bytes data) throws IOException {
        byte[] bytes = index.all(LARGEST_INDEX);
        if (bytes.length < FOOTER || !ends(bytes)) {
            throw new Refusal(index.where() + ": not the index of a TensorFlow checkpoint");
        }
        return new TensorBundle(Bytes.of(bytes, index.where()), data).variables();
    }

    /**
     * A variable.
     *
     * @param numbers where its numbers lie
     * @param sum     the check sum of their bytes, masked as TensorFlow does
     */
    record Variable(String name, Numbers numbers, int sum) {

        /**
         * Reads it once.
         *
         * @throws Refusal when the numbers are not those that were written
         */
        void check() throws IOException {
            CRC32C crc = new CRC32C();
            numbers.bytes().copy(numbers.at(), numbers.length(), new OutputStream() {
                @Override
                public void write(int b) {
                    crc.update(b);
                }

                @Override
                public void write(byte[] from, int begin, int length) {
                    crc.update(from, begin, length);
                }
            });
            if (masked(crc) != sum) {
                throw new Refusal(numbers.bytes().where() + ": variable " + name
                        + ": its check sum does not match; the checkpoint is damaged");
            }
        }
    }

    private Map<String, Variable> variables() throws IOException {
        Protobuf footer = Protobuf.run(index, index.size() - FOOTER, index.size());
        footer.varint(); // the block about the blocks: nothing in it that is needed
        footer.varint();
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (Entry block : entries(footer)) {
            for (Entry entry : entries(block.value())) {
                if (entry.key().isEmpty()) {
                    checkHeader(entry.value());
                } else {
                    variable(entry.key(), entry.value(), variables);
                }
            }
        }
        return variables;
    }

    /** One line of a table. */
    private record Entry(String key, Protobuf value) {}

    /** The lines of the block that a handle points at: of each key only what differs from the one before is written. */
    private List<Entry> entries(Protobuf handle) throws IOException {
        long offset = handle.varint();
        long size = handle.varint();
        if (offset < 0 || size < 4 || size > index.size() || offset > index.size() - FOOTER - 5 - size) {
            throw wrong("a block of " + size + " bytes at " + offset);
        }
        checkSum(offset, (int) size);
        long end = offset + size - 4;
        long restarts = Integer.toUnsignedLong(index.read(end, 4).getInt());
        if (restarts > (size - 4) / 4) {
            throw wrong("a block with " + restarts + " places to start from");
        }
        List<Entry> entries = new ArrayList<>();
        byte[] key = {};
        for (Protobuf lines = Protobuf.run(index, offset, end - 4 * restarts); lines.hasMore(); ) {
            long shared = lines.varint();
            long added = lines.varint();
            long length = lines.varint();
            long begin = lines.pass(added);
            if (shared < 0 || shared > key.length) {
                throw wrong("a key that shares more with the one before than there is");
            }
            byte[] next = Arrays.copyOf(key, (int) (shared + added));
            index.read(begin, (int) added).get(next, (int) shared, (int) added);
            key = next;
            long value = lines.pass(length);
            entries.add(new Entry(new String(key, StandardCharsets.UTF_8), Protobuf.run(index, value, value + length)));
        }
        return entries;
    }

    private void checkSum(long offset, int size) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(index.read(offset, size + 1));
        if (masked(crc) != index.read(offset + size + 1, 4).getInt()) {
            throw wrong("the check sum of the block at " + offset + " does not match");
        } else if (index.at(offset + size) != 0) {
            throw wrong("a compressed block; expected a plain one");
        }
    }

    private void checkHeader(Protobuf header) throws IOException {
        while (header.next()) {
            if (header.number() == 1 && header.whole() != 1) {
                throw wrong(header.whole() + " data files; expected one");
            } else if (header.number() == 2 && header.whole() != 0) {
                throw wrong("numbers in big-endian order; expected little-endian");
            }
        }
    }

    /** {@code BundleEntryProto}. */
    private void variable(String name, Protobuf entry, Map<String, Variable> variables) throws IOException {
        long type = 0;
        long offset = 0;
        long size = 0;
        int sum = 0;
        long[] shape = {};
        while (entry.next()) {
            switch (entry.number()) {
                case 1 -> type = entry.whole();
                case 2 -> shape = shape(entry.message());
                case 4 -> offset = entry.whole();
                case 5 -> size = entry.whole();
                case 6 -> sum = entry.fourBytes();
                case 7 -> throw wrong("variable " + name + " lies there in slices; expected it in one piece");
                default -> {}
            }
        }
        if (type == FLOAT) {
            Numbers numbers = Numbers.of(data, offset, size, shape, where() + ": variable " + name);
            if (variables.put(name, new Variable(name, numbers, sum)) != null) {
                throw wrong("variable " + name + " stands there twice");
            }
        }
    }

    /** {@code TensorShapeProto}: a list of sizes, each a message of its own. */
    private static long[] shape(Protobuf sizes) throws IOException {
        List<Long> shape = new ArrayList<>();
        while (sizes.next()) {
            if (sizes.number() == 2) {
                long size = 0;
                for (Protobuf one = sizes.message(); one.next(); ) {
                    size = one.number() == 1 ? one.whole() : size;
                }
                shape.add(size);
            }
        }
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Check sums are stored turned, so that the check sum of something with check sums in it is still of use. */
    private static int masked(CRC32C crc) {
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    private String where() {
        return index.where();
    }

    private Refusal wrong(String what) {
        return new Refusal(where() + ": " + what + "; expected the index of a TensorFlow checkpoint");
    }
}
