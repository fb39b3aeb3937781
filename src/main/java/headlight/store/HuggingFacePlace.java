package headlight.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a weight of the engine stands in the files of a type; {@code #} stands for the number of the layer.
 *
 * @param names      of the tensor; the first that is there is taken
 * @param transposed whether rows and columns are exchanged
 * @param part       which of several weights that are kept in one tensor, one below the other
 * @param parts      how many those are
 */
record HuggingFacePlace(List<String> names, boolean transposed, int part, int parts) {

    HuggingFacePlace {
        names = List.copyOf(names);
    }

    /** As the engine wants it, by one of these names. */
    static HuggingFacePlace of(String... names) {
        return new HuggingFacePlace(List.of(names), false, 0, 1);
    }

    /** With rows and columns exchanged. */
    static HuggingFacePlace transposed(String name) {
        return new HuggingFacePlace(List.of(name), true, 0, 1);
    }

    /** With rows and columns exchanged, one of several in a tensor. */
    static HuggingFacePlace transposed(String name, int part, int parts) {
        return new HuggingFacePlace(List.of(name), true, part, parts);
    }

    /** The same for one layer, with what its names lack at their end: {@code .weight}, {@code .bias}, or nothing. */
    HuggingFacePlace at(String layer, String ending) {
        List<String> found =
                names.stream().map(name -> name.replace("#", layer) + ending).toList();
        // A bias has no columns.
        return new HuggingFacePlace(found, transposed && ending.equals(".weight"), part, parts);
    }

    /** The names to look for: with the type's prefix and without, normalisations also by their older names. */
    Stream<String> candidates(String prefix, boolean inside) {
        return names.stream()
                .flatMap(name -> inside ? Stream.of(prefix + name, name) : Stream.of(name, prefix + name))
                .flatMap(name -> name.contains("LayerNorm")
                        ? Stream.of(name, name.replace(".weight", ".gamma").replace(".bias", ".beta"))
                        : Stream.of(name));
    }

    /** The shape that the file's tensor must have for a weight of this shape. */
    int[] inFile(int[] shape) {
        int[] stored = shape.clone();
        stored[0] *= parts;
        return transposed ? new int[] {stored[1], stored[0]} : stored;
    }
}
