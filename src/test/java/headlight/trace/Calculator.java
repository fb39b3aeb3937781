package headlight.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A calculator that knows nothing of expressions: it reads plain arithmetic from the left and works it out. */
public final class Calculator {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|[a-z]+|[-+*/(),])");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private Calculator(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("cannot read: " + text.substring(end));
        }
    }

    /** What plain arithmetic comes to. */
    public static double result(String text) {
        Calculator calculator = new Calculator(text);
        double value = calculator.sum();
        if (calculator.at != calculator.tokens.size()) {
            throw new IllegalArgumentException("left over in " + text);
        }
        return value;
    }

    /** LaTeX with numbers, turned into plain arithmetic by its own simple rules. */
    static double ofLatex(String latex) {
        String text = latex;
        String before;
        do {
            before = text;
            text = text.replaceAll("10\\^\\{(-?\\d+)}", "1e$1")
                    .replaceAll("\\\\sqrt\\{([^{}]*)}", "sqrt($1)")
                    .replaceAll("\\\\operatorname\\{([a-z]+)}", "$1")
                    .replaceAll("\\\\frac\\{([^{}]*)}\\{([^{}]*)}", "(($1)/($2))");
        } while (!before.equals(text));
        return result(text.replace("\\left", "")
                .replace("\\right", "")
                .replace("\\cdot", "*")
                .replace("\\times", "*")
                .replace("\\sigma", "sigmoid")
                .replace("\\", ""));
    }

    private boolean take(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private double sum() {
        double value = take("-") ? -product() : product();
        while (true) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = atom();
        while (true) {
            if (take("*")) {
                value *= atom();
            } else if (take("/")) {
                value /= atom();
            } else {
                return value;
            }
        }
    }

    private double atom() {
        String token = tokens.get(at++);
        if (token.equals("(")) {
            double value = sum();
            expect(")");
            return value;
        } else if (token.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        } else if (Character.isDigit(token.charAt(0))) {
            return Double.parseDouble(token);
        }
        expect("(");
        List<Double> arguments = new ArrayList<>(List.of(sum()));
        while (take(",")) {
            arguments.add(sum());
        }
        expect(")");
        double x = arguments.get(0);
        return switch (token) {
            case "exp" -> Math.exp(x);
            case "log" -> Math.log(x);
            case "tanh" -> Math.tanh(x);
            case "sigmoid" -> 1 / (1 + Math.exp(-x));
            case "sqrt" -> Math.sqrt(x);
            case "relu" -> Math.max(0, x);
            case "max" -> arguments.stream().mapToDouble(v -> v).max().orElseThrow();
            default -> throw new IllegalArgumentException("no function " + token);
        };
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException("expected " + token + " in " + tokens + " at " + at);
        }
    }
}
