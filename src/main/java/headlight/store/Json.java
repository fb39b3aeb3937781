package headlight.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import headlight.text.Refusal;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON, read strictly: no name twice, not too deep, nothing after the end. */
public final class Json {

    /** Reads strictly and writes indented. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.JSON_DEPTH)
                            .maxNumberLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    /**
     * A whole file.
     *
     * @throws Refusal when it is longer than {@code most} bytes, or not JSON
     */
    public static JsonNode read(Path file, long most) throws IOException {
        if (Files.size(file) > most) {
            throw new Refusal(file + ": " + Files.size(file) + " bytes; expected at most " + most);
        }
        return read(Files.readAllBytes(file), file.toString());
    }

    /** Bytes that are JSON in UTF-8. */
    public static JsonNode read(byte[] bytes, String where) throws IOException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw refusal(e, where);
        } catch (CharConversionException e) {
            throw new Refusal(where + ": not UTF-8; expected JSON");
        }
    }

    /** What a parser found wrong, with line and column. */
    static Refusal refusal(JacksonException e, String where) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Refusal(where + place + ": not valid JSON: " + e.getOriginalMessage());
    }

    /** A text that can be written as UTF-8: halves of characters become the replacement character. */
    public static String writable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
