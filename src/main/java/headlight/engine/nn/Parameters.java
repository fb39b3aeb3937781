package headlight.engine.nn;

import headlight.engine.tape.Host;
import headlight.engine.tape.Value;
import headlight.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The weights of a model by PyTorch's names, all of them views of one long row, and their gradients of another: an
 * updater then takes one step over the whole model.
 */
public final class Parameters implements Weights, AutoCloseable {

    private final Map<String, int[]> shapes;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final INDArray row;
    private final INDArray gradients;

    private Parameters(Map<String, int[]> shapes, DataType type, boolean training) {
        this.shapes = shapes;
        long total = shapes.values().stream().mapToLong(Parameters::length).sum();
        row = Nd4j.create(type, 1, total);
        gradients = Nd4j.create(type, 1, training ? total : 1);
        long from = 0;
        for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
            String name = entry.getKey();
            INDArray array = view(row, from, entry.getValue());
            values.put(
                    name,
                    training
                            ? Value.parameter(name, Symbols.of(name), array, view(gradients, from, entry.getValue()))
                            : Value.constant(name, Symbols.of(name), array));
            from += length(entry.getValue());
        }
    }

    /** The weights of a trained model, which no gradient changes. */
    public static Parameters frozen(Map<String, int[]> shapes, Map<String, Tensor> weights, DataType type) {
        Parameters parameters = new Parameters(shapes, type, false);
        parameters.load(weights);
        return parameters;
    }

    /** These weights, to train on from where they are. */
    public static Parameters trainable(Map<String, int[]> shapes, Map<String, Tensor> weights, DataType type) {
        Parameters parameters = new Parameters(shapes, type, true);
        parameters.load(weights);
        return parameters;
    }

    /**
     * Fresh weights to train, from a seed, as in PyTorch: uniform in ±1/√fan for matrices and biases, standard normal for
     * embeddings (a tenth of that delays the date task by an epoch).
     */
    public static Parameters fresh(Map<String, int[]> shapes, long seed) {
        return fresh(
                shapes,
                seed,
                (name, shape, random) -> name.endsWith("embedding.weight")
                        ? random.nextGaussian()
                        : (random.nextDouble() * 2 - 1) * (1 / Math.sqrt(fan(name, shapes))));
    }

    /** How a fresh number of a weight is drawn. */
    public interface Draw {
        double of(String name, int[] shape, Random random);
    }

    /** Fresh weights to train, from a seed, each number drawn in turn. */
    public static Parameters fresh(Map<String, int[]> shapes, long seed, Draw draw) {
        Random random = new Random(seed);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> {
            float[] data = new float[(int) length(shape)];
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) draw.of(name, shape, random);
            }
            weights.put(name, Tensor.of(data, shape));
        });
        return trainable(shapes, weights, DataType.FLOAT);
    }

    /** What the range of fresh weights shrinks with: the state's size in a cell, else the number of inputs. */
    private static int fan(String name, Map<String, int[]> shapes) {
        int[] shape = shapes.get(
                name.contains(".rnn.")
                        ? name.replaceAll("(weight|bias)_(ih|hh)", "weight_hh")
                        : name.replace(".bias", ".weight"));
        return shape[shape.length - 1];
    }

    @Override
    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public Value get(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no weight " + name + "; there are " + values.keySet());
        }
        return value;
    }

    /** All weights as one row. */
    public INDArray row() {
        return row;
    }

    /** All gradients as one row, in the same order. */
    public INDArray gradients() {
        return gradients;
    }

    /** A copy of all weights. */
    public Map<String, Tensor> copy() {
        Map<String, Tensor> copy = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> {
            double[] from = Host.doubles(values.get(name).array());
            float[] data = new float[from.length];
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) from[i];
            }
            copy.put(name, Tensor.of(data, shape));
        });
        return copy;
    }

    private void load(Map<String, Tensor> weights) {
        values.forEach((name, value) -> {
            float[] data = weights.get(name).toArray();
            INDArray to = value.array();
            if (to.dataType() == DataType.FLOAT) {
                Host.write(data, to);
            } else {
                double[] wide = new double[data.length];
                for (int i = 0; i < data.length; i++) {
                    wide[i] = data[i];
                }
                Host.write(wide, to);
            }
        });
    }

    private static INDArray view(INDArray all, long from, int[] shape) {
        long[] sizes = java.util.Arrays.stream(shape).asLongStream().toArray();
        INDArray part = all.get(NDArrayIndex.point(0), NDArrayIndex.interval(from, from + length(shape)));
        return part.reshape('c', sizes);
    }

    private static long length(int[] shape) {
        long length = 1;
        for (int size : shape) {
            length *= size;
        }
        return length;
    }

    @Override
    public void close() {
        row.close();
        gradients.close();
    }
}
