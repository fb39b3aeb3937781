package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.trace.Arithmetic;
import headlight.trace.Explanation;
import headlight.trace.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** An explanation as the tree of the public contract, written as it is walked: deep trees are large. */
final class ExplanationJson {

    private final PrintWriter out;

    ExplanationJson(PrintWriter out) {
        this.out = out;
    }

    /** Prints a number with so many levels of the numbers it came from. */
    void print(Quantity number, int depth) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            write(json, number, depth);
        }
        out.println();
    }

    private static void write(JsonGenerator json, Quantity number, int depth) throws IOException {
        json.writeStartObject();
        json.writeStringField("site", number.name());
        json.writeFieldName("index");
        json.writeArray(
                number.index().stream().mapToInt(Integer::intValue).toArray(),
                0,
                number.index().size());
        writeNumber(json, "value", number.value());
        Optional<Explanation> explanation = number.explanation();
        if (explanation.isPresent()) {
            json.writeStringField("operation", explanation.get().operation());
            json.writeStringField("formula", explanation.get().formula());
            json.writeStringField("expression", Arithmetic.of(explanation.get().expression()));
        }
        json.writeArrayFieldStart("inputs");
        if (explanation.isPresent() && depth > 0) {
            for (Quantity input : explanation.get().inputs()) {
                write(json, input, depth - 1);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** JSON has no infinities: they are written as the words that the expressions use. */
    static void writeNumber(JsonGenerator json, String field, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        } else {
            json.writeStringField(field, Arithmetic.number(value));
        }
    }
}
