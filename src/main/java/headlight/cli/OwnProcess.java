package headlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Headlight in a process of its own, started as a person starts it, but with the settings of a first start.
 *
 * @param options   for Java, beyond those of the launcher
 * @param arguments of the command line
 */
record OwnProcess(List<String> options, List<String> arguments) {

    /**
     * One without further options.
     *
     * @param end where a window that is only measured ends; empty for a command
     */
    OwnProcess(String end, List<String> arguments) {
        this(List.of("-Dheadlight.end=" + end), arguments);
    }

    /** How long it took to the first word of the window, or to the end of a command, which has none; in seconds. */
    double seconds() throws IOException {
        long begin = System.nanoTime();
        double[] seconds = new double[1];
        run(out -> {
            out.read();
            seconds[0] = (System.nanoTime() - begin) / 1e9;
        });
        return seconds[0];
    }

    /** What it found out about itself: one finding a line. */
    List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        run(out -> new String(out.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(Finding::of)
                .forEach(findings::add));
        return findings;
    }

    /** What takes longer than this hangs. */
    private static final int PATIENCE_SECONDS = 900;

    private interface Reader {
        void read(InputStream out) throws IOException;
    }

    private void run(Reader reader) throws IOException {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(arguments);
        Path settings = Files.createTempDirectory("headlight-bench");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().merge("HEADLIGHT_JVM", String.join(" ", options), (a, b) -> a + " " + b);
        builder.environment().put("XDG_CONFIG_HOME", settings.toString());
        builder.environment().put("APPDATA", settings.toString());
        Process process = builder.start();
        long begin = System.nanoTime();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try {
            reader.read(process.getInputStream());
            int code = process.waitFor();
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IOException(
                        String.join(" ", command) + ": did not end within " + PATIENCE_SECONDS + " seconds");
            }
            if (code != Exit.DONE) {
                throw new IOException(String.join(" ", command) + ": ended with exit code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            process.destroy();
            Files.deleteIfExists(settings.resolve("headlight").resolve("settings.properties"));
            Files.deleteIfExists(settings.resolve("headlight"));
            Files.deleteIfExists(settings);
        }
    }

    /** The way a person starts the program; from a build's class folders, Java itself. */
    private List<String> launcher() {
        Path launcher = Path.of(System.getProperty("headlight.home", "."), "bin", "headlight");
        if (Files.isExecutable(launcher)) {
            return List.of(launcher.toString());
        }
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dheadlight.compiler=quick",
                "-XX:CompileThresholdScaling=0.2",
                "-XX:+UseSerialGC",
                "-Xms768m",
                "-Xmn32m",
                "-XX:MetaspaceSize=128m"));
        java.addAll(options);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), "headlight.Headlight"));
        return java;
    }
}
