package headlight.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one run of a model computed. Immutable; every picture is a function of it.
 *
 * @param about      where it comes from
 * @param source     the source tokens, in reading order
 * @param inputs     what the decoder read at each step, the start token first; may be empty when unknown
 * @param target     what the decoder wrote at each step (or was made to write)
 * @param vocabulary the output vocabulary; may be empty when unknown
 * @param backwards  whether the encoder read the source from its end
 * @param tensors    what was recorded, by site name, in the order of the computation
 * @param origins    how it came about, by site name; empty for a trace from a file
 */
public record Trace(
        About about,
        List<String> source,
        List<String> inputs,
        List<String> target,
        List<String> vocabulary,
        boolean backwards,
        Map<String, Tensor> tensors,
        Map<String, Origin> origins) {

    public Trace {
        source = List.copyOf(source);
        inputs = List.copyOf(inputs);
        target = List.copyOf(target);
        vocabulary = List.copyOf(vocabulary);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        origins = Map.copyOf(origins);
    }

    /** The names of the sites recorded, in the order of the computation. */
    public Set<String> sites() {
        return tensors.keySet();
    }

    /** Whether this site was recorded. */
    public boolean has(Site site) {
        return tensors.containsKey(site.name());
    }

    /** What was recorded at a site, if anything. */
    public Optional<Tensor> find(Site site) {
        return Optional.ofNullable(tensors.get(site.name()));
    }

    /**
     * What was recorded at a site.
     *
     * @throws IllegalArgumentException when nothing was
     */
    public Tensor tensor(Site site) {
        return find(site).orElseThrow(() -> new IllegalArgumentException("the trace has no " + site.name()));
    }

    /** How one number came about; empty when the trace does not know (a trace from a file has no model beside it). */
    public Optional<Explanation> explain(String site, int... index) {
        return Optional.ofNullable(origins.get(site)).map(origin -> origin.explain(index));
    }

    /** The stops of the playhead, in the order of the computation. */
    public Walk steps() {
        return Walk.through(this);
    }
}
