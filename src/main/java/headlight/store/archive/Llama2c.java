package headlight.store.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.store.AtomicFile;
import headlight.store.Json;
import headlight.store.Safetensors;
import headlight.store.Safetensors.Part;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of llama2.c: seven whole numbers, then all weights as 32-bit floats, then, where both were packed into one
 * file, the tokenizer. Each kind of weight stands there for all layers at once.
 *
 * <p>llama2.c turns neighbouring pairs of a query by its position, Hugging Face the two halves of it: the rows of the
 * query's and the key's weights are put into the order that makes both the same.
 *
 * @param model     the file
 * @param header    its first numbers
 * @param tokenizer the tokenizer's file; empty when it follows the weights
 */
record Llama2c(Content model, Header header, Optional<Content> tokenizer) implements Source {

    /** The base of the rotary positions, for which the file holds their cosines and sines. */
    private static final double THETA = 10_000;

    private static final double NEAR = 1e-3;

    /**
     * What the file begins with.
     * <pre>
     *   D size    F hidden    L layers    h heads    g heads of keys and values    V words    T tokens at most
     * </pre>
     *
     * @param tied whether the output layer is the table of words
     */
    record Header(int size, int hidden, int layers, int heads, int groups, int words, int tokens, boolean tied) {

        static final int BYTES = 28;

        /** What these bytes say, if it can be. */
        static Optional<Header> of(byte[] head) {
            if (head.length < BYTES) {
                return Optional.empty();
            }
            ByteBuffer from = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int[] n = new int[7];
            for (int i = 0; i < n.length; i++) {
                n[i] = from.getInt();
            }
            // A negative number of words says that the output layer has weights of its own.
            Header header = new Header(n[0], n[1], n[2], n[3], n[4], Math.abs(n[5]), n[6], n[5] > 0);
            return Optional.of(header).filter(Header::canBe);
        }

        private boolean canBe() {
            return within(size, 1 << 16)
                    && within(hidden, 1 << 20)
                    && within(layers, 1 << 10)
                    && within(heads, size)
                    && within(groups, heads)
                    && within(words, 1 << 24)
                    && within(tokens, 1 << 20)
                    && size % heads == 0
                    && heads % groups == 0
                    && size / heads % 2 == 0;
        }

        private static boolean within(int n, int most) {
            return n > 0 && n <= most;
        }

        int head() {
            return size / heads;
        }

        /** How many bytes header and weights take; less than 2^62 by the bounds above. */
        long bytes() {
            long keys = (long) groups * head();
            long layer = 2L * size + 2L * size * size + 2 * keys * size + 3L * hidden * size;
            long numbers = (long) words * size * (tied ? 1 : 2) + layers * layer + size + (long) tokens * head();
            return BYTES + numbers * Float.BYTES;
        }
    }

    static Optional<Source> find(Contents contents) throws IOException {
        for (Content model : contents.list()) {
            Optional<Header> header = Header.of(model.head(Header.BYTES)).filter(h -> model.size() >= h.bytes());
            if (header.isPresent()) {
                boolean alone = model.size() == header.get().bytes();
                Optional<Content> tokenizer = alone ? contents.named("tokenizer.bin") : Optional.empty();
                if (alone && tokenizer.isEmpty()) {
                    throw new Refusal(model.where() + ": a model of llama2.c without its tokenizer.bin beside it");
                }
                return Optional.of(new Llama2c(model, header.get(), tokenizer));
            }
        }
        return Optional.empty();
    }

    @Override
    public Model read(Spool spool) throws IOException {
        Bytes bytes = spool.open(model);
        List<Part> parts = parts(bytes);
        Bytes words = tokenizer.isPresent() ? spool.open(tokenizer.get()) : bytes;
        Llama2cWords vocabulary = Llama2cWords.read(words, tokenizer.isPresent() ? 0 : header.bytes(), header.words());
        Map<String, AtomicFile.Body> files = new LinkedHashMap<>();
        files.put("model.safetensors", out -> Safetensors.write(out, parts, Map.of("format", "pt")));
        files.put("tokenizer.json", Bert.json(vocabulary.tokenizer()));
        files.put("tokenizer_config.json", Bert.json(vocabulary.config(header.tokens())));
        files.put("config.json", Bert.json(config()));
        return new Model(files, parts.stream().mapToLong(Part::bytes).sum());
    }

