package headlight.cli;

import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.spec.Generation;
import headlight.text.Encoded;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What {@code bench} measures of the pretrained Transformer that comes with the program.
 *
 * @param race   times it, beside its twin if there is one
 * @param rounds how many runs of each
 * @param report is told each measurement as it is made
 */
record TransformerBench(Race race, int rounds, Consumer<Measurement> report) {

    /** The model that comes with the program. */
    static final String MODEL = "minilm";

    /**
     * A length that is measured.
     *
     * @param tokens how many
     * @param goal   our time for each second of the twin's, at most
     * @param toWarm how many runs go before
     */
    private record Length(int tokens, double goal, int toWarm) {}

    private static final List<Length> LENGTHS =
            List.of(new Length(16, 0.9, 200), new Length(128, 0.65, 40), new Length(512, 0.55, 10));

    private static final int FIRST_WORD = 1000;
    private static final int WORDS = 20_000;
    private static final int STRIDE = 7919;

    /** One forward pass with everything recorded, at each length. */
    void recordedRuns() throws IOException {
        try (LoadedModel model = LoadedModel.open(Library.atHand().find(MODEL))) {
            for (Length length : LENGTHS) {
                Encoded source = model.ids("bench", words(length.tokens()));
                Runnable run = () -> model.run(model.request("", source, Optional.empty(), List.of(), Generation.NONE));
                String request = "encode " + length.tokens();
                race.warm(length.toWarm(), request, run);
                String name = "MiniLM, everything recorded, " + length.tokens() + " tokens";
                report.accept(race.run(name, OptionalDouble.of(length.goal()), rounds, request, run));
            }
        }
    }

    /** Whole words from all over the vocabulary; how long a run takes does not depend on which. */
    private static List<Integer> words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> FIRST_WORD + i * STRIDE % WORDS)
                .toList();
    }
}
