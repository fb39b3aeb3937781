package headlight.engine.model;

import headlight.engine.tape.Arena;
import headlight.engine.tape.Host;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.trace.Edit;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a decoder writes, token by token: each is read before the next one is chosen. */
final class Continuation {

    private final Transformer model;
    private final TransformerSpec spec;
    private final Arena arena;
    private final Request request;
    private final Sampler sampler;

    Continuation(Transformer model, TransformerSpec spec, Arena arena, Request request) {
        this.model = model;
        this.spec = spec;
        this.arena = arena;
        this.request = request;
        this.sampler = new Sampler(request.generation(), spec.special().never());
    }

    /** A text and what follows it. */
    List<Integer> after(List<Integer> text) {
        List<Integer> all = new ArrayList<>(text);
        write(all, Optional.empty(), Math.min(request.generation().most(), spec.maxPositions() - text.size() + 1));
        return all;
    }

    /** What is written for a source, the end included. */
    List<Integer> of(List<Integer> source) {
        List<Integer> all = new ArrayList<>(List.of(spec.special().start().orElseThrow()));
        Tape tape = new Tape(Tape.Mode.PLAIN, arena).with(request.edits());
        List<List<Boolean>> keys = List.of(IntStream.range(0, source.size())
                .mapToObj(p -> model.lens().shows(Stack.ENCODER, p))
                .toList());
        Value states = model.encode(tape, List.of(source), keys);
        Value kept = Value.constant("encoder", "H", states.array().dup('c'));
        arena.reclaim();
        try {
            int most = Math.max(1, Math.min(request.generation().most(), spec.maxPositions()));
            write(all, Optional.of(new Transformer.Source(kept, keys)), most);
        } finally {
            kept.array().close();
        }
        return all.subList(1, all.size());
    }

    private void write(List<Integer> all, Optional<Transformer.Source> memory, int most) {
        // What a later position changes in an earlier one cannot be kept from step to step.
        boolean anew = model.lens().looksAhead() || !request.edits().isEmpty();
        try (KeyValueCache cache = new KeyValueCache(all.size() + Math.max(0, most))) {
            int read = 0;
            for (int written = 0; written < most; written++) {
                List<Integer> next = anew ? all : all.subList(read, all.size());
                int token =
                        choose(next, anew ? 0 : read, all.size(), memory, anew ? Optional.empty() : Optional.of(cache));
                boolean forced = memory.isPresent()
                        && written == 0
                        && spec.special().forced().isPresent();
                read = all.size();
                all.add(forced ? spec.special().forced().getAsInt() : token);
                if (spec.special().ends().contains(all.get(all.size() - 1))) {
                    return;
                }
            }
        }
    }

    private int choose(
            List<Integer> ids,
            int first,
            int length,
            Optional<Transformer.Source> memory,
            Optional<KeyValueCache> cache) {
        Tape tape = new Tape(Tape.Mode.PLAIN, arena).with(within(length));
        List<Boolean> keys = IntStream.range(0, length)
                .mapToObj(p -> model.lens().shows(Stack.DECODER, p))
                .toList();
        Value states = model.decode(tape, List.of(ids), first, List.of(keys), memory, cache);
        Value last = Value.constant("last", "h", states.array().getRows(ids.size() - 1));
        double[] logits = Host.doubles(model.logits(tape, last).array());
        tape.reset();
        return sampler.choose(logits);
    }

    /** Those edits of the decoder that fit a text of this length: a row of weights is as long as the text. */
    private List<Edit> within(int length) {
        return request.edits().stream()
                .filter(edit -> edit.site().startsWith("decoder."))
                .filter(edit ->
                        edit.index().stream().skip(edit.index().size() - 1L).allMatch(i -> i < length))
                .filter(edit -> edit.site().contains("cross_attn")
                        || !edit.site().matches(".*\\.(weights|scores)")
                        || edit.values().size() == 1
                        || edit.values().size() == length)
                .toList();
    }
}
