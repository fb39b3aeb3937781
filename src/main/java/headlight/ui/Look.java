package headlight.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import headlight.figure.Fonts;
import headlight.figure.Theme;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the window looks: its theme, the size of its type, whether things move. */
final class Look {

    /** The size of plain type at scale 1, in pixels. */
    static final double TYPE = 13;

    private static final List<Double> SCALES = List.of(0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0);
    private static final Map<String, Theme> THEMES =
            Map.of("light", Theme.LIGHT, "dark", Theme.DARK, "contrast", Theme.CONTRAST);
    private static final PseudoClass CONTRAST = PseudoClass.getPseudoClass("contrast");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final BooleanProperty still = new SimpleBooleanProperty();

    Look(String theme, double scale, boolean still) {
        this.theme.set(THEMES.getOrDefault(theme, Theme.LIGHT));
        this.scale.set(scale);
        this.still.set(still);
    }

    /** Loads the bundled family. Any thread, once, before the first node. */
    static void loadFonts() {
        for (String resource : List.of(Fonts.REGULAR_RESOURCE, Fonts.STRONG_RESOURCE)) {
            InputStream file = Objects.requireNonNull(Look.class.getResourceAsStream(resource), resource);
            Font.loadFont(file, TYPE);
        }
    }

    /** Dresses a scene, and keeps it dressed. */
    void dress(Scene scene) {
        scene.getStylesheets().addAll(sheet("controlsfx-bridge"), sheet("headlight"));
        theme.addListener((property, before, now) -> wear(scene.getRoot()));
        scale.addListener((property, before, now) -> size(scene.getRoot()));
        wear(scene.getRoot());
        size(scene.getRoot());
    }

    /** Dresses a dialog as the window is dressed now. */
    void dress(DialogPane dialog) {
        dialog.getStylesheets().addAll(sheet("controlsfx-bridge"), sheet("headlight"));
        dialog.getStyleClass().add("shell");
        dialog.pseudoClassStateChanged(CONTRAST, theme.get().equals(Theme.CONTRAST));
        size(dialog);
    }

    private void wear(Parent root) {
        String agent = (theme.get().dark()
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        if (!agent.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(agent);
        }
        root.pseudoClassStateChanged(CONTRAST, theme.get().equals(Theme.CONTRAST));
    }

    private void size(Parent root) {
        root.setStyle("-fx-font-size: " + TYPE * scale.get() + "px;");
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Look.class.getResource("/headlight/styles/" + name + ".css"), name)
                .toExternalForm();
    }

    /** A picture on a control, which grows with the type. */
    FontIcon icon(Feather picture) {
        FontIcon icon = new FontIcon(picture);
        icon.scaleXProperty().bind(scale); // its own size belongs to the theme's stylesheet
        icon.scaleYProperty().bind(scale);
        return icon;
    }

    /** One size larger (1) or smaller (−1). */
    void resize(int by) {
        int nearest = 0;
        for (int i = 0; i < SCALES.size(); i++) {
            nearest = Math.abs(SCALES.get(i) - scale.get()) < Math.abs(SCALES.get(nearest) - scale.get()) ? i : nearest;
        }
        scale.set(SCALES.get(Math.max(0, Math.min(SCALES.size() - 1, nearest + by))));
    }

    ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    DoubleProperty scaleProperty() {
        return scale;
    }

    /** Whether things move at once instead of gliding. */
    BooleanProperty stillProperty() {
        return still;
    }
}
