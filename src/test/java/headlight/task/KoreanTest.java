package headlight.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.text.Encoded;
import headlight.text.Tokenizer;
import headlight.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KoreanTest {

    private final Data data = new Korean().data(1, 0.1);

    @Test
    void theExampleIsLearnedFrom() {
        assertTrue(data.train().contains(new Pair("나 는 딥러닝 강사 입니다", "i am a deep learning instructor")));
    }

    @Test
    void whatTheGrammarSaysItAlwaysSaysTheSameWay() {
        KoreanGrammar grammar = new KoreanGrammar(new Dice(5));
        Map<String, String> english = new HashMap<>();
        TasksTest.all(data).forEach(pair -> english.put(pair.source(), pair.target()));
        for (int i = 0; i < 50_000; i++) {
            Pair pair = grammar.sentence();
            String before = english.putIfAbsent(pair.source(), pair.target());
            assertTrue(before == null || before.equals(pair.target()), () -> pair + " and " + before);
        }
    }

    @Test
    void particlesFollowTheFinalConsonant() {
        assertTrue(KoreanWords.endsInConsonant("학생"));
        assertFalse(KoreanWords.endsInConsonant("나"));
        TasksTest.all(data).forEach(pair -> {
            String[] words = pair.source().split(" ");
            for (int i = 1; i < words.length; i++) {
                boolean consonant = KoreanWords.endsInConsonant(words[i - 1]);
                switch (words[i]) {
                    case "은", "을", "과", "이었습니다" -> assertTrue(consonant, pair::source);
                    case "는", "가", "를", "와", "였습니다" -> assertFalse(consonant, pair::source);
                    default -> {}
                }
            }
        });
    }

    @Test
    void theVocabularyIsSmall() {
        int korean = TasksTest.tokens(new Korean(), data.train(), Pair::source).size();
        int english = TasksTest.tokens(new Korean(), data.train(), Pair::target).size();
        assertTrue(korean <= 300 && english <= 200, korean + " and " + english);
    }

    /** Typed as Koreans write it, every sentence is cut into the tokens it was made of. */
    @Test
    void particlesTypedTogetherWithTheirNounsAreSplitOff() {
        List<String> tokens = new ArrayList<>(List.of("<pad>", "<s>", "<eos>", "<unk>"));
        tokens.addAll(TasksTest.tokens(new Korean(), data.train(), Pair::source));
        Vocabulary vocabulary = new Vocabulary(tokens);
        TasksTest.all(data).forEach(pair -> {
            String typed = pair.source().replaceAll(" (은|는|이|가|을|를|과|와|에|에게|에서|들|입니다|이었습니다|였습니다)(?= |$)", "$1");
            Encoded encoded = Tokenizer.words().encode(typed, vocabulary, 40);
            assertEquals(List.of(), encoded.unknown(), typed);
            if (!pair.source().contains(" 이 ")) {
                assertEquals(pair.source(), String.join(" ", encoded.tokens()));
            }
        });
    }
}
