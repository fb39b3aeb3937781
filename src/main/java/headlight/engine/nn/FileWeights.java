package headlight.engine.nn;

import headlight.engine.tape.Host;
import headlight.engine.tape.Value;
import headlight.spec.Weight;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The weights of a trained model as they lie in its file. In single precision those of a mapped file are used where they
 * lie; nothing is read before it is needed.
 */
public final class FileWeights implements Weights, AutoCloseable {

    private final Map<String, Weight> file;
    private final DataType type;
    private final Map<String, Value> values = new HashMap<>();

    /** These weights, as numbers of this type. */
    public FileWeights(Map<String, Weight> file, DataType type) {
        this.file = file;
        this.type = type;
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
        return Value.weight(weight, Symbols.of(name), Host.array(weight.tensor(), type));
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
