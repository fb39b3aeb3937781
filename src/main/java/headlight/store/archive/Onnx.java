package headlight.store.archive;

import headlight.text.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an ONNX file says of its weights: the stored tensors, and the nodes that use them.
 * Field numbers are those of {@code onnx.proto3}.
 *
 * @param stored the tensors that lie in the file, by name
 * @param nodes  what is computed, in order
 */
record Onnx(Map<String, Stored> stored, List<Node> nodes) {

    /** Types of numbers, as {@code TensorProto.DataType} numbers them. */
    private static final int FLOAT = 1;

    private static final int INT64 = 7;
    private static final int DOUBLE = 11;

    /** Of a file that is one: {@code ir_version} comes first, then a field of the model. */
    static boolean starts(byte[] head) {
        return head.length >= 3
                && head[0] == 8
                && head[1] > 0
                && head[1] <= 20
                && (head[2] == 0x12 || head[2] == 0x1a || head[2] == 0x3a || head[2] == 0x42);
    }

    /**
     * A computation.
     *
     * @param operation its name, for example {@code MatMul}
     * @param settings  the numbers among its attributes
     * @param value     the tensor among them: of a {@code Constant} its value
     */
    record Node(
            String operation,
            List<String> inputs,
            List<String> outputs,
            Map<String, Double> settings,
            Optional<Stored> value) {}

    /**
     * A tensor in the file.
     *
     * @param type   of its numbers
     * @param dims   its sizes
     * @param at     where its numbers lie
     * @param length how many bytes they take; −1 when they do not lie there as plain bytes
     */
    record Stored(String name, Bytes bytes, int type, List<Long> dims, long at, long length) {

        boolean isFloat() {
            return type == FLOAT;
        }

        /** @throws Refusal when they are not plain 32-bit floats, or not as many as the shape says */
        Numbers numbers() {
            String where = bytes.where() + ": " + name;
            if (type != FLOAT || length < 0) {
                throw new Refusal(where + ": numbers of ONNX type " + type + (length < 0 ? ", kept elsewhere" : "")
                        + "; expected 32-bit floats in the file itself (type 1)");
            }
            return Numbers.of(
                    bytes, at, length, dims.stream().mapToLong(Long::longValue).toArray(), where);
        }

        /** A few whole numbers, as shapes are; empty when it is anything else. */
        List<Long> wholes() throws IOException {
            List<Long> values = new ArrayList<>();
            if (type == INT64 && length > 0 && length <= 64 && length % 8 == 0) {
                ByteBuffer buffer = bytes.read(at, (int) length);
                while (buffer.hasRemaining()) {
                    values.add(buffer.getLong());
                }
            }
            return values;
        }

        /** The only number, if it is one of floating point. */
        Optional<Double> number() throws IOException {
            if (type == FLOAT && length == Float.BYTES) {
                // As it was written: 1e-12, not the nearest binary fraction to it.
                return Optional.of(Double.parseDouble(
                        Float.toString(bytes.read(at, Float.BYTES).getFloat())));
            } else if (type == DOUBLE && length == Double.BYTES) {
                return Optional.of(bytes.read(at, Double.BYTES).getDouble());
            }
            return Optional.empty();
        }
    }

    /** @throws Refusal when the file is damaged, or no model */
    static Onnx read(Bytes bytes) throws IOException {
        Onnx onnx = new Onnx(new LinkedHashMap<>(), new ArrayList<>());
        boolean found = false;
        for (Protobuf field = Protobuf.of(bytes); field.next(); ) {
            if (field.number() == 7) {
                onnx.readGraph(field.message());
                found = true;
            }
        }
        if (!found) {
            throw new Refusal(bytes.where() + ": no graph in it; expected an ONNX model");
        }
        return onnx;
    }

    private void readGraph(Protobuf graph) throws IOException {
        while (graph.next()) {
            if (graph.number() == 1) {
                nodes.add(node(graph.message()));
            } else if (graph.number() == 5) {
                Stored one = tensor(graph.message());
                stored.put(one.name(), one);
            }
        }
    }

    private static Node node(Protobuf field) throws IOException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Double> settings = new HashMap<>();
        Optional<Stored> value = Optional.empty();
        String operation = "";
        while (field.next()) {
            switch (field.number()) {
                case 1 -> inputs.add(field.text());
                case 2 -> outputs.add(field.text());
                case 4 -> operation = field.text();
                case 5 -> value = setting(field.message(), settings).or(keep(value));
                default -> {}
            }
        }
        return new Node(operation, inputs, outputs, settings, value);
    }

    private static <T> Supplier<Optional<T>> keep(Optional<T> value) {
        return () -> value;
    }

    /** Reads one setting of a node; a tensor is returned. */
    private static Optional<Stored> setting(Protobuf field, Map<String, Double> settings) throws IOException {
        String name = "";
        Optional<Stored> tensor = Optional.empty();
        while (field.next()) {
            switch (field.number()) {
                case 1 -> name = field.text();
                case 2 -> settings.put(name, (double) Float.intBitsToFloat(field.fourBytes()));
                case 3 -> settings.put(name, (double) field.whole());
                case 5 -> tensor = Optional.of(tensor(field.message()));
                default -> {}
            }
        }
        return tensor;
    }

    private static Stored tensor(Protobuf field) throws IOException {
        List<Long> dims = new ArrayList<>();
        String name = "";
        int type = 0;
        long at = 0;
        long length = -1;
        while (field.next()) {
            switch (field.number()) {
                case 1 -> {
                    if (field.isRun()) {
                        for (Protobuf run = field.message(); run.hasMore(); ) {
                            dims.add(run.varint());
                        }
                    } else {
                        dims.add(field.whole());
                    }
                }
                case 2 -> type = (int) field.whole();
                case 8 -> name = field.text();
                case 4, 9 -> { // float_data packed and raw_data are the same bytes
                    at = field.begin();
                    length = field.length();
                }
                default -> {}
            }
        }
        return new Stored(name, field.bytes(), type, List.copyOf(dims), at, length);
    }
}
