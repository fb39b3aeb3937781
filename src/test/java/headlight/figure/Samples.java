package headlight.figure;

import headlight.text.Messages;
import headlight.trace.Moment;
import headlight.trace.Recurrents;
import headlight.trace.Sites;
import headlight.trace.Trace;
import headlight.trace.Traces;
import headlight.trace.Transformers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What figures are tried on: short and long, Latin and Hangul, and what should not break them. */
public final class Samples {

    public static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);

    private static final List<String> AWKWARD = List.of(
            "le",
            "Donaudampfschifffahrtsgesellschaft",
            "딥러닝",
            "a",
            "",
            "😀",
            "입니다",
            "\0x",
            "=1+1",
            "\uD83D",
            "m'",
            " ");

    private Samples() {}

    /** Traces of every sort. */
    public static List<Trace> traces() {
        return List.of(
                Traces.french(),
                Traces.korean(),
                awkward(1, 1),
                awkward(12, 12),
                awkward(30, 30),
                Recurrents.french(Recurrents.KINDS.get(2)),
                Recurrents.french(Recurrents.KINDS.get(7)),
                Recurrents.french(Recurrents.KINDS.get(9)),
                weightsOnly(),
                Traces.andBack(Traces.french()),
                Traces.andBack(awkward(12, 30)),
                Transformers.encoder(Transformers.PAPER, 3, 12),
                Transformers.weightsOnly(Transformers.decoder(words(5), 2, 3)),
                Transformers.decoder(words(50), 1, 20),
                Transformers.translator(words(13), List.of("</s>", "▁le", "Ġ\"", "##s"), 2, 4));
    }

    /** A trace that holds weights and tokens, and nothing else. */
    public static Trace weightsOnly() {
        Trace whole = Traces.french();
        return new Trace(
                whole.about(),
                whole.source(),
                List.of(),
                whole.target(),
                List.of(),
                false,
                Map.of(Sites.WEIGHTS.name(), whole.tensor(Sites.WEIGHTS)),
                Map.of());
    }

    /** A trace of this size, of the oddest words. */
    public static Trace awkward(int sources, int targets) {
        return Traces.of(words(sources), words(targets), AWKWARD, 16);
    }

    /** Drawings of a trace at its start, on its way, and at its end, in all themes. */
    public static Stream<Drawing> drawings(Trace trace) {
        int last = trace.steps().size() - 1;
        return THEMES.stream().flatMap(theme -> IntStream.of(-1, 0, last / 2, last)
                .mapToObj(at -> Drawing.of(Moment.at(trace, at), theme, labels("en"))));
    }

    /** The finished trace in the light theme, in English. */
    public static Drawing drawing(Trace trace) {
        return Drawing.of(Moment.end(trace), Theme.LIGHT, labels("en"));
    }

    /** The labels of a language. */
    public static Labels labels(String language) {
        return Messages.of(language)::text;
    }

    private static List<String> words(int n) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            words.add(AWKWARD.get(i % AWKWARD.size()));
        }
        return words;
    }
}
