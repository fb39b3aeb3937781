package headlight.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The maps from numbers to colours, all told apart by colour-blind people. */
public final class Palette {

    /** The maps there are, by the names that the command line knows. */
    public static final List<String> NAMES = List.of("blues", "diverging", "viridis", "cividis");

    /** van der Walt and Smith 2015, sampled at every tenth. */
    private static final Colormap VIRIDIS = map(
            "viridis", 0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151,
            0xBDDF26, 0xFDE725);

    /** Nuñez, Anderton and Renslow 2018, sampled at every ninth. */
    private static final Colormap CIVIDIS = map(
            "cividis", 0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
            0xFEE838);

    private static final Colormap BLUES =
            map("blues", 0xFFFFFF, 0xD6E6F5, 0xA3C8E8, 0x639FD4, 0x2F74B8, 0x114E91, 0x08306B);
    private static final Colormap BLUES_DARK =
            map("blues", 0x0D1117, 0x10243F, 0x14407A, 0x1F63B5, 0x4493F8, 0x86BCFF, 0xD6EAFF);
    private static final Colormap BLUES_CONTRAST =
            map("blues", 0xFFFFFF, 0xCCD6FF, 0x8099FF, 0x3355E0, 0x0022AA, 0x000066, 0x000022);

    private static final Colormap DIVERGING =
            diverging(0x8A3400, 0xC75B12, 0xEB9354, 0xF9CFAE, 0xFFFFFF, 0xC3DAF0, 0x7BAFDD, 0x2F74B8, 0x0B3F7C);
    private static final Colormap DIVERGING_DARK =
            diverging(0xFFC48A, 0xF0883E, 0xB35D19, 0x59320F, 0x0D1117, 0x12335E, 0x1F63B5, 0x58A0F9, 0xB6D8FF);
    private static final Colormap DIVERGING_CONTRAST =
            diverging(0x5C1F00, 0xA84300, 0xE87D2B, 0xFFC599, 0xFFFFFF, 0xADC2FF, 0x5C7CF0, 0x0033CC, 0x00135C);

    /** Twelve heads: told apart with normal eyes and with each kind of colour blindness, and seen on white. */
    private static final List<Ink> HEADS = inks(
            0x0072B2, 0xD55E00, 0x009E73, 0xAA3377, 0xE69F00, 0x332288, 0x620000, 0x76C4B1, 0xC414FF, 0x3B003B,
            0x624E00, 0xB189EB);

    /** The same, seen on black. */
    private static final List<Ink> HEADS_DARK = inks(
            0x58A0F9, 0xFFB454, 0x4EEBB1, 0xB176B1, 0xEBFF00, 0xC4C4FF, 0xB14E00, 0xB1FFFF, 0xEB7600, 0x4E62FF,
            0x899D76, 0x894EB1);

    /** Almost black, which is easier on the eye where it is dark enough. */
    private static final Ink NEAR_BLACK = Ink.rgb(0x1F2328);

    private static final double READABLE = 4.5;

    private Palette() {}

    /** For weights and probabilities: from the paper to a strong blue. */
    public static Colormap shares(Theme theme) {
        return theme.dark() ? BLUES_DARK : theme.equals(Theme.CONTRAST) ? BLUES_CONTRAST : BLUES;
    }

    /** For signed numbers: orange below zero, the paper at zero, blue above, as weights are blue. */
    public static Colormap signed(Theme theme) {
        return theme.dark() ? DIVERGING_DARK : theme.equals(Theme.CONTRAST) ? DIVERGING_CONTRAST : DIVERGING;
    }

    /** The colour of a head, from 0. After twelve they come again, each round on the way to the colour of the text. */
    public static Ink head(int head, Theme theme) {
        List<Ink> heads = theme.dark() ? HEADS_DARK : HEADS;
        int round = head / heads.size();
        return heads.get(head % heads.size()).mix(theme.ink(), 1 - Math.pow(0.6, round));
    }

    /** The map with this name, as it looks in a theme. */
    public static Optional<Colormap> named(String name, Theme theme) {
        return switch (name) {
            case "blues" -> Optional.of(shares(theme));
            case "diverging" -> Optional.of(signed(theme));
            case "viridis" -> Optional.of(VIRIDIS);
            case "cividis" -> Optional.of(CIVIDIS);
            default -> Optional.empty();
        };
    }

    /** The colour in which text is readable on this opaque colour: dark or light, with a contrast of at least 4.5. */
    public static Ink textOn(Ink ground) {
        if (ground.contrast(NEAR_BLACK) >= READABLE) {
            return NEAR_BLACK;
        }
        return ground.contrast(Ink.WHITE) >= READABLE ? Ink.WHITE : Ink.BLACK;
    }

    private static Colormap diverging(int... stops) {
        return new Colormap("diverging", true, inks(stops));
    }

    private static Colormap map(String name, int... stops) {
        return new Colormap(name, false, inks(stops));
    }

    private static List<Ink> inks(int... rgb) {
        return IntStream.of(rgb).mapToObj(Ink::rgb).toList();
    }
}
