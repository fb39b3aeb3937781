package headlight.ui;

import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.session.Desk;
import headlight.session.Place;
import headlight.text.Encoded;
import headlight.text.Span;
import headlight.trace.Stack;
import headlight.trace.TransformerSites;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * The text as it was typed, in one line: the token that is pointed at anywhere lights up in it, and what is pointed at in
 * it lights up everywhere. It says so when the text was longer than the model reads.
 */
final class TextLine extends HBox {

    /** How many characters stand before the lit token where the line is too short for all. */
    private static final int BEFORE = 60;

    private final Studio studio;
    private final Desk desk;
    private final Text before = new Text();
    private final Text lit = new Text();
    private final Text after = new Text();
    private final StackPane window;
    private int from;

    TextLine(Studio studio) {
        super(10);
        this.studio = studio;
        this.desk = studio.desk();
        getStyleClass().add("text-line");
        setAlignment(Pos.CENTER_LEFT);
        Label cut = new Label();
        cut.setId("truncated");
        cut.getStyleClass().addAll("banner", "small-text");
        cut.setMinWidth(USE_PREF_SIZE);
        cut.textProperty()
                .bind(studio.language()
                        .says(
                                () -> studio.language()
                                        .now(
                                                "ui.truncated",
                                                desk.readProperty()
                                                        .get()
                                                        .map(r -> r.ids().size())
                                                        .orElse(0)),
                                desk.readProperty()));
        cut.visibleProperty()
                .bind(desk.readProperty()
                        .map(read -> read.map(Encoded::truncated).orElse(false))
                        .orElse(false));
        cut.managedProperty().bind(cut.visibleProperty());
        before.getStyleClass().add("text-part");
        after.getStyleClass().add("text-part");
        lit.getStyleClass().addAll("text-part", "lit");
        TextFlow flow = new TextFlow(before, lit, after);
        flow.setId("typed");
        flow.setPrefWidth(1e5); // one line, of which the window shows the beginning
        flow.setMinWidth(1e5);
        window = new StackPane(flow);
        window.setAlignment(Pos.CENTER_LEFT);
        window.setMinWidth(0);
        window.setPrefWidth(0);
        HBox.setHgrow(window, Priority.ALWAYS);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(window.widthProperty());
        clip.heightProperty().bind(window.heightProperty());
        window.setClip(clip);
        flow.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        flow.addEventHandler(MouseEvent.MOUSE_EXITED, e -> studio.pointed().set(Optional.empty()));
        getChildren().addAll(cut, window);
        visibleProperty()
                .bind(desk.readProperty()
                        .map(read -> read.filter(r -> !r.spans().isEmpty() || r.truncated())
                                .isPresent())
                        .orElse(false));
        managedProperty().bind(visibleProperty());
        studio.pointed().addListener((property, old, now) -> light(now));
        desk.readProperty().addListener((property, old, now) -> light(Optional.empty()));
        desk.textProperty().addListener((property, old, now) -> light(Optional.empty()));
        light(Optional.empty());
    }

    /** Who reads what was typed. */
    private Stack reader() {
        boolean encoder = desk.heads()
                .run()
                .map(run -> !run.source().isEmpty() && TransformerSites.layers(run, Stack.ENCODER) > 0)
                .orElse(true);
        return encoder ? Stack.ENCODER : Stack.DECODER;
    }

    private void light(Optional<Spot> pointed) {
        String text = desk.textProperty().get().replace('\n', ' ').replace('\t', ' ');
        List<Span> spans = desk.readProperty().get().map(Encoded::spans).orElse(List.of());
        Optional<Span> span = pointed.stream()
                .flatMap(spot -> Place.of(spot).stream())
                .filter(place -> place.stack() == reader() && place.position() < spans.size())
                .map(place -> spans.get(place.position()))
                .filter(s -> !s.isEmpty() && s.end() <= text.length())
                .findFirst();
        boolean windowed = text.length() > 2 * BEFORE;
        from = span.filter(s -> windowed)
                .map(s -> Math.max(0, s.start() - BEFORE))
                .orElse(0);
        before.setText((from > 0 ? "… " : "")
                + text.substring(from, span.map(Span::start).orElse(text.length())));
        lit.setText(span.map(s -> text.substring(s.start(), s.end())).orElse(""));
        after.setText(span.map(s -> text.substring(s.end())).orElse(""));
    }

    private void point(MouseEvent e) {
        int at = from - (from > 0 ? 2 : 0);
        for (Text part : List.of(before, lit, after)) {
            if (part.getBoundsInParent().contains(e.getX(), e.getY())) {
                int in = part.hitTest(part.parentToLocal(e.getX(), e.getY())).getCharIndex();
                pointAt(at + in);
                return;
            }
            at += part.getText().length();
        }
    }

    private void pointAt(int character) {
        List<Span> spans = desk.readProperty().get().map(Encoded::spans).orElse(List.of());
        for (int token = 0; token < spans.size(); token++) {
            Span span = spans.get(token);
            if (span.start() <= character && character < span.end()) {
                studio.pointed()
                        .set(Optional.of(
                                new Spot(TransformerSites.embedded(reader()), List.of(token), new Rect(0, 0, 0, 0))));
                return;
            }
        }
    }
}
