package headlight.spec;

import headlight.trace.Tensor;

/**
 * A weight of a model, in the shape in which the engine wants it, and where in the model's own file it stands.
 *
 * @param name       of the tensor in the file, for example {@code h.0.attn.c_attn.weight}
 * @param tensor     its numbers: the tensor of the file, or a view of a part of it
 * @param transposed whether the file keeps it with rows and columns exchanged
 * @param from       the row of the file's tensor (the column, when transposed) at which it begins
 */
public record Weight(String name, Tensor tensor, boolean transposed, int from) {

    /** A weight that stands in the file as the engine wants it. */
    public static Weight whole(String name, Tensor tensor) {
        return new Weight(name, tensor, false, 0);
    }

    /** The index in the file's tensor of the number at this index. */
    public int[] place(int... index) {
        int[] place = index.clone();
        if (transposed) {
            place[0] = index[1];
            place[1] = index[0] + from;
        } else {
            place[0] += from;
        }
        return place;
    }
}
