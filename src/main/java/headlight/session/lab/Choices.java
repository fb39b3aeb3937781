package headlight.session.lab;

import static headlight.session.lab.LabSettings.ATTENTION;
import static headlight.session.lab.LabSettings.FAMILY;
import static headlight.session.lab.LabSettings.HEADS;
import static headlight.session.lab.LabSettings.HIDDEN;
import static headlight.session.lab.LabSettings.LAYERS;
import static headlight.session.lab.LabSettings.LEARNING_RATE;
import static headlight.session.lab.LabSettings.RESIDUAL;
import static headlight.session.lab.LabSettings.SCHEDULE;
import static headlight.session.lab.LabSettings.TEACHER_FORCING_END;

import headlight.engine.train.Forcing;
import headlight.engine.train.Settings;
import headlight.session.Recipe;
import headlight.session.TransformerRecipe;
import headlight.session.lab.Setting.Amount;
import headlight.session.lab.Setting.Family;
import headlight.session.lab.Setting.Flag;
import headlight.session.lab.Setting.OneOf;
import headlight.spec.Seq2SeqSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is chosen for a training. Immutable. */
public final class Choices {

    /** As the window trains at first: the plain model, quick enough to be watched. */
    public static final Choices FIRST = new Choices(Map.of());

    /** What a Transformer is trained with at first. */
    private static final Map<Setting, Object> TRANSFORMER =
            Map.of(FAMILY, Family.TRANSFORMER, LAYERS, 2.0, LEARNING_RATE, 0.003);

    /** The longest that a gradient may be. */
    private static final double CLIP = 5;

    private final Map<Setting, Object> chosen;

    private Choices(Map<Setting, Object> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    /** The same with another choice. Another family brings what suits it. */
    public Choices with(Setting setting, Object value) {
        Map<Setting, Object> other = new LinkedHashMap<>(chosen);
        if (setting.equals(FAMILY) && !value.equals(get(FAMILY))) {
            TRANSFORMER.keySet().forEach(other::remove);
            other.putAll(value == Family.TRANSFORMER ? TRANSFORMER : Map.of());
        }
        other.put(setting, value);
        return new Choices(other);
    }

    /** What is chosen, or what it is when nobody chose. */
    public Object value(Setting setting) {
        return chosen.getOrDefault(setting, setting.initial());
    }

    @SuppressWarnings("unchecked") // what is put in under a setting is of its type
    public <E extends Enum<E>> E get(OneOf<E> setting) {
        return (E) value(setting);
    }

    public boolean get(Flag setting) {
        return (Boolean) value(setting);
    }

    public double get(Amount setting) {
        return (Double) value(setting);
    }

    public int count(Amount setting) {
        return (int) Math.round(get(setting));
    }

    /** Whether a setting matters for what is chosen. */
    public boolean uses(Setting setting) {
        boolean attends = get(ATTENTION) != Seq2SeqSpec.Attention.NONE;
        return setting.scope().has(get(FAMILY))
                && (!setting.equals(LabSettings.COMBINE) || attends)
                && (!setting.equals(RESIDUAL) || count(LAYERS) > 1)
                && (!setting.equals(TEACHER_FORCING_END) || get(SCHEDULE) != Forcing.Curve.CONSTANT);
    }

    /** The model, where it is recurrent. */
    Recipe.Shape recurrent() {
        return new Recipe.Shape(
                get(LabSettings.CELL),
                get(ATTENTION),
                get(LabSettings.COMBINE),
                count(LAYERS),
                uses(RESIDUAL) && get(RESIDUAL),
                get(LabSettings.BIDIRECTIONAL),
                get(LabSettings.BRIDGE),
                get(LabSettings.REVERSE_SOURCE),
                get(LabSettings.FEED_CONTEXT),
                count(LabSettings.EMBEDDING),
                count(HIDDEN),
                0);
    }

    /** The model, where it is a Transformer. */
    TransformerRecipe.Shape transformer() {
        return new TransformerRecipe.Shape(count(LAYERS), count(HEADS), count(HIDDEN), count(LabSettings.FEED_FORWARD));
    }

    /** How often the decoder reads the right token, over the training. */
    Forcing forcing() {
        double first = get(LabSettings.TEACHER_FORCING);
        return uses(TEACHER_FORCING_END)
                ? new Forcing(get(SCHEDULE), first, get(TEACHER_FORCING_END))
                : Forcing.constant(first);
    }

    /** How to train. */
    Settings settings() {
        return new Settings(
                count(LabSettings.EPOCHS),
                count(LabSettings.BATCH),
                get(LEARNING_RATE),
                uses(LabSettings.WARMUP) ? count(LabSettings.WARMUP) : 0,
                forcing(),
                CLIP,
                count(LabSettings.SEED),
                0,
                1);
    }

    /** In a few words, for a model's title. */
    String title() {
        return get(FAMILY) == Family.TRANSFORMER ? "Transformer" : recurrent().title();
    }

    /** The same as options of {@code headlight train}. */
    List<String> options() {
        List<String> words = new ArrayList<>();
        LabSettings.EVERY.stream().filter(this::uses).forEach(setting -> {
            Object value = value(setting);
            if (setting instanceof Flag) {
                if (!value.equals(setting.initial())) {
                    words.add((Boolean) value ? "--" + setting.key() : "--no-" + setting.key());
                }
            } else {
                words.add("--" + setting.key());
                words.add(text(setting, value));
            }
        });
        return words;
    }

    private static String text(Setting setting, Object value) {
        return setting instanceof Amount amount ? amount.text((Double) value) : OneOf.word((Enum<?>) value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Choices choices
                && LabSettings.EVERY.stream().allMatch(s -> value(s).equals(choices.value(s)));
    }

    @Override
    public int hashCode() {
        return LabSettings.EVERY.stream().map(this::value).toList().hashCode();
    }
}
