package headlight.session.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** The laboratory's runs, which of them is on show, what came out of each, and where its model lies. */
final class Runs {

    private final ReadOnlyObjectWrapper<List<Run>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private final IntegerProperty frame = new SimpleIntegerProperty(Lab.NEWEST);
    private final Map<Integer, Result> results = new HashMap<>();
    private final Map<Integer, String> places = new HashMap<>();
    private int numbers;

    /** The next run's number. */
    int number() {
        numbers++;
        return numbers;
    }

    /** One more, which is on show from now on. */
    void add(Run run) {
        List<Run> more = new ArrayList<>(all.get());
        more.add(run);
        all.set(List.copyOf(more));
        look(run.number());
    }

    void replace(int number, UnaryOperator<Run> change) {
        all.set(all.get().stream()
                .map(run -> run.number() == number ? change.apply(run) : run)
                .toList());
    }

    void forget(Predicate<Run> which) {
        List<Run> left = all.get().stream().filter(which.negate()).toList();
        results.keySet().retainAll(left.stream().map(Run::number).toList());
        places.keySet().retainAll(left.stream().map(Run::number).toList());
        all.set(left);
        if (shown().isEmpty()) {
            look(left.isEmpty() ? 0 : left.get(left.size() - 1).number());
        }
    }

    /** Shows another. */
    void look(int number) {
        frame.set(Lab.NEWEST);
        chosen.set(number);
    }

    /** The one on show. */
    Optional<Run> shown() {
        return all.get().stream().filter(run -> run.number() == chosen.get()).findFirst();
    }

    /** A run is over, and this came out. */
    void ended(int number, Result result) {
        results.put(number, result);
        replace(number, Run::ended);
    }

    /** What came out of the one on show. */
    Optional<Result> result() {
        return shown().map(run -> results.get(run.number()));
    }

    /** The model of a run lies there, in its folder or on the shelf. */
    void lies(int number, String place) {
        places.put(number, place);
    }

    /** Where the model of a run lies, if it does. */
    Optional<String> place(int number) {
        return Optional.ofNullable(places.get(number));
    }

    /** Whether a model that lies there is among the runs. */
    boolean hasAt(String place) {
        return places.containsValue(place);
    }

    ReadOnlyObjectProperty<List<Run>> allProperty() {
        return all.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    IntegerProperty frameProperty() {
        return frame;
    }
}
