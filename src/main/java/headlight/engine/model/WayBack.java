package headlight.engine.model;

import headlight.engine.tape.ByTime;
import headlight.engine.tape.CrossEntropy;
import headlight.engine.tape.Stack;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import headlight.trace.Gradients;
import headlight.trace.Origin;
import headlight.trace.Quantity;
import headlight.trace.RecurrentSites;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way back through one run: from the loss of what was written to every state.
 * <pre>
 *   s  source tokens   t  target steps   h  size of a state
 *   loss = mean over t of −log pₜ(yₜ)     ∂loss/∂h̄ₛ [s, h]     ∂loss/∂hₜ [t, h]     their lengths [s], [t]
 * </pre>
 * How such gradients vanish: Bengio, Simard, Frasconi 1994; Pascanu, Mikolov, Bengio 2013.
 */
final class WayBack {

    private final List<Integer> written;
    private final Map<Site, double[][]> gradients = new LinkedHashMap<>();
    private final RecurrentSites encoder;
    private final RecurrentSites decoder;

    private WayBack(List<Integer> written, Seq2SeqSpec spec) {
        this.written = List.copyOf(written);
        encoder =
                new RecurrentSites(headlight.trace.Stack.ENCODER, spec.layers(), spec.bidirectional(), spec.residual());
        decoder = new RecurrentSites(headlight.trace.Stack.DECODER, spec.layers(), false, spec.residual());
    }

    /**
     * Goes back through a run that has just been made.
     *
     * @param tape    one that goes back
     * @param written the ids that the loss is of
     */
    static WayBack of(Tape tape, List<Integer> written, Seq2SeqSpec spec) {
        WayBack back = new WayBack(written, spec);
        Value[] rows = tape.marked(Sites.LOGITS).toArray(Value[]::new); // t times [1, v]
        Value logits = tape.apply(new ByTime(), tape.apply(new Stack(), rows)); // [t, v]
        tape.backward(tape.apply(new CrossEntropy(written), logits));
        back.take(tape, back.encoder);
        back.take(tape, back.decoder);
        return back;
    }

    private void take(Tape tape, RecurrentSites stack) {
        for (Site site : Gradients.states(stack)) {
            List<Value> rows = tape.marked(site);
            if (!rows.isEmpty()) {
                gradients.put(site, rows.stream().map(Value::gradients).toArray(double[][]::new));
            }
        }
    }

    /** The run with what was found on the way back. */
    Trace addedTo(Trace run) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(run.tensors());
        Map<String, Origin> origins = new LinkedHashMap<>(run.origins());
        Origin loss = index -> loss(run, index[0]);
        add(Gradients.LOSS, written.size(), loss, tensors, origins);
        gradients.forEach((site, rows) -> tensors.put(Gradients.of(site).name(), tensor(rows)));
        add(Gradients.ENCODER, run.source().size(), norm(Gradients.ENCODER, encoder), tensors, origins);
        add(Gradients.DECODER, written.size(), norm(Gradients.DECODER, decoder), tensors, origins);
        return new Trace(
                run.about(),
                run.source(),
                run.inputs(),
                run.target(),
                run.vocabulary(),
                run.backwards(),
                tensors,
                origins);
    }

    /** A site of single numbers, each of them as it is explained. */
    private static void add(
            Site site, int length, Origin origin, Map<String, Tensor> tensors, Map<String, Origin> origins) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) origin.explain(i).number().value();
        }
        tensors.put(site.name(), Tensor.of(numbers, length));
        origins.put(site.name(), origin);
    }

    private Explanation loss(Trace run, int t) {
        Quantity probability = run.explain(Sites.PROBABILITIES.name(), t, written.get(t))
                .orElseThrow()
                .number();
        Expression cost = Expression.product(
                new Expression.Constant(-1), Expression.call(Function.LOG, Expression.of(probability)));
        return explained(Gradients.LOSS, t, "minus the logarithm", "-\\log " + probability.symbol(), cost);
    }

    /** How long the gradients of a position are together, over the directions of the top layer. */
    private Origin norm(Site norm, RecurrentSites stack) {
        return index -> {
            int row = index[0];
            List<Expression> squares = new ArrayList<>();
            List<String> letters = new ArrayList<>();
            for (Site site : Gradients.top(stack)) {
                double[] numbers = gradients.get(site)[row];
                Site gradient = Gradients.of(site);
                letters.add("\\sum_k (" + gradient.symbol() + "_{" + (row + 1) + ",k})^2");
                for (int k = 0; k < numbers.length; k++) {
                    Expression number = Expression.of(
                            Quantity.leaf(gradient.name(), gradient.symbol(row, k), List.of(row, k), numbers[k]));
                    squares.add(Expression.product(number, number));
                }
            }
            Expression length = Expression.call(Function.SQRT, new Expression.Sum(squares));
            return explained(norm, row, "norm", "\\sqrt{" + String.join(" + ", letters) + "}", length);
        };
    }

    private static Explanation explained(Site site, int row, String operation, String formula, Expression expression) {
        String whole = site.symbol(row) + " = " + formula;
        Quantity number = new Quantity(
                site.name(),
                site.symbol(row),
                List.of(row),
                expression.value(),
                () -> Optional.of(explained(site, row, operation, formula, expression)));
        return new Explanation(number, operation, whole, expression);
    }

    private static Tensor tensor(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] all = new float[rows.length * width];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) rows[i / width][i % width];
        }
        return Tensor.of(all, rows.length, width);
    }
}
