package headlight.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

    @TempDir
    private Path temp;

    @Test
    void whatIsWrittenIsReadBackInItsOrder() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weights", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        tensors.put("empty", Tensor.of(new float[0], 0, 4));
        tensors.put("가", Tensor.of(new float[] {Float.NEGATIVE_INFINITY, Float.NaN, -0f}, 1, 3, 1));
        tensors.put("a", Tensor.of(new float[] {7}));
        Map<String, String> metadata = Map.of("input", "나는 \"il\" 🥧 \n");
        Path file = temp.resolve("made.safetensors");
        AtomicFile.write(file, out -> Safetensors.write(out, tensors, metadata));
        Safetensors opened = Safetensors.open(file);
        assertEquals(tensors, opened.tensors());
        assertEquals(
                List.copyOf(tensors.keySet()), new ArrayList<>(opened.shapes().keySet()));
        assertArrayEquals(new int[] {2, 3}, opened.shapes().get("weights"));
        assertEquals(metadata, opened.metadata());
    }

    @Test
    void otherTypesBecomeFloats() throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putDouble(0.1)
                .putShort((short) 0x3C01)
                .putShort((short) 0x3FC0)
                .putLong(-5)
                .put((byte) 200)
                .put((byte) 1);
        Path file = file(
                "{\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[8,10]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[10,12]},"
                        + "\"i\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[12,20]},"
                        + "\"u\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[20,21]},"
                        + "\"t\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[21,22]}}",
                numbers.array());
        Map<String, Tensor> tensors = Safetensors.open(file).tensors();
        assertEquals(0.1f, tensors.get("d").at());
        assertEquals(1 + 0x1p-10f, tensors.get("h").at(0));
        assertEquals(1.5f, tensors.get("b").at(0));
        assertEquals(-5f, tensors.get("i").at(0));
        assertEquals(200f, tensors.get("u").at(0));
        assertEquals(1f, tensors.get("t").at(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}|4|4 bytes of numbers; expected 8 as the header says",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}|12|12 bytes of numbers; expected 8 as the header says",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}|12|tensor a: begins at 4; expected 0, where the one before ends",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}|4|tensor a: 4 bytes; expected 8 for shape [2] of F32",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}|8|tensor a: data_offsets [8,0]; expected [begin, end], begin not after end",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}|4|tensor a: shape [-1]; expected sizes from 0 to 2147483647",
                "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}|4|tensor a: shape: 1.5 is not a whole number of at most 64 bits",
                "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[0,4]}}|4|tensor a: 9 dimensions; expected at most 8",
                "{'a':{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,4]}}|4|tensor a: shape [2147483647, 2147483647, 2147483647] holds more numbers than fit into one tensor",
                "{'a':{'dtype':'F8_E4M3','shape':[1],'data_offsets':[0,1]}}|1|tensor a: numbers of type F8_E4M3; expected F32 (or F64, F16, BF16, a whole number or BOOL)",
                "{'a':{'dtype':'F32','shape':[1]}}|4|tensor a: expected the fields dtype, shape and data_offsets",
                "{'__metadata__':{'a':1}}|0|__metadata__: a: expected a text",
                "{'__metadata__':7}|0|__metadata__: expected an object of texts",
                "{'a':1,'a':1}|0|header: line 1, column 11: not valid JSON: Duplicate field 'a'",
            })
    void aWrongHeaderIsRefused(String header, int bytes, String line) throws IOException {
        Path file = file(header.replace('\'', '"').replace("field \"a\"", "field 'a'"), new byte[bytes]);
        assertEquals(file + ": " + line, refusal(file));
    }

    @Test
    void aHeaderMustFitIntoTheFile() throws IOException {
        Path file = temp.resolve("long.safetensors");
        Files.write(file, new byte[] {100, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
        assertEquals(file + ": a header of 100 bytes; expected at most 2", refusal(file));
        Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'});
        assertEquals(file + ": a header of 18446744073709551615 bytes; expected at most 2", refusal(file));
        Files.write(file, new byte[] {1, 2, 3});
        assertEquals(
                file + ": not a safetensors file; expected eight bytes for a length, then a header {…}", refusal(file));
    }

    /** Large tensors are mapped, at whatever byte they begin; they are the same as those that are read. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  ", "   "})
    void aLargeTensorIsTheSameInItsFile(String padding) throws IOException {
        int numbers = 1 << 19;
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * numbers).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i <= numbers; i++) {
            bytes.putFloat(i / 7f);
        }
        Path file = file(
                "{\"small\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"large\":{\"dtype\":\"F32\",\"shape\":["
                        + numbers / 2 + ",2],\"data_offsets\":[4," + (4 + 4 * numbers) + "]}}" + padding,
                bytes.array());
        Safetensors opened = Safetensors.open(file);
        Map<String, Tensor> read = opened.tensors();
        assertEquals(read.get("small"), opened.tensor("small"));
        assertEquals(read.get("large"), opened.tensor("large"));
        assertEquals(numbers / 7f, opened.tensor("large").at(numbers / 2 - 1, 1));
    }

    @Test
    void depthAndPicklesAreRefused() throws IOException {
        Path deep = file("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", new byte[0]);
        assertTrue(refusal(deep).contains("not valid JSON"), refusal(deep));
        Files.write(deep, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0});
        assertTrue(refusal(deep).contains("a Python pickle"), refusal(deep));
    }

    /** A header of 640 bytes begins with the bytes of a pickle, and is none. */
    @Test
    void aHeaderIsNotTakenForAPickle() throws IOException {
        Path file = file("{}" + " ".repeat(638), new byte[0]);
        assertEquals((byte) 0x80, Files.readAllBytes(file)[0]);
        assertEquals(Map.of(), Safetensors.open(file).tensors());
    }

    private Path file(String header, byte[] numbers) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(text.length).put(text).put(numbers);
        return Files.write(temp.resolve("file.safetensors"), all.array());
    }

    private static String refusal(Path file) {
        return assertThrows(Refusal.class, () -> Safetensors.open(file).tensors())
                .getMessage();
    }
}
