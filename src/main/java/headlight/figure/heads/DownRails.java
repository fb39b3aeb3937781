package headlight.figure.heads;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Words;
import java.util.List;

/** Tokens that ask at the left and those that are asked at the right, one below the other; their bars lie beside them. */
final class DownRails implements Rails {

    private static final double MARGIN = 12;
    private static final double LONGEST_WORD = 150;
    private static final double GAP = 8;
    private static final double NARROWEST_BAND = 140;
    private static final double NATURAL_BAND = 300;
    private static final double WIDEST_BAND = 520;
    private static final double WIDEST_PITCH = 34;
    private static final double MARK = 7;
    private static final double BARS = 150;
    private static final double NUMBER_ROOM = 40;
    private static final double TITLE = 26;
    private static final Lettering NUMBER = Lettering.strong(11);

    private final List<String> asking;
    private final List<String> asked;
    private final double pitch;
    private final double letters;
    private final double shiftAsking;
    private final double shiftAsked;
    private final double wordsLeft;
    private final double barsLeft;
    private final Rect band;
    private final Size size;

    /**
     * Rails for these words.
     *
     * @param space that is there to fill; what is not positive, the words decide
     * @param marks whether there are marks at the curves' ends, and bars
     */
    DownRails(List<String> asking, List<String> asked, Size space, boolean marks) {
        int most = Math.max(asking.size(), asked.size());
        double top = marks ? TITLE : 4;
        double natural = most <= 40 ? 21 : most <= 128 ? 15 : 12;
        pitch = Math.max(natural, Math.min(WIDEST_PITCH, (space.height() - top - MARGIN) / most));
        letters = most <= 40 ? 13 : most <= 128 ? 11 : 10;
        this.asking = fit(asking);
        this.asked = fit(asked);
        shiftAsking = top + (most - asking.size()) * pitch / 2;
        shiftAsked = top + (most - asked.size()) * pitch / 2;
        double left = MARGIN + widest(this.asking) + GAP;
        double right =
                (marks ? MARK + 2 : 0) + GAP + widest(this.asked) + (marks ? 14 + BARS + NUMBER_ROOM : 0) + MARGIN;
        double room = space.width() > 0 ? space.width() - left - right : NATURAL_BAND;
        double wide = Math.max(NARROWEST_BAND, Math.min(WIDEST_BAND, room));
        band = new Rect(left, top, wide, most * pitch);
        wordsLeft = band.right() + GAP + (marks ? MARK + 2 : 0);
        barsLeft = wordsLeft + widest(this.asked) + 14;
        size = new Size(Math.ceil(left + wide + right), Math.ceil(band.bottom() + MARGIN));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Rect band() {
        return band;
    }

    @Override
    public boolean toTheRight() {
        return true;
    }

    @Override
    public double asking(int token) {
        return shiftAsking + (token + 0.5) * pitch;
    }

    @Override
    public double asked(int token) {
        return shiftAsked + (token + 0.5) * pitch;
    }

    @Override
    public double pitch() {
        return pitch;
    }

    @Override
    public void words(Surface surface, Look askingLook, Look askedLook) {
        for (int i = 0; i < asking.size(); i++) {
            word(surface, asking.get(i), band.x() - GAP, asking(i), Align.RIGHT, askingLook, i);
        }
        for (int i = 0; i < asked.size(); i++) {
            word(surface, asked.get(i), wordsLeft, asked(i), Align.LEFT, askedLook, i);
        }
    }

    @Override
    public Rect askingWord(int token) {
        return new Rect(0, asking(token) - pitch / 2, band.x(), pitch);
    }

    @Override
    public Rect askedWord(int token) {
        return new Rect(wordsLeft - 2, asked(token) - pitch / 2, barsLeft - wordsLeft - 8, pitch);
    }

    @Override
    public Rect mark(int token, int i, int heads) {
        double high = Math.min(4, (pitch - 3) / heads);
        return new Rect(band.right() + 1, asked(token) + (i - heads / 2.0) * high, MARK, high);
    }

    @Override
    public Rect barsTitle() {
        return new Rect(barsLeft, 14, size.width() - barsLeft, 0);
    }

    @Override
    public Rect bar(int token, int i, int heads, double weight) {
        double high = Math.min(14, (pitch - 4) / heads);
        return new Rect(barsLeft, asked(token) + (i - heads / 2.0) * high, BARS * weight, high);
    }

    @Override
    public void ground(Surface surface, Ink rule, Look look) {
        surface.line(barsLeft, shiftAsked, barsLeft, shiftAsked + asked.size() * pitch, rule, 1);
    }

    @Override
    public void number(Surface surface, String number, Rect bar, Ink ink) {
        double baseline = bar.centerY() + Fonts.capHeight(NUMBER) / 2;
        surface.text(number, bar.right() + 5, baseline, NUMBER, Align.LEFT, ink);
    }

    private void word(Surface surface, String word, double x, double y, Align align, Look look, int i) {
        Lettering lettering = new Lettering(letters, look.strong().test(i));
        double baseline = y + Fonts.capHeight(lettering) / 2;
        surface.text(word, x, baseline, lettering, align, look.ink().apply(i));
    }

    private List<String> fit(List<String> words) {
        return words.stream()
                .map(word -> Words.fit(word, Lettering.strong(letters), LONGEST_WORD))
                .toList();
    }

    private double widest(List<String> words) {
        return words.stream()
                .mapToDouble(word -> Fonts.width(word, Lettering.strong(letters)))
                .max()
                .orElse(0);
    }
}
