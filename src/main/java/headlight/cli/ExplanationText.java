package headlight.cli;

import headlight.trace.Arithmetic;
import headlight.trace.Explanation;
import headlight.trace.Latex;
import headlight.trace.Quantity;
import java.io.PrintWriter;
import java.util.Optional;

/** An explanation for reading: formula, the same with its numbers, result, and where the numbers came from. */
final class ExplanationText {

    private static final int DIGITS = 7;
    private static final Latex LATEX = new Latex(DIGITS, Integer.MAX_VALUE);

    private final PrintWriter out;
    private final boolean latex;

    /** @param latex whether formulas stay LaTeX, to be typeset elsewhere */
    ExplanationText(PrintWriter out, boolean latex) {
        this.out = out;
        this.latex = latex;
    }

    /** Prints an explanation with so many levels of the numbers it came from. */
    void print(Explanation explanation, int depth) {
        print(explanation, depth, "");
    }

    private void print(Explanation explanation, int depth, String indent) {
        Quantity number = explanation.number();
        if (latex) {
            out.println(indent + "% " + number + ", " + explanation.operation());
            out.println(indent + "\\begin{aligned}");
            out.println(indent + "  & " + explanation.formula() + " \\\\");
            out.println(indent + "  & = " + LATEX.of(explanation.expression()) + " \\\\");
            out.println(indent + "  & = " + LATEX.number(number.value()));
            out.println(indent + "\\end{aligned}");
        } else {
            out.println(indent + number + " = " + Arithmetic.number(number.value(), DIGITS) + "   ("
                    + explanation.operation() + ")");
            out.println(indent + "  " + PlainFormula.of(explanation.formula()));
            out.println(indent + "  = " + Arithmetic.of(explanation.expression(), DIGITS));
            out.println(indent + "  = " + Arithmetic.number(number.value(), DIGITS));
        }
        if (depth > 0) {
            explanation.inputs().forEach(input -> print(input, depth - 1, indent + "    "));
        }
    }

    /** A number that another came from: explained in turn, or only named where the last level is reached. */
    private void print(Quantity input, int depth, String indent) {
        Optional<Explanation> explanation = depth > 0 ? input.explanation() : Optional.empty();
        if (explanation.isPresent()) {
            print(explanation.get(), depth, indent);
        } else if (latex) {
            out.println(indent + input.symbol() + " = " + LATEX.number(input.value()) + " % " + input);
        } else {
            out.println(indent + input + " = " + Arithmetic.number(input.value(), DIGITS));
        }
    }
}
