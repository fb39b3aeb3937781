package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench} measured, as JSON.
 *
 * @param torch        the version of the twin's PyTorch, if there was one
 * @param measurements in the order they were made
 * @param findings     in the order they were made
 */
record BenchJson(Optional<String> torch, List<Measurement> measurements, List<Finding> findings) {

    /** Prints it, and a line's end. */
    void print(PrintWriter out) throws IOException {
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter();
            generator.writeStartObject();
            generator.writeStringField("java", System.getProperty("java.version"));
            generator.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            if (torch.isPresent()) {
                generator.writeStringField("torch", torch.get());
            }
            generator.writeArrayFieldStart("measurements");
            for (Measurement measurement : measurements) {
                write(generator, measurement);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                generator.writeStartObject();
                generator.writeStringField("name", finding.name());
                generator.writeNumberField("value", finding.value());
                generator.writeStringField("unit", finding.unit());
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        out.println();
    }

    private static void write(JsonGenerator generator, Measurement measurement) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("name", measurement.name());
        generator.writeNumberField("runs", measurement.seconds().size());
        generator.writeNumberField("median_seconds", measurement.median());
        if (!measurement.twin().isEmpty()) {
            generator.writeNumberField("torch_median_seconds", measurement.twinMedian());
            generator.writeNumberField("ratio", measurement.ratio());
        }
        if (measurement.goal().isPresent()) {
            generator.writeNumberField("goal", measurement.goal().getAsDouble());
        }
        generator.writeEndObject();
    }
}
