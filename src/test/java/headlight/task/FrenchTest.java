package headlight.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchTest {

    private final Data data = new French().data(1, 0.1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "il a m' entarté|he hit me with a pie",
                "je suis étudiant|i am a student",
                "le chat noir mange un œuf|the black cat eats an egg"
            })
    void theExamplesAreLearnedFrom(String french, String english) {
        assertTrue(data.train().contains(new Pair(french, english)));
    }

    @Test
    void whatTheGrammarSaysItAlwaysSaysTheSameWay() {
        FrenchGrammar grammar = new FrenchGrammar(new Dice(5));
        Map<String, String> english = new HashMap<>();
        TasksTest.all(data).forEach(pair -> english.put(pair.source(), pair.target()));
        for (int i = 0; i < 50_000; i++) {
            Pair pair = grammar.sentence();
            String before = english.putIfAbsent(pair.source(), pair.target());
            assertTrue(before == null || before.equals(pair.target()), () -> pair + " and " + before);
        }
    }

    @Test
    void mostSentencesAreShortAndSomeAreLong() {
        List<Integer> lengths =
                TasksTest.all(data).map(pair -> pair.source().split(" ").length).toList();
        int longest = lengths.stream().max(Integer::compare).orElseThrow();
        assertTrue(longest >= 24 && longest <= FrenchGrammar.LONGEST, "words: " + longest);
        long shortOnes = lengths.stream().filter(n -> n <= 10).count();
        assertTrue(shortOnes > 0.7 * lengths.size(), shortOnes + " of " + lengths.size());
    }

    @Test
    void theVocabularyIsSmallAndLowerCase() {
        var french = TasksTest.tokens(new French(), data.train(), Pair::source);
        var english = TasksTest.tokens(new French(), data.train(), Pair::target);
        assertTrue(french.size() <= 300 && english.size() <= 200, french.size() + " and " + english.size());
        french.forEach(word -> assertEquals(word.toLowerCase(java.util.Locale.ROOT), word));
    }

    @Test
    void articlesAndElisionsAgreeWithTheNextWord() {
        TasksTest.all(data).forEach(pair -> {
            assertTrue(!(" " + pair.target() + " ").matches(".* a [aeiou].*"), pair::target);
            assertTrue(!(" " + pair.source() + " ").matches(".* (je|le|la|ne|que|ce|ma) [aeiouéêœ].*"), pair::source);
        });
    }
}
