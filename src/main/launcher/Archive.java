import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Run by the build once the folder stands: writes {@code lib/headlight.jsa}, the classes of a start as they lie in
 * memory, which saves the next start a third of its work. It draws a figure and opens the window, without a display, to
 * see which classes that takes, and has the virtual machine archive them.
 *
 * <p>Nothing depends on the archive: where it cannot be made, the build goes on without.
 */
final class Archive {

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final String monocle;
    private final Path work;

    private Archive(Path folder, String monocle, Path work) {
        this.folder = folder;
        this.monocle = monocle;
        this.work = work;
    }

    /** Arguments: the folder, and the jar that lets JavaFX run without a display. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("headlight-archive");
        try {
            boolean written = new Archive(Path.of(args[0]).toAbsolutePath(), args[1], work).write();
            System.out.println(written ? "archived the classes of a start" : "no archive: starts take a little longer");
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private boolean write() throws IOException, InterruptedException {
        String classes = folder.resolve("lib/headlight.jar").toString();
        Path archive = folder.resolve("lib/headlight.jsa");
        Files.deleteIfExists(archive);
        boolean sample = Files.exists(folder.resolve("sample-models/french/config.json"));
        String text = "il a m' entarté";
        Path figure = work.resolve("figure.txt");
        Path window = work.resolve("window.txt");
        List<String> drawing = sample
                ? List.of("figure", "alignment", "french", text, "-o", work.resolve("a.svg").toString())
                : List.of("models");
        java(List.of("-XX:DumpLoadedClassList=" + figure, "-cp", classes), drawing);
        java(
                List.of(
                        "-XX:DumpLoadedClassList=" + window,
                        "-Dglass.platform=Monocle",
                        "-Dmonocle.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dheadlight.end=" + (sample ? "ready" : "first-frame"),
                        "-cp",
                        classes + System.getProperty("path.separator") + monocle),
                sample ? List.of("open", "french", text) : List.of());
        TreeSet<String> names = new TreeSet<>();
        for (Path list : List.of(figure, window)) {
            if (Files.exists(list)) {
                Files.readAllLines(list).stream()
                        .filter(line -> !line.startsWith("#") && !line.startsWith("@") && !line.contains("source:"))
                        .map(line -> line.replaceFirst(" .*", ""))
                        .filter(name -> !name.startsWith("com/sun/glass/ui/monocle"))
                        .forEach(names::add);
            }
        }
        Path list = Files.write(work.resolve("classes.txt"), names);
        java(
                List.of(
                        "-Xshare:dump",
                        "-Xlog:disable",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        classes),
                List.of());
        // Classes are mapped back only from the same place: the launcher compares.
        Files.writeString(folder.resolve("lib/headlight.jsa.place"), folder.toRealPath() + System.lineSeparator());
        return Files.exists(archive);
    }

    /** Runs the Java that builds, with the settings that the launcher gives, far from anyone's own settings. */
    private void java(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dheadlight.home=" + folder,
                "-Duser.home=" + work));
        command.addAll(options);
        command.add("headlight.Headlight");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output.txt").toFile());
        builder.environment().put("XDG_CONFIG_HOME", work.toString());
        builder.environment().put("APPDATA", work.toString());
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
