package headlight.session;

import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An explanation made readable: the formula, the same with its numbers in a few lines, and the terms it adds up, sorted
 * by what they come from. A gate of an LSTM adds hundreds of products; its largest ones say most of it.
 *
 * @param formula LaTeX with letters
 * @param lines   the same with numbers, each line further computed than the one before, the result last
 * @param sum     whether terms are added up (else they are the parts of the whole)
 * @param inside  whether that sum is only a part of the whole
 * @param terms   in the order of the expression
 * @param groups  the same by the tensors they come from
 */
public record Reading(
        String formula, List<String> lines, boolean sum, boolean inside, List<Term> terms, List<Group> groups) {

    /** Of more terms than this only the first ones and the last are written out in a line. */
    private static final int WRITTEN = 4;

    /**
     * One part of what is added up.
     *
     * @param text   with its numbers: {@code 0.31 · 0.42}
     * @param value  what it adds
     * @param inputs the named numbers in it
     */
    public record Term(String text, double value, List<Quantity> inputs) {

        /** Whether its value is more than its inputs multiplied: an exponential, for example. */
        public boolean computed() {
            return text.contains("(") && text.codePoints().anyMatch(Character::isLetter);
        }

        /** Which tensors it comes from. */
        private List<String> names() {
            return inputs.stream().map(Quantity::name).toList();
        }
    }

    /**
     * Terms that come from the same tensors, the largest first.
     *
     * @param names the tensors multiplied in each term
     * @param total what they add together
     */
    public record Group(List<String> names, List<Term> terms, double total) {}

    /** The reading of an explanation. */
    public static Reading of(Explanation explanation) {
        Expression expression = explanation.expression();
        List<String> lines = new ArrayList<>();
        lines.add(write(expression, false));
        lines.add(write(withParts(expression, part -> new Expression.Constant(part.value())), false));
        lines.add(Numbers.brief(expression.value()));
        List<Term> terms = addends(expression).stream()
                .map(e -> new Term(write(e, false), e.value(), e.quantities()))
                .filter(term -> !term.inputs().isEmpty())
                .toList();
        return new Reading(
                explanation.formula(),
                lines.stream().distinct().toList(),
                longestSum(expression).size() > 1,
                !(expression instanceof Expression.Sum),
                terms,
                groups(terms, explanation.inputs()));
    }

    private static List<Group> groups(List<Term> terms, List<Quantity> inputs) {
        Map<List<String>, List<Term>> byNames = new LinkedHashMap<>();
        for (Term term : terms) {
            byNames.computeIfAbsent(term.names(), names -> new ArrayList<>()).add(term);
        }
        Set<String> covered = terms.stream()
                .flatMap(t -> t.inputs().stream())
                .map(Quantity::toString)
                .collect(Collectors.toSet());
        for (Quantity input : inputs) {
            if (!covered.contains(input.toString())) {
                byNames.computeIfAbsent(List.of(input.name()), names -> new ArrayList<>())
                        .add(new Term(Numbers.brief(input.value()), input.value(), List.of(input)));
            }
        }
        return byNames.entrySet().stream()
                .map(e -> new Group(
                        e.getKey(),
                        e.getValue().stream()
                                .sorted(Comparator.comparingDouble((Term t) -> -Math.abs(t.value())))
                                .toList(),
                        e.getValue().stream().mapToDouble(Term::value).sum()))
                .toList();
    }

    /** The terms of the longest sum; without a sum, the parts of the whole. */
    private static List<Expression> addends(Expression expression) {
        List<Expression> longest = longestSum(expression);
        if (!longest.isEmpty()) {
            return longest;
        }
        return expression.parts().isEmpty() ? List.of(expression) : expression.parts();
    }

    private static List<Expression> longestSum(Expression expression) {
        List<Expression> longest = expression instanceof Expression.Sum sum ? flat(sum) : List.of();
        for (Expression part : expression.parts()) {
            List<Expression> inside = longestSum(part);
            longest = inside.size() > longest.size() ? inside : longest;
        }
        return longest;
    }

    /** The terms of a sum, those of sums inside it among them. */
    private static List<Expression> flat(Expression.Sum sum) {
        return sum.terms().stream()
                .flatMap(term -> term instanceof Expression.Sum inner ? flat(inner).stream() : Stream.of(term))
                .toList();
    }

    private static Expression withParts(Expression e, UnaryOperator<Expression> change) {
        List<Expression> parts = e.parts().stream().map(change).toList();
        if (e instanceof Expression.Sum) {
            return new Expression.Sum(parts);
        } else if (e instanceof Expression.Product) {
            return new Expression.Product(parts);
        } else if (e instanceof Expression.Quotient) {
            return new Expression.Quotient(parts.get(0), parts.get(1));
        } else if (e instanceof Expression.Call call) {
            return new Expression.Call(call.function(), parts);
        }
        return e;
    }

    private static String write(Expression e, boolean tight) {
        if (e instanceof Expression.Sum sum) {
            return enclose(joined(flat(sum), " + ", false), tight && sum.terms().size() > 1);
        } else if (e instanceof Expression.Product product) {
            return joined(product.factors(), " · ", true);
        } else if (e instanceof Expression.Quotient quotient) {
            return write(quotient.over(), true) + " / " + write(quotient.under(), true);
        } else if (e instanceof Expression.Call call) {
            String name = call.function() == Expression.Function.SIGMOID
                    ? "σ"
                    : call.function().name().toLowerCase(Locale.ROOT);
            return name + enclose(joined(call.arguments(), ", ", false), true);
        }
        return enclose(Numbers.brief(e.value()), tight && e.value() < 0);
    }

    private static String joined(List<Expression> parts, String sign, boolean tight) {
        List<String> texts = new ArrayList<>();
        int written = parts.size() > WRITTEN + 1 ? WRITTEN - 1 : parts.size();
        parts.subList(0, written).forEach(part -> texts.add(write(part, tight)));
        if (written < parts.size()) {
            texts.add("…");
            texts.add(write(parts.get(parts.size() - 1), tight));
        }
        return texts.stream().collect(Collectors.joining(sign)).replace("+ −", "− ");
    }

    private static String enclose(String text, boolean needed) {
        return needed ? "(" + text + ")" : text;
    }
}
