package headlight.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void tokensWithoutAShapeGetOne() {
        assertEquals("␣", Words.shown(" "));
        assertEquals("␣", Words.shown(""));
        assertEquals("a□", Words.shown("a\0"));
        assertEquals("□b", Words.shown("\uD83Db"));
        assertEquals("나는", Words.shown("\u1102\u1161\u1102\u1173\u11AB"));
        assertEquals("😀", Words.shown("😀"));
        assertEquals("a□b", Words.shown("a\u2028b"));
        assertEquals("□", Words.shown("\uFFFF"));
    }

    @Test
    void whateverWasTypedIsOneLine() {
        assertEquals("나 는 □딥러닝", Words.line(" 나\n는\r\n\0딥러닝\t"));
        assertEquals("a□b □", Words.line("a\u2028b \uD83D"));
    }

    @Test
    void aShortenedWordFitsAndIsAsLongAsItCanBe() {
        Lettering lettering = Lettering.plain(13);
        for (String word : List.of("Donaudampfschifffahrtsgesellschaft", "딥러닝강사입니다여러분", "😀😀😀😀😀😀")) {
            for (double width = 30; width < 120; width += 7) {
                String fit = Words.fit(word, lettering, width);
                assertTrue(Fonts.width(fit, lettering) <= width, fit);
            }
            assertEquals(word, Words.fit(word, lettering, 1000));
        }
        assertEquals("D…", Words.fit("Donau", lettering, 1));
    }
}
