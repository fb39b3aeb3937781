package headlight.ui;

import headlight.session.lab.Lab;
import headlight.session.lab.LabSettings;
import headlight.session.lab.Material;
import headlight.session.lab.Trouble;
import headlight.spec.Seq2SeqSpec.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** What is learned, by which model, and how. */
final class LabRecipe extends ScrollPane {

    private final Studio studio;
    private final Lab lab;
    private final ComboBox<Material> materials = new ComboBox<>();
    private final ComboBox<Tokens> tokens = new ComboBox<>();

    /** @param file asks for a file of pairs */
    LabRecipe(Studio studio, Runnable file) {
        this.studio = studio;
        this.lab = studio.lab();
        getStyleClass().addAll("bare", "edge-to-edge", "lab-recipe");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        SettingControls controls = new SettingControls(studio);
        VBox content = new VBox(
                8,
                heading("ui.lab.material"),
                material(file),
                trouble(studio, Trouble.Place.MATERIAL),
                heading("ui.lab.model"),
                controls.rows(LabSettings.MODEL),
                heading("ui.lab.training"),
                controls.rows(LabSettings.TRAINING),
                trouble(studio, Trouble.Place.MODEL));
        content.getStyleClass().add("lab-recipe-content");
        setContent(content);
    }

    private VBox material(Runnable file) {
        materials.setId("lab-material");
        materials.setMaxWidth(Double.MAX_VALUE);
        materials.getItems().setAll(Lab.materials());
        materials.setConverter(named(this::said));
        materials.setValue(lab.materialProperty().get());
        materials.valueProperty().addListener((property, before, now) -> {
            if (now != null && !now.equals(lab.materialProperty().get())) {
                lab.use(now);
            }
        });
        lab.materialProperty().addListener((property, before, now) -> {
            if (!materials.getItems().contains(now)) {
                materials.getItems().removeIf(Material.Own.class::isInstance);
                materials.getItems().add(now);
            }
            materials.setValue(now);
        });
        studio.language().describe(materials, "ui.lab.material");
        tokens.setId("lab-tokens");
        tokens.getItems().setAll(Tokens.values());
        tokens.setConverter(named(
                kind -> studio.language().now("ui.lab.tokens." + kind.name().toLowerCase(Locale.ROOT))));
        tokens.setValue(Tokens.WORDS);
        tokens.valueProperty().addListener((property, before, now) -> {
            if (lab.materialProperty().get() instanceof Material.Own own && own.tokens() != now) {
                lab.use(new Material.Own(own.file(), own.pairs(), now));
            }
        });
        studio.language().describe(tokens, "ui.lab.tokens");
        BooleanBinding own = javafx.beans.binding.Bindings.createBooleanBinding(
                () -> lab.materialProperty().get() instanceof Material.Own, lab.materialProperty());
        tokens.visibleProperty().bind(own);
        tokens.managedProperty().bind(own);
        Button open = new Button("", studio.look().icon(Feather.FOLDER));
        open.setId("lab-file");
        open.getStyleClass().addAll("button-icon", "flat");
        open.setOnAction(e -> file.run());
        studio.language().describe(open, "ui.lab.file.tip");
        HBox.setHgrow(materials, Priority.ALWAYS);
        BooleanBinding busy = lab.stateProperty().isNotEqualTo(Lab.State.IDLE);
        List.<Node>of(materials, tokens, open)
                .forEach(node -> node.disableProperty().bind(busy));
        return new VBox(6, new HBox(6, materials, open), tokens);
    }

    /** How the tokens of a dropped file are read. */
    Tokens tokens() {
        return tokens.getValue();
    }

    private String said(Material material) {
        return material instanceof Material.Own own
                ? studio.language().now("ui.lab.pairs", own.title(), own.pairs().size())
                : studio.language().now("ui.lab.task." + material.name());
    }

    private Label heading(String key) {
        Label heading = new Label();
        heading.textProperty().bind(studio.language().text(key));
        heading.getStyleClass().add("heading");
        return heading;
    }

    /** Says what was refused, where it belongs. */
    static Label trouble(Studio studio, Trouble.Place place) {
        Lab lab = studio.lab();
        Label label = new Label();
        label.setId("lab-trouble-" + place.name().toLowerCase(Locale.ROOT));
        label.getStyleClass().add("error");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty()
                .bind(studio.language()
                        .says(
                                () -> lab.troubleProperty()
                                        .get()
                                        .filter(trouble -> trouble.place() == place)
                                        .map(trouble -> said(studio, trouble))
                                        .orElse(""),
                                lab.troubleProperty()));
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static String said(Studio studio, Trouble trouble) {
        return trouble.saying()
                .map(s -> studio.language()
                        .now("refusal." + s.key(), s.arguments().toArray()))
                .orElse(trouble.message());
    }

    private static <T> StringConverter<T> named(java.util.function.Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return Optional.ofNullable(value).map(name).orElse("");
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }
}
