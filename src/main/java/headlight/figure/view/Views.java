package headlight.figure.view;

import headlight.figure.View;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;

/** The kinds of pictures there are. A new one needs its class and a line here. */
public final class Views {

    public static final List<View> ALL = List.of();

    private Views() {}

    /** The kind with this name. */
    public static Optional<View> named(String kind) {
        return ALL.stream().filter(view -> view.kind().equals(kind)).findFirst();
    }

    /** The kinds that can show a trace. */
    public static List<View> of(Trace trace) {
        return ALL.stream().filter(view -> view.suits().test(trace)).toList();
    }
}
