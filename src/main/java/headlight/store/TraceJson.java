package headlight.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Refusal;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trace as JSON: the notes, and {@code sites}: for each its numbers as nested lists, or as {@code {"shape": […],
 * "values": […]}} where nested lists cannot say the shape. What is not finite is a text ({@code "-Infinity"}); Python's
 * bare {@code -Infinity} is read as well. What holds {@code attention} instead is BertViz's.
 */
final class TraceJson {

    private static final String SITES = "sites";

    /** Notes are read from the middle of a file, where something always follows. */
    private static final ObjectMapper MAPPER = Json.MAPPER
            .copy()
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature(), true)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private final String where;
    private final BertVizJson bertViz;
    private final ObjectNode notes = Json.MAPPER.createObjectNode();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private TraceJson(JsonParser parser, String where) {
        this.parser = parser;
        this.where = where;
        this.bertViz = new BertVizJson(parser, where);
    }

    static Trace read(Path file) throws IOException {
        // A number takes at least two characters.
        Limits.room(Files.size(file) / 2, file.toString());
        try (JsonParser parser = MAPPER.createParser(Files.newInputStream(file))) {
            TraceJson json = new TraceJson(parser, file.toString());
            json.readAll();
            return json.bertViz.isThere()
                    ? json.bertViz.trace(json.notes)
                    : TraceNotes.trace(json.notes, json.tensors, file.toString());
        } catch (JacksonException e) {
            throw Json.refusal(e, file.toString());
        } catch (CharConversionException e) {
            throw new Refusal(file + ": not UTF-8; expected JSON");
        }
    }

    static void write(OutputStream out, Trace trace) throws IOException {
        try (JsonGenerator json = Json.MAPPER.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (var note : TraceNotes.of(trace).properties()) {
                json.writeFieldName(note.getKey());
                json.writeTree(note.getValue());
            }
            json.writeObjectFieldStart(SITES);
            for (Map.Entry<String, Tensor> site : trace.tensors().entrySet()) {
                json.writeFieldName(site.getKey());
                write(json, site.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Tensor tensor) throws IOException {
        if (tensor.length() > 0 && tensor.rank() > 0) {
            writeNested(json, tensor);
            return;
        }
        json.writeStartObject();
        json.writeFieldName("shape");
        json.writeArray(tensor.shape(), 0, tensor.rank());
        json.writeArrayFieldStart("values");
        for (float value : tensor.toArray()) {
            json.writeNumber(value);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeNested(JsonGenerator json, Tensor tensor, int... leading) throws IOException {
        json.writeStartArray();
        if (leading.length == tensor.rank() - 1) {
            for (float value : tensor.row(leading)) {
                json.writeNumber(value);
            }
        } else {
            int[] next = Arrays.copyOf(leading, leading.length + 1);
            for (int i = 0; i < tensor.size(leading.length); i++) {
                next[leading.length] = i;
                writeNested(json, tensor, next);
            }
        }
        json.writeEndArray();
    }

    private void readAll() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Refusal(where + ": expected an object {…}");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            // A trace of ours names its score function there, BertViz has a list.
            if (name.equals(BertVizJson.ATTENTION) && value != JsonToken.VALUE_STRING) {
                bertViz.readAttention(value);
            } else if (!name.equals(SITES)) {
                notes.set(name, MAPPER.readTree(parser));
            } else if (value == JsonToken.START_OBJECT) {
                readSites();
            } else {
                throw new Refusal(where + ": " + SITES + ": expected an object site → numbers");
            }
        }
        if (parser.nextToken() != null) {
            throw new Refusal(where + ": something follows the object's end");
        }
    }

    private void readSites() throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String site = where + ": " + name;
            if (tensors.size() >= Limits.TENSORS) {
                throw new Refusal(where + ": more than " + Limits.TENSORS + " sites");
            }
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                NestedNumbers numbers = NestedNumbers.read(parser, site);
                tensors.put(name, Tensor.of(numbers.values(), numbers.shape()));
            } else if (value == JsonToken.START_OBJECT) {
                tensors.put(name, readShaped(site));
            } else {
                throw new Refusal(site + ": expected nested lists of numbers");
            }
        }
    }

    private Tensor readShaped(String site) throws IOException {
        Map<String, float[]> parts = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new Refusal(site + ": " + name + ": expected a list of numbers");
            }
            parts.put(name, NestedNumbers.read(parser, site).values());
        }
        float[] sizes = parts.get("shape");
        float[] values = parts.get("values");
        if (sizes == null || values == null) {
            throw new Refusal(site + ": expected \"shape\" and \"values\"");
        }
        long[] shape = new long[sizes.length];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = (long) sizes[d];
            if (shape[d] != sizes[d]) {
                throw new Refusal(site + ": shape: expected whole numbers");
            }
        }
        int numbers = Limits.numbers(shape, site);
        if (numbers != values.length) {
            throw new Refusal(site + ": " + values.length + " values; expected " + numbers + " for shape "
                    + Arrays.toString(shape));
        }
        return Tensor.of(values, Limits.ints(shape));
    }
}
