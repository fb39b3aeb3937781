package headlight.figure.stage;

import headlight.trace.AttentionBlock;
import headlight.trace.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the numbers of a layer tell about how they belong together, where no one has said it. */
final class LayerSums {

    private static final double CLOSE = 1e-3;

    private final LayerScene scene;

    LayerSums(LayerScene scene) {
        this.scene = scene;
    }

    /**
     * Whether normalisation comes before attention and feed-forward: then what the layer writes is the plain sum of what
     * it reads and what these add.
     */
    boolean normalisesFirst() {
        List<Site> added = Stream.concat(
                        Stream.of(scene.layer.input()),
                        Stream.concat(
                                scene.blocks.stream().map(AttentionBlock::output),
                                Stream.of(scene.layer.feedForward())))
                .toList();
        Optional<float[]> written = scene.row(scene.layer.output(), scene.query);
        return written.isPresent()
                && sum(added).filter(sum -> close(sum, written.get())).isPresent();
    }

    /** What was read and what the attention so far has added to it, if that is what goes on or is normalised next. */
    Optional<float[]> residual() {
        boolean second = scene.block.cross() && scene.blocks.size() > 1;
        if (second && !normalisesFirst()) {
            return Optional.empty();
        }
        return sum(Stream.concat(
                        Stream.of(scene.layer.input()),
                        scene.blocks.stream()
                                .limit(scene.blocks.indexOf(scene.block) + 1L)
                                .map(AttentionBlock::output))
                .toList());
    }

    private Optional<float[]> sum(List<Site> sites) {
        float[] sum = null;
        for (Site site : sites) {
            Optional<float[]> row = scene.row(site, scene.query);
            if (row.isEmpty() || (sum != null && sum.length != row.get().length)) {
                return Optional.empty();
            }
            if (sum == null) {
                sum = row.get();
            } else {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += row.get()[k];
                }
            }
        }
        return Optional.ofNullable(sum);
    }

    /** q · k of the position that asks and one that is asked, if both were recorded. */
    Optional<Double> product(int key) {
        Optional<float[]> q = scene.row(scene.block.queries(), scene.head, scene.query);
        Optional<float[]> k = scene.row(scene.block.keys(), scene.head, key);
        if (q.isEmpty() || k.isEmpty()) {
            return Optional.empty();
        }
        double product = 0;
        for (int i = 0; i < q.get().length; i++) {
            product += (double) q.get()[i] * k.get()[i];
        }
        return Optional.of(product);
    }

    /** How scores come about, as far as the numbers of the row tell. */
    Scaling scaling() {
        Optional<float[]> scores = scene.row(scene.block.scores(), scene.head, scene.query);
        double root = Math.sqrt(scene.features(scene.block.queries()));
        boolean scaled = true;
        boolean plain = true;
        boolean any = false;
        for (int s = 0; scores.isPresent() && s < scores.get().length; s++) {
            double score = scores.get()[s];
            Optional<Double> product = product(s);
            if (Double.isFinite(score) && product.isPresent()) {
                any = true;
                scaled &= near(product.get() / root, score);
                plain &= near(product.get(), score);
            }
        }
        return !any ? Scaling.UNKNOWN : scaled ? Scaling.ROOT : plain ? Scaling.NONE : Scaling.UNKNOWN;
    }

    /** What a product is divided by. */
    enum Scaling {
        ROOT,
        NONE,
        UNKNOWN
    }

    private static boolean close(float[] a, float[] b) {
        boolean same = a.length == b.length;
        for (int k = 0; same && k < a.length; k++) {
            same = near(a[k], b[k]);
        }
        return same;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(b));
    }
}
