package headlight.ui;

import headlight.figure.Theme;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** How the window looks: its colours, the size of its type, whether things move. */
final class LookMenu extends MenuButton {

    private final Studio studio;

    LookMenu(Studio studio) {
        super("", studio.look().icon(Feather.SUN));
        this.studio = studio;
        setId("theme");
        getStyleClass().addAll("button-icon", "flat", "no-arrow", "look-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        studio.language().describe(this, "ui.theme");
        Look look = studio.look();
        ToggleGroup themes = new ToggleGroup();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST)) {
            RadioMenuItem item = named(new RadioMenuItem(), "theme-" + theme.name(), "ui.theme." + theme.name());
            item.setToggleGroup(themes);
            item.setOnAction(e -> look.themeProperty().set(theme));
            look.themeProperty().addListener((property, before, now) -> item.setSelected(now.equals(theme)));
            item.setSelected(look.themeProperty().get().equals(theme));
            getItems().add(item);
        }
        CheckMenuItem still = named(new CheckMenuItem(), "still", "ui.still");
        still.selectedProperty().bindBidirectional(look.stillProperty());
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("ui.larger", () -> look.resize(1)),
                        item("ui.smaller", () -> look.resize(-1)),
                        item("ui.natural", () -> look.scaleProperty().set(1)),
                        new SeparatorMenuItem(),
                        still);
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = named(new MenuItem(), key.substring("ui.".length()), key);
        item.setOnAction(e -> action.run());
        return item;
    }

    private <T extends MenuItem> T named(T item, String id, String key) {
        item.setId(id);
        item.textProperty().bind(studio.language().text(key));
        return item;
    }
}
