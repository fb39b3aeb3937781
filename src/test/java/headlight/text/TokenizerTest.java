package headlight.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private static final Vocabulary WORDS = new Vocabulary(List.of(
            "<pad>", "<s>", "<eos>", "<unk>", "나", "는", "딥러닝", "강사", "입니다", "m'", "il", "a", "entarté", "l'", "aime"));
    private static final Vocabulary CHARACTERS = new Vocabulary(List.of("a", "b", " ", "1"));

    private static Encoded words(String text) {
        return Tokenizer.words().encode(text, WORDS, 29);
    }

    @Test
    void particlesAreSplitOffKnownWords() {
        assertEquals(
                List.of("나", "는", "딥러닝", "강사", "입니다"), words("나는 딥러닝 강사입니다").tokens());
        assertEquals(List.of(4, 5, 6, 7, 8), words("나는 딥러닝 강사입니다").ids());
    }

    @Test
    void hangulTypedLetterByLetterIsTheSame() {
        String letters = Normalizer.normalize("나는 딥러닝 강사입니다", Normalizer.Form.NFD);
        assertEquals(words("나는 딥러닝 강사입니다").tokens(), words(letters).tokens());
    }

    @Test
    void elisionsAreSplitAtEitherApostrophe() {
        assertEquals(List.of("il", "m'", "aime"), words("Il m'aime.").tokens());
        assertEquals(List.of("il", "m'", "aime"), words("il m’aime !").tokens());
        assertEquals(
                List.of("il", "a", "m'", "entarté"), words("il a m' entarté").tokens());
    }

    @Test
    void wordsOfOtherScriptsAreNotCut() {
        Encoded encoded = words("ila lentarté");
        assertEquals(List.of("<unk>", "<unk>"), encoded.tokens());
        assertEquals(List.of("ila", "lentarté"), encoded.unknown());
        assertEquals(List.of(3, 3), encoded.ids());
    }

    @Test
    void tokensKnowWhereTheyStandInTheTextAsTyped() {
        assertEquals(List.of("Il", "m’", "aime"), typed("Il m’aime."));
        assertEquals(List.of("il", "🥧", "a"), typed("il 🥧 a"));
        String letters = Normalizer.normalize("나는 강사입니다", Normalizer.Form.NFD);
        List<String> words = Stream.of("나", "는", "강사", "입니다")
                .map(word -> Normalizer.normalize(word, Normalizer.Form.NFD))
                .toList();
        assertEquals(words, typed(letters));
        assertEquals(
                List.of(new Span(0, 1), new Span(1, 2)),
                Tokenizer.characters().encode("aB", CHARACTERS, 9).spans());
    }

    private static List<String> typed(String text) {
        return words(text).spans().stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void whatCannotBeKnownIsUnknownAndNeverACrash() {
        assertEquals(List.of("🥧"), words("il 🥧").unknown());
        assertEquals(List.of("\uD83E"), words("il \uD83E").unknown());
        assertEquals(List.of("\0"), words("il \0").unknown());
        assertEquals(List.of("나쁜는"), words("나쁜는").unknown());
        assertEquals(List.of("<unk>"), words("<unk>").unknown());
        assertEquals(1, words("나".repeat(100_000)).unknown().size());
    }

    @Test
    void emptyAndBlankTextHasNoTokens() {
        for (String text : List.of("", " ", "\t\n\u00A0\u3000", " . ")) {
            assertEquals(List.of(), words(text).tokens());
        }
        assertEquals(List.of(), Tokenizer.characters().encode("", CHARACTERS, 4).tokens());
    }

    @Test
    void longTextIsCutAndSaysSo() {
        Encoded encoded = words("il ".repeat(100_000));
        assertEquals(29, encoded.tokens().size());
        assertTrue(encoded.truncated());
        assertFalse(words("il ".repeat(29)).truncated());
        assertTrue(Tokenizer.characters().encode("ab ab", CHARACTERS, 4).truncated());
    }

    @Test
    void charactersAreTriedInLowerCase() {
        assertEquals(
                List.of("a", "b", " ", "1"),
                Tokenizer.characters().encode("aB 1", CHARACTERS, 9).tokens());
    }

    @Test
    void anUnknownCharacterIsRefusedByNameAndPlace() {
        assertEquals(
                "text: character \"é\" (U+00E9) at position 3 is unknown to this model; expected only:  1ab",
                refusal("abé"));
        assertEquals(
                "text: character \"\\uD83E\" (U+D83E) at position 1 is unknown to this model; expected only:  1ab",
                refusal("\uD83E"));
        assertEquals(
                "text: character \"\\u0000\" (U+0000) at position 2 is unknown to this model; expected only:  1ab",
                refusal("a\0"));
        assertEquals(
                "text: character \"🥧\" (U+1F967) at position 1 is unknown to this model; expected only:  1ab",
                refusal("🥧"));
    }

    private static String refusal(String text) {
        return assertThrows(Refusal.class, () -> Tokenizer.characters().encode(text, CHARACTERS, 9))
                .getMessage();
    }

    @Test
    void joiningUndoesSplitting() {
        for (String text : List.of("il a m' entarté", "나 는 딥러닝 강사 입니다")) {
            assertEquals(text, Tokenizer.words().join(Tokenizer.words().split(text)));
        }
        String date = "Sep 27, 1994 🥧";
        assertEquals(date, Tokenizer.characters().join(Tokenizer.characters().split(date)));
    }
}
