package headlight.task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the texts of a task become tokens.
 *
 * @param words         whether a token is a word, set off by spaces; else it is a character
 * @param pad           what fills up a batch, if the task has a token for it
 * @param start         what the decoder reads first
 * @param end           what ends a target; without one, all targets have the same length
 * @param unknown       what stands for unknown words, if there is such a token
 * @param padSourceTo   the length to which every source is padded at its end, if any
 * @param padSourceWith what it is padded with
 */
public record Layout(
        boolean words,
        Optional<String> pad,
        String start,
        Optional<String> end,
        Optional<String> unknown,
        Optional<Integer> padSourceTo,
        Optional<String> padSourceWith) {

    /** Words, with tokens for padding, start, end and unknown words. */
    public static final Layout WORDS = new Layout(
            true,
            Optional.of("<pad>"),
            "<s>",
            Optional.of("<eos>"),
            Optional.of("<unk>"),
            Optional.empty(),
            Optional.empty());

    /** Characters, every source padded with spaces to this length, every target of one length: only a start token. */
    public static Layout characters(int padSourceTo) {
        return new Layout(
                false,
                Optional.empty(),
                "_",
                Optional.empty(),
                Optional.empty(),
                Optional.of(padSourceTo),
                Optional.of(" "));
    }

    /** The tokens of a text of the task. */
    public List<String> split(String text) {
        return words
                ? Arrays.asList(text.split(" "))
                : text.codePoints().mapToObj(Character::toString).toList();
    }
}
