package headlight.ui;

import headlight.session.lab.Lab;
import headlight.session.lab.LabSettings;
import headlight.session.lab.Setting;
import headlight.session.lab.Setting.Amount;
import headlight.session.lab.Setting.Flag;
import headlight.session.lab.Setting.OneOf;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A control for each setting of the laboratory: what it is called, and what to choose. */
final class SettingControls {

    /** These act while a training goes on. */
    private static final List<Setting> LIVE = List.of(LabSettings.LEARNING_RATE, LabSettings.TEACHER_FORCING);

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double SLOWEST_RATE = 1e-5;
    private static final double FASTEST_RATE = 0.1;

    private final Studio studio;
    private final Lab lab;
    private final BooleanBinding busy;

    SettingControls(Studio studio) {
        this.studio = studio;
        this.lab = studio.lab();
        busy = lab.stateProperty().isNotEqualTo(Lab.State.IDLE);
    }

    /** A row for each of these that matters for what is chosen. */
    VBox rows(List<Setting> settings) {
        VBox rows = new VBox();
        rows.getStyleClass().add("lab-settings");
        for (Setting setting : settings) {
            Region control = control(setting);
            control.setId("lab-" + setting.key());
            studio.language().name(control, "lab." + setting.key());
            if (!LIVE.contains(setting)) {
                control.disableProperty().bind(busy);
            }
            HBox row = new HBox(8, control);
            row.setAlignment(Pos.CENTER_LEFT);
            if (!(setting instanceof Flag)) { // which says its name itself
                Label name = new Label();
                name.textProperty().bind(studio.language().text("lab." + setting.key()));
                name.setLabelFor(control);
                name.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(name, Priority.ALWAYS);
                control.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(0, name);
            }
            there(row, setting);
            rows.getChildren().add(row);
        }
        return rows;
    }

    private void there(Node node, Setting setting) {
        BooleanBinding used =
                Bindings.createBooleanBinding(() -> lab.choicesProperty().get().uses(setting), lab.choicesProperty());
        node.visibleProperty().bind(used);
        node.managedProperty().bind(used);
    }

    private Region control(Setting setting) {
        if (setting instanceof OneOf<?> one) {
            return choice(one);
        } else if (setting instanceof Flag flag) {
            return check(flag);
        }
        return LIVE.contains(setting) ? slider((Amount) setting) : number((Amount) setting);
    }

    private ComboBox<Enum<?>> choice(OneOf<?> setting) {
        ComboBox<Enum<?>> box = new ComboBox<>();
        box.getItems().setAll(setting.offered());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Enum<?> value) {
                return value == null ? "" : studio.language().now("lab." + setting.key() + "." + OneOf.word(value));
            }

            @Override
            public Enum<?> fromString(String text) {
                return box.getValue();
            }
        });
        box.setValue((Enum<?>) lab.choicesProperty().get().value(setting));
        box.valueProperty().addListener((property, before, now) -> choose(setting, now));
        lab.choicesProperty().addListener((property, before, now) -> box.setValue((Enum<?>) now.value(setting)));
        studio.language().messagesProperty().addListener((property, before, now) -> {
            Enum<?> value = box.getValue();
            box.setValue(null); // says it anew
            box.setValue(value);
        });
        return box;
    }

    private CheckBox check(Flag setting) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(studio.language().text("lab." + setting.key()));
        box.setSelected(lab.choicesProperty().get().get(setting));
        box.selectedProperty().addListener((property, before, now) -> choose(setting, now));
        lab.choicesProperty().addListener((property, before, now) -> box.setSelected(now.get(setting)));
        return box;
    }

    private ComboBox<String> number(Amount setting) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.getItems().setAll(setting.offered().stream().map(setting::text).toList());
        box.setValue(setting.text(lab.choicesProperty().get().get(setting)));
        box.valueProperty().addListener((property, before, now) -> {
            boolean fits = fits(setting, now);
            box.pseudoClassStateChanged(WRONG, !fits);
            box.getEditor().pseudoClassStateChanged(WRONG, !fits);
            if (fits) {
                choose(setting, Double.valueOf(now.strip()));
            }
        });
        lab.choicesProperty().addListener((property, before, now) -> {
            if (!setting.text(now.get(setting)).equals(box.getValue()) && now.get(setting) != before.get(setting)) {
                box.setValue(setting.text(now.get(setting)));
            }
        });
        box.focusedProperty().addListener((property, before, now) -> {
            if (!now && !fits(setting, box.getValue())) {
                box.setValue(setting.text(lab.choicesProperty().get().get(setting))); // back to what fits
            }
        });
        return box;
    }

    private static boolean fits(Amount setting, String typed) {
        try {
            return typed != null && setting.fits(Double.parseDouble(typed.strip()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A slider with its number; a learning rate moves in factors. */
    private HBox slider(Amount setting) {
        boolean factors = setting.equals(LabSettings.LEARNING_RATE);
        Slider slider = factors
                ? new Slider(Math.log10(SLOWEST_RATE), Math.log10(FASTEST_RATE), 0)
                : new Slider(setting.least(), setting.most(), 0);
        slider.setBlockIncrement(factors ? 0.1 : 0.05);
        slider.setId("slider-" + setting.key());
        studio.language().name(slider, "lab." + setting.key());
        Label number = new Label();
        number.getStyleClass().add("lab-number");
        show(setting, factors, slider, number);
        slider.valueProperty()
                .addListener((property, before, now) -> choose(
                        setting, rounded(factors ? Math.pow(10, now.doubleValue()) : now.doubleValue(), factors)));
        lab.choicesProperty().addListener((property, before, now) -> {
            if (now.get(setting) != before.get(setting)) {
                show(setting, factors, slider, number);
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox box = new HBox(6, slider, number);
        box.getStyleClass().add("lab-slider");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void show(Amount setting, boolean factors, Slider slider, Label number) {
        double value = lab.choicesProperty().get().get(setting);
        double now = rounded(factors ? Math.pow(10, slider.getValue()) : slider.getValue(), factors);
        if (now != value) {
            slider.setValue(factors ? Math.log10(value) : value);
        }
        number.setText(String.format(Locale.ROOT, factors ? "%.2g" : "%.2f", value));
    }

    /** A rate with two digits, a probability in twentieths. */
    private static double rounded(double value, boolean factors) {
        return factors ? Double.parseDouble(String.format(Locale.ROOT, "%.1e", value)) : Math.round(value * 20) / 20.0;
    }

    private void choose(Setting setting, Object value) {
        if (value != null && !value.equals(lab.choicesProperty().get().value(setting))) {
            lab.choose(setting, value);
        }
    }
}
