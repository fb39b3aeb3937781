package headlight.engine.model;

import headlight.engine.tape.Arena;
import headlight.engine.tape.Host;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Positions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a Transformer with two stacks writes for many sources, greedily and recording nothing. */
public final class Translation {

    private final Transformer model;
    private final TransformerSpec spec;
    private final Arena arena;

    /** Of this model. */
    public Translation(Transformer model, TransformerSpec spec, Arena arena) {
        this.model = model;
        this.spec = spec;
        this.arena = arena;
    }

    /** What is written for each source, in their order, without the end token; those of like length go together. */
    public List<List<Integer>> inChunks(List<List<Integer>> sources, int sentencesAtOnce) {
        int atOnce = spec.positions() instanceof Positions.Relative ? 1 : sentencesAtOnce;
        return Chunks.byLength(sources, atOnce, this::of);
    }

    private List<List<Integer>> of(List<List<Integer>> sources) {
        PaddedBatch padded = PaddedBatch.of(sources, spec.special().pad().orElse(0));
        Value states = model.encode(new Tape(Tape.Mode.PLAIN, arena), padded.ids(), padded.shown());
        Value kept = Value.constant("encoder", "H", states.array().dup('c'));
        arena.reclaim();
        Transformer.Source memory = new Transformer.Source(kept, padded.shown());
        int start = spec.special().start().orElseThrow();
        List<List<Integer>> all = new ArrayList<>();
        sources.forEach(source -> all.add(new ArrayList<>(List.of(start))));
        boolean[] ended = new boolean[sources.size()];
        int left = sources.size();
        for (int step = 0; step < spec.maxPositions() && left > 0; step++) {
            int[] next = next(all, memory);
            for (int n = 0; n < ended.length; n++) {
                all.get(n).add(step == 0 ? spec.special().forced().orElse(next[n]) : next[n]);
                if (!ended[n] && spec.special().ends().contains(next[n])) {
                    ended[n] = true;
                    left--;
                }
            }
        }
        kept.array().close();
        return all.stream().map(this::withoutEnd).toList();
    }

    private int[] next(List<List<Integer>> all, Transformer.Source memory) {
        int t = all.get(0).size();
        List<Boolean> shown = Collections.nCopies(t, true);
        Tape tape = new Tape(Tape.Mode.PLAIN, arena);
        Value states = model.decode(
                tape, all, 0, Collections.nCopies(all.size(), shown), Optional.of(memory), Optional.empty());
        int[] lastRows = IntStream.range(0, all.size()).map(n -> n * t + t - 1).toArray();
        Value last = Value.constant("last", "h", states.array().getRows(lastRows));
        Value logits = model.logits(tape, last); // [n, V]
        double[] scores = Host.doubles(logits.array());
        int width = (int) logits.size(1);
        tape.reset();
        return IntStream.range(0, all.size())
                .map(n -> likeliest(scores, n * width, width))
                .toArray();
    }

    private int likeliest(double[] scores, int from, int width) {
        int best = -1;
        for (int id = 0; id < width; id++) {
            if (!spec.special().never().contains(id) && (best < 0 || scores[from + id] > scores[from + best])) {
                best = id;
            }
        }
        return Math.max(0, best);
    }

    private List<Integer> withoutEnd(List<Integer> all) {
        int end = 1;
        while (end < all.size() && !spec.special().ends().contains(all.get(end))) {
            end++;
        }
        return List.copyOf(all.subList(1, end));
    }
}
