package headlight.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {

    private static final List<Lettering> LETTERINGS = List.of(Lettering.plain(13), Lettering.strong(13));

    @Test
    void theFamilyHasLatinHangulAndGreek() {
        assertTrue(Fonts.covers("entarté 나는 딥러닝 강사입니다 αβ ₂ₛ … ␣ ⏎ ⇥ □"));
        assertFalse(Fonts.covers("😀"));
        assertEquals(Fonts.FAMILY, Fonts.awt(Lettering.plain(13)).getFamily());
        assertEquals(Fonts.FAMILY, Fonts.awt(Lettering.strong(13)).getFamily());
    }

    @Test
    void figuresAreOfOneWidth() {
        for (Lettering lettering : LETTERINGS) {
            double zero = Fonts.width("0", lettering);
            for (char digit = '1'; digit <= '9'; digit++) {
                assertEquals(zero, Fonts.width(String.valueOf(digit), lettering), 1e-6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AVATAR", "나는 딥러닝", "0.81", "fi Ty"})
    void aTextIsAsWideAsItsLettersAndGrowsWithItsSize(String text) {
        for (Lettering lettering : LETTERINGS) {
            double letters = text.chars()
                    .mapToDouble(c -> Fonts.width(String.valueOf((char) c), lettering))
                    .sum();
            assertEquals(letters, Fonts.width(text, lettering), 1e-6);
            Lettering twice = new Lettering(2 * lettering.size(), lettering.strong());
            assertEquals(2 * letters, Fonts.width(text, twice), 1e-6);
        }
    }

    @Test
    void whatTheFamilyLacksStillHasAWidthAndAnOutline() {
        assertTrue(Fonts.width("a😀b", Lettering.plain(13)) > Fonts.width("ab", Lettering.plain(13)));
        assertFalse(Fonts.outline("a😀b", Lettering.plain(13)).getBounds2D().isEmpty());
    }

    @Test
    void capitalsAreAsHighAsTheySay() {
        for (Lettering lettering : LETTERINGS) {
            double top = -Fonts.outline("H", lettering).getBounds2D().getMinY();
            assertEquals(top, Fonts.capHeight(lettering), 0.05);
        }
    }
}
