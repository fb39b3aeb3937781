package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import headlight.trace.StepSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final Settings SOME = new Settings(
            "ko",
            "dark",
            1.25,
            StepSize.NUMBER,
            2,
            true,
            "korean",
            "나는 딥러닝 강사입니다",
            List.of("/a model", "/b"),
            Optional.of(new Settings.Place(10, 20, 1280, 800, false)));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        SettingsFile file = new SettingsFile(folder.resolve("deep/settings.properties"));

        file.write(SOME);

        assertEquals(SOME, file.read());
    }

    @Test
    void nothingOrNonsenseIsTheFirstStart() throws IOException {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        assertEquals(Settings.first(), file.read());

        Files.write(file.path(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2});
        assertEquals(Settings.first(), file.read());

        Files.writeString(file.path(), "scale=\\uZZZZ");
        assertEquals(Settings.first(), file.read());
    }

    @Test
    void aWrongValueSpoilsOnlyItself() throws IOException {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        Files.writeString(
                file.path(), "theme=dark\nscale=999\nspeed=NaN\nsize=HUGE\nwindow=1 2 three 4 x\nlanguage=xx\n");

        Settings read = file.read();

        assertEquals("dark", read.theme());
        assertEquals(2, read.scale());
        assertEquals(1, read.speed());
        assertEquals(StepSize.STAGE, read.size());
        assertEquals(Optional.empty(), read.window());
        assertEquals(Settings.first().language(), read.language());
    }
}
