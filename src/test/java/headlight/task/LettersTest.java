package headlight.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of letters. */
class LettersTest {

    @Test
    void rowsAreWrittenAsTheyStandOrFromTheirEnd() {
        assertEquals(new Pair("drawer", "drawer"), Letters.copied().pair("drawer"));
        assertEquals(new Pair("drawer", "reward"), Letters.reversed().pair("drawer"));
    }

    @Test
    void aRowOfAnyLengthCanBeDrawn() {
        Random random = new Random(4);
        for (int length : List.of(1, 7, 200)) {
            Pair pair = Letters.reversed().drawn(random, length);
            assertEquals(length, pair.source().length());
            assertTrue(pair.source().chars().allMatch(c -> Letters.ALPHABET.indexOf(c) >= 0));
        }
    }

    @Test
    void theLengthsAreThoseAskedForAndEquallyMany() {
        Data data = Letters.copied().ofLengths(5, 8).data(3, 0.1);
        Map<Integer, Long> counts = TasksTest.all(data)
                .collect(Collectors.groupingBy(pair -> pair.source().length(), Collectors.counting()));
        assertEquals(Set.of(5, 6, 7, 8), counts.keySet());
        counts.values().forEach(count -> assertEquals(5000, count, 300));
    }

    @Test
    void fewShortRowsAreNotWaitedForInVain() {
        Data data = Letters.copied().ofLengths(1, 2).data(1, 0.2);
        assertEquals((26 + 26 * 26) / 2, TasksTest.all(data).count());
        assertFalse(data.heldOut().isEmpty());
    }

    @Test
    void everyExampleIsAmongThoseToLearnFrom() {
        for (Letters task : List.of(Letters.copied(), Letters.reversed())) {
            Set<String> sources =
                    task.data(1, 0.1).train().stream().map(Pair::source).collect(Collectors.toSet());
            assertTrue(sources.containsAll(task.examples()), task::name);
        }
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        IntStream.of(0, -1)
                .forEach(from -> assertThrows(
                        IllegalArgumentException.class, () -> Letters.copied().ofLengths(from, 5)));
        assertThrows(IllegalArgumentException.class, () -> Letters.copied().ofLengths(6, 5));
    }
}
