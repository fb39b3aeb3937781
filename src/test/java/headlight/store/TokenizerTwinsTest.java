package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import headlight.text.Subwords;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library and plain Java cut the same texts alike, whatever is in them. */
class TokenizerTwinsTest {

    private static final int TEXTS = 1000;

    private static final List<String> PARTS = List.of(
            "the",
            "light",
            "house",
            "sea",
            "ing",
            "'s",
            "'ll",
            "'",
            " ",
            "  ",
            " ",
            " ",
            "\t",
            "\n",
            "\r\n",
            "\u00A0",
            "\u3000",
            "\u2028",
            ".",
            ",",
            "!",
            "?",
            "-",
            "_",
            "@",
            "$",
            "^",
            "`",
            "~",
            "\u00A7",
            "\u2014",
            "\u201C",
            "é",
            "e\u0301",
            "\u0301",
            "\u0308\u0301",
            "\u0323\u0307",
            "\u0307\u0323",
            "ü",
            "Ü",
            "İ",
            "ı",
            "ß",
            "Σ",
            "ς",
            "ǅ",
            "ﬁ",
            "½",
            "①",
            "²",
            "٣",
            "나는",
            "딥러닝",
            "\u1102\u1161",
            "\u11AB",
            "שלום",
            "שָׁ",
            "مرحبا",
            "中国",
            "\uFA0E",
            "かな",
            "が",
            "か\u3099",
            "\uFF76\uFF9E",
            "Ж",
            "ξ",
            "\u200D",
            "\u200B",
            "\u00AD",
            "\uFEFF",
            "\uFFFD",
            "\0",
            "\u0001",
            "\u007F",
            "\u0085",
            "\uE000",
            "🥧",
            "👨\u200D👩",
            "🇰🇷",
            "\uD83E",
            "\uDD67",
            "𝔸",
            "\uD840\uDC00",
            "0",
            "1",
            "42",
            "2009",
            "<mask>",
            "[MASK]",
            "[CLS]",
            "</s>",
            "<s>",
            "<|endoftext|>",
            "<|begin_of_text|>",
            "▁",
            "▁▁",
            "Ġ",
            "<0x41>",
            "##",
            "a",
            "b",
            "Q",
            "Z");

    @AfterEach
    void asBefore() {
        System.clearProperty(TokenizerFile.CHOICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "cased", "gpt2", "roberta", "llama", "llama3"})
    void bothCutAlike(String name) throws IOException {
        Random random = new Random(17);
        try (Subwords library = TokenizerFileTest.nativeOne(name);
                Subwords plain = TokenizerFileTest.plain(name)) {
            assertNotEquals(library.getClass(), plain.getClass());
            for (int i = 0; i < TEXTS; i++) {
                String text = text(random);
                int max = random.nextInt(4) == 0 ? random.nextInt(12) : 1000;
                assertEquals(library.encode(text, max), plain.encode(text, max), () -> Json.writable(text));
                assertEquals(library.pieces(text, max), plain.pieces(text, max), text);
                List<Integer> ids = library.encode(text, max).ids();
                assertEquals(library.decode(ids), plain.decode(ids), text);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(14);
        for (int i = 0; i < parts; i++) {
            if (random.nextInt(8) == 0) {
                text.appendCodePoint(random.nextInt(0x530));
            } else {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
        }
        return text.toString();
    }
}
