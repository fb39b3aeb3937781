package headlight.engine.nn;

import headlight.engine.tape.Host;
import headlight.engine.tape.Value;
import headlight.spec.Weight;
import headlight.trace.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a trained model as they lie in its file. In single precision those of a mapped file are used where they
 * lie; nothing is read before it is needed.
 */
public final class FileWeights implements Weights, AutoCloseable {

    /** Up to so many numbers in all, matrices are turned when they are read: a short text is then computed in half the time. */
    private static final long TURNED = 64_000_000;

    private final Map<String, Weight> file;
    private final boolean small;
    private final DataType type;
    private final Map<String, Value> values = new HashMap<>();

    /** These weights, as numbers of this type. */
    public FileWeights(Map<String, Weight> file, DataType type) {
        this.file = file;
        this.type = type;
        small = file.values().stream()
                        .mapToLong(weight -> weight.tensor().length())
                        .sum()
                <= TURNED;
    }

    @Override
    public Value get(String name) {
        return values.computeIfAbsent(name, this::value);
    }

    private Value value(String name) {
        Weight weight = file.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("no weight " + name + "; there are " + file.keySet());
        }
        return Value.weight(weight, Symbols.of(name), array(name, weight.tensor()));
    }

    /** A matrix [out, in]; where it is turned its numbers lie as [in, out], which products of a few rows want. */
    private INDArray array(String name, Tensor tensor) {
        boolean turned = small && tensor.rank() == 2 && name.contains(".layers.");
        return turned ? Host.array(tensor.transposed(), type).transpose() : Host.array(tensor, type);
    }

    @Override
    public boolean has(String name) {
        return file.containsKey(name);
    }

    @Override
    public void close() {
        values.values().forEach(value -> {
            if (value.array().closeable()) {
                value.array().close();
            }
        });
        values.clear();
    }
}
