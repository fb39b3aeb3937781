package headlight.session.lab;

import headlight.trace.Learning;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A training on show: one of this window, or that of a model from elsewhere.
 *
 * @param number  counts them, from 1
 * @param title   its name for people
 * @param choices what was chosen for it; empty for a model from elsewhere
 * @param report  how it stands
 * @param done    whether there is a model to keep or to walk through
 * @param folder  where its model lies, if a person keeps it
 */
public record Run(
        int number, String title, Optional<Choices> choices, Report report, boolean done, Optional<Path> folder) {

    /** How it went. */
    public Learning learning() {
        return report.learning();
    }

    Run with(Report newer) {
        return new Run(number, title, choices, newer, done, folder);
    }

    Run ended() {
        return new Run(number, title, choices, report, true, folder);
    }

    Run at(Path place) {
        return new Run(number, title, choices, report, done, Optional.of(place));
    }
}
