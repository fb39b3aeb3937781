package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.View;
import headlight.session.Latest;
import headlight.text.Messages;
import headlight.trace.Trace;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Pictures that take longer than the screen has time for. They are made on a thread of their own, only the newest that is
 * wished for; until it is ready the one before stays.
 */
final class Late {

    /**
     * What a picture depends on.
     *
     * @param room  how much of it is seen at once
     * @param scale pixels of the screen for each of its own
     * @param page  what is seen of it, if it is much larger than the room
     */
    record Wish(Drawing drawing, Messages words, Size room, double scale, Page page) {

        /** Whether it would be the same picture, and the same would be seen of it. */
        boolean isLike(Wish other) {
            return page.equals(other.page) && looksLike(other);
        }

        /** Whether it would look the same: runs are compared by identity, since comparing every number takes long. */
        @SuppressWarnings("ReferenceEquality")
        boolean looksLike(Wish other) {
            return drawing.trace() == other.drawing.trace()
                    && identity(drawing.original()) == identity(other.drawing.original())
                    && drawing.chosen().equals(other.drawing.chosen())
                    && drawing.token().equals(other.drawing.token())
                    && drawing.theme().equals(other.drawing.theme())
                    && words.equals(other.words)
                    && room.equals(other.room)
                    && scale == other.scale;
        }

        private static int identity(Optional<Trace> trace) {
            return trace.map(System::identityHashCode).orElse(0);
        }
    }

    /**
     * How many rooms lie to the left of what is seen, and how many above it. Of a picture much larger than the room only
     * this room and those around it are painted.
     */
    record Page(int across, int down) {

        private static final int AROUND = 3;

        /** What is painted: from a whole pixel of the screen on. */
        Rect of(Size picture, Size room, double scale) {
            double width = extent(picture.width(), room.width(), scale);
            double height = extent(picture.height(), room.height(), scale);
            return new Rect(
                    from(across, picture.width() - width, room.width(), scale),
                    from(down, picture.height() - height, room.height(), scale),
                    width,
                    height);
        }

        private static double extent(double picture, double room, double scale) {
            double some = Math.ceil(AROUND * room * scale) / scale;
            return picture <= some ? picture : some;
        }

        private static double from(int page, double last, double room, double scale) {
            return Math.floor(Math.max(0, Math.min((page - 1) * room, last)) * scale) / scale;
        }
    }

    private static final double LEAST = 160;
    private static final int NARROWINGS = 5;

    private final Latest<Wish> wishes;
    private final Latest<Painted> ready;
    private final Sheets sheets = new Sheets();
    /** What was painted last, for as long as it is shown; the painter's. */
    private volatile WeakReference<Figure> last = new WeakReference<>(null);

    private volatile WeakReference<Wish> lastWish = new WeakReference<>(null);

    private Optional<Wish> asked = Optional.empty();
    private Optional<Figure> shown = Optional.empty();

    /**
     * Pictures of one kind.
     *
     * @param painter where they are made: one thread, so that the newest comes last
     * @param make   makes a figure for some room; called on the painters' thread
     * @param arrive told on the screen's thread when another picture is ready
     */
    Late(Executor painter, BiFunction<Drawing, Size, Figure> make, Runnable arrive) {
        ready = new Latest<>(new ScreenThread(), painted -> {
            painted.sheet().show();
            shown = Optional.of(painted);
            arrive.run();
        });
        wishes = new Latest<>(painter, wish -> {
            Figure prepared = figure(make, wish);
            last = new WeakReference<>(prepared);
            lastWish = new WeakReference<>(wish);
            Rect part = wish.page().of(prepared.size(), wish.room(), wish.scale());
            ready.accept(Painted.of(prepared, part, wish.scale(), sheets));
        });
    }

    /** The one before, when only another part of it is to be seen. */
    private Figure figure(BiFunction<Drawing, Size, Figure> make, Wish wish) {
        Figure before = last.get();
        Wish wishBefore = lastWish.get();
        if (before != null && wishBefore != null && wish.looksLike(wishBefore)) {
            return before;
        }
        Figure figure = make.apply(wish.drawing(), wish.room());
        return before == null ? figure.prepared(wish.scale()) : figure.prepared(wish.scale(), before);
    }

    /** Figures of a kind, as wide as the room, and as high when they can be. */
    static BiFunction<Drawing, Size, Figure> wide(View kind) {
        return (drawing, room) ->
                kind.draw(drawing.wide(Math.max(LEAST, room.width())).high(room.height()));
    }

    /** Figures of a kind that grows in both ways: as large as the room. */
    static BiFunction<Drawing, Size, Figure> whole(View kind) {
        return (drawing, room) -> {
            Figure figure = wide(kind).apply(drawing, room);
            // Titles and legends do not shrink with the rest, so it is narrowed until it fits.
            for (int i = 0; i < NARROWINGS && figure.size().height() > room.height() && room.height() >= LEAST; i++) {
                double part = room.height() / figure.size().height();
                figure = kind.draw(drawing.wide(Math.max(LEAST, figure.size().width() * part - 1)));
            }
            return figure;
        };
    }

    /** The newest picture there is; asks for this one unless it has been asked for. */
    Optional<Figure> of(Wish wish) {
        if (asked.filter(wish::isLike).isEmpty()) {
            asked = Optional.of(wish);
            wishes.accept(wish);
        }
        return shown;
    }

    /** Nothing is to be shown any more. */
    Optional<Figure> none() {
        asked = Optional.empty();
        shown = Optional.empty();
        return shown;
    }
}