    private ObjectNode config() {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.putArray("architectures").add("LlamaForCausalLM");
        config.put("model_type", "llama");
        config.put("vocab_size", header.words());
        config.put("hidden_size", header.size());
        config.put("intermediate_size", header.hidden());
        config.put("num_hidden_layers", header.layers());
        config.put("num_attention_heads", header.heads());
        config.put("num_key_value_heads", header.groups());
        config.put("max_position_embeddings", header.tokens());
        config.put("hidden_act", "silu");
        config.put("rms_norm_eps", 1e-5);
        config.put("rope_theta", THETA);
        config.put("attention_bias", false);
        config.put("tie_word_embeddings", header.tied());
        config.put("bos_token_id", 1);
        config.put("eos_token_id", 2);
        config.put("torch_dtype", "float32");
        return config;
    }

    private List<Part> parts(Bytes bytes) throws IOException {
        int size = header.size();
        int keys = header.groups() * header.head();
        Walk walk = new Walk(bytes, new ArrayList<>());
        walk.one("model.embed_tokens", header.words(), size);
        walk.layers("input_layernorm", size);
        walk.turned("self_attn.q_proj", size, size);
        walk.turned("self_attn.k_proj", keys, size);
        walk.layers("self_attn.v_proj", keys, size);
        walk.layers("self_attn.o_proj", size, size);
        walk.layers("post_attention_layernorm", size);
        walk.layers("mlp.gate_proj", header.hidden(), size);
        walk.layers("mlp.down_proj", size, header.hidden());
        walk.layers("mlp.up_proj", header.hidden(), size);
        walk.one("model.norm", size);
        checkPositions(walk.next(header.tokens(), header.head() / 2), 0);
        checkPositions(walk.next(header.tokens(), header.head() / 2), -Math.PI / 2);
        if (!header.tied()) {
            walk.one("lm_head", header.words(), size);
        }
        return walk.parts;
    }

    /** The cosine of position × base^(−2i/head) in column i; the sine with a quarter turn less. */
    private void checkPositions(Numbers table, double turn) throws IOException {
        int half = header.head() / 2;
        ByteBuffer numbers = table.bytes().read(table.at(), Math.toIntExact(table.length()));
        for (int position = 0; position < header.tokens(); position++) {
            for (int i = 0; i < half; i++) {
                double expected = Math.cos(position * Math.pow(THETA, -(double) i / half) + turn);
                double found = numbers.getFloat();
                if (!(Math.abs(found - expected) < NEAR)) {
                    throw new Refusal(model.where() + ": rotary positions of another base than " + (long) THETA + ": "
                            + found + " at position " + position + ", feature " + i + "; expected " + expected);
                }
            }
        }
    }

    /** Goes through the weights in the order of the file. */
    private final class Walk {

        private final Bytes bytes;
        private final List<Part> parts;
        private long at = Header.BYTES;

        Walk(Bytes bytes, List<Part> parts) {
            this.bytes = bytes;
            this.parts = parts;
        }

        Numbers next(Integer... shape) {
            Numbers numbers = new Numbers(bytes, at, List.of(shape));
            at += numbers.length();
            return numbers;
        }

        void one(String name, Integer... shape) {
            parts.add(next(shape).as(name + ".weight"));
        }

        void layers(String name, Integer... shape) {
            for (int layer = 0; layer < header.layers(); layer++) {
                one("model.layers." + layer + "." + name, shape);
            }
        }

        /** The rows of each head: first those that were first of their pairs, then those that were second. */
        void turned(String name, int rows, int columns) {
            int head = header.head();
            for (int layer = 0; layer < header.layers(); layer++) {
                parts.add(next(rows, columns).reordered("model.layers." + layer + "." + name + ".weight", row -> {
                    int within = row % head;
                    int half = head / 2;
                    return row - within + (within < half ? 2 * within : 2 * (within - half) + 1);
                }));
            }
        }
    }
}
