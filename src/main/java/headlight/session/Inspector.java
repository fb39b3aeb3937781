package headlight.session;

import headlight.trace.Quantity;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** "How this number came about": the number asked about, and the way from there down to the weights and back. */
public final class Inspector {

    private final ReadOnlyObjectWrapper<List<Quantity>> path = new ReadOnlyObjectWrapper<>(List.of());

    /** Opens one number of a trace. Without an origin (a trace from a file) it is shown as it is. */
    public void open(Trace trace, Site site, List<Integer> index) {
        quantity(trace, site, index).ifPresent(q -> path.set(List.of(q)));
    }

    /** Follows one of the numbers that the current one came from. */
    public void follow(Quantity input) {
        List<Quantity> longer = new ArrayList<>(path.get());
        longer.add(input);
        path.set(List.copyOf(longer));
    }

    /** Back to an earlier number of the way, by its place. */
    public void backTo(int depth) {
        if (depth >= 0 && depth < path.get().size()) {
            path.set(List.copyOf(path.get().subList(0, depth + 1)));
        }
    }

    /** One number back; from the first one, closes. */
    public void back() {
        List<Quantity> now = path.get();
        path.set(now.isEmpty() ? now : List.copyOf(now.subList(0, now.size() - 1)));
    }

    /** Asks about nothing. */
    public void close() {
        path.set(List.of());
    }

    /** Another run of the same model is on show: asks it about the same number, if it has that. */
    public void reopen(Trace trace) {
        List<Quantity> now = path.get();
        close();
        if (!now.isEmpty()) {
            Quantity first = now.get(0);
            Sites.named(first.name()).ifPresent(site -> open(trace, site, first.index()));
        }
    }

    /** The way walked, the number first asked about at its head; empty when nothing is. */
    public ReadOnlyObjectProperty<List<Quantity>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** The number on show. */
    public Optional<Quantity> current() {
        List<Quantity> now = path.get();
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(now.size() - 1));
    }

    private static Optional<Quantity> quantity(Trace trace, Site site, List<Integer> index) {
        int[] at = index.stream().mapToInt(Integer::intValue).toArray();
        return trace.find(site)
                .filter(t -> inside(t.shape(), at))
                .map(t -> new Quantity(
                        site.name(), site.symbol(at), index, t.at(at), () -> trace.explain(site.name(), at)));
    }

    private static boolean inside(int[] shape, int[] at) {
        boolean inside = shape.length == at.length;
        for (int d = 0; inside && d < at.length; d++) {
            inside = at[d] >= 0 && at[d] < shape[d];
        }
        return inside;
    }
}
