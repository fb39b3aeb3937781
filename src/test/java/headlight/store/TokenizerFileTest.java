package headlight.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.text.Span;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokenizers against Hugging Face's library for Python: see make.py beside them. */
class TokenizerFileTest {

    static final Path FOLDERS = Path.of("src/test/resources/tokenizers");

    @AfterEach
    void asBefore() {
        System.clearProperty(TokenizerFile.CHOICE);
    }

    static Subwords nativeOne(String name) throws IOException {
        System.clearProperty(TokenizerFile.CHOICE);
        return TokenizerFile.read(FOLDERS.resolve(name));
    }

    static Subwords plain(String name) throws IOException {
        System.setProperty(TokenizerFile.CHOICE, "plain");
        return TokenizerFile.read(FOLDERS.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "cased", "gpt2", "roberta", "llama", "llama3", "t5"})
    void theLibraryAgreesWithPython(String name) throws IOException {
        try (Subwords subwords = nativeOne(name)) {
            assertGolden(subwords, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "cased", "gpt2", "roberta", "llama", "llama3"})
    void plainJavaAgreesWithPython(String name) throws IOException {
        try (Subwords subwords = plain(name)) {
            assertGolden(subwords, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "roberta"})
    void theOlderFilesSayTheSame(String name) throws IOException {
        try (Subwords subwords = TokenizerFile.read(FOLDERS.resolve(name + "-vocab"))) {
            assertGolden(subwords, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5-pieces", "marian"})
    void sentencePieceModelsAreReadAsTheyAre(String name) throws IOException {
        try (Subwords subwords = nativeOne(name)) {
            List<Executable> checks = new ArrayList<>();
            for (JsonNode one : Json.read(FOLDERS.resolve(name).resolve("golden.json"), 1 << 20)) {
                String text = one.get("text").textValue();
                List<Integer> ids = new ArrayList<>(ints(one.get("ids")));
                checks.add(() -> assertEquals(ids, subwords.pieces(text, 1000).ids(), text));
                List<Integer> ended = new ArrayList<>(ids);
                ended.add(subwords.find("</s>").orElseThrow());
                checks.add(() -> assertEquals(ended, subwords.encode(text, 1000).ids(), text));
            }
            assertAll(checks);
        }
    }

    @Test
    void marianNamesALanguageAndNumbersBothWithOneList() throws IOException {
        Path folder = FOLDERS.resolve("marian");
        try (Subwords source = TokenizerFile.read(folder);
                Subwords target = TokenizerFile.readTarget(folder)) {
            Encoded encoded = source.encode(">>fra<< the sea", 99);
            assertEquals(List.of(">>fra<<", "▁the", "▁sea", "</s>"), encoded.tokens());
            assertEquals(List.of(new Span(0, 7), new Span(8, 11), new Span(12, 15), new Span(0, 0)), encoded.spans());
            assertTrue(source.encode("the sea and the sea", 3).truncated());
            assertEquals(3, source.encode("the sea and the sea", 3).ids().size());
            assertEquals(source.size(), target.size());
            assertEquals("나는 강사", target.decode(target.encode("나는 강사", 99).ids()));
        }
    }

    private static void assertGolden(Subwords subwords, String name) throws IOException {
        JsonNode golden = Json.read(FOLDERS.resolve(name).resolve("golden.json"), 1 << 20);
        List<Executable> checks = new ArrayList<>();
        for (JsonNode one : golden) {
            String text = one.get("text").textValue();
            Encoded encoded = subwords.encode(text, 1000);
            List<Span> spans = StreamSupport.stream(one.get("spans").spliterator(), false)
                    .map(span -> new Span(span.get(0).intValue(), span.get(1).intValue()))
                    .toList();
            checks.add(() -> assertEquals(texts(one.get("tokens")), encoded.tokens(), text));
            checks.add(() -> assertEquals(ints(one.get("ids")), encoded.ids(), text));
            checks.add(() -> assertEquals(spans, encoded.spans(), text));
            checks.add(() -> assertEquals(
                    ints(one.get("pieces")), subwords.pieces(text, 1000).ids(), text));
            checks.add(() -> assertEquals(one.get("decoded").textValue(), subwords.decode(encoded.ids()), text));
        }
        assertAll(checks);
    }

    private static List<Integer> ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    @Test
    void withoutTheLibraryUnigramIsRefusedInOneLine() {
        Refusal refusal = assertThrows(Refusal.class, () -> plain("t5"));
        assertTrue(refusal.getMessage().contains("needs the tokenizers library"), refusal.getMessage());
    }

    @Test
    void aFolderWithoutATokenizerIsRefused(@TempDir Path folder) throws IOException {
        assertThrows(Refusal.class, () -> TokenizerFile.read(folder));
        Files.writeString(folder.resolve("vocab.json"), "[\"a\"]");
        assertThrows(Refusal.class, () -> TokenizerFile.read(folder));
    }
}
