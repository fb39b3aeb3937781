package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import headlight.figure.Extent;
import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import headlight.trace.Stack;
import headlight.trace.StepSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
            Optional.of(new Settings.Place(10, 20, 1280, 800, false)),
            new HeadMemory(
                    Mode.HEAD,
                    Map.of(
                            "bert base",
                            new Chosen(
                                    "이 동물은 = 길을 #1",
                                    new Selection(
                                            new AttentionBlock(Stack.ENCODER, 4, false),
                                            List.of(3, 5),
                                            OptionalInt.of(2),
                                            OptionalInt.empty(),
                                            0.25,
                                            true,
                                            Optional.of(new Extent(0, 8, 3, 9)),
                                            List.of(),
                                            Optional.empty()),
                                    false,
                                    Optional.of("##물"),
                                    Optional.empty()))));

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

    @Test
    void aWrongChoiceIsNone() throws IOException {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        for (String wrong : List.of("heads=-1", "heads=", "heads=1,x", "block=the first", "least=2", "query=-3")) {
            Files.writeString(
                    file.path(),
                    "mode=NEURON\nchosen.0.model=bert\nchosen.0.block=encoder.layers.1.self_attn\nchosen.0.heads=1\n"
                            + "chosen.0." + wrong + "\n");

            assertEquals(Map.of(), file.read().heads().chosen(), wrong);
            assertEquals(Mode.NEURON, file.read().heads().mode());
        }
    }
}
