package headlight.store;

import headlight.task.Pair;
import headlight.text.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of pairs: UTF-8, one pair a line, source TAB target. Empty lines are passed over. */
public final class PairsFile {

    private static final int LONGEST_LINE = 100_000;
    private static final int MOST_PAIRS = 5_000_000;

    private PairsFile() {}

    /**
     * Reads all pairs.
     *
     * @throws Refusal     when a line is not a pair, with its number, or when there is none
     * @throws IOException when the file cannot be read
     */
    public static List<Pair> read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Refusal(file + ": a folder; expected a file of pairs, source TAB target");
        }
        List<Pair> pairs = new ArrayList<>();
        int number = 0;
        // A decoder made this way refuses what is not UTF-8 instead of replacing it.
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank()) {
                    pairs.add(pair(file, number, text));
                }
                if (pairs.size() > MOST_PAIRS) {
                    throw new Refusal(file + ": more than " + MOST_PAIRS + " pairs");
                }
            }
        } catch (CharacterCodingException e) {
            throw new Refusal(file + ": line " + (number + 1)
                    + " or soon after: not UTF-8; expected UTF-8 text, source TAB target");
        }
        if (pairs.isEmpty()) {
            throw new Refusal(file + ": no pair in it; expected one a line, source TAB target");
        }
        return pairs;
    }

    private static Pair pair(Path file, int number, String line) {
        int tab = line.indexOf('\t');
        String where = file + ": line " + number + ": ";
        if (tab < 0 || line.indexOf('\t', tab + 1) >= 0) {
            long tabs = line.chars().filter(c -> c == '\t').count();
            throw new Refusal(where + tabs + " TABs; expected exactly one, between source and target");
        } else if (line.length() > LONGEST_LINE) {
            throw new Refusal(where + line.length() + " characters; expected at most " + LONGEST_LINE);
        }
        String source = line.substring(0, tab);
        String target = line.substring(tab + 1);
        if (source.isBlank() || target.isBlank()) {
            throw new Refusal(where + "nothing " + (source.isBlank() ? "before" : "after")
                    + " the TAB; expected source TAB target");
        }
        return new Pair(source, target);
    }
}
