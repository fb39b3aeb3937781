package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged tokenizers are refused in one line or work; none of them ends the process, which is what native code does when
 * it meets what it did not expect.
 */
class TokenizerMutationTest {

    /** More of them: {@code -Dmutations=20000}. */
    private static final int MUTATIONS = Integer.getInteger("mutations", 250);

    private static final List<String> TEXTS = List.of(
            "", " ", "The lighthouse keeper, and ½ of the 🥧!", "e\u0301 \0 나는 <mask> [MASK] </s>\n\n", "zzz ξξ ▁▁ 中国");

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private static final List<JsonNode> VALUES = List.of(
            MAKE.nullNode(),
            MAKE.booleanNode(true),
            MAKE.booleanNode(false),
            MAKE.numberNode(-1),
            MAKE.numberNode(0),
            MAKE.numberNode(1),
            MAKE.numberNode(1 << 30),
            MAKE.numberNode(Long.MAX_VALUE),
            MAKE.numberNode(1e308),
            MAKE.numberNode(0.5),
            MAKE.textNode(""),
            MAKE.textNode(" "),
            MAKE.textNode("a"),
            MAKE.textNode("\u0301"),
            MAKE.textNode("▁"),
            MAKE.textNode("🥧🥧"),
            MAKE.textNode("<unk>"),
            MAKE.textNode("AAAA"),
            MAKE.textNode("never"),
            MAKE.textNode("Regex"),
            MAKE.textNode("NFKC"),
            MAKE.textNode("StripAccents"),
            MAKE.textNode("Metaspace"),
            MAKE.textNode("ByteLevel"),
            MAKE.textNode("Punctuation"),
            MAKE.textNode("CTC"),
            MAKE.textNode("WordLevel"),
            MAKE.textNode("Unigram"),
            MAKE.arrayNode(),
            MAKE.objectNode());

    @ParameterizedTest
    @ValueSource(strings = {"bert", "cased", "gpt2", "roberta", "llama", "llama3", "t5"})
    void noneEndsTheProcess(String name, @TempDir Path folder) throws IOException {
        byte[] whole =
                Files.readAllBytes(TokenizerFileTest.FOLDERS.resolve(name).resolve("tokenizer.json"));
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode root = Json.read(whole, name);
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                mutate(root, random);
            }
            Files.write(folder.resolve("tokenizer.json"), Json.MAPPER.writeValueAsBytes(root));
            try (Subwords subwords = TokenizerFile.read(folder)) {
                use(subwords, random);
            } catch (Refusal e) {
                refused++;
                assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
            }
        }
        assertTrue(refused > MUTATIONS / 5, refused + " of " + MUTATIONS + " refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t5-pieces/spiece.model",
                "marian/source.spm",
                "marian/vocab.json",
                "roberta-vocab/merges.txt",
                "roberta-vocab/vocab.json",
                "bert-vocab/vocab.txt",
                "bert/tokenizer.json"
            })
    void neitherDoDamagedBytes(String name, @TempDir Path folder) throws IOException {
        Path original = TokenizerFileTest.FOLDERS.resolve(name);
        try (Stream<Path> files = Files.list(original.getParent())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path damaged = folder.resolve(original.getFileName());
        byte[] whole = Files.readAllBytes(original);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = Arrays.copyOf(whole, whole.length - (random.nextInt(4) == 0 ? random.nextInt(99) : 0));
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                // The beginning holds lengths and kinds.
                int at = random.nextInt(random.nextBoolean() ? 40 : bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ (1 << random.nextInt(8)) : random.nextInt());
            }
            Files.write(damaged, bytes);
            try (Subwords subwords = TokenizerFile.read(folder)) {
                use(subwords, random);
            } catch (Refusal e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            }
        }
    }

    private static void use(Subwords subwords, Random random) {
        for (String text : TEXTS) {
            Encoded encoded = subwords.encode(text, 64);
            subwords.decode(encoded.ids());
            subwords.pieces(text, 3);
        }
        for (int i = 0; i < 10; i++) {
            subwords.decode(random.ints(random.nextInt(5), -1, subwords.size() + 1)
                    .boxed()
                    .toList());
        }
    }

    /** One place, chosen without regard to how many entries the vocabulary has. */
    private static void mutate(JsonNode root, Random random) {
        JsonNode owner = root;
        while (random.nextInt(6) > 0) {
            List<JsonNode> inner = new ArrayList<>();
            owner.forEach(node -> {
                if (node.isContainerNode() && !node.isEmpty()) {
                    inner.add(node);
                }
            });
            if (inner.isEmpty()) {
                break;
            }
            owner = inner.get(random.nextInt(inner.size()));
        }
        if (owner instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Map.Entry<String, JsonNode> field = fields.get(random.nextInt(fields.size()));
            if (random.nextInt(4) == 0) {
                object.remove(field.getKey());
            } else {
                object.set(field.getKey(), changed(field.getValue(), random));
            }
        } else if (owner instanceof ArrayNode list) {
            int at = random.nextInt(list.size());
            switch (random.nextInt(4)) {
                case 0 -> list.remove(at);
                case 1 -> list.insert(at, list.get(at).deepCopy());
                default -> list.set(at, changed(list.get(at), random));
            }
        }
    }

    private static JsonNode changed(JsonNode node, Random random) {
        boolean near = random.nextInt(3) == 0;
        if (near && node.isInt()) {
            return MAKE.numberNode(node.intValue() + random.nextInt(5) - 2);
        } else if (near && node.isTextual() && !node.textValue().isEmpty()) {
            StringBuilder text = new StringBuilder(node.textValue());
            int at = random.nextInt(text.length());
            text.setCharAt(at, (char) ('!' + random.nextInt(90)));
            return MAKE.textNode(text.toString());
        } else if (near && node.isBoolean()) {
            return MAKE.booleanNode(!node.booleanValue());
        }
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
