package headlight.ui;

import headlight.session.Inspector;
import headlight.session.Numbers;
import headlight.session.Reading;
import headlight.trace.Quantity;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** "How this number came about": formula, numbers, result, and what it came from, down to the weights and back. */
final class ExplanationPane extends VBox {

    /** How many terms of one group stand there at first, and how many more each time someone asks. */
    private static final int FIRST = 6;

    private static final int MORE = 50;
    private static final double MARGIN = 34;

    private final Studio studio;
    private final Inspector inspector;
    private final VBox content = new VBox(8);
    private final HBox title = new HBox(8);
    private final FlowPane way = new FlowPane(4, 2);

    ExplanationPane(Studio studio) {
        this.studio = studio;
        this.inspector = studio.desk().inspector();
        getStyleClass().add("explanation");
        setId("explanation");
        setSpacing(6);
        content.getStyleClass().add("explanation-content");
        setMinHeight(0);
        title.setAlignment(Pos.BASELINE_LEFT);
        way.setAlignment(Pos.CENTER_LEFT);
        way.setId("way");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("bare", "edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, way, scroll);
        inspector.pathProperty().addListener((property, before, now) -> rebuild());
        studio.language().messagesProperty().addListener((property, before, now) -> rebuild());
        studio.look().themeProperty().addListener((property, before, now) -> rebuild());
        studio.look().scaleProperty().addListener((property, before, now) -> rebuild());
        widthProperty().addListener((property, before, now) -> rebuild());
        rebuild();
    }

    private double scale() {
        return studio.look().scaleProperty().get();
    }

    private void rebuild() {
        boolean focused = isFocusWithin();
        Label heading = label("ui.explanation.title", "heading");
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        title.getChildren().setAll(heading);
        way.getChildren().clear();
        content.getChildren().clear();
        inspector.current().ifPresentOrElse(this::explain, this::invite);
        way.setVisible(!way.getChildren().isEmpty());
        way.setManaged(way.isVisible());
        if (focused) {
            keepFocus();
        }
    }

    /** The link that was pressed is gone: the keyboard goes on with the first number that can be followed now. */
    private void keepFocus() {
        Optional.ofNullable(content.lookup(".number-link"))
                .or(() -> way.lookupAll(".number-link").stream().reduce((first, last) -> last))
                .or(() -> Optional.ofNullable(title.lookup(".button")))
                .or(() -> Optional.ofNullable(getScene().lookup("#stage")))
                .ifPresent(Node::requestFocus);
    }

    private void invite() {
        content.getChildren()
                .addAll(
                        wrapped(studio.language().now("ui.explanation.empty"), "faint"),
                        wrapped(studio.language().now("ui.explanation.try"), "faint"));
    }

    private void explain(Quantity number) {
        Label value = new Label("= " + Numbers.brief(number.value()));
        value.getStyleClass().addAll("strong", "accent");
        value.setId("explained-value");
        FormulaView symbol = formula(number.symbol(), 1.2, 120);
        symbol.getStyleClass().add("accent");
        Button close = new Button("✕");
        close.getStyleClass().addAll("flat", "small");
        close.setOnAction(e -> inspector.close());
        studio.language().describe(close, "ui.explanation.close");
        title.getChildren().addAll(symbol, value, close);
        breadcrumb();
        number.explanation().ifPresentOrElse(e -> read(Reading.of(e)), () -> leaf(number));
    }

    private void breadcrumb() {
        List<Quantity> path = inspector.pathProperty().get();
        if (path.size() < 2) {
            return;
        }
        for (int i = 0; i < path.size(); i++) {
            int depth = i;
            if (i == path.size() - 1) {
                way.getChildren().add(formula(path.get(i).symbol(), 1, 90));
            } else {
                Button step = link(formula(path.get(i).symbol(), 1, 90), path.get(i));
                step.setOnAction(e -> inspector.backTo(depth));
                way.getChildren().addAll(step, faint("›"));
            }
        }
    }

    private void leaf(Quantity number) {
        boolean weight = studio.desk()
                .playhead()
                .moment()
                .map(m -> !m.trace().sites().contains(number.name()))
                .orElse(true);
        content.getChildren()
                .addAll(
                        wrapped(
                                studio.language().now(weight ? "ui.explanation.leaf" : "ui.explanation.recorded"),
                                "faint"),
                        wrapped(number.toString(), "tensor"),
                        wrapped(Numbers.full(number.value()), "strong"));
    }

    private void read(Reading reading) {
        content.getChildren()
                .add(formula(
                        "\\displaystyle " + reading.formula(), 1.15, Math.max(120, getWidth() - MARGIN * scale())));
        for (int i = 0; i < reading.lines().size(); i++) {
            boolean result = i == reading.lines().size() - 1;
            Label line = wrapped("= " + reading.lines().get(i), result ? "strong" : "line");
            content.getChildren().add(line);
        }
        if (reading.sum()) {
            content.getChildren()
                    .addAll(
                            wrapped(
                                    studio.language()
                                            .now(
                                                    reading.inside()
                                                            ? "ui.explanation.terms.inside"
                                                            : "ui.explanation.terms",
                                                    reading.terms().size()),
                                    "faint"),
                            new TermBars(
                                    reading.terms(),
                                    studio.look().themeProperty().get(),
                                    scale(),
                                    term -> inspector.follow(term.inputs().get(0))));
        } else {
            content.getChildren().add(wrapped(studio.language().now("ui.explanation.from"), "faint"));
        }
        reading.groups().forEach(group -> content.getChildren().add(group(group)));
    }

    private VBox group(Reading.Group group) {
        Label names = wrapped(String.join(" · ", group.names()), "tensor");
        Label total = new Label(
                group.terms().size() < 2
                        ? ""
                        : studio.language()
                                .now("ui.explanation.group", group.terms().size(), Numbers.brief(group.total())));
        total.getStyleClass().add("faint");
        VBox box = new VBox(2, names);
        if (!total.getText().isEmpty()) {
            box.getChildren().add(total);
        }
        box.getStyleClass().add("term-group");
        more(box, group, 0, FIRST);
        return box;
    }

    /** Adds further terms, and below them the offer of still more. */
    private void more(VBox box, Reading.Group group, int from, int count) {
        int until = Math.min(group.terms().size(), from + count);
        group.terms().subList(from, until).forEach(term -> box.getChildren().add(row(term)));
        int left = group.terms().size() - until;
        if (left > 0) {
            Hyperlink rest = new Hyperlink(studio.language().now("ui.explanation.more", left));
            rest.setOnAction(e -> {
                box.getChildren().remove(rest);
                more(box, group, until, MORE);
            });
            box.getChildren().add(rest);
        }
    }

    /** One term: its factors, each of which can be followed, and what it adds. */
    private HBox row(Reading.Term term) {
        HBox row = new HBox(3);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("term");
        for (Quantity input : term.inputs()) {
            if (!row.getChildren().isEmpty()) {
                row.getChildren().add(faint("·"));
            }
            Button link = link(formula(input.symbol(), 1.05, 110), input);
            link.setText(Numbers.brief(input.value()));
            link.setOnAction(e -> inspector.follow(input));
            row.getChildren().add(link);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label value = new Label((term.computed() ? term.text() + " = " : "= ") + Numbers.brief(term.value()));
        value.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().addAll(space, value);
        return row;
    }

    private Button link(Node symbol, Quantity to) {
        Button link = new Button("", symbol);
        link.getStyleClass().addAll("flat", "number-link");
        link.setAccessibleText(
                studio.language().now("ui.explanation.follow", to.toString(), Numbers.brief(to.value())));
        return link;
    }

    private FormulaView formula(String latex, double size, double room) {
        return new FormulaView(latex, Look.TYPE * size * scale(), room * scale());
    }

    private Label label(String key, String style) {
        Label label = new Label(studio.language().now(key));
        label.getStyleClass().add(style);
        return label;
    }

    private static Label faint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("faint");
        return label;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
