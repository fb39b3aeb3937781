package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Refusal;
import headlight.trace.About;
import headlight.trace.Axis;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a trace file says beside its tensors: the tokens of both sides, and where the trace comes from. */
final class TraceNotes {

    /** Texts in a safetensors file's metadata, which knows nothing else; the others are JSON in a text there. */
    private static final Set<String> TEXTS =
            Set.of("model", "family", "input", "version", "cell", "attention", "bridge");

    private static final Set<String> OTHERS =
            Set.of("source", "inputs", "target", "vocabulary", "seed", "backwards", "feed_context");

    private TraceNotes() {}

    /** The notes of a trace as a JSON object. */
    static ObjectNode of(Trace trace) {
        ObjectNode notes = Json.MAPPER.createObjectNode();
        notes.set("source", texts(trace.source()));
        notes.set("inputs", texts(trace.inputs()));
        notes.set("target", texts(trace.target()));
        notes.set("vocabulary", texts(trace.vocabulary()));
        notes.put("model", Json.writable(trace.about().model()));
        notes.put("family", Json.writable(trace.about().family()));
        notes.put("input", Json.writable(trace.about().input()));
        notes.put("seed", trace.about().seed());
        notes.put("version", Json.writable(trace.about().version()));
        notes.put("backwards", trace.backwards());
        Wiring wiring = trace.about().wiring();
        if (!wiring.equals(Wiring.UNKNOWN)) {
            notes.put("cell", Json.writable(wiring.cell()));
            notes.put("attention", Json.writable(wiring.attention()));
            notes.put("bridge", Json.writable(wiring.bridge()));
            notes.put("feed_context", wiring.feeds());
        }
        return notes;
    }

    /** The same as texts. */
    static Map<String, String> metadata(Trace trace) {
        Map<String, String> metadata = new LinkedHashMap<>();
        of(trace)
                .properties()
                .forEach(note -> metadata.put(
                        note.getKey(),
                        TEXTS.contains(note.getKey())
                                ? note.getValue().textValue()
                                : note.getValue().toString()));
        return metadata;
    }

    /** @throws Refusal when a text that must be JSON is not */
    static ObjectNode fromMetadata(Map<String, String> metadata, String where) throws IOException {
        ObjectNode notes = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, String> note : metadata.entrySet()) {
            if (TEXTS.contains(note.getKey())) {
                notes.put(note.getKey(), note.getValue());
            } else if (OTHERS.contains(note.getKey())) {
                byte[] json = note.getValue().getBytes(StandardCharsets.UTF_8);
                notes.set(note.getKey(), Json.read(json, where + ": " + note.getKey()));
            }
        }
        return notes;
    }

    /**
     * The trace of these notes and tensors.
     *
     * @throws Refusal when a note is missing or wrong, when there are no weights, or when a shape does not go with the
     *     tokens
     */
    static Trace trace(JsonNode notes, Map<String, Tensor> tensors, String where) {
        Fields fields = new Fields(notes, where);
        List<String> source = fields.optionalTexts("source").orElse(List.of());
        List<String> target = fields.optionalTexts("target").orElse(List.of());
        List<String> inputs = fields.optionalTexts("inputs").orElse(List.of());
        List<String> vocabulary = fields.optionalTexts("vocabulary").orElse(List.of());
        if (!inputs.isEmpty() && !target.isEmpty() && inputs.size() != target.size()) {
            throw new Refusal(where + ": inputs has " + inputs.size() + " tokens; expected " + target.size()
                    + ", as many as target");
        }
        About about = new About(
                fields.text("model", ""),
                fields.text("family", ""),
                fields.text("input", String.join(" ", source)),
                fields.whole("seed", 0),
                fields.text("version", ""),
                new Wiring(
                        fields.text("cell", ""),
                        fields.text("attention", ""),
                        fields.text("bridge", ""),
                        fields.flag("feed_context", false)));
        if (source.isEmpty() && target.isEmpty() && inputs.isEmpty()) {
            throw new Refusal(where + ": no tokens; expected \"source\" or \"target\": a list of texts");
        }
        if (tensors.containsKey(Sites.WEIGHTS.name())) {
            needed("source", source, where);
            needed("target", target, where);
        }
        if (tensors.keySet().stream().noneMatch(TraceNotes::isShown)) {
            throw new Refusal(where + ": no tensor whose name ends in \"weights\"; expected " + Sites.WEIGHTS.name()
                    + " [" + target.size() + ", " + source.size() + "]");
        }
        Map<Axis, Integer> sizes =
                Map.of(Axis.TOKEN, source.size(), Axis.STEP, target.size(), Axis.VOCAB, vocabulary.size());
        tensors.forEach((name, tensor) -> Sites.recurrent(name).ifPresent(site -> check(site, tensor, sizes, where)));
        Trace trace = new Trace(
                about, source, inputs, target, vocabulary, fields.flag("backwards", false), tensors, Map.of());
        AttentionShapes.check(trace, where);
        return trace;
    }

    /** Whether there is something to see of a run that holds this: weights, or the states of a model without attention. */
    private static boolean isShown(String name) {
        return name.endsWith("weights")
                || name.equals(Sites.ENCODER_HIDDEN.name())
                || name.equals(Sites.DECODER_HIDDEN.name());
    }

    private static void needed(String name, List<String> tokens, String where) {
        if (tokens.isEmpty()) {
            throw new Refusal(where + ": no " + name + " tokens; expected \"" + name + "\": a list of texts");
        }
    }

    private static void check(Site site, Tensor tensor, Map<Axis, Integer> sizes, String where) {
        int[] shape = tensor.shape();
        boolean fits = shape.length == site.axes().size();
        StringBuilder expected = new StringBuilder();
        for (int d = 0; d < site.axes().size(); d++) {
            int size = sizes.getOrDefault(site.axes().get(d), 0);
            fits = fits && (size == 0 || shape[d] == size);
            expected.append(d == 0 ? "" : ", ").append(size == 0 ? "any" : Integer.toString(size));
        }
        if (!fits) {
            throw new Refusal(where + ": " + site.name() + " is " + Arrays.toString(shape) + "; expected [" + expected
                    + "] for " + sizes.get(Axis.TOKEN) + " source and " + sizes.get(Axis.STEP) + " target tokens");
        }
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        texts.forEach(text -> list.add(Json.writable(text)));
        return list;
    }
}
