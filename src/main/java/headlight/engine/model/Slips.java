package headlight.engine.model;

import headlight.spec.RecurrentCheckpoint;
import headlight.text.Vocabulary;
import headlight.trace.Change;
import headlight.trace.Edit;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The words that a recurrent model reads in place of others.
 *
 * @param source  what the encoder reads, in reading order, with the words put there by hand
 * @param shown   the same as tokens
 * @param decoder what the decoder reads in place of what it would have read, by step
 * @param asked   the changes of what the decoder reads
 */
record Slips(List<Integer> source, List<String> shown, Map<Integer, Integer> decoder, List<Change.TokenSwapped> asked) {

    /**
     * What a request asks for.
     *
     * @throws IllegalArgumentException when a change is not one for a recurrent model, stands outside the source, or names
     *                                  a word that the model does not know
     */
    static Slips of(Request request, RecurrentCheckpoint checkpoint) {
        List<Integer> source = new ArrayList<>(request.ids());
        List<String> shown = new ArrayList<>(request.source());
        Map<Integer, Integer> decoder = new TreeMap<>();
        List<Change.TokenSwapped> asked = new ArrayList<>();
        for (Change change : request.changes()) {
            if (change instanceof Change.TokenSwapped swap) {
                if (swap.stack() == Stack.DECODER) {
                    decoder.put(swap.position(), id(swap, checkpoint.target()));
                    asked.add(swap);
                } else {
                    require(swap, swap.position() < source.size(), "a position from 0 to " + (source.size() - 1));
                    source.set(swap.position(), id(swap, checkpoint.source()));
                    shown.set(swap.position(), swap.token());
                }
            } else if (!(change instanceof Edit)) {
                throw new IllegalArgumentException("'" + change
                        + "' is for Transformers; expected an edit such as attention.weights[1]=0.1,0.9"
                        + " or another word such as decoder.tokens[2]=the");
            }
        }
        return new Slips(List.copyOf(source), List.copyOf(shown), decoder, List.copyOf(asked));
    }

    /** @throws IllegalArgumentException when the decoder never came to one of the steps, of which it took so many */
    void check(int steps) {
        asked.forEach(swap -> require(swap, swap.position() < steps, "a step from 0 to " + (steps - 1)));
    }

    private static int id(Change.TokenSwapped swap, Vocabulary words) {
        OptionalInt id = words.find(swap.token());
        require(swap, id.isPresent(), "a word of the vocabulary");
        return id.getAsInt();
    }

    private static void require(Change.TokenSwapped swap, boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("'" + swap + "': expected " + expected);
        }
    }
}
