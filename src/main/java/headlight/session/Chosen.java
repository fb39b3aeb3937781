package headlight.session;

import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What was chosen in a run, with the words that it was chosen by: enough to choose the same in another.
 *
 * @param input     the text of the run
 * @param selection what was chosen
 * @param everyHead whether these were all heads of the layer
 * @param query     the word that asks, if one was chosen
 * @param key       the word that is asked, if one was chosen
 */
public record Chosen(
        String input, Selection selection, boolean everyHead, Optional<String> query, Optional<String> key) {

    static Chosen in(Trace run, Selection selection) {
        AttentionBlock block = selection.block();
        return new Chosen(
                run.about().input(),
                selection,
                selection.heads().size() == block.heads(run),
                word(selection.query(), block.asking(run)),
                word(selection.key(), block.asked(run)));
    }

    private static Optional<String> word(OptionalInt place, List<String> words) {
        return place.isPresent() && place.getAsInt() < words.size()
                ? Optional.of(words.get(place.getAsInt()))
                : Optional.empty();
    }

    /** The same in another run, as far as it has it. */
    Selection fitting(Trace run) {
        AttentionBlock wanted = selection.block();
        AttentionBlock block = nearest(wanted, AttentionBlock.in(run));
        int queries = run.tensor(block.weights()).size(1);
        int keys = run.tensor(block.weights()).size(2);
        int count = block.heads(run);
        List<Integer> heads =
                selection.heads().stream().filter(head -> head < count).toList();
        boolean sameText = input.equals(run.about().input());
        if (sameText && block.equals(wanted) && heads.equals(selection.heads())) {
            return selection.from(within(selection.query(), queries)).to(within(selection.key(), keys));
        }
        return selection
                .seeing(Optional.empty())
                .in(block)
                .of(everyHead || heads.isEmpty() ? first(count) : heads)
                .from(pinned(selection.query(), query, block.asking(run), queries))
                .to(pinned(selection.key(), key, block.asked(run), keys));
    }

    /** The same kind of attention in the same layer, or as near as these have it. */
    private static AttentionBlock nearest(AttentionBlock wanted, List<AttentionBlock> blocks) {
        List<AttentionBlock> alike =
                blocks.stream().filter(block -> block.isLike(wanted)).toList();
        return alike.stream()
                .filter(block -> block.layer() >= wanted.layer())
                .findFirst()
                .or(() -> alike.stream().reduce((first, last) -> last))
                .orElse(blocks.get(0));
    }

    /** The same word where it stands now, else the same place, as far as there is one. */
    private static OptionalInt pinned(OptionalInt place, Optional<String> word, List<String> words, int count) {
        if (place.isEmpty()) {
            return place;
        }
        int at = place.getAsInt();
        if (at < words.size() && word.equals(Optional.of(words.get(at)))) {
            return place;
        }
        int found = word.map(words::indexOf).orElse(-1);
        return OptionalInt.of(found >= 0 && found < count ? found : Math.min(at, count - 1));
    }

    /** The place, or the last there is. */
    static OptionalInt within(OptionalInt place, int count) {
        return place.isPresent() && place.getAsInt() >= count ? OptionalInt.of(count - 1) : place;
    }

    /** So many heads. */
    static List<Integer> first(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
