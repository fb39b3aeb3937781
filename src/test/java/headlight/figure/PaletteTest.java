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

    @Test
    void headsAreToldApartAndSeen() {
        for (Theme theme : THEMES) {
            for (int i = 0; i < 12; i++) {
                assertTrue(Palette.head(i, theme).contrast(theme.paper()) >= 2, theme.name() + " " + i);
                for (int j = 0; j < i; j++) {
                    for (double[] eye : EYES) {
                        double apart = distance(Palette.head(i, theme), Palette.head(j, theme), eye);
                        assertTrue(apart >= 0.07, theme.name() + ": heads " + j + " and " + i + " are " + apart);
                    }
                }
                assertTrue(Palette.head(i, theme).argb()
                        != Palette.head(i + 12, theme).argb());
            }
        }
    }

    /** Machado, Oliveira and Fernandes 2009, at full severity: none, protanopia, deuteranopia, tritanopia. */
    private static final List<double[]> EYES = List.of(
            new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            new double[] {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
            new double[] {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
            new double[] {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900});

    /** In Oklab, where 0.02 can just be told apart side by side: Ottosson 2020. */
    private static double distance(Ink a, Ink b, double[] eye) {
        double[] p = oklab(a, eye);
        double[] q = oklab(b, eye);
        return Math.sqrt(Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
    }

    private static double[] oklab(Ink ink, double[] eye) {
        double[] rgb = {linear(ink.red()), linear(ink.green()), linear(ink.blue())};
        double[] seen = times(eye, rgb);
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.max(0, Math.min(1, seen[i]));
        }
        double[] cones = times(
                new double[] {
                    0.4122214708,
                    0.5363325363,
                    0.0514459929,
                    0.2119034982,
                    0.6806995451,
                    0.1073969566,
                    0.0883024619,
                    0.2817188376,
                    0.6299787005
                },
                seen);
        for (int i = 0; i < 3; i++) {
            cones[i] = Math.cbrt(cones[i]);
        }
        return times(
                new double[] {
                    0.2104542553,
                    0.7936177850,
                    -0.0040720468,
                    1.9779984951,
                    -2.4285922050,
                    0.4505937099,
                    0.0259040371,
                    0.7827717662,
                    -0.8086757660
                },
                cones);
    }

    private static double[] times(double[] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 9; i++) {
            product[i / 3] += matrix[i] * vector[i % 3];
        }
        return product;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
