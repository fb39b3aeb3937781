package headlight.engine.model;

import headlight.engine.tape.Arena;
import headlight.engine.tape.Tape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Greedy decoding of many sentences, those of like length together so that little is computed for padding. */
public final class Decoding {

    private Decoding() {}

    /** What the model writes for each source, in their order. */
    public static List<List<Integer>> inChunks(
            Seq2Seq model, Arena arena, List<List<Integer>> sources, int sentencesAtOnce) {
        List<Integer> order = IntStream.range(0, sources.size())
                .boxed()
                .sorted(Comparator.comparing(i -> sources.get(i).size()))
                .toList();
        List<List<Integer>> wrote = new ArrayList<>(Collections.nCopies(sources.size(), List.of()));
        for (int from = 0; from < order.size(); from += sentencesAtOnce) {
            List<Integer> chunk = order.subList(from, Math.min(order.size(), from + sentencesAtOnce));
            Tape tape = new Tape(Tape.Mode.PLAIN, arena);
            List<List<Integer>> part =
                    model.decode(tape, chunk.stream().map(sources::get).toList());
            tape.reset();
            for (int i = 0; i < chunk.size(); i++) {
                wrote.set(chunk.get(i), part.get(i));
            }
        }
        return wrote;
    }
}
