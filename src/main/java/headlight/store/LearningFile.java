package headlight.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import headlight.text.Refusal;
import headlight.trace.Learning;
import headlight.trace.Learning.Frame;
import headlight.trace.Learning.Loss;
import headlight.trace.Learning.Probe;
import headlight.trace.Learning.Score;
import headlight.trace.Learning.Shot;
import headlight.trace.Learning.Turn;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code film.json} beside a model's settings: how it learned, frame by frame. Weights are written with four decimals, of
 * which a picture shows two.
 */
public final class LearningFile {

    public static final String NAME = "film.json";

    private static final long LARGEST = 64L << 20;

    private LearningFile() {}

    /** Writes it into a model's folder. */
    public static void write(Path folder, Learning learning) throws IOException {
        AtomicFile.write(folder.resolve(NAME), out -> {
            try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
                write(json, learning);
            }
        });
    }

    /** Takes it out of a folder into which another model goes. */
    public static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    private static void write(JsonGenerator json, Learning learning) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("probes");
        for (Probe probe : learning.probes()) {
            json.writeStartObject();
            json.writeStringField("input", Json.writable(probe.input()));
            texts(json, "source", probe.source());
            texts(json, "target", probe.target());
            json.writeBooleanField("ended", probe.ended());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("losses");
        for (Loss loss : learning.losses()) {
            json.writeStartArray();
            json.writeNumber(rounded(loss.epoch()));
            json.writeNumber((float) loss.loss());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("scores");
        for (Score score : learning.scores()) {
            json.writeStartObject();
            json.writeNumberField("epoch", rounded(score.epoch()));
            if (Double.isFinite(score.loss())) {
                json.writeNumberField("loss", (float) score.loss());
            }
            if (!Double.isNaN(score.exact())) {
                json.writeNumberField("exact", rounded(score.exact()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("turns");
        for (Turn turn : learning.turns()) {
            json.writeStartObject();
            json.writeNumberField("epoch", rounded(turn.epoch()));
            json.writeStringField("what", turn.what());
            json.writeNumberField("to", turn.to());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("frames");
        for (Frame frame : learning.frames()) {
            write(json, frame);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Frame frame) throws IOException {
        json.writeStartObject();
        json.writeNumberField("step", frame.step());
        json.writeNumberField("epoch", rounded(frame.epoch()));
        json.writeArrayFieldStart("shots");
        for (Shot shot : frame.shots()) {
            json.writeStartObject();
            texts(json, "wrote", shot.wrote());
            if (shot.weights().isPresent()) {
                Tensor weights = shot.weights().get();
                json.writeArrayFieldStart("weights");
                for (int t = 0; t < weights.size(0); t++) {
                    json.writeStartArray();
                    for (float weight : weights.row(t)) {
                        json.writeNumber(rounded(weight));
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(Json.writable(text));
        }
        json.writeEndArray();
    }

    private static double rounded(double number) {
        return Math.round(number * 1e4) / 1e4;
    }

    /**
     * What a model's folder tells of its training; empty when it tells nothing.
     *
     * @throws Refusal when the file is damaged
     */
    public static Optional<Learning> find(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static Learning read(Path file) throws IOException {
        Fields fields = new Fields(Json.read(file, LARGEST), file.toString());
        List<Probe> probes = new ArrayList<>();
        for (Fields probe : fields.objects("probes")) {
            List<String> target = probe.optionalTexts("target").orElse(List.of());
            if (target.isEmpty()) {
                throw probe.refusal("target has no tokens");
            }
            probes.add(new Probe(
                    probe.text("input"),
                    probe.optionalTexts("source").orElse(List.of()),
                    target,
                    probe.flag("ended", false)));
        }
        List<Loss> losses = new ArrayList<>();
        for (JsonNode loss : fields.node("losses")) {
            if (loss.size() != 2 || !loss.get(0).isNumber() || !loss.get(1).isNumber()) {
                throw fields.refusal("losses[" + losses.size() + "] is " + loss + "; expected [epoch, loss]");
            }
            losses.add(new Loss(loss.get(0).doubleValue(), loss.get(1).doubleValue()));
        }
        List<Score> scores = new ArrayList<>();
        for (Fields score : fields.objects("scores")) {
            scores.add(new Score(
                    score.number("epoch", 0), score.number("loss", Double.NaN), score.number("exact", Double.NaN)));
        }
        List<Turn> turns = new ArrayList<>();
        for (Fields turn : fields.objects("turns")) {
            turns.add(new Turn(turn.number("epoch", 0), turn.text("what"), turn.number("to", 0)));
        }
        List<Frame> frames = new ArrayList<>();
        for (Fields frame : fields.objects("frames")) {
            frames.add(frame(frame, probes));
        }
        return new Learning(probes, frames, losses, scores, turns);
    }

    private static Frame frame(Fields frame, List<Probe> probes) {
        List<Fields> shots = frame.objects("shots");
        if (shots.size() != probes.size()) {
            throw frame.refusal(shots.size() + " shots; expected " + probes.size() + ", one for each probe");
        }
        List<Shot> read = new ArrayList<>();
        for (int p = 0; p < shots.size(); p++) {
            Fields shot = shots.get(p);
            List<String> wrote = shot.optionalTexts("wrote").orElse(List.of());
            Optional<Tensor> weights =
                    shot.has("weights") ? Optional.of(weights(shot, probes.get(p))) : Optional.empty();
            read.add(new Shot(wrote, weights));
        }
        return new Frame(frame.integer("step", 0, Integer.MAX_VALUE), frame.number("epoch", 0), read);
    }

    private static Tensor weights(Fields shot, Probe probe) {
        JsonNode rows = shot.node("weights");
        int t = probe.target().size();
        int s = probe.source().size();
        float[] data = new float[Math.multiplyExact(t, s)];
        for (int row = 0; row < t; row++) {
            for (int column = 0; column < s; column++) {
                JsonNode weight = rows.path(row).path(column);
                if (rows.size() != t || rows.path(row).size() != s || !weight.isNumber()) {
                    throw shot.refusal("weights; expected " + t + " rows of " + s
                            + " numbers, for each token of the target one for each of the source");
                }
                data[row * s + column] = weight.floatValue();
            }
        }
        return Tensor.of(data, t, s);
    }
}
