package headlight.engine.nn;

import static java.util.Map.entry;

import java.util.Map;

/** The letters of a model's weights in formulas; the encoder's carry a bar. */
final class Symbols {

    private static final Map<String, String> LETTERS = Map.of(
            "embedding.weight", "E",
            "rnn.weight_ih_l0", "W",
            "rnn.weight_hh_l0", "U",
            "rnn.bias_ih_l0", "b",
            "rnn.bias_hh_l0", "b'",
            "weight", "W_{y}",
            "bias", "b_{y}");

    /** The letters of a Transformer's weights, by the end of their names; a layer's carry its number. */
    private static final Map<String, String> TRANSFORMER = Map.ofEntries(
            entry("q.weight", "W^{Q}"),
            entry("k.weight", "W^{K}"),
            entry("v.weight", "W^{V}"),
            entry("out.weight", "W^{O}"),
            entry("q.bias", "b^{Q}"),
            entry("k.bias", "b^{K}"),
            entry("v.bias", "b^{V}"),
            entry("out.bias", "b^{O}"),
            entry("in.weight", "W_{1}"),
            entry("gate.weight", "W_{g}"),
            entry("in.bias", "b_{1}"),
            entry("gate.bias", "b_{g}"),
            entry("norm.weight", "\\gamma"),
            entry("norm.bias", "\\beta"),
            entry("embedding.weight", "E"),
            entry("positions.weight", "P"),
            entry("types.weight", "S"),
            entry("relative.weight", "B"),
            entry("transform.weight", "W_{t}"),
            entry("transform.bias", "b_{t}"));

    private Symbols() {}

    /** The letter of a weight; its own name when it has none. */
    static String of(String name) {
        if (name.contains(".layers.") || !name.contains("rnn")) {
            String[] parts = name.split("\\.");
            String last = parts.length < 2 ? name : parts[parts.length - 2] + "." + parts[parts.length - 1];
            if (name.contains(".ffn.out.")) {
                return name.endsWith("weight") ? "W_{2}" : "b_{2}";
            } else if (TRANSFORMER.containsKey(last)
                    && !name.equals(last)
                    && !name.matches("(en|de)coder.embedding.weight")) {
                return TRANSFORMER.get(last);
            } else if (name.startsWith("head.")) {
                return name.endsWith("weight") ? "W_{y}" : "b_{y}";
            }
        }
        int dot = name.indexOf('.');
        String letter = LETTERS.get(name.substring(dot + 1));
        if (letter == null) {
            return "\\text{" + name.replace("_", "\\_") + "}";
        }
        return name.startsWith("encoder") ? letter.replaceFirst("^(.)", "\\\\bar{$1}") : letter;
    }
}
