package headlight.trace;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A number with a name: an element of a site, or of a weight of the model. */
public final class Quantity {

    private final String name;
    private final String symbol;
    private final List<Integer> index;
    private final double value;
    private final Supplier<Optional<Explanation>> origin;

    /**
     * A named number.
     *
     * @param name   the site, or the model's tensor
     * @param symbol LaTeX with its indices, from 1
     * @param index  from 0
     * @param origin asked only when someone wants to know
     */
    public Quantity(
            String name, String symbol, List<Integer> index, double value, Supplier<Optional<Explanation>> origin) {
        this.name = name;
        this.symbol = symbol;
        this.index = List.copyOf(index);
        this.value = value;
        this.origin = origin;
    }

    /** A number that is what it is: a weight, an embedding, a constant, or a value put in by hand. */
    public static Quantity leaf(String name, String symbol, List<Integer> index, double value) {
        return new Quantity(name, symbol, index, value, Optional::empty);
    }

    public String name() {
        return name;
    }

    public String symbol() {
        return symbol;
    }

    public List<Integer> index() {
        return index;
    }

    public double value() {
        return value;
    }

    /** How it came about; empty for a leaf. */
    public Optional<Explanation> explanation() {
        return origin.get();
    }

    /** As the command line writes it: {@code attention.weights[1,3]}. */
    @Override
    public String toString() {
        return index.isEmpty() ? name : name + index.toString().replace(" ", "");
    }
}
