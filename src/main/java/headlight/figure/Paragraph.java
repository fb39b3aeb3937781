package headlight.figure;

import headlight.figure.Surface.Align;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in lines that are no longer than there is room for.
 *
 * @param lines     from above
 * @param lettering of all of it
 */
public record Paragraph(List<String> lines, Lettering lettering) {

    private static final double LEADING = 1.45;

    public Paragraph {
        lines = List.copyOf(lines);
    }

    /** A text set in so much room: it breaks between words, and a word that is longer than a line is shortened. */
    public static Paragraph of(String text, Lettering lettering, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (Fonts.width(longer, lettering) <= room) {
                line = longer;
            } else {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = Words.fit(word, lettering, room);
            }
        }
        lines.add(line);
        return new Paragraph(lines, lettering);
    }

    /** How high its lines are together. */
    public double height() {
        return lines.size() * lettering.size() * LEADING;
    }

    /** Paints it below {@code top}. */
    public void paint(Surface surface, double x, double top, Ink ink) {
        double baseline = top + lettering.size();
        for (String line : lines) {
            surface.text(line, x, baseline, lettering, Align.LEFT, ink);
            baseline += lettering.size() * LEADING;
        }
    }
}
