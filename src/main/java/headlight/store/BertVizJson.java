package headlight.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Refusal;
import headlight.trace.AttentionBlock;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of BertViz's head view and model view as a trace of weights and tokens: {@code attention}, a list with
 * {@code name}, {@code attn} [layers, heads, q, k], {@code left_text} and {@code right_text} for each kind of attention;
 * before version 1.1 an object in which {@code all} is the one that counts.
 */
final class BertVizJson {

    static final String ATTENTION = "attention";

    private static final String LAYERS = "include_layers";
    private static final String WHOLE = "all";

    /** One kind of attention as the file has it. */
    private record Kind(String name, Tensor attn, List<String> left, List<String> right) {}

    private final JsonParser parser;
    private final String where;
    private final List<Kind> kinds = new ArrayList<>();
    private boolean there;

    BertVizJson(JsonParser parser, String where) {
        this.parser = parser;
        this.where = where;
    }

    /** Whether the file held any. */
    boolean isThere() {
        return there;
    }

    /** Reads the value of {@code attention}, which the parser has just begun. */
    void readAttention(JsonToken value) throws IOException {
        there = true;
        if (value == JsonToken.START_ARRAY) {
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                readKind(next);
            }
        } else if (value == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean whole = parser.currentName().equals(WHOLE);
                JsonToken next = parser.nextToken();
                if (whole) {
                    readKind(next);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (kinds.isEmpty()) {
            throw new Refusal(where + ": " + ATTENTION + ": expected a list of kinds of attention as BertViz has it");
        }
    }

    private void readKind(JsonToken token) throws IOException {
        String place = where + ": " + ATTENTION + "[" + kinds.size() + "]";
        if (token != JsonToken.START_OBJECT) {
            throw new Refusal(place + ": expected an object with attn, left_text and right_text");
        }
        String name = "";
        Optional<Tensor> attn = Optional.empty();
        List<String> left = List.of();
        List<String> right = List.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "name" -> name = value == JsonToken.VALUE_NULL ? "" : parser.getText();
                case "attn" -> attn = Optional.of(numbers(value, place + ".attn"));
                case "left_text" -> left = texts(value, place + ".left_text");
                case "right_text" -> right = texts(value, place + ".right_text");
                default -> parser.skipChildren();
            }
        }
        if (attn.isEmpty() || left.isEmpty() || right.isEmpty()) {
            throw new Refusal(place + ": expected attn, left_text and right_text");
        }
        Tensor weights = attn.get();
        if (weights.size(2) != left.size() || weights.size(3) != right.size()) {
            throw new Refusal(place + ": attn is " + Arrays.toString(weights.shape()) + "; expected [layers, heads, "
                    + left.size() + ", " + right.size() + "] for its tokens");
        }
        kinds.add(new Kind(name, weights, left, right));
    }

    private Tensor numbers(JsonToken token, String place) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw new Refusal(place + ": expected nested lists of numbers");
        }
        NestedNumbers numbers = NestedNumbers.read(parser, place);
        if (numbers.shape().length != 4) {
            throw new Refusal(place + ": " + numbers.shape().length + " lists inside each other; expected 4: "
                    + "layers, heads, tokens that ask, tokens that are asked");
        }
        return Tensor.of(numbers.values(), numbers.shape());
    }

    private List<String> texts(JsonToken token, String place) throws IOException {
        List<String> texts = new ArrayList<>();
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            }
        }
        if (token != JsonToken.START_ARRAY || parser.currentToken() != JsonToken.END_ARRAY) {
            throw new Refusal(place + ": expected a list of tokens");
        }
        return texts;
    }

    /**
     * The trace of what was read.
     *
     * @param rest what else stands in the file
     */
    Trace trace(JsonNode rest) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> source = List.of();
        List<String> inputs = List.of();
        for (Kind kind : kinds) {
            AttentionBlock first = block(kind);
            for (int i = 0; i < kind.attn().size(0); i++) {
                tensors.put(
                        first.at(layer(rest, i)).weights().name(), kind.attn().part(i));
            }
            if (first.stack() == Stack.ENCODER) {
                source = kind.left();
            } else {
                inputs = kind.left();
                source = first.cross() && source.isEmpty() ? kind.right() : source;
            }
        }
        ObjectNode notes = Json.MAPPER.createObjectNode();
        notes.set("source", list(source));
        notes.set("inputs", list(inputs));
        notes.put("input", String.join(" ", source.isEmpty() ? inputs : source));
        return TraceNotes.trace(notes, tensors, where);
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    private int layer(JsonNode rest, int i) {
        JsonNode layers = rest.path(LAYERS);
        if (!layers.isArray() || kinds.size() > 1) {
            return i;
        }
        JsonNode number = layers.path(i);
        if (!number.isInt() || number.intValue() < 0 || number.intValue() > 9999) {
            throw new Refusal(where + ": " + LAYERS + ": expected as many numbers as there are layers, from 0 to 9999");
        }
        return number.intValue();
    }

    /** Which attention it is: as it is named, else by its tokens and by whether anything looks ahead. */
    private static AttentionBlock block(Kind kind) {
        boolean cross = kind.name().equals("Cross")
                || (kind.name().isEmpty() && !kind.left().equals(kind.right()));
        boolean decoder = cross || kind.name().equals("Decoder") || (kind.name().isEmpty() && looksBackOnly(kind));
        return new AttentionBlock(decoder ? Stack.DECODER : Stack.ENCODER, 0, cross);
    }

    private static boolean looksBackOnly(Kind kind) {
        Tensor attn = kind.attn();
        for (int head = 0; head < attn.size(1); head++) {
            for (int q = 0; q < attn.size(2); q++) {
                for (int k = q + 1; k < attn.size(3); k++) {
                    if (attn.size(0) > 0 && attn.at(0, head, q, k) != 0) {
                        return false;
                    }
                }
            }
        }
        return kind.left().size() > 1;
    }
}
