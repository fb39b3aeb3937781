package headlight.session;

import headlight.figure.beside.Lane;
import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.TransformerCheckpoint;
import headlight.text.Refusal;
import headlight.trace.Trace;
import headlight.trace.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several models on one text.
 *
 * @param keys  the models, as the shelf opens them
 * @param text  what they read
 * @param lanes what each made of it
 */
public record Comparison(List<String> keys, String text, List<Lane> lanes) {

    /** No fewer can be compared, and no more have room beside each other. */
    public static final int LEAST = 2;

    public static final int MOST = 4;

    private static final String DOT = " · ";

    public Comparison {
        keys = List.copyOf(keys);
        lanes = List.copyOf(lanes);
    }

    /** The stops that all of them make together. */
    public Walk walk() {
        return Walk.together(lanes.stream().map(Lane::run).toList());
    }

    /** The run with the most words: what a playhead over all of them shows. */
    public Trace longest() {
        return lanes.stream()
                .map(Lane::run)
                .max(Comparator.comparingInt(run -> run.target().size()))
                .orElseThrow();
    }

    /**
     * Holds models against each other.
     *
     * @throws Refusal when one writes nothing for a text, or when they learned different things
     */
    public static void check(List<? extends Checkpoint> models) {
        for (Checkpoint model : models) {
            boolean writes = !(model instanceof TransformerCheckpoint transformer)
                    || (transformer.spec().encoder().isPresent()
                            && transformer.spec().decoder().isPresent());
            if (!writes) {
                throw new Refusal(
                        "model \"" + model.name()
                                + "\": writes no target for a source; expected a model with an encoder and a decoder",
                        "compare.writes",
                        title(model));
            }
            if (!isKin(models.get(0), model)) {
                throw new Refusal(
                        "models \"" + models.get(0).name() + "\" and \"" + model.name()
                                + "\" learned different tasks; expected models of one task, which read the same words",
                        "compare.tasks",
                        title(models.get(0)),
                        title(model));
            }
        }
    }

    private static boolean isKin(Checkpoint one, Checkpoint other) {
        if (!one.card().task().isBlank() && !other.card().task().isBlank()) {
            return one.card().task().equals(other.card().task());
        }
        return one.equals(other)
                || (one instanceof RecurrentCheckpoint a
                        && other instanceof RecurrentCheckpoint b
                        && a.spec().tokens() == b.spec().tokens()
                        && a.source().tokens().equals(b.source().tokens()));
    }

    private static String title(Checkpoint model) {
        return model.card().title().isBlank() ? model.name() : model.card().title();
    }

    /** What tells these models apart: their titles without what all of them begin with. */
    public static List<String> names(List<? extends Checkpoint> models) {
        List<List<String>> parts = models.stream()
                .map(model -> Arrays.asList(title(model).split(DOT)))
                .toList();
        int shortest = parts.stream().mapToInt(List::size).min().orElse(1);
        int common = (int) IntStream.range(0, shortest - 1)
                .takeWhile(i -> parts.stream()
                        .allMatch(p -> p.get(i).equals(parts.get(0).get(i))))
                .count();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            String name = parts.get(i).stream().skip(common).collect(Collectors.joining(DOT));
            names.add(names.contains(name) ? name + DOT + models.get(i).name() : name);
        }
        return names;
    }

    /** The lanes of these models, from what each made of the text. */
    public static List<Lane> lanes(List<? extends Checkpoint> models, List<Trace> runs) {
        List<String> names = names(models);
        return IntStream.range(0, models.size())
                .mapToObj(i -> new Lane(names.get(i), models.get(i).parameters(), runs.get(i)))
                .toList();
    }
}
