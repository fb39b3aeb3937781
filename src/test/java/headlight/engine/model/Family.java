package headlight.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Bridge;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.spec.Seq2SeqSpec.Combine;
import headlight.trace.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The combinations of the recurrent family that are checked, small, with the weights of {@code pytorch/make_family.py}. */
final class Family {

    private Family() {}

    /** The settings with this cell, in the order of the file. */
    static List<Seq2SeqSpec> of(Cell cell) {
        try (InputStream in = Family.class.getResourceAsStream("pytorch/" + file(cell) + ".json")) {
            List<Seq2SeqSpec> specs = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(node -> specs.add(spec(node)));
            return specs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the files of a cell. */
    static String file(Cell cell) {
        return "family-" + cell.name().toLowerCase(Locale.ROOT);
    }

    /** A model of such settings. */
    static RecurrentCheckpoint model(Seq2SeqSpec spec) {
        RecurrentCheckpoint like = Models.random(4, 1);
        Map<String, Tensor> weights = new HashMap<>();
        spec.tensors(like.source().size(), like.target().size())
                .forEach((name, shape) -> weights.put(name, weight(name, shape)));
        return new RecurrentCheckpoint("family", spec, weights, like.source(), like.target(), like.card());
    }

    /** 0.5 sin(0.7 i + the sum of the name's characters), as in the lines that made the numbers. */
    private static Tensor weight(String name, int... shape) {
        int shift = name.chars().sum();
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        float[] data = new float[length];
        for (int i = 0; i < length; i++) {
            data[i] = (float) (0.5 * Math.sin(0.7 * i + shift));
        }
        return Tensor.of(data, shape);
    }

    private static Seq2SeqSpec spec(JsonNode node) {
        return new Seq2SeqSpec(
                choice(Cell.class, node, "cell"),
                node.get("layers").asInt(),
                node.get("bidirectional").asBoolean(),
                node.get("residual").asBoolean(),
                3,
                4,
                node.get("encoder_hidden_size").asInt(),
                choice(Attention.class, node, "attention"),
                choice(Combine.class, node, "combine"),
                node.get("reverse_source").asBoolean(),
                node.get("feed_context").asBoolean(),
                choice(Bridge.class, node, "bridge"),
                Seq2SeqSpec.Tokens.WORDS,
                Optional.of("<pad>"),
                Optional.of("<s>"),
                Optional.of("<eos>"),
                29,
                8,
                Optional.empty(),
                Optional.empty());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode node, String field) {
        return Enum.valueOf(type, node.get(field).asText().toUpperCase(Locale.ROOT));
    }
}
