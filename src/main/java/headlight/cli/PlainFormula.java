package headlight.cli;

import java.util.Map;
import java.util.stream.Collectors;

/** A LaTeX formula in letters that a terminal shows: {@code α₂,₄ = exp(e₂,₄) / Σₛ exp(e₂,ₛ)}. */
final class PlainFormula {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("epsilon", "ε"),
            Map.entry("mu", "μ"),
            Map.entry("sigma", "σ"),
            Map.entry("sum", "Σ"),
            Map.entry("cdot", "·"),
            Map.entry("odot", "⊙"),
            Map.entry("times", "×"),
            Map.entry("cdots", "…"),
            Map.entry("ldots", "…"),
            Map.entry("dots", "…"),
            Map.entry("infty", "∞"),
            Map.entry("top", "ᵀ"),
            Map.entry("quad", "  "),
            Map.entry("left", ""),
            Map.entry("right", ""),
            Map.entry("text", ""),
            Map.entry("mathrm", ""),
            Map.entry("operatorname", ""));

    private static final String NORMAL = "0123456789aehijklmnoprstuvx+-=()";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ₊₋₌₍₎";

    private final String latex;
    private int at;

    private PlainFormula(String latex) {
        this.latex = latex;
    }

    /** The formula as one line of text. */
    static String of(String latex) {
        return new PlainFormula(latex).until('\0').replaceAll(" {2,}", " ").strip();
    }

    private String until(char end) {
        StringBuilder text = new StringBuilder();
        while (at < latex.length() && latex.charAt(at) != end) {
            text.append(atom());
        }
        at++;
        return text.toString();
    }

    private String atom() {
        char c = latex.charAt(at++);
        return switch (c) {
            case '\\' -> command();
            case '{' -> until('}');
            case '_' -> lowered(argument());
            case '^' -> raised(argument());
            default -> Character.toString(c);
        };
    }

    /** What follows a command, {@code _} or {@code ^}: a group or a single sign. */
    private String argument() {
        while (at < latex.length() && latex.charAt(at) == ' ') {
            at++;
        }
        return at < latex.length() ? atom() : "";
    }

    private String command() {
        int from = at;
        while (at < latex.length() && Character.isLetter(latex.charAt(at))) {
            at++;
        }
        if (at == from) {
            at++;
            return " ";
        }
        String name = latex.substring(from, at);
        return switch (name) {
            case "frac" -> enclosed(argument()) + " / " + enclosed(argument());
            case "sqrt" -> "√(" + argument() + ")";
            case "bar" -> argument() + "\u0304";
            case "tilde" -> argument() + "\u0303";
            case "hat" -> argument() + "\u0302";
            default -> SIGNS.getOrDefault(name, name);
        };
    }

    private static String enclosed(String text) {
        return text.contains(" ") ? "(" + text + ")" : text;
    }

    private static String lowered(String text) {
        boolean possible = text.chars().allMatch(c -> c == ',' || c == ' ' || NORMAL.indexOf(c) >= 0);
        return possible
                ? text.chars()
                        .filter(c -> c != ' ')
                        .mapToObj(c -> c == ',' ? "," : LOWERED.substring(NORMAL.indexOf(c), NORMAL.indexOf(c) + 1))
                        .collect(Collectors.joining())
                : "_" + (text.length() > 1 ? "(" + text + ")" : text);
    }

    private static String raised(String text) {
        return text.equals("ᵀ") ? text : "^" + (text.length() > 1 && !text.startsWith("(") ? "(" + text + ")" : text);
    }
}
