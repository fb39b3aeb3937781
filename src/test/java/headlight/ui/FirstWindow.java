package headlight.ui;

import headlight.session.HeadMemory;
import headlight.session.Settings;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** A window as tests open it: English, light, at one size, with nothing remembered and nobody to ask for files. */
final class FirstWindow {

    private FirstWindow() {}

    /** What is remembered of the time before. */
    static Settings settings() {
        return new Settings(
                "en",
                "light",
                1,
                Settings.first().size(),
                1,
                true,
                "",
                "",
                List.of(),
                Optional.of(new Settings.Place(0, 0, 1280, 800, false)),
                HeadMemory.NONE);
    }

    /** Nobody chooses a file. */
    static class NoPlaces implements Places {
        @Override
        public Optional<File> toOpen(Language language, Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<File> toLearn(Language language, Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<File> toKeep(Language language, Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<File> toSave(String name, Language language, Window owner) {
            return Optional.empty();
        }
    }
}
