package headlight.figure.lab;

import headlight.figure.Figure;
import headlight.figure.Lettering;
import headlight.figure.Paragraph;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Table;
import headlight.figure.Theme;
import java.util.List;

/** A picture with a few words below that say what it does and does not show. */
public final class NotedFigure implements Figure {

    private static final Lettering TEXT = Lettering.plain(11);
    private static final double MARGIN = 12;

    private final Figure picture;
    private final Theme theme;
    private final Paragraph note;

    /** A picture and its note. */
    public NotedFigure(Figure picture, String note, Theme theme) {
        this.picture = picture;
        this.theme = theme;
        this.note = Paragraph.of(note, TEXT, picture.size().width() - 2 * MARGIN);
    }

    @Override
    public Size size() {
        return new Size(picture.size().width(), Math.ceil(picture.size().height() + note.height() + MARGIN));
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size().width(), size().height()), 0, theme.paper());
        picture.paint(surface);
        note.paint(surface, MARGIN, picture.size().height(), theme.faint());
    }

    @Override
    public List<Spot> spots() {
        return picture.spots();
    }

    @Override
    public List<Table> tables() {
        return picture.tables();
    }
}
