package headlight.figure;

/**
 * The colours of a picture that do not stand for numbers.
 *
 * @param paper  background
 * @param panel  background of a column or a card
 * @param rule   hairlines and borders
 * @param ink    text and strong lines
 * @param faint  secondary text
 * @param accent what is chosen, and weights as bars and curves
 * @param now    background of what is being computed
 * @param nowRule its border
 * @param good   the word that wins
 * @param bar    bars of scores
 */
public record Theme(
        String name,
        Ink paper,
        Ink panel,
        Ink rule,
        Ink ink,
        Ink faint,
        Ink accent,
        Ink now,
        Ink nowRule,
        Ink good,
        Ink bar,
        boolean dark) {

    public static final Theme LIGHT = new Theme(
            "light",
            Ink.rgb(0xFFFFFF),
            Ink.rgb(0xF6F8FA),
            Ink.rgb(0xD0D7DE),
            Ink.rgb(0x1F2328),
            Ink.rgb(0x59636E),
            Ink.rgb(0x0969DA),
            Ink.rgb(0xFFF8DC),
            Ink.rgb(0xD4A72C),
            Ink.rgb(0x1A7F37),
            Ink.rgb(0x8C959F),
            false);

    public static final Theme DARK = new Theme(
            "dark",
            Ink.rgb(0x0D1117),
            Ink.rgb(0x161B22),
            Ink.rgb(0x3D444D),
            Ink.rgb(0xF0F6FC),
            Ink.rgb(0x9198A1),
            Ink.rgb(0x4493F8),
            Ink.rgb(0x2E2A1A),
            Ink.rgb(0x9E7B1C),
            Ink.rgb(0x3FB950),
            Ink.rgb(0x7D8590),
            true);

    public static final Theme CONTRAST = new Theme(
            "contrast",
            Ink.rgb(0xFFFFFF),
            Ink.rgb(0xFFFFFF),
            Ink.rgb(0x000000),
            Ink.rgb(0x000000),
            Ink.rgb(0x000000),
            Ink.rgb(0x0033CC),
            Ink.rgb(0xFFF200),
            Ink.rgb(0x000000),
            Ink.rgb(0x005A00),
            Ink.rgb(0x404040),
            false);
}
