package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.session.bottleneck.Contestant;
import headlight.session.bottleneck.Entrant;
import headlight.session.bottleneck.Findings;
import headlight.session.bottleneck.Plan;
import headlight.session.bottleneck.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What a sweep over lengths found, as tables for people or as JSON. */
record FindingsText(Findings found) {

    /** As wide as three numbers of three digits with their words, and room between them. */
    private static final String CELL = "%24s";

    void print(PrintWriter out, boolean json) throws IOException {
        if (json) {
            printJson(out);
        } else {
            printTables(out);
        }
        out.flush();
    }

    private void printTables(PrintWriter out) {
        Plan plan = found.plan();
        out.println(String.format(
                Locale.ROOT,
                "%s: %d steps of %d rows of 3 to %d letters, learning rate %s, seeds %s",
                plan.task().name(),
                plan.steps(),
                plan.batch(),
                plan.longest(),
                plan.learningRate(),
                plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        for (Entrant entrant : found.entrants()) {
            out.println(String.format(
                    Locale.ROOT,
                    "  %-10s hidden %d, %,d parameters",
                    entrant.contestant().key(),
                    entrant.hidden(),
                    entrant.parameters()));
        }
        table(out, "rows without a mistake, %", found::exact);
        table(out, "letters in their place, %", found::letters);
        out.println();
        out.println(String.format(
                Locale.ROOT, "falls under %.0f %% of rows without a mistake at a length of", 100 * Findings.GOAL));
        for (Entrant entrant : known()) {
            Contestant contestant = entrant.contestant();
            String each = plan.seeds().stream()
                    .map(seed -> length(found.falls(contestant, seed)))
                    .collect(Collectors.joining(", "));
            out.println(String.format(
                    Locale.ROOT, "  %-10s %s (by seed: %s)", contestant.key(), length(found.falls(contestant)), each));
        }
        out.println(Progress.time(found.seconds()));
    }

    private String length(OptionalInt falls) {
        return falls.isPresent()
                ? Integer.toString(falls.getAsInt())
                : "none up to " + found.plan().longest();
    }

    private List<Entrant> known() {
        return found.entrants().stream()
                .filter(entrant -> found.knows(entrant.contestant()))
                .toList();
    }

    private void table(PrintWriter out, String title, BiFunction<Contestant, Integer, Findings.Range> range) {
        out.println();
        out.println(title + ": mean of the seeds (least to largest)");
        out.println("  length"
                + known().stream()
                        .map(entrant -> String.format(CELL, entrant.contestant().key()))
                        .collect(Collectors.joining()));
        for (int length : found.plan().lengths()) {
            out.println(String.format("  %6d", length)
                    + known().stream()
                            .map(entrant -> cell(range.apply(entrant.contestant(), length)))
                            .collect(Collectors.joining()));
        }
    }

    private static String cell(Findings.Range range) {
        return String.format(
                CELL,
                String.format(
                        Locale.ROOT,
                        "%.1f (%.1f to %.1f)",
                        100 * range.mean(),
                        100 * range.least(),
                        100 * range.largest()));
    }

    private void printJson(PrintWriter out) throws IOException {
        Plan plan = found.plan();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("task", plan.task().name());
            json.writeNumberField("steps", plan.steps());
            json.writeNumberField("batch", plan.batch());
            json.writeNumberField("learning_rate", plan.learningRate());
            json.writeNumberField("embedding", plan.embedding());
            json.writeNumberField("tests", plan.tests());
            json.writeNumberField("goal", Findings.GOAL);
            json.writeNumberField("done", found.done());
            json.writeNumberField("seconds", found.seconds());
            json.writeArrayFieldStart("systems");
            for (Entrant entrant : found.entrants()) {
                system(json, entrant);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private void system(JsonGenerator json, Entrant entrant) throws IOException {
        Contestant contestant = entrant.contestant();
        json.writeStartObject();
        json.writeStringField("name", contestant.key());
        json.writeNumberField("hidden", entrant.hidden());
        json.writeNumberField("parameters", entrant.parameters());
        OptionalInt falls = found.falls(contestant);
        if (falls.isPresent()) {
            json.writeNumberField("falls_at", falls.getAsInt());
        }
        json.writeArrayFieldStart("scores");
        for (Score score : found.scores()) {
            if (score.contestant() == contestant) {
                json.writeStartObject();
                json.writeNumberField("seed", score.seed());
                json.writeNumberField("length", score.length());
                json.writeNumberField("exact", score.exact());
                json.writeNumberField("letters", score.letters());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
