package headlight.session;

import headlight.trace.StepSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What the window remembers from one start to the next.
 *
 * @param language     {@code en} or {@code ko}
 * @param theme        {@code light}, {@code dark} or {@code contrast}
 * @param scale        of all type, from 0.8 to 2
 * @param size         how far one press of "next" goes
 * @param speed        steps a second while playing, as a multiple of the usual
 * @param reduceMotion whether things move at once
 * @param model        the last model's key; empty at the first start
 * @param text         the last text
 * @param recent       models and traces opened from elsewhere, the newest first
 * @param window       its place on the screen, if known
 * @param heads        what of Transformers was looked at, and how
 */
public record Settings(
        String language,
        String theme,
        double scale,
        StepSize size,
        double speed,
        boolean reduceMotion,
        String model,
        String text,
        List<String> recent,
        Optional<Place> window,
        HeadMemory heads) {

    public static final List<String> LANGUAGES = List.of("en", "ko");
    public static final List<String> THEMES = List.of("light", "dark", "contrast");
    public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);
    private static final int RECENT = 8;

    /** Where a window stands. */
    public record Place(double x, double y, double width, double height, boolean maximized) {}

    public Settings {
        recent = recent.stream().distinct().limit(RECENT).toList();
    }

    /** Of the first start, in the language of the person's system when there is one. */
    public static Settings first() {
        String system = Locale.getDefault().getLanguage();
        return new Settings(
                LANGUAGES.contains(system) ? system : "en",
                "light",
                1,
                StepSize.STAGE,
                1,
                false,
                "",
                "",
                List.of(),
                Optional.empty(),
                HeadMemory.NONE);
    }

    /** As lines of a properties file. */
    Properties toProperties() {
        Properties lines = new Properties();
        lines.setProperty("language", language);
        lines.setProperty("theme", theme);
        lines.setProperty("scale", Double.toString(scale));
        lines.setProperty("size", size.name());
        lines.setProperty("speed", Double.toString(speed));
        lines.setProperty("reduceMotion", Boolean.toString(reduceMotion));
        lines.setProperty("model", model);
        lines.setProperty("text", text);
        for (int i = 0; i < recent.size(); i++) {
            lines.setProperty("recent." + i, recent.get(i));
        }
        window.ifPresent(p -> lines.setProperty(
                "window", p.x() + " " + p.y() + " " + p.width() + " " + p.height() + " " + p.maximized()));
        heads.write(lines);
        return lines;
    }

    /** From such lines; whatever is missing or makes no sense is as at the first start. */
    static Settings from(Properties lines) {
        Settings first = first();
        List<String> recent = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            Optional.ofNullable(lines.getProperty("recent." + i)).ifPresent(recent::add);
        }
        return new Settings(
                oneOf(LANGUAGES, lines.getProperty("language"), first.language()),
                oneOf(THEMES, lines.getProperty("theme"), first.theme()),
                Math.max(0.8, Math.min(2, number(lines.getProperty("scale")).orElse(first.scale()))),
                size(lines.getProperty("size")).orElse(first.size()),
                number(lines.getProperty("speed")).filter(SPEEDS::contains).orElse(first.speed()),
                Boolean.parseBoolean(lines.getProperty("reduceMotion")),
                lines.getProperty("model", first.model()),
                lines.getProperty("text", first.text()),
                recent,
                place(lines.getProperty("window", "").split(" ")),
                HeadMemory.read(lines));
    }

    private static String oneOf(List<String> choices, String value, String otherwise) {
        return value != null && choices.contains(value) ? value : otherwise;
    }

    private static Optional<StepSize> size(String value) {
        return List.of(StepSize.values()).stream()
                .filter(s -> s.name().equals(value))
                .findFirst();
    }

    private static Optional<Place> place(String[] parts) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < Math.min(4, parts.length); i++) {
            number(parts[i]).ifPresent(numbers::add);
        }
        boolean sensible = parts.length == 5 && numbers.size() == 4 && numbers.get(2) >= 300 && numbers.get(3) >= 200;
        return sensible
                ? Optional.of(new Place(
                        numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), Boolean.parseBoolean(parts[4])))
                : Optional.empty();
    }

    private static Optional<Double> number(String value) {
        try {
            return Optional.ofNullable(value).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
