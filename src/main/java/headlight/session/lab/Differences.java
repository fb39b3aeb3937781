package headlight.session.lab;

import java.util.List;

/** What tells runs apart: a chart names them by it. */
public final class Differences {

    private Differences() {}

    /** The settings that are not the same for all of these runs, in their order. */
    public static List<Setting> of(List<Run> runs) {
        List<Choices> choices =
                runs.stream().flatMap(run -> run.choices().stream()).toList();
        return LabSettings.EVERY.stream()
                .filter(setting -> choices.stream().anyMatch(one -> one.uses(setting)))
                .filter(setting -> choices.stream()
                                .map(one -> one.value(setting))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }
}
