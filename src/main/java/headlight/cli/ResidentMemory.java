package headlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process that lies in the machine's own, not on a disk. Linux alone tells it. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Whether it can be known here. */
    static boolean isKnown() {
        return Files.exists(STATUS);
    }

    /** What it is now, in MB. */
    static double now() throws IOException {
        return read("VmRSS:");
    }

    /** The most it has been, in MB. */
    static double most() throws IOException {
        return read("VmHWM:");
    }

    private static double read(String name) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new IOException(STATUS + ": no line " + name));
    }
}
