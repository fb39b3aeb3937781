package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of named tensors in the format of Hugging Face: eight bytes for the length of a JSON header, the header, then
 * the numbers. Its header is checked as a whole when it is opened; numbers are read only after that.
 */
public final class Safetensors {

    private static final String METADATA = "__metadata__";

    /** Smaller tensors are read: a mapping costs more than they do. */
    private static final long MAPPED_FROM = 1 << 20;

    private record Entry(String name, Dtype dtype, List<Integer> shape, int numbers, long begin, long end) {

        int[] size() {
            return shape.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private final Path file;
    private final long start;
    private final List<Entry> entries;
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, String> metadata;

    private Safetensors(Path file, long start, List<Entry> entries, Map<String, String> metadata) {
        this.file = file;
        this.start = start;
        this.entries = entries;
        this.metadata = metadata;
        entries.forEach(entry -> byName.put(entry.name(), entry));
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws Refusal     when the header is not as it must be, or does not cover the file exactly
     * @throws IOException when the file cannot be read
     */
    public static Safetensors open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] head = in.readNBytes(9);
            if (Pickle.starts(head) || Pickle.startsZip(head)) {
                throw Pickle.refusal(file.toString());
            } else if (head.length < 9 || head[8] != '{') {
                throw new Refusal(
                        file + ": not a safetensors file; expected eight bytes for a length, then a header {…}");
            }
            long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > Limits.HEADER_BYTES || length > size - 8) {
                throw new Refusal(file + ": a header of " + Long.toUnsignedString(length) + " bytes; expected at most "
                        + Math.min(Limits.HEADER_BYTES, size - 8));
            }
            byte[] header = new byte[(int) length];
            header[0] = head[8];
            int got = in.readNBytes(header, 1, header.length - 1) + 1;
            if (got < header.length) {
                throw new Refusal(file + ": ends inside its header");
            }
            JsonNode root = Json.read(header, file + ": header");
            List<Entry> entries = entries(root, file + ": ");
            checkCovers(entries, size - 8 - length, file);
            return new Safetensors(file, 8 + length, entries, metadata(root, file + ": "));
        }
    }

    /** The shape of each tensor, in the order of the file. */
    public Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        entries.forEach(entry -> shapes.put(entry.name(), entry.size()));
        return shapes;
    }

    /** What else the file says. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Reads every tensor, in the order of the file; whatever they are stored as, they become 32-bit floats.
     *
     * @throws Refusal when there is not enough memory for them
     */
    public Map<String, Tensor> tensors() throws IOException {
        Limits.room(entries.stream().mapToLong(Entry::numbers).sum(), file.toString());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(start);
            for (Entry entry : entries) {
                float[] numbers = Floats.read(
                        in, entry.dtype(), ByteOrder.LITTLE_ENDIAN, entry.numbers(), file + ": " + entry.name());
                tensors.put(entry.name(), Tensor.of(numbers, entry.size()));
            }
        }
        return tensors;
    }

    /** How the numbers of a tensor lie in the file. */
    Dtype dtype(String name) {
        return entry(name).dtype();
    }

    /**
     * One tensor. Where it is large and made of 32-bit floats it stays in the file, which is mapped into memory, so that
     * opening it costs nothing and the heap stays free; otherwise it is read, and becomes 32-bit floats.
     *
     * @throws Refusal when there is not enough memory for it
     */
    Tensor tensor(String name) throws IOException {
        Entry entry = entry(name);
        long bytes = entry.end() - entry.begin();
        if (entry.dtype() == Dtype.F32 && bytes >= MAPPED_FROM && bytes <= Integer.MAX_VALUE) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, start + entry.begin(), bytes);
                mapped.order(ByteOrder.LITTLE_ENDIAN);
                return Tensor.of(mapped.asFloatBuffer(), mapped, entry.size());
            }
        }
        Limits.room(entry.numbers(), file + ": " + name);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(start + entry.begin());
            float[] numbers =
                    Floats.read(in, entry.dtype(), ByteOrder.LITTLE_ENDIAN, entry.numbers(), file + ": " + name);
            return Tensor.of(numbers, entry.size());
        }
    }

    private Entry entry(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException(file + " has no tensor " + name));
    }

    /** Writes tensors as 32-bit floats, in the order of the map. */
    public static void write(OutputStream out, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        tensors.forEach((name, tensor) -> parts.add(new Part(
                name, Arrays.stream(tensor.shape()).boxed().toList(), body -> Floats.write(body, tensor.toArray()))));
        write(out, parts, metadata);
    }

    /**
     * A tensor to write that need not be in memory.
     *
     * @param name  its name
     * @param shape its sizes
     * @param body  writes its numbers: 32-bit floats, little endian, in C order
     */
    public record Part(String name, List<Integer> shape, AtomicFile.Body body) {

        public Part {
            shape = List.copyOf(shape);
        }

        /** How many bytes its numbers take. */
        public long bytes() {
            return shape.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact);
        }
    }

    /**
     * Writes tensors one after the other, in this order, with never more than one of them in memory.
     *
     * @throws IOException when it cannot be written, or when a part has not as many numbers as its shape says
     */
    public static void write(OutputStream out, List<Part> parts, Map<String, String> metadata) throws IOException {
        ObjectNode root = Json.MAPPER.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode node = root.putObject(METADATA);
            metadata.forEach((name, text) -> node.put(name, Json.writable(text)));
        }
        long at = 0;
        for (Part part : parts) {
            ObjectNode node = root.putObject(part.name());
            node.put("dtype", "F32");
            part.shape().forEach(node.putArray("shape")::add);
            long end = at + part.bytes();
            node.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        byte[] header = root.toString().getBytes(StandardCharsets.UTF_8);
        // Padded with spaces, so that the numbers begin at a multiple of eight.
        int padding = -header.length & 7;
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.length + padding).array());
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (Part part : parts) {
            Counted counted = new Counted(out);
            part.body().write(counted);
            if (counted.bytes != part.bytes()) {
                throw new IOException("tensor " + part.name() + ": " + counted.bytes + " bytes written; expected "
                        + part.bytes() + " for shape " + part.shape());
            }
        }
    }

    /** Counts what goes through. */
    private static final class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int begin, int length) throws IOException {
            out.write(from, begin, length);
            bytes += length;
        }
    }

    private static List<Entry> entries(JsonNode root, String where) {
        if (!root.isObject()) {
            throw new Refusal(where + "header: expected an object {…}");
        } else if (root.size() > Limits.TENSORS + 1) {
            throw new Refusal(where + root.size() + " tensors; expected at most " + Limits.TENSORS);
        }
        List<Entry> entries = new ArrayList<>();
        root.properties().forEach(field -> {
            if (!field.getKey().equals(METADATA)) {
                entries.add(entry(field.getKey(), field.getValue(), where + "tensor " + field.getKey()));
            }
        });
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return entries;
    }

    private static Entry entry(String name, JsonNode node, String where) {
        if (!node.isObject() || node.size() != 3 || !node.path("dtype").isTextual()) {
            throw new Refusal(where + ": expected the fields dtype, shape and data_offsets");
        }
        String stored = node.path("dtype").textValue();
        Dtype dtype = Dtype.safetensors(stored)
                .orElseThrow(() -> new Refusal(where + ": numbers of type " + stored + "; expected F32 (or F64, F16, "
                        + "BF16, a whole number or BOOL)"));
        long[] shape = longs(node.path("shape"), where + ": shape");
        long[] offsets = longs(node.path("data_offsets"), where + ": data_offsets");
        int numbers = Limits.numbers(shape, where);
        if (offsets.length != 2 || offsets[0] < 0 || offsets[1] < offsets[0]) {
            throw new Refusal(where + ": data_offsets " + node.path("data_offsets")
                    + "; expected [begin, end], begin not after end");
        } else if (offsets[1] - offsets[0] != (long) numbers * dtype.bytes()) {
            throw new Refusal(where + ": " + (offsets[1] - offsets[0]) + " bytes; expected "
                    + (long) numbers * dtype.bytes() + " for shape " + Arrays.toString(shape) + " of "
                    + stored);
        }
        return new Entry(
                name, dtype, Arrays.stream(Limits.ints(shape)).boxed().toList(), numbers, offsets[0], offsets[1]);
    }

    private static long[] longs(JsonNode list, String where) {
        if (!list.isArray()) {
            throw new Refusal(where + ": expected a list of whole numbers");
        }
        long[] numbers = new long[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!list.get(i).isIntegralNumber() || !list.get(i).canConvertToLong()) {
                throw new Refusal(where + ": " + list.get(i) + " is not a whole number of at most 64 bits");
            }
            numbers[i] = list.get(i).longValue();
        }
        return numbers;
    }

    /** The tensors must follow each other without gap or overlap, to the end of the file. */
    private static void checkCovers(List<Entry> entries, long bytes, Path file) {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin() != at) {
                throw new Refusal(file + ": tensor " + entry.name() + ": begins at " + entry.begin() + "; expected "
                        + at + ", where the one before ends");
            }
            at = entry.end();
        }
        if (at != bytes) {
            throw new Refusal(file + ": " + bytes + " bytes of numbers; expected " + at + " as the header says");
        }
    }

    private static Map<String, String> metadata(JsonNode root, String where) {
        Map<String, String> metadata = new LinkedHashMap<>();
        JsonNode node = root.path(METADATA);
        if (!node.isMissingNode() && !node.isObject()) {
            throw new Refusal(where + METADATA + ": expected an object of texts");
        }
        node.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw new Refusal(where + METADATA + ": " + field.getKey() + ": expected a text");
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        });
        return Collections.unmodifiableMap(metadata);
    }
}
