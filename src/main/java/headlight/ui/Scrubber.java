package headlight.ui;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
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
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

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
    private final Canvas canvas = new Canvas();

    Scrubber(Studio studio, Playhead playhead) {
        this.studio = studio;
        this.playhead = playhead;
        getChildren().add(canvas);
        setId("scrubber");
        setAccessibleRole(AccessibleRole.SLIDER);
        studio.language().name(this, "ui.scrubber");
        playhead.momentProperty().addListener((property, before, now) -> {
            paint(); // at once: asking for a layout would lay out the whole window at every step
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
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        playhead.moment().ifPresent(m -> draw(g, m));
    }

    private void draw(GraphicsContext g, Moment m) {
        Theme theme = studio.look().themeProperty().get();
        double y = Math.round(28 * scale());
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineWidth(4 * scale());
        g.setStroke(CanvasSurface.color(theme.rule()));
        g.strokeLine(EDGE, y, getWidth() - EDGE, y);
        g.setStroke(CanvasSurface.color(theme.accent()));
        g.strokeLine(EDGE, y, x(m.at(), m), y);
        ticks(g, m, theme, y);
        labels(g, m, theme);
        double thumb = 6.5 * scale();
        g.setFill(CanvasSurface.color(theme.accent()));
        g.fillOval(x(m.at(), m) - thumb, y - thumb, 2 * thumb, 2 * thumb);
        if (isFocused()) {
            g.setLineWidth(2);
            g.strokeOval(x(m.at(), m) - thumb - 3, y - thumb - 3, 2 * thumb + 6, 2 * thumb + 6);
        }
    }

    private void ticks(GraphicsContext g, Moment m, Theme theme, double y) {
        tick(g, EDGE, y, 8, theme);
        Walk steps = m.steps();
        double room = getWidth() - 2 * EDGE;
        if (room / Math.max(1, steps.size()) >= DENSE) {
            IntStream.range(0, steps.size())
                    .filter(i -> steps.get(i).ends() == StepSize.STAGE)
                    .forEach(i -> tick(g, x(i, m), y, 3.5, theme));
        }
        if (room / Math.max(1, steps.count(StepSize.WORD, steps.size())) >= DENSE) {
            steps.ends().forEach(i -> tick(g, x(i, m), y, readingOn(steps, i) ? 5 : 8, theme));
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

    private void tick(GraphicsContext g, double x, double y, double half, Theme theme) {
        g.setFill(CanvasSurface.color(theme.faint())); // a line as a rectangle takes a tenth of the time
        g.fillRect(Math.floor(x), y - half * scale(), 1, 2 * half * scale());
    }

    private void labels(GraphicsContext g, Moment m, Theme theme) {
        Lettering lettering = Lettering.plain(LETTERS * scale());
        g.setFont(CanvasSurface.font(lettering));
        g.setTextAlign(TextAlignment.CENTER);
        int from = Playhead.START;
        Walk steps = m.steps();
        for (int i : steps.ends().toArray()) {
            double room = x(i, m) - x(from, m) - 4;
            if (steps.layer().isPresent() && room < NARROWEST) {
                from = i;
            } else if (!readingOn(steps, i)) {
                String word = word(m, i);
                g.setFill(CanvasSurface.color(from < m.at() && m.at() <= i ? theme.ink() : theme.faint()));
                if (room >= Fonts.width("…", lettering) * 1.6 || Fonts.width(word, lettering) <= room) {
                    g.fillText(Words.fit(word, lettering, room), (x(from, m) + x(i, m)) / 2, 13 * scale());
                }
                from = i;
            }
        }
    }
}
