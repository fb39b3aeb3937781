package headlight.engine.tape;

import headlight.trace.Origin;
import headlight.trace.Site;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What one run left behind: every site with its numbers, and how each number came about. Immutable. */
public final class Recording {

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    private Recording() {}

    static Recording of(Map<Site, Map<Integer, Value>> marks, Lease lease) {
        Map<Value, Node> known = Node.memory();
        Recording recording = new Recording();
        marks.forEach((site, rows) -> {
            List<Node> nodes = IntStream.range(0, rows.size())
                    .mapToObj(row -> Node.of(rows.get(row), known, lease))
                    .toList();
            if (nodes.get(0).mark().orElseThrow().isWhole()) {
                recording.add(site, nodes.get(0));
            } else {
                recording.add(site, nodes);
            }
        });
        return recording;
    }

    private void add(Site site, Node whole) {
        tensors.put(site.name(), whole.numbers().tensor());
        origins.put(site.name(), index -> whole.explanation(index).orElseThrow());
    }

    private void add(Site site, List<Node> rows) {
        int length = rows.get(0).numbers().tensor().length();
        float[] data = new float[rows.size() * length];
        for (int r = 0; r < rows.size(); r++) {
            rows.get(r).numbers().tensor().read(data, r * length);
        }
        tensors.put(site.name(), Tensor.of(data, rows.size(), length));
        List<Node> nodes = new ArrayList<>(rows);
        origins.put(site.name(), index -> {
            Node node = nodes.get(index[0]);
            return node.explanation(node.index(index[1])).orElseThrow();
        });
    }

    /** The numbers by site name, in the order of the computation. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** How they came about, by site name. */
    public Map<String, Origin> origins() {
        return origins;
    }
}
