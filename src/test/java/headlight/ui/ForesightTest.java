package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What comes next is made before it is asked for, once; nothing else is, and nothing waits for it. */
class ForesightTest {

    private final List<Integer> made = new ArrayList<>();
    private final Queue<Runnable> beside = new ArrayDeque<>();
    private final Foresight<Integer, String> foresight = new Foresight<>(
            number -> {
                made.add(number);
                return "number " + number;
            },
            beside::add);

    @Test
    void whatIsExpectedIsThereWhenItIsAskedFor() {
        assertEquals("number 5", ask(5));
        quiet();
        assertEquals(List.of(5, 6, 4), made);

        assertEquals("number 6", ask(6));
        assertEquals(List.of(5, 6, 4), made);
        quiet();
        assertEquals(List.of(5, 6, 4, 7), made, "5 was shown before, only 7 is new");
    }

    @Test
    void whatIsNotReadyIsMadeAtOnce() {
        ask(5);
        assertEquals("number 6", ask(6));
        assertEquals(List.of(5, 6), made);
    }

    @Test
    void whatIsNoLongerExpectedIsNotMade() {
        ask(5);
        ask(100);
        quiet();
        assertEquals(List.of(5, 100, 101, 99), made);
    }

    @Test
    void whatLiesFarBehindIsForgotten() {
        List.of(5, 6, 7, 8).forEach(number -> {
            ask(number);
            quiet();
        });
        made.clear();
        ask(5);
        assertEquals(List.of(5), made);
    }

    @Test
    void theWordsOfPicturesAreTheSameAsLongAsTheLanguageIs() {
        Language language = new Language("en");
        assertEquals(language.labels(), language.labels());
        assertNotEquals(language.labels(), new Language("ko").labels());
    }

    private String ask(int number) {
        return foresight.of(number, List.of(number + 1, number - 1));
    }

    private void quiet() {
        while (!beside.isEmpty()) {
            beside.remove().run();
        }
    }
}
