package headlight.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What is remembered of looking at heads.
 *
 * @param mode   the way of looking
 * @param chosen what was chosen last in each model, by its name; of more than a few models, the latest
 */
public record HeadMemory(Mode mode, Map<String, Chosen> chosen) {

    private static final int MODELS = 8;

    /** Of the first start: heads, nothing chosen. */
    public static final HeadMemory NONE = new HeadMemory(Mode.HEADS, Map.of());

    public HeadMemory {
        chosen = latest(chosen);
    }

    private static Map<String, Chosen> latest(Map<String, Chosen> all) {
        Map<String, Chosen> latest = new LinkedHashMap<>();
        all.entrySet().stream()
                .skip(Math.max(0, all.size() - MODELS))
                .forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(latest);
    }

    /** Adds it to the lines of a properties file. */
    void write(Properties lines) {
        lines.setProperty("mode", mode.name());
        int at = 0;
        for (Map.Entry<String, Chosen> entry : chosen.entrySet()) {
            lines.setProperty("chosen." + at + ".model", entry.getKey());
            new ChosenLines(lines, "chosen." + at++).write(entry.getValue());
        }
    }

    /** From such lines; whatever is missing or makes no sense is as at the first start. */
    static HeadMemory read(Properties lines) {
        Mode mode = List.of(Mode.values()).stream()
                .filter(one -> one.name().equals(lines.getProperty("mode")))
                .findFirst()
                .orElse(NONE.mode());
        Map<String, Chosen> chosen = new LinkedHashMap<>();
        for (int i = 0; i < MODELS; i++) {
            String model = lines.getProperty("chosen." + i + ".model", "");
            new ChosenLines(lines, "chosen." + i).read().ifPresent(one -> chosen.put(model, one));
        }
        return new HeadMemory(mode, chosen);
    }
}
