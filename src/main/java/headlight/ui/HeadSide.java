package headlight.ui;

import headlight.figure.Selection;
import headlight.figure.Words;
import headlight.figure.view.Views;
import headlight.session.Aside;
import headlight.session.Desk;
import headlight.session.HeadDesk;
import headlight.session.Mode;
import headlight.session.Numbers;
import headlight.session.Portrait;
import headlight.session.Product;
import headlight.trace.AttentionBlock;
import headlight.trace.Change;
import headlight.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Beside the picture: all heads, small; the chosen one in words; and how one of its scores comes about. */
final class HeadSide extends VBox {

    /** Who is to be described. */
    private record Sitter(Trace run, AttentionBlock block, int head) {

        /** The very same: comparing every number of two runs would take long. */
        @SuppressWarnings("ReferenceEquality")
        boolean isLike(Sitter other) {
            return run == other.run && head == other.head && block.equals(other.block);
        }
    }

    private final Studio studio;
    private final Desk desk;
    private final HeadDesk heads;
    private final Label head = label("heading");
    private final Label portrait = label("faint");
    private final Aside<Sitter, Portrait> portraits;
    private final Label product = label("strong");
    private final Label sum = label("faint");
    private final ProductBars bars;
    private final Hyperlink off = new Hyperlink();
    private Optional<Sitter> sitter = Optional.empty();

    /**
     * The pane.
     *
     * @param experiment shows what is changed
     */
    HeadSide(Studio studio, Runnable experiment) {
        super(6);
        this.studio = studio;
        this.desk = studio.desk();
        this.heads = desk.heads();
        getStyleClass().add("head-side");
        setId("head-side");
        bars = new ProductBars(studio);
        Views.named(Mode.MODEL.kind()).ifPresent(kind -> {
            HeadPicture thumbnails =
                    new HeadPicture(studio, studio.aside(), kind.kind(), false, HeadSide::layerAndHead);
            thumbnails.view().setId("thumbnails");
            getChildren().add(thumbnails.pane());
        });
        portraits = new Aside<>(
                studio.aside(), new ScreenThread(), sitter -> Portrait.of(sitter.run(), sitter.block(), sitter.head()));
        portrait.setId("portrait");
        portraits.answerProperty().addListener((property, before, now) -> describe());
        head.setId("head-name");
        sum.setId("product-sum");
        Label caution = label("faint");
        caution.textProperty().bind(studio.language().text("ui.heads.caution"));
        off.setId("switch-off");
        off.textProperty().bind(studio.language().text("ui.heads.off"));
        off.setWrapText(true);
        off.disableProperty().bind(desk.runsProperty().not());
        off.setOnAction(e -> heads.selection().ifPresent(now -> {
            desk.experiment().change(new Change.HeadOff(now.block(), now.head(), Change.Off.ZERO));
            experiment.run();
        }));
        getChildren().addAll(head, portrait, product, bars, sum, caution, off);
        heads.selectionProperty().addListener((property, before, now) -> refresh());
        desk.playhead().momentProperty().addListener((property, before, now) -> refresh());
        studio.language().messagesProperty().addListener((property, before, now) -> refresh());
        studio.look().themeProperty().addListener((property, before, now) -> refresh());
        refresh();
    }

    /** What all heads together depend on: which of them is marked. */
    private static Selection layerAndHead(Selection now) {
        return now.of(List.of(now.head()))
                .from(OptionalInt.empty())
                .to(OptionalInt.empty())
                .above(0)
                .turned(false);
    }

    private void refresh() {
        Optional<Trace> run = heads.run();
        Optional<Selection> selection = heads.selection();
        if (run.isEmpty() || selection.isEmpty()) {
            sitter = Optional.empty();
            return;
        }
        Selection now = selection.get();
        head.setText(studio.language()
                .now("ui.heads.name", now.head() + 1, now.block().layer() + 1));
        sit(new Sitter(run.get(), now.block(), now.head()));
        describe();
        Optional<Product> of = Product.of(run.get(), now);
        bars.show(of);
        List.<Region>of(product, bars, sum).forEach(part -> {
            part.setVisible(of.isPresent());
            part.setManaged(of.isPresent());
        });
        of.ifPresent(p -> tell(p, now, run.get()));
    }

    private void sit(Sitter next) {
        if (sitter.filter(next::isLike).isEmpty()) {
            sitter = Optional.of(next);
            portraits.ask(sitter);
        }
    }

    /** In a word and a few numbers. */
    private void describe() {
        portrait.setText(portraits
                .answerProperty()
                .get()
                .map(p -> studio.language()
                        .now(
                                "ui.portrait",
                                studio.language()
                                        .now("ui.portrait." + p.manner().name().toLowerCase(Locale.ROOT)),
                                Double.isNaN(p.far()) ? "–" : Numbers.percent(p.far()),
                                Numbers.brief(p.profile().entropy()),
                                Numbers.percent(p.profile().separators())))
                .orElse(""));
    }

    private void tell(Product p, Selection now, Trace run) {
        product.setText(studio.language()
                .now(
                        "ui.heads.product",
                        word(now.block().asking(run), p.query()),
                        word(now.block().asked(run), p.key())));
        String total = Numbers.brief(p.sum());
        sum.setText(
                p.onlyScaled()
                        ? studio.language()
                                .now(
                                        "ui.heads.sum.scaled",
                                        total,
                                        p.size(),
                                        Numbers.brief(p.score().orElseThrow()),
                                        Numbers.percent(p.weight()))
                        : studio.language().now("ui.heads.sum", total, Numbers.percent(p.weight())));
    }

    private static String word(List<String> tokens, int at) {
        return at < tokens.size() ? Words.shown(tokens.get(at)) : Integer.toString(at + 1);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
