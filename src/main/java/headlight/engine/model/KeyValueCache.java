package headlight.engine.model;

import headlight.engine.nn.MultiHead.Memory;
import headlight.engine.tape.Value;
import headlight.trace.AttentionBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The keys and values of what a decoder has read, so that the next token is computed alone.
 * <pre>
 *   h  heads   m  positions there is room for   d  size of a head
 *   keys, values of each layer [h, m, d]
 * </pre>
 */
final class KeyValueCache implements AutoCloseable {

    private final long room;
    private final Map<AttentionBlock, Own> own = new HashMap<>();
    private final Map<AttentionBlock, Memory> cross = new HashMap<>();
    private final List<INDArray> arrays = new ArrayList<>();

    /** Room for so many positions. */
    KeyValueCache(int room) {
        this.room = room;
    }

    /** What one layer has read of its own stack. */
    Own own(AttentionBlock block) {
        return own.computeIfAbsent(block, b -> new Own());
    }

    /** What one layer reads of the encoder, computed the first time. */
    Memory cross(AttentionBlock block, Supplier<Memory> computed) {
        return cross.computeIfAbsent(block, b -> {
            Memory memory = computed.get();
            return new Memory(kept(memory.keys()), kept(memory.values()));
        });
    }

    private Value kept(Value value) {
        INDArray copy = value.array().dup('c');
        arrays.add(copy);
        return Value.constant("cache", "C", copy);
    }

    /** The growing part of one layer. */
    final class Own {
        private INDArray keys;
        private INDArray values;
        private long length;

        /** Everything read so far, these positions included. */
        Memory with(Memory next) {
            if (length == 0) {
                keys = taken(next.keys().array());
                values = taken(next.values().array());
            }
            long until = length + next.keys().size(1);
            keys.get(NDArrayIndex.all(), NDArrayIndex.interval(length, until), NDArrayIndex.all())
                    .assign(next.keys().array());
            values.get(NDArrayIndex.all(), NDArrayIndex.interval(length, until), NDArrayIndex.all())
                    .assign(next.values().array());
            length = until;
            return new Memory(soFar(keys), soFar(values));
        }

        private INDArray taken(INDArray like) {
            INDArray array =
                    Nd4j.createUninitialized(like.dataType(), new long[] {like.size(0), room, like.size(2)}, 'c');
            arrays.add(array);
            return array;
        }

        private Value soFar(INDArray all) {
            return Value.constant(
                    "cache", "C", all.get(NDArrayIndex.all(), NDArrayIndex.interval(0, length), NDArrayIndex.all()));
        }
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
        arrays.clear();
    }
}
