package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {

    private static final Tensor WEIGHTS = Tensor.of(new float[] {0.25f, 0.75f, 0.5f, 0.5f, 1, 0}, 3, 2);

    @TempDir
    private Path temp;

    /** A file that {@code make_npz.py} made. */
    static Path resource(String name) {
        try {
            return Path.of(NpzTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNumPyWroteIsReadWhateverItsTypeAndOrder() throws IOException {
        Map<String, Tensor> arrays = Npz.read(resource("attention.npz")).arrays();
        float infinite = Float.POSITIVE_INFINITY;
        assertEquals(WEIGHTS, arrays.get("attention.weights"));
        assertEquals(Tensor.of(new float[] {1, 2, 3, 3, 9, -infinite}, 3, 2), arrays.get("attention.scores"));
        assertEquals(Tensor.of(new float[] {1.5f, -2, infinite, 0x1.ff8p-15f, 0x1p-24f}, 5), arrays.get("half"));
        assertEquals(Tensor.of(new float[] {0, 3, 1, 4, 2, 5}, 3, 2, 1), arrays.get("whole"));
        assertEquals(Tensor.of(new float[] {1, 70000}, 2), arrays.get("big"));
        assertEquals(Tensor.of(new float[] {0x1p64f}, 1), arrays.get("huge"));
        assertEquals(Tensor.of(new float[] {-3}, 1), arrays.get("signed"));
        assertEquals(Tensor.of(new float[] {1, 0}, 2), arrays.get("flags"));
        assertEquals(Tensor.of(new float[] {7}), arrays.get("scalar"));
        assertEquals(Tensor.of(new float[0], 0, 3), arrays.get("empty"));
        assertEquals(Tensor.of(new float[] {4}, 1), arrays.get("a/../b"));
    }

    @Test
    void allVersionsOfTheFormatAreRead() throws IOException {
        assertEquals(
                Map.of("v1", WEIGHTS, "v2", WEIGHTS, "v3", WEIGHTS),
                Npz.read(resource("versions.npz")).arrays());
    }

    @ParameterizedTest
    @CsvSource({"objects.npz,objects,|O", "texts.npz,texts,<U1", "complex.npz,complex,<c16"})
    void whatIsNoNumberIsRefused(String file, String entry, String type) {
        Path path = resource(file);
        assertEquals(
                path + ": " + entry + ".npy: numbers of type '" + type
                        + "'; expected floats, whole numbers or booleans, such as '<f4'",
                refusal(path));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("weights", WEIGHTS);
        arrays.put("나", Tensor.of(new float[] {Float.NaN, Float.NEGATIVE_INFINITY, -0f}, 1, 1, 3));
        arrays.put("scalar", Tensor.of(new float[] {7}));
        arrays.put("empty", Tensor.of(new float[0], 2, 0));
        Path file = temp.resolve("made.npz");
        AtomicFile.write(file, new Npz(arrays, Map.of("note.json", new byte[] {'1'}))::write);
        Npz read = Npz.read(file);
        assertEquals(arrays, read.arrays());
        assertEquals("1", new String(read.notes().get("note.json"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(3,)", "(3, 1)", "()", "(1, 2, 3)"})
    void everyShapeIsWrittenAsNumPyWritesIt(String shape) throws IOException {
        int[] sizes = shape.equals("()")
                ? new int[0]
                : Arrays.stream(shape.replaceAll("[()\\s]", "").split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, Tensor.of(new float[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)], sizes));
        String text = out.toString(StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("'shape': " + shape + ", }"), text);
        assertEquals(0, text.indexOf('\n') % 64 - 63);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\u0001',
            value = {
                "'descr': '<f4', 'fortran_order': False, 'shape': (3,)#72 bytes; expected 70 for shape [3] of '<f4'",
                "'descr': '<f4', 'fortran_order': False, 'shape': (2, -1)#header {'descr': '<f4', 'fortran_order': False, 'shape': (2, -1), }; expected whole numbers in 'shape', such as (3, 4)",
                "'descr': '<f4', 'fortran_order': Maybe, 'shape': (2,)#header {'descr': '<f4', 'fortran_order': Maybe, 'shape': (2,), }; expected True or False in 'fortran_order'",
                "'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)#header {'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }; expected a number type in 'descr', such as '<f4'",
                "'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1)#9 dimensions; expected at most 8",
                "'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,)#shape [9999999999]; expected sizes from 0 to 2147483647",
                "'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536)#shape [65536, 65536] holds more numbers than fit into one tensor",
                "'descr': '<f4', 'fortran_order': False, 'shape': (1,,2)#shape (1,,2); expected whole numbers such as (3, 4)",
            })
    void aWrongHeaderIsRefused(String fields, String line) throws IOException {
        byte[] header = ("{" + fields + ", }\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
        out.write(header);
        if (line.startsWith("72")) {
            // Whatever the header's length: two bytes more than it asks for.
            int expected = 10 + header.length + 12;
            out.write(new byte[14]);
            line = line.replace("72", "" + (expected + 2)).replace("70", "" + expected);
        }
        byte[] bytes = out.toByteArray();
        String expected = "x.npy: " + line;
        assertEquals(
                expected,
                assertThrows(Refusal.class, () -> Npy.read(new ByteArrayInputStream(bytes), bytes.length, 0, "x.npy"))
                        .getMessage());
    }

    @Test
    void aPickledModelIsRefusedWithTheLineThatConvertsIt() throws IOException {
        Path file = zip("model.npz", "archive/data.pkl", new byte[] {(byte) 0x80, 2});
        assertTrue(refusal(file).contains("torch.load('model.npz', weights_only=True)"), refusal(file));
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("text.npz"), "attention");
        assertTrue(refusal(file).startsWith(file + ": not a readable .npz (a zip of .npy arrays): "), refusal(file));
        assertThrows(IOException.class, () -> Npz.read(temp.resolve("nowhere.npz")));
    }

    @Test
    void aHeaderThatAsksForMoreThanThereIsIsRefusedBeforeAnythingIsAllocated() throws IOException {
        byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[10 + header.length];
        System.arraycopy(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0}, 0, bytes, 0, 10);
        System.arraycopy(header, 0, bytes, 10, header.length);
        Path file = zip("bomb.npz", "a.npy", bytes);
        assertEquals(
                file + ": a.npy: " + bytes.length + " bytes; expected " + (bytes.length + 2_000_000_000L)
                        + " for shape [500000000] of '<f4'",
                refusal(file));
    }

    private Path zip(String name, String entry, byte[] bytes) throws IOException {
        Path file = temp.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(bytes);
            zip.closeEntry();
        }
        return file;
    }

    private static String refusal(Path file) {
        return assertThrows(Refusal.class, () -> Npz.read(file)).getMessage();
    }
}
