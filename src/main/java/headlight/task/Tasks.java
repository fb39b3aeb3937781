package headlight.task;

import java.util.List;
import java.util.Optional;

/** The catalogue of tasks. */
public final class Tasks {

    /** Every built-in task. */
    public static final List<Task> ALL =
            List.of(new Dates(), new French(), new Korean(), Letters.copied(), Letters.reversed());

    private Tasks() {}

    /** The task with this name. */
    public static Optional<Task> named(String name) {
        return ALL.stream().filter(task -> task.name().equals(name)).findFirst();
    }
}
