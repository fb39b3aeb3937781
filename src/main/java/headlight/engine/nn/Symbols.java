package headlight.engine.nn;

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

    private Symbols() {}

    /** The letter of a weight; its own name when it has none. */
    static String of(String name) {
        int dot = name.indexOf('.');
        String letter = LETTERS.get(name.substring(dot + 1));
        if (letter == null) {
            return "\\text{" + name.replace("_", "\\_") + "}";
        }
        return name.startsWith("encoder") ? letter.replaceFirst("^(.)", "\\\\bar{$1}") : letter;
    }
}
