package headlight.engine.nn;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The letters of a model's weights in formulas; the encoder's carry a bar. */
final class Symbols {

    private static final Map<String, String> LETTERS = Map.of(
            "embedding.weight", "E",
            "weight", "W_{y}",
            "bias", "b_{y}",
            "W_a", "W_{a}",
            "v_a", "v_{a}",
            "W_q", "W_{q}",
            "W_k", "W_{k}",
            "W_c.weight", "W_{c}",
            "W_c.bias", "b_{c}");

    private static final Map<String, String> CELL =
            Map.of("weight_ih", "W", "weight_hh", "U", "bias_ih", "b", "bias_hh", "b'");

    private static final Pattern RECURRENT =
            Pattern.compile("(encoder|decoder)\\.rnn\\.(weight_ih|weight_hh|bias_ih|bias_hh)_l(\\d+)(_reverse)?");

    private static final Pattern BRIDGE = Pattern.compile("bridge\\.([hc])(?:_l(\\d+))?\\.(weight|bias)");

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
        Matcher cell = RECURRENT.matcher(name);
        if (cell.matches()) {
            return cell(cell);
        }
        Matcher bridge = BRIDGE.matcher(name);
        if (bridge.matches()) {
            String letter = bridge.group(3).equals("weight") ? "W" : "b";
            return letter + "_{0" + bridge.group(1) + "}" + layer(bridge.group(2));
        }
        if (!name.startsWith("attention.")) {
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

    /** The encoder's letters carry a bar, those of the way back an arrow; a layer above the first its number. */
    private static String cell(Matcher name) {
        String letter = CELL.get(name.group(2));
        String over = name.group(4) == null ? "bar" : "overleftarrow";
        String ours = name.group(1).equals("encoder") ? letter.replaceFirst("^(.)", "\\\\" + over + "{$1}") : letter;
        return ours + layer(name.group(3));
    }

    private static String layer(String number) {
        return number == null || number.equals("0") ? "" : "^{(" + (Integer.parseInt(number) + 1) + ")}";
    }
}
