package headlight.session;

import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A comparison that the models at hand offer: they differ in one thing.
 *
 * @param kind what they differ in
 * @param task what they learned
 * @param keys the models, as the shelf opens them
 */
public record ReadyMade(Kind kind, String task, List<String> keys) {

    /** What the models of a comparison differ in. */
    public enum Kind {
        /** The score function of their attention. */
        SCORES,
        /** What the decoder gets to know of the source: one state, that state at every step, or what it looks at. */
        CONTEXT,
        /** The recurrent cell. */
        CELLS,
        /** Whether the encoder reads one way or both. */
        WAYS,
        /** Recurrence with attention, or attention alone. */
        FAMILIES
    }

    /**
     * A model at hand.
     *
     * @param task what it learned
     * @param spec its settings, if it is recurrent
     */
    public record Candidate(String key, String task, Optional<Seq2SeqSpec> spec) {

        private Seq2SeqSpec settings() {
            return spec.orElseThrow();
        }

        private boolean looks() {
            return spec.isPresent() && settings().attention() != Attention.NONE;
        }
    }

    public ReadyMade {
        keys = List.copyOf(keys);
    }

    /** All that these models offer, task by task. */
    public static List<ReadyMade> of(List<Candidate> models) {
        Map<String, List<Candidate>> tasks = new LinkedHashMap<>();
        models.stream().filter(model -> !model.task().isBlank()).forEach(model -> tasks.computeIfAbsent(
                        model.task(), task -> new ArrayList<>())
                .add(model));
        List<ReadyMade> all = new ArrayList<>();
        tasks.forEach((task, of) -> {
            scores(of).ifPresent(keys -> all.add(new ReadyMade(Kind.SCORES, task, keys)));
            context(of).ifPresent(keys -> all.add(new ReadyMade(Kind.CONTEXT, task, keys)));
            cells(of).ifPresent(keys -> all.add(new ReadyMade(Kind.CELLS, task, keys)));
            ways(of).ifPresent(keys -> all.add(new ReadyMade(Kind.WAYS, task, keys)));
            families(of).ifPresent(keys -> all.add(new ReadyMade(Kind.FAMILIES, task, keys)));
        });
        return all;
    }

    private static Optional<List<String>> scores(List<Candidate> models) {
        return distinct(
                models.stream()
                        .filter(model -> model.looks() && !model.settings().feedContext())
                        .toList(),
                model -> frame(model, true, false, true),
                model -> model.settings().attention());
    }

    private static Optional<List<String>> cells(List<Candidate> models) {
        return distinct(
                models.stream().filter(model -> model.spec().isPresent()).toList(),
                model -> frame(model, false, true, true),
                model -> model.settings().cell());
    }

    private static Optional<List<String>> ways(List<Candidate> models) {
        List<Candidate> looking = models.stream().filter(Candidate::looks).toList();
        Function<Candidate, Boolean> both = model -> model.settings().bidirectional();
        return distinct(looking, model -> frame(model, true, true, false), both)
                .or(() -> distinct(looking, model -> frame(model, true, false, false), both));
    }

    private static Optional<List<String>> context(List<Candidate> models) {
        for (List<Candidate> group : groups(models, model -> frame(model, true, false, true))) {
            List<String> keys = new ArrayList<>();
            first(group, model -> !model.looks() && !model.settings().feedContext())
                    .ifPresent(keys::add);
            first(group, model -> !model.looks() && model.settings().feedContext())
                    .ifPresent(keys::add);
            boolean blind = !keys.isEmpty();
            group.stream()
                    .filter(model -> model.looks() && !model.settings().feedContext())
                    .min(Comparator.comparing(model -> model.settings().attention()))
                    .map(Candidate::key)
                    .ifPresent(keys::add);
            if (blind && keys.size() >= Comparison.LEAST) {
                return Optional.of(keys);
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> families(List<Candidate> models) {
        List<String> keys = new ArrayList<>();
        first(models, Candidate::looks).ifPresent(keys::add);
        first(models, model -> model.spec().isEmpty()).ifPresent(keys::add);
        return Optional.of(keys).filter(k -> k.size() == Comparison.LEAST);
    }

    /** The first group of models that are alike but for one thing, each value of that thing once, in its own order. */
    private static <V extends Comparable<? super V>> Optional<List<String>> distinct(
            List<Candidate> models, Function<Candidate, List<Object>> frame, Function<Candidate, V> thing) {
        return groups(models, frame).stream()
                .map(group -> {
                    Map<V, String> each = new LinkedHashMap<>();
                    group.stream()
                            .sorted(Comparator.comparing(thing))
                            .forEach(model -> each.putIfAbsent(thing.apply(model), model.key()));
                    return each.values().stream().limit(Comparison.MOST).toList();
                })
                .filter(keys -> keys.size() >= Comparison.LEAST)
                .max(Comparator.comparingInt(List::size));
    }

    private static List<List<Candidate>> groups(List<Candidate> models, Function<Candidate, List<Object>> frame) {
        Map<List<Object>, List<Candidate>> groups = new LinkedHashMap<>();
        models.stream().filter(model -> model.spec().isPresent()).forEach(model -> groups.computeIfAbsent(
                        frame.apply(model), key -> new ArrayList<>())
                .add(model));
        return List.copyOf(groups.values());
    }

    private static Optional<String> first(List<Candidate> models, Predicate<Candidate> suits) {
        return models.stream().filter(suits).map(Candidate::key).findFirst();
    }

    /** What must be alike. */
    private static List<Object> frame(Candidate model, boolean cell, boolean attention, boolean ways) {
        Seq2SeqSpec spec = model.settings();
        List<Object> frame = new ArrayList<>(List.of(spec.layers(), spec.residual()));
        if (cell) {
            frame.add(spec.cell());
        }
        if (attention) {
            frame.add(spec.attention());
            frame.add(spec.feedContext());
        }
        if (ways) {
            frame.add(spec.bidirectional());
        }
        return frame;
    }
}
