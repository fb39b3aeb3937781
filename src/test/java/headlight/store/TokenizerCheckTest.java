package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.text.Span;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a tokenizer.json that nobody should hand to native code. */
class TokenizerCheckTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "t5   | /normalizer/precompiled_charsmap | null | precompiled_charsmap is missing",
                "t5   | /normalizer/precompiled_charsmap | \"\" | a table of -1 bytes in 0",
                "t5   | /normalizer/precompiled_charsmap | \"?\" | no Base64",
                "t5   | /normalizer/precompiled_charsmap | \"BAAAAAAAAAA=\" | a table of 4 bytes",
                "t5   | /model/unk_id | null | unk_id is missing",
                "t5   | /model/unk_id | 5000 | unk_id is 5000; expected a whole number from 0 to",
                "t5   | /model/vocab/5/1 | \"x\" | vocab[5] is",
                "t5   | /model/vocab/5/0 | \"\" | vocab[5] is",
                "t5   | /post_processor/special_tokens/<~1s>/ids/0 | 5000 | ids holds 5000",
                "t5   | /post_processor/single/1/SpecialToken/id | \"x\" | expected one of special_tokens",
                "bert | /model/unk_token | \"x\" | unk_token is \"x\"; expected a token of the vocabulary",
                "bert | /model/type | \"Magic\" | type \"Magic\" is unknown; expected one of WordPiece, BPE",
                "bert | /model/max_input_chars_per_word | -1 | expected a whole number from 1",
                "bert | /model/vocab/a | 5000 | token \"a\" has id 5000",
                "bert | /normalizer/type | \"Magic\" | type \"Magic\" is unknown; expected one of BertNormalizer",
                "bert | /normalizer/lowercase | 1 | lowercase is 1; expected true or false",
                "bert | /normalizer/more | 1 | unknown field \"more\"",
                "bert | /more | 1 | unknown field \"more\"",
                "bert | /decoder/prefix | \"\\ud83e\" | half of a surrogate pair",
                "bert | /decoder/prefix | null | prefix is missing; expected a text",
                "bert | /added_tokens/0/id | 77 | id is 77; expected 0 for \"[PAD]\"",
                "bert | /added_tokens/0/content | \"\" | content is \"\"",
                "bert | /added_tokens/1/content | \"[PAD]\" | expected a text, and each once",
                "gpt2 | /model/merges/3 | \"x y z\" | merges[3] is \"x y z\"",
                "gpt2 | /model/merges/3 | [\"zz\", \"qq\"] | expected two tokens that make a third",
                "gpt2 | /model/continuing_subword_prefix | \"##########\" | expected two tokens that make a third",
                "gpt2 | /model/dropout | 0.5 | dropout is 0.5, which is for training",
                "gpt2 | /model/unk_token | \"x y\" | expected a token of the vocabulary",
                "gpt2 | /pre_tokenizer | [] | a list; expected an object",
                "llama | /normalizer/normalizers/1/pattern/String | \"\" | String is empty",
                "llama | /normalizer/normalizers/1/pattern | {\"Regex\": \"(a+)+b\"} | none of those known",
                "llama | /normalizer/normalizers/1/type | \"Sequence\" | normalizers is missing",
                "llama | /decoder/decoders/3/stop | 1 | stop is 1; expected a whole number from 0 to 0",
                "llama | /decoder/decoders/3/content | \"ab\" | expected one character",
            })
    void isRefusedInOneLine(String name, String pointer, String value, String expected) throws IOException {
        ObjectNode root = (ObjectNode) tokenizer(name);
        int cut = pointer.lastIndexOf('/');
        JsonNode owner = root.at(pointer.substring(0, cut));
        String last = pointer.substring(cut + 1);
        JsonNode node = Json.MAPPER.readTree(value);
        if (owner instanceof ObjectNode object) {
            object.set(last, node);
        } else {
            ((ArrayNode) owner).set(Integer.parseInt(last), node);
        }
        String line = refusal(Json.MAPPER.writeValueAsBytes(root));
        assertTrue(line.contains(expected), line);
        assertTrue(line.startsWith(folder.resolve("tokenizer.json").toString()), line);
        assertEquals(1, line.lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}", "{\"model\": {}}", "{\"model\": 1, \"model\": 2}", "\u0000"})
    void whatIsNoTokenizerIsRefused(String json) throws IOException {
        refusal(json);
    }

    @Test
    void nestingHasALimit() throws IOException {
        String deep = "{\"type\":\"Sequence\",\"normalizers\":[".repeat(1000) + "]}".repeat(1000);
        refusal(tokenizer("bert").toString().replace("\"normalizer\":{", "\"normalizer\":" + deep + ",\"_\":{"));
    }

    @Test
    void filesThatDoNotNameTheKindOfTheirModelAreRead() throws IOException {
        for (String name : new String[] {"bert", "gpt2", "t5"}) {
            JsonNode root = tokenizer(name);
            root.withObject("/model").remove("type");
            Files.writeString(folder.resolve("tokenizer.json"), root.toString());
            try (Subwords old = TokenizerFile.read(folder);
                    Subwords now = TokenizerFileTest.nativeOne(name)) {
                assertEquals(now.encode("The sea.", 99), old.encode("The sea.", 99));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "gpt2", "llama", "t5"})
    void longTextIsCutAndSaysSo(String name) throws IOException {
        try (Subwords subwords = TokenizerFileTest.nativeOne(name)) {
            Encoded whole = subwords.encode("the sea ".repeat(200), 100_000);
            Encoded cut = subwords.encode("the sea ".repeat(100_000), 100);
            assertEquals(100, cut.ids().size());
            assertTrue(cut.truncated());
            assertEquals(whole.ids().subList(0, 99), cut.ids().subList(0, 99));
            assertEquals(whole.spans().subList(0, 99), cut.spans().subList(0, 99));
            assertEquals(
                    whole.ids().size() > 300,
                    subwords.encode("the sea ".repeat(200), 300).truncated());
            assertFalse(whole.truncated());
            assertEquals(0, subwords.encode("sea", 0).ids().size());
        }
    }

    @Test
    void specialTokensStayWhenTextIsCut() throws IOException {
        try (Subwords subwords = TokenizerFileTest.nativeOne("bert")) {
            Encoded cut = subwords.encode("the sea, the sea", 4);
            assertEquals("[CLS]", cut.tokens().get(0));
            assertEquals("[SEP]", cut.tokens().get(3));
            assertEquals(new Span(0, 0), cut.spans().get(3));
            assertTrue(subwords.isSpecial(cut.ids().get(3)));
            assertEquals(cut.ids().get(3), subwords.find("[SEP]").orElseThrow());
        }
    }

    @Test
    void whatNobodyKnowsIsNamed() throws IOException {
        try (Subwords subwords = TokenizerFileTest.nativeOne("bert")) {
            Encoded encoded = subwords.encode("the ξЖ sea 🥨.", 99);
            assertEquals(List.of("ξЖ", "🥨"), encoded.unknown());
        }
    }

    private static JsonNode tokenizer(String name) throws IOException {
        return Json.read(TokenizerFileTest.FOLDERS.resolve(name).resolve("tokenizer.json"), 1 << 20);
    }

    private String refusal(String json) throws IOException {
        return refusal(json.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] json) throws IOException {
        Files.write(folder.resolve("tokenizer.json"), json);
        return assertThrows(Refusal.class, () -> TokenizerFile.read(folder)).getMessage();
    }
}
