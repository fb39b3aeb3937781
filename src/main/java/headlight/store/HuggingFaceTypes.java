package headlight.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of Hugging Face folder that opens. */
final class HuggingFaceTypes {

    static final List<HuggingFaceType> ALL = List.of(
            new HuggingFaceBert(),
            new HuggingFaceDistilbert(),
            new HuggingFaceRoberta(),
            new HuggingFaceGpt2(),
            new HuggingFaceLlama(),
            new HuggingFaceBart(),
            new HuggingFaceMarian(),
            new HuggingFaceT5());

    private HuggingFaceTypes() {}

    /** The type with this {@code model_type}, if it is one of these. */
    static Optional<HuggingFaceType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The names of all families, our own first. */
    static String built() {
        return Stream.concat(Stream.of(ConfigFile.FAMILY), ALL.stream().map(HuggingFaceType::name))
                .collect(Collectors.joining(", "));
    }
}
