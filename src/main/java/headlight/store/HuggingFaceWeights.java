package headlight.store;

import headlight.spec.TransformerSpec;
import headlight.spec.Weight;
import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The weights that a model's settings ask for, found in its files under the names that its type gives them. */
final class HuggingFaceWeights {

    private static final Pattern LAYER = Pattern.compile("\\.layers\\.(\\d+)\\.");
    private static final Set<Dtype> FLOATS = Set.of(Dtype.F32, Dtype.F16, Dtype.BF16, Dtype.F64);

    /** A tensor of the files, and how much of it a weight is: its rank, and its rows. */
    private record Found(String stored, HuggingFacePlace place, int rank, int rows) {}

    private final HuggingFaceType type;
    private final TransformerSpec spec;
    private final TensorFiles files;
    private final boolean prefixed;
    private final Map<String, HuggingFacePlace> places;
    private final Map<String, Tensor> read = new HashMap<>();

    private HuggingFaceWeights(HuggingFaceType type, TransformerSpec spec, TensorFiles files) {
        this.type = type;
        this.spec = spec;
        this.files = files;
        places = type.places();
        prefixed = files.names().stream().anyMatch(name -> name.startsWith(type.prefix()));
    }

    /** Whether the files have a tensor by this name, with the type's prefix or without. */
    static boolean has(HuggingFaceType type, TensorFiles files, String name) {
        return files.names().contains(name) || files.names().contains(type.prefix() + name);
    }

    /**
     * Finds and opens them.
     *
     * @throws Refusal when some are missing, misshapen, not made of floats, or not finite
     */
    static Map<String, Weight> read(HuggingFaceType type, TransformerSpec spec, TensorFiles files) throws IOException {
        return new HuggingFaceWeights(type, spec, files).weights();
    }

    private Map<String, Weight> weights() throws IOException {
        Map<String, Found> found = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, int[]> wanted : spec.tensors().entrySet()) {
            HuggingFacePlace place = place(wanted.getKey());
            List<String> names = place.candidates(
                            type.prefix(), prefixed && !wanted.getKey().startsWith("head."))
                    .toList();
            Optional<String> stored =
                    names.stream().filter(files.names()::contains).findFirst();
            int[] expected = place.inFile(wanted.getValue());
            if (stored.isEmpty()) {
                wrong.add(names.get(0) + " " + Arrays.toString(expected) + " is missing");
            } else if (!Arrays.equals(withoutLeadingOne(files.shape(stored.get()), expected), expected)) {
                wrong.add(stored.get() + " is " + Arrays.toString(files.shape(stored.get())) + ", expected "
                        + Arrays.toString(expected));
            } else {
                int[] shape = wanted.getValue();
                found.put(wanted.getKey(), new Found(stored.get(), place, shape.length, shape[0]));
            }
        }
        if (!wrong.isEmpty()) {
            throw ModelFolder.wrong(files.file(), wrong.stream().distinct().toList());
        }
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (Map.Entry<String, Found> each : found.entrySet()) {
            weights.put(each.getKey(), weight(each.getValue()));
        }
        return weights;
    }

    /** What a weight is called in a type's own file, without the prefix. */
    static String nameInFile(HuggingFaceType type, String wanted) {
        return place(type, wanted).names().get(0);
    }

    private HuggingFacePlace place(String wanted) {
        return wanted.equals("head.weight") && !spec.head().tied()
                ? HuggingFacePlace.of(places.get(wanted).names().get(0))
                : place(type, wanted);
    }

    private static HuggingFacePlace place(HuggingFaceType type, String wanted) {
        Map<String, HuggingFacePlace> places = type.places();
        Matcher layer = LAYER.matcher(wanted);
        String number = layer.find() ? layer.group(1) : "";
        String name = number.isEmpty() ? wanted : layer.replaceFirst(".layers.#.");
        String ending = name.substring(name.lastIndexOf('.'));
        String stem = name.substring(0, name.length() - ending.length());
        return Optional.ofNullable(places.get(name))
                .map(place -> place.at(number, ""))
                .or(() -> Optional.ofNullable(places.get(stem)).map(place -> place.at(number, ending)))
                .orElseThrow(() -> new IllegalStateException(type.name() + " has no place for " + wanted));
    }

    private Weight weight(Found found) throws IOException {
        Tensor whole = read.get(found.stored());
        if (whole == null) {
            String where = files.file(found.stored()) + ": " + found.stored();
            Dtype dtype = files.dtype(found.stored());
            if (!FLOATS.contains(dtype)) {
                throw new Refusal(where + ": numbers of type " + dtype
                        + ", quantised; expected F32, F16 or BF16: save the model again in one of them");
            }
            whole = files.tensor(found.stored());
            whole = whole.rank() > found.rank() ? whole.part(0) : whole;
            ModelFolder.checkFinite(whole, where);
            read.put(found.stored(), whole);
        }
        HuggingFacePlace place = found.place();
        Tensor wanted = place.transposed() ? whole.transposed() : whole;
        int from = place.part() * found.rows();
        return new Weight(
                found.stored(),
                place.parts() > 1 ? wanted.slice(0, from, found.rows()) : wanted,
                place.transposed(),
                from);
    }

    /** Some biases are kept as a matrix of one row. */
    private static int[] withoutLeadingOne(int[] shape, int[] expected) {
        return shape.length == expected.length + 1 && shape[0] == 1
                ? Arrays.copyOfRange(shape, 1, shape.length)
                : shape;
    }
}
