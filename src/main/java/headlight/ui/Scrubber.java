package headlight.ui;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Sketch;
import headlight.figure.Surface;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.session.Playhead;
import headlight.trace.Moment;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.Walk;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The whole run as a line: long ticks end words, short ones stages; above it "read", then what is written. */
final class Scrubber extends Region {

    private static final double EDGE = 9;
    private static final double LETTERS = 11;

    /** Ticks nearer than this would be a bar. */
    private static final double DENSE = 1.2;

    /** No letter has room in less; a long text has hundreds of words, and finding out each takes long. */
    private static final double NARROWEST = 1;

    private final Studio studio;
    private final Playhead playhead;
    private final Tiles picture = new Tiles();
    private final BeforeLayout painting = new BeforeLayout(this, () -> {
        paint();
        return true;
    });

    Scrubber(Studio studio, Playhead playhead) {
        this.studio = studio;
        this.playhead = playhead;
        getChildren().add(picture);
        setId("scrubber");
        setAccessibleRole(AccessibleRole.SLIDER);
        studio.language().name(this, "ui.scrubber");
        playhead.momentProperty().addListener((property, before, now) -> {
            painting.ask(); // asking for a layout would lay out the whole window at every step
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
        studio.look().themeProperty().addListener((property, before, now) -> requestLayout());
        studio.look().scaleProperty().addListener((property, before, now) -> requestLayout());
        studio.language().messagesProperty().addListener((property, before, now) -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) playhead.position();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) playhead.length();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private double scale() {
        return studio.look().scaleProperty().get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 44 * scale();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    private void seek(MouseEvent e) {
        playhead.moment().ifPresent(m -> {
            double share = (e.getX() - EDGE) / Math.max(1, getWidth() - 2 * EDGE);
            playhead.seekNear((int) Math.round(share * m.steps().size()) - 1);
        });
    }

    /** Where a stop stands; {@link Playhead#START} stands at the left end. */
    private double x(int stop, Moment m) {
        return EDGE + (stop + 1.0) / Math.max(1, m.steps().size()) * (getWidth() - 2 * EDGE);
    }

    @Override
    protected void layoutChildren() {
        paint();
    }

    private void paint() {
        Sketch sketch = new Sketch();
        playhead.moment().ifPresent(m -> draw(sketch, m));
        picture.show(sketch.marks(), getWidth(), getHeight(), 1);
    }

    private void draw(Surface surface, Moment m) {
        Theme theme = studio.look().themeProperty().get();
        double y = Math.round(28 * scale());
        track(surface, m, theme, y);
        ticks(surface, m, theme, y);
        labels(surface, m, theme);
        double thumb = 6.5 * scale();
        surface.fill(around(x(m.at(), m), y, thumb), thumb, theme.accent());
        if (isFocused()) {
            surface.outline(around(x(m.at(), m), y, thumb + 3), thumb + 3, theme.accent(), 2);
        }
    }

    private static Rect around(double x, double y, double radius) {
        return new Rect(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** In pieces from word to word: of those behind the thumb and far ahead of it nothing changes at a step. */
    private void track(Surface surface, Moment m, Theme theme, double y) {
        double half = 2 * scale();
        surface.fill(new Rect(EDGE - half, y - half, 2 * half, 2 * half), half, theme.accent());
        surface.fill(new Rect(getWidth() - EDGE - half, y - half, 2 * half, 2 * half), half, theme.rule());
        double now = x(m.at(), m);
        double from = EDGE;
        for (int end : IntStream.concat(m.steps().ends(), IntStream.of(m.steps().size() - 1))
                .toArray()) {
            double to = x(end, m);
            double reached = Math.max(from, Math.min(to, now));
            surface.fill(new Rect(from, y - half, reached - from, 2 * half), 0, theme.accent());
            surface.fill(new Rect(reached, y - half, to - reached, 2 * half), 0, theme.rule());
            from = to;
        }
    }

    private void ticks(Surface surface, Moment m, Theme theme, double y) {
        tick(surface, EDGE, y, 8, theme);
        Walk steps = m.steps();
        double room = getWidth() - 2 * EDGE;
        if (room / Math.max(1, steps.size()) >= DENSE) {
            IntStream.range(0, steps.size())
                    .filter(i -> steps.get(i).ends() == StepSize.STAGE)
                    .forEach(i -> tick(surface, x(i, m), y, 3.5, theme));
        }
        if (room / Math.max(1, steps.count(StepSize.WORD, steps.size())) >= DENSE) {
            steps.ends().forEach(i -> tick(surface, x(i, m), y, readingOn(steps, i) ? 5 : 8, theme));
        }
    }

    /** Whether a source word is read here and another comes next. */
    private static boolean readingOn(Walk steps, int i) {
        return steps.layer().isEmpty()
                && steps.get(i).encoding()
                && i + 1 < steps.size()
                && steps.get(i + 1).encoding();
    }

    /** What is read or written in the round that ends here; of a layer, the token that asks. */
    private String word(Moment m, int end) {
        Step step = m.steps().get(end);
        if (m.steps().layer().isPresent()) {
            List<String> tokens = m.steps().layer().get().tokens(m.trace());
            return step.word() < tokens.size() ? Words.shown(tokens.get(step.word())) : "";
        }
        if (step.encoding()) {
            return studio.language().now("ui.scrubber.read");
        }
        if (step.stage() == Stage.BACK_LOSS) {
            return studio.language().now("ui.scrubber.loss");
        } else if (step.backward()) {
            return Words.shown((step.atSource() ? m.trace().source() : m.trace().target()).get(step.word()));
        }
        // What is not written yet is a dot: the line does not give the answer away.
        return end <= m.at() ? Words.shown(m.trace().target().get(step.word())) : "·";
    }

    /** A rectangle: a line would take ten times as long. */
    private void tick(Surface surface, double x, double y, double half, Theme theme) {
        surface.fill(new Rect(Math.floor(x), y - half * scale(), 1, 2 * half * scale()), 0, theme.faint());
    }

    private void labels(Surface surface, Moment m, Theme theme) {
        Lettering lettering = Lettering.plain(LETTERS * scale());
        int from = Playhead.START;
        Walk steps = m.steps();
        for (int i : steps.ends().toArray()) {
            double room = x(i, m) - x(from, m) - 4;
            if (steps.layer().isPresent() && room < NARROWEST) {
                from = i;
            } else if (!readingOn(steps, i)) {
                String word = word(m, i);
                if (room >= Fonts.width("…", lettering) * 1.6 || Fonts.width(word, lettering) <= room) {
                    surface.text(
                            Words.fit(word, lettering, room),
                            (x(from, m) + x(i, m)) / 2,
                            13 * scale(),
                            lettering,
                            Surface.Align.CENTER,
                            from < m.at() && m.at() <= i ? theme.ink() : theme.faint());
                }
                from = i;
            }
        }
    }
}
