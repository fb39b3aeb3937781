package headlight.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sentences brought to one length.
 *
 * @param ids   n × t, shorter sentences padded at their end
 * @param shown n × t, whether a position is one of the sentence's own
 */
public record PaddedBatch(List<List<Integer>> ids, List<List<Boolean>> shown) {

    /** These sentences, padded with this token. */
    public static PaddedBatch of(List<List<Integer>> sentences, int pad) {
        int longest = sentences.stream().mapToInt(List::size).max().orElse(0);
        List<List<Integer>> ids = new ArrayList<>();
        List<List<Boolean>> shown = new ArrayList<>();
        for (List<Integer> sentence : sentences) {
            int missing = longest - sentence.size();
            List<Integer> padded = new ArrayList<>(sentence);
            padded.addAll(Collections.nCopies(missing, pad));
            ids.add(padded);
            List<Boolean> own = new ArrayList<>(Collections.nCopies(sentence.size(), true));
            own.addAll(Collections.nCopies(missing, false));
            shown.add(own);
        }
        return new PaddedBatch(ids, shown);
    }
}
