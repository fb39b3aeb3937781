package headlight.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every task of the catalogue. */
class TasksTest {

    private static final Map<Task, Data> DATA = new HashMap<>();

    /** The pairs of seed 1, made once. */
    private static Data data(Task task) {
        return DATA.computeIfAbsent(task, t -> t.data(1, 0.1));
    }

    static List<Task> tasks() {
        return Tasks.ALL;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void isFoundByItsName(Task task) {
        assertEquals(task, Tasks.named(task.name()).orElseThrow());
        assertFalse(task.description().isBlank());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theSameSeedMakesTheSamePairs(Task task) {
        assertEquals(data(task), task.data(1, 0.1));
        assertNotEquals(data(task), task.data(2, 0.1));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everySourceHasOneTarget(Task task) {
        Map<String, String> targets = new HashMap<>();
        all(data(task)).forEach(pair -> {
            String before = targets.put(pair.source(), pair.target());
            assertTrue(before == null || before.equals(pair.target()), pair::toString);
        });
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theHeldOutPartIsNewButMadeOfKnownTokens(Task task) {
        Data data = data(task);
        assertEquals(
                0.1 * (data.train().size() + data.heldOut().size()),
                data.heldOut().size(),
                1);
        Set<String> sources = data.train().stream().map(Pair::source).collect(Collectors.toSet());
        data.heldOut().forEach(pair -> assertFalse(sources.contains(pair.source()), pair::source));
        assertTrue(tokens(task, data.train(), Pair::source).containsAll(tokens(task, data.heldOut(), Pair::source)));
        assertTrue(tokens(task, data.train(), Pair::target).containsAll(tokens(task, data.heldOut(), Pair::target)));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void nothingIsHeldOutWhenNothingIsAsked(Task task) {
        assertEquals(List.of(), task.data(1, 0).heldOut());
        assertThrows(IllegalArgumentException.class, () -> task.data(1, 1));
        assertThrows(IllegalArgumentException.class, () -> task.data(1, Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void sourcesFitWhereTheyArePadded(Task task) {
        task.layout().padSourceTo().ifPresent(length -> all(data(task))
                .forEach(pair -> assertTrue(task.layout().split(pair.source()).size() <= length, pair::source)));
    }

    static Stream<Pair> all(Data data) {
        return Stream.concat(data.train().stream(), data.heldOut().stream());
    }

    static Set<String> tokens(Task task, List<Pair> pairs, Function<Pair, String> side) {
        return pairs.stream()
                .flatMap(pair -> task.layout().split(side.apply(pair)).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
