package headlight.store;

import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A zip of NumPy arrays. The names inside are names and never places to write to; each entry is read to exactly the size
 * it declares.
 *
 * @param arrays the arrays by name, without {@code .npy}
 * @param notes  the JSON files beside them, by name
 */
record Npz(Map<String, Tensor> arrays, Map<String, byte[]> notes) {

    private static final String ARRAY = ".npy";
    private static final String NOTE = ".json";

    /** The most that one byte can become when it is inflated. */
    private static final long INFLATION = 1032;

    /** The same time in every file, so that the same arrays make the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    Npz {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /**
     * Reads a file.
     *
     * @throws Refusal     when it is not as it must be
     * @throws IOException when it cannot be read
     */
    static Npz read(Path file) throws IOException {
        // Whether it can be read at all is not the zip reader's question.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(9);
            if (Pickle.starts(head)) {
                throw Pickle.refusal(file.toString());
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            check(entries, file);
            Map<String, Tensor> arrays = new LinkedHashMap<>();
            Map<String, byte[]> notes = new LinkedHashMap<>();
            long numbers = 0;
            for (ZipEntry entry : entries) {
                String name = entry.getName();
                String where = file + ": " + name;
                try (InputStream in = zip.getInputStream(entry)) {
                    if (name.endsWith(ARRAY)) {
                        Tensor array = Npy.read(in, entry.getSize(), numbers, where);
                        numbers += array.length();
                        arrays.put(name.substring(0, name.length() - ARRAY.length()), array);
                    } else if (name.endsWith(NOTE)) {
                        notes.put(name, in.readNBytes((int) entry.getSize()));
                    }
                }
            }
            return new Npz(arrays, notes);
        } catch (ZipException | EOFException e) {
            String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
            throw new Refusal(file + ": not a readable .npz (a zip of .npy arrays): " + why);
        }
    }

    /** Writes arrays and notes. */
    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> note : notes.entrySet()) {
            next(zip, note.getKey());
            zip.write(note.getValue());
            zip.closeEntry();
        }
        for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
            next(zip, array.getKey() + ARRAY);
            Npy.write(zip, array.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void next(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    private static void check(List<? extends ZipEntry> entries, Path file) {
        if (entries.size() > Limits.TENSORS) {
            throw new Refusal(file + ": " + entries.size() + " entries; expected at most " + Limits.TENSORS);
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries) {
            String where = file + ": " + entry.getName();
            if (entry.getName().endsWith("data.pkl")) {
                throw Pickle.refusal(file.toString());
            } else if (!names.add(entry.getName())) {
                throw new Refusal(where + ": stands there twice");
            } else if (entry.getSize() < 0
                    || entry.getSize() > INFLATION * (entry.getCompressedSize() + 1)
                    || (entry.getName().endsWith(NOTE) && entry.getSize() > Limits.HEADER_BYTES)) {
                throw new Refusal(where + ": declares " + entry.getSize() + " bytes in " + entry.getCompressedSize()
                        + "; expected no more than they can hold");
            }
        }
    }
}
