package headlight.store;

import headlight.text.Refusal;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A trace in a file: {@code .npz}, {@code .safetensors} or {@code .json}, whoever wrote it. It needs the tokens of both
 * sides and some weights; everything else may be missing. How its numbers came about is not in the file.
 */
public final class TraceFile {

    /** How the names of such files may end. */
    public static final List<String> ENDINGS = List.of(".npz", ".safetensors", ".json");

    /** The tokens in an {@code .npz}. */
    private static final String TOKENS = "tokens.json";

    private TraceFile() {}

    /** Whether the name of a file ends as a trace's does. */
    public static boolean isNamed(Path file) {
        return ENDINGS.stream().anyMatch(lower(file)::endsWith);
    }

    /**
     * Reads a trace.
     *
     * @throws Refusal     when it is not as it must be
     * @throws IOException when the file cannot be read
     */
    public static Trace read(Path file) throws IOException {
        checkNamed(file);
        if (Files.isDirectory(file)) {
            throw new Refusal(file + ": a folder; expected a trace file");
        } else if (lower(file).endsWith(".npz")) {
            return readNpz(file);
        } else if (lower(file).endsWith(".safetensors")) {
            Safetensors opened = Safetensors.open(file);
            return TraceNotes.trace(
                    TraceNotes.fromMetadata(opened.metadata(), file + ": __metadata__"),
                    opened.tensors(),
                    file.toString());
        }
        return TraceJson.read(file);
    }

    /**
     * Writes a trace, in the format that the file's name asks for.
     *
     * @throws Refusal     when the name ends in none of {@link #ENDINGS}
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, Trace trace) throws IOException {
        checkNamed(file);
        AtomicFile.write(file, out -> {
            if (lower(file).endsWith(".npz")) {
                byte[] notes = TraceNotes.of(trace).toPrettyString().getBytes(StandardCharsets.UTF_8);
                new Npz(trace.tensors(), Map.of(TOKENS, notes)).write(out);
            } else if (lower(file).endsWith(".safetensors")) {
                Safetensors.write(out, trace.tensors(), TraceNotes.metadata(trace));
            } else {
                TraceJson.write(out, trace);
            }
        });
    }

    private static Trace readNpz(Path file) throws IOException {
        Npz npz = Npz.read(file);
        byte[] tokens = npz.notes().get(TOKENS);
        if (tokens == null) {
            throw new Refusal(file + ": no " + TOKENS + " in it; expected one with \"source\" and \"target\" tokens");
        }
        String where = file + ": " + TOKENS;
        return TraceNotes.trace(Json.read(tokens, where), npz.arrays(), where);
    }

    private static void checkNamed(Path file) {
        if (!isNamed(file)) {
            throw new Refusal(file + ": not the name of a trace; expected it to end in " + String.join(", ", ENDINGS));
        }
    }

    private static String lower(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }
}
