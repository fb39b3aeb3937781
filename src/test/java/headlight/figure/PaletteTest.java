package headlight.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

    private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);

    static Stream<Colormap> maps() {
        return Palette.NAMES.stream().flatMap(name -> THEMES.stream()
                .map(theme -> Palette.named(name, theme).orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void brightnessNeverTurnsBackOnTheWayFromNone(Colormap map) {
        double way = Math.signum(map.share(1).luminance() - map.share(0).luminance());
        for (int i = 1; i <= 200; i++) {
            double step = map.share(i / 200.0).luminance()
                    - map.share((i - 1) / 200.0).luminance();
            assertTrue(step * way >= -0.002, map.name() + " at " + i / 200.0);
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void textIsReadableOnEveryColour(Colormap map) {
        for (int i = -200; i <= 200; i++) {
            Ink ground = map.signed(i / 200.0);
            assertTrue(ground.contrast(Palette.textOn(ground)) >= 4.5, map.name() + " at " + i / 200.0);
        }
    }

    @Test
    void noneIsThePaper() {
        for (Theme theme : THEMES) {
            assertEquals(theme.paper(), Palette.shares(theme).share(0));
            assertEquals(theme.paper(), Palette.signed(theme).signed(0));
            assertEquals(theme.paper(), Palette.signed(theme).share(0));
            assertEquals(theme.paper(), Palette.signed(theme).signed(Double.NaN));
        }
    }

    @Test
    void opposedNumbersAreEquallyStrong() {
        for (Theme theme : THEMES) {
            for (double v = 0.1; v <= 1; v += 0.1) {
                double below = theme.paper().contrast(Palette.signed(theme).signed(-v));
                double above = theme.paper().contrast(Palette.signed(theme).signed(v));
                assertEquals(1, below / above, 0.35, theme.name() + " at " + v);
            }
        }
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        for (Colormap map : maps().toList()) {
            assertEquals(map.share(1), map.share(7));
            assertEquals(map.share(0), map.share(Double.NEGATIVE_INFINITY));
            assertEquals(map.signed(-1), map.signed(-3));
        }
    }

    @Test
    void greyTextOfEveryThemeIsReadable() {
        for (Theme theme : THEMES) {
            assertTrue(theme.paper().contrast(theme.ink()) >= 4.5);
            assertTrue(theme.paper().contrast(theme.faint()) >= 4.5);
            assertTrue(theme.panel().contrast(theme.faint()) >= 4.5);
            assertTrue(theme.now().contrast(theme.ink()) >= 4.5);
        }
    }
}
