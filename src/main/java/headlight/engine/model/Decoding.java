package headlight.engine.model;

import headlight.engine.tape.Arena;
import headlight.engine.tape.Tape;
import java.util.List;

/** Greedy decoding of many sentences, those of like length together so that little is computed for padding. */
public final class Decoding {

    private Decoding() {}

    /** What the model writes for each source, in their order. */
    public static List<List<Integer>> inChunks(
            Seq2Seq model, Arena arena, List<List<Integer>> sources, int sentencesAtOnce) {
        return Chunks.byLength(sources, sentencesAtOnce, chunk -> {
            Tape tape = new Tape(Tape.Mode.PLAIN, arena);
            List<List<Integer>> wrote = model.decode(tape, chunk);
            tape.reset();
            return wrote;
        });
    }
}
