package headlight.figure.heads;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import java.util.List;

/** Tokens that ask above and those that are asked below; their bars stand below them. */
final class AcrossRails implements Rails {

    private static final double MARGIN = 12;
    private static final double LOWEST_BAND = 190;
    private static final double HIGHEST_BAND = 340;

    /** Few tokens have so few curves that more pixels of each take no time. */
    private static final double HIGHEST_OF_FEW = 480;

    private static final int FEW = 40;
    private static final double WIDEST = 96;
    private static final double MARK = 7;
    private static final double BARS_TITLE = 44;
    private static final double BARS = 84;
    private static final double NUMBER_ROOM = 18;
    private static final Lettering NUMBER = Lettering.strong(12);

    private final TurnedWords asking;
    private final TurnedWords asked;
    private final double pitch;
    private final double left;
    private final double shiftAsking;
    private final double shiftAsked;
    private final Rect band;
    private final boolean marks;
    private final boolean bars;
    private final double legend;
    private final Size size;

    /**
     * Rails for these words.
     *
     * @param room   that is there to fill; what is not positive, the words decide
     * @param marks  whether there are marks at the curves' ends, and bars
     * @param legend room to leave between words and bars
     */
    AcrossRails(List<String> asking, List<String> asked, Size room, boolean marks, double legend) {
        int most = Math.max(asking.size(), asked.size());
        this.marks = marks;
        this.bars = marks;
        this.legend = legend;
        double narrow = pitch(most);
        TurnedWords first = new TurnedWords(asking, narrow, letters(narrow));
        TurnedWords second = new TurnedWords(asked, narrow, letters(narrow));
        double sides = 2 * MARGIN + second.overhangLeft() + first.overhangRight();
        pitch = Math.max(narrow, Math.min(WIDEST, (room.width() - sides) / most));
        this.asking = pitch == narrow ? first : new TurnedWords(asking, pitch, letters(pitch));
        this.asked = pitch == narrow ? second : new TurnedWords(asked, pitch, letters(pitch));
        shiftAsking = (most - asking.size()) * pitch / 2;
        shiftAsked = (most - asked.size()) * pitch / 2;
        left = MARGIN + Math.max(0, this.asked.overhangLeft() - shiftAsked);
        double span = most * pitch;
        double right = Math.max(0, this.asking.overhangRight() - shiftAsking);
        double top = this.asking.height() + 6;
        double below = end() + this.asked.height() + legend + MARGIN;
        if (bars) {
            below += BARS_TITLE + NUMBER_ROOM + BARS + 4 + this.asked.height();
        }
        double natural = Math.max(LOWEST_BAND, Math.min(HIGHEST_BAND, span / 5));
        double spare = Math.min(most <= FEW ? HIGHEST_OF_FEW : HIGHEST_BAND, room.height() - top - below);
        band = new Rect(left, top, span, Math.max(natural, spare));
        size = new Size(Math.ceil(left + span + right + MARGIN), Math.ceil(band.bottom() + below));
    }

    private static double pitch(int tokens) {
        return tokens <= 40 ? 24 : tokens <= 128 ? 14 : 12;
    }

    private static double letters(double pitch) {
        return pitch >= 20 ? 13 : pitch >= 14 ? 11 : 10;
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
        return false;
    }

    @Override
    public double asking(int token) {
        return left + shiftAsking + (token + 0.5) * pitch;
    }

    @Override
    public double asked(int token) {
        return left + shiftAsked + (token + 0.5) * pitch;
    }

    @Override
    public double pitch() {
        return pitch;
    }

    @Override
    public void words(Surface surface, Look askingLook, Look askedLook) {
        asking.above(surface, left + shiftAsking, band.y() - 4, askingLook);
        asked.below(surface, left + shiftAsked, wordsTop(), askedLook);
    }

    @Override
    public Rect askingWord(int token) {
        return asking.column(token, left + shiftAsking, 0);
    }

    @Override
    public Rect askedWord(int token) {
        return asked.column(token, left + shiftAsked, wordsTop());
    }

    @Override
    public Rect mark(int token, int i, int heads) {
        double wide = Math.min(5, (pitch - 3) / heads);
        return new Rect(asked(token) + (i - heads / 2.0) * wide, band.bottom() + 1, wide, MARK);
    }

    @Override
    public Rect barsTitle() {
        double top = wordsTop() + asked.height() + legend;
        return new Rect(MARGIN, top + BARS_TITLE - 14, size.width() - 2 * MARGIN, 0);
    }

    @Override
    public Rect bar(int token, int i, int heads, double weight) {
        double wide = Math.min(28, (pitch - Math.min(8, pitch / 4)) / heads);
        double high = BARS * weight;
        return new Rect(asked(token) + (i - heads / 2.0) * wide, ground() - high, wide, high);
    }

    @Override
    public void ground(Surface surface, Ink rule, Look look) {
        surface.line(left + shiftAsked, ground(), left + shiftAsked + asked.count() * pitch, ground(), rule, 1);
        asked.below(surface, left + shiftAsked, ground() + 4, look);
    }

    @Override
    public void number(Surface surface, String number, Rect bar, Ink ink) {
        double half = Fonts.width(number, NUMBER) / 2;
        double x = Math.max(half, Math.min(size.width() - half, bar.centerX()));
        surface.text(number, x, bar.y() - 5, NUMBER, Align.CENTER, ink);
    }

    private double ground() {
        return wordsTop() + asked.height() + legend + BARS_TITLE + NUMBER_ROOM + BARS;
    }

    private double wordsTop() {
        return band.bottom() + end();
    }

    /** From the end of the curves to the words. */
    private double end() {
        return marks ? MARK + 4 : 4;
    }
}
