package headlight.text.subword;

import headlight.text.Aligned;
import headlight.text.Vocabulary;
import headlight.text.subword.Framed.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * Byte-pair encoding: a word starts as single characters, and of all neighbours that were merged in training, those
 * merged first are merged first. Sennrich, Haddow, Birch 2016, algorithm 1.
 */
public final class BytePairs implements Cutter {

    /**
     * Details in which models differ.
     *
     * @param unknown      the token for an unknown character; an unknown character is left out where there is none
     * @param fuseUnknown  unknown characters in a row are one token
     * @param byteFallback an unknown character is written as its bytes in UTF-8, {@code <0xE2>} …
     * @param wholeFirst   a part that is a token is not cut
     * @param prefix       what tokens inside of a word begin with
     * @param suffix       what tokens at the end of a word end with
     */
    public record Details(
            OptionalInt unknown,
            boolean fuseUnknown,
            boolean byteFallback,
            boolean wholeFirst,
            String prefix,
            String suffix) {

        /** None of them. */
        public static final Details NONE = new Details(OptionalInt.empty(), false, false, false, "", "");
    }

    /** The rank of a merge, and the token that it makes. */
    private record Merge(int rank, int id) {}

    /** A merge that may be made: of the symbol at a place with the one after it. */
    private record Candidate(int rank, int left, int id, int leftId, int rightId) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return rank != other.rank ? Integer.compare(rank, other.rank) : Integer.compare(left, other.left);
        }
    }

    /** How many bytes a character has at most. */
    private static final int LONGEST = 4;

    private final Vocabulary vocabulary;
    private final Details details;
    private final Map<Long, Merge> merges = new HashMap<>();

    /** What was merged in training, in that order; both parts and what they make are tokens of the vocabulary. */
    public BytePairs(Vocabulary vocabulary, List<Pair> pairs, Details details) {
        this.vocabulary = vocabulary;
        this.details = details;
        for (int rank = 0; rank < pairs.size(); rank++) {
            Pair pair = pairs.get(rank);
            int merged = vocabulary.find(pair.merged(details.prefix)).orElseThrow();
            int left = vocabulary.find(pair.left).orElseThrow();
            int right = vocabulary.find(pair.right).orElseThrow();
            merges.put(key(left, right), new Merge(rank, merged));
        }
    }

    /** Two tokens that were merged in training. */
    public record Pair(String left, String right) {

        /** The token that they make. */
        public String merged(String prefix) {
            return left + (right.startsWith(prefix) ? right.substring(prefix.length()) : right);
        }
    }

    @Override
    public OptionalInt unknown() {
        return details.unknown;
    }

    @Override
    public List<Piece> cut(Aligned part) {
        OptionalInt whole = details.wholeFirst ? vocabulary.find(part.toString()) : OptionalInt.empty();
        if (whole.isPresent()) {
            return List.of(new Piece(whole.getAsInt(), part.span()));
        }
        Symbols symbols = symbols(part);
        PriorityQueue<Candidate> queue = new PriorityQueue<>();
        for (int i = 0; i + 1 < symbols.size; i++) {
            offer(symbols, i, queue);
        }
        while (!queue.isEmpty()) {
            Candidate next = queue.remove();
            int right = symbols.next[next.left];
            boolean stillThere =
                    symbols.ids[next.left] == next.leftId && right < symbols.size && symbols.ids[right] == next.rightId;
            if (stillThere) {
                symbols.merge(next.left, next.id);
                offer(symbols, next.left, queue);
                if (next.left > 0) {
                    offer(symbols, symbols.previous[next.left], queue);
                }
            }
        }
        return symbols.pieces(part);
    }

    private void offer(Symbols symbols, int left, PriorityQueue<Candidate> queue) {
        int right = symbols.next[left];
        if (right < symbols.size) {
            Merge merge = merges.get(key(symbols.ids[left], symbols.ids[right]));
            if (merge != null) {
                queue.add(new Candidate(merge.rank, left, merge.id, symbols.ids[left], symbols.ids[right]));
            }
        }
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }

    private Symbols symbols(Aligned part) {
        Symbols symbols = new Symbols(
                details.byteFallback
                        ? LONGEST * (part.size() * (1 + details.prefix.length()) + details.suffix.length())
                        : part.size());
        for (int i = 0; i < part.size(); i++) {
            String letter =
                    (i > 0 ? details.prefix : "") + part.text(i, i + 1) + (i == part.size() - 1 ? details.suffix : "");
            OptionalInt id = vocabulary.find(letter);
            List<Integer> bytes = id.isEmpty() && details.byteFallback ? bytes(letter) : List.of();
            if (id.isPresent()) {
                symbols.add(id.getAsInt(), i);
            } else if (!bytes.isEmpty()) {
                for (int b : bytes) {
                    symbols.add(b, i);
                }
            } else if (details.unknown.isPresent()) {
                int unread = details.unknown.getAsInt();
                boolean again = symbols.size > 0 && symbols.ids[symbols.size - 1] == unread;
                if (details.fuseUnknown && again) {
                    symbols.ends[symbols.size - 1] = i + 1;
                } else {
                    symbols.add(unread, i);
                }
            }
        }
        return symbols;
    }

    /** The bytes of a text as tokens; none where one of them is missing. */
    private List<Integer> bytes(String text) {
        List<Integer> ids = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            OptionalInt id = vocabulary.find(String.format(Locale.ROOT, "<0x%02X>", b));
            if (id.isEmpty()) {
                return List.of();
            }
            ids.add(id.getAsInt());
        }
        return ids;
    }

    /** A word in the making: a chain of tokens, each with the characters it stands for. */
    private static final class Symbols {
        private static final int GONE = -1;
        private final int[] ids;
        private final int[] starts;
        private final int[] ends;
        private final int[] next;
        private final int[] previous;
        private int size;

        Symbols(int most) {
            ids = new int[most];
            starts = new int[most];
            ends = new int[most];
            next = new int[most];
            previous = new int[most];
        }

        void add(int id, int at) {
            ids[size] = id;
            starts[size] = at;
            ends[size] = at + 1;
            previous[size] = size - 1;
            next[size] = ++size;
        }

        void merge(int left, int id) {
            int right = next[left];
            ids[left] = id;
            ends[left] = ends[right];
            ids[right] = GONE;
            next[left] = next[right];
            if (next[left] < size) {
                previous[next[left]] = left;
            }
        }

        List<Piece> pieces(Aligned part) {
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < size; i = next[i]) {
                pieces.add(new Piece(ids[i], part.span(starts[i], ends[i])));
            }
            return pieces;
        }
    }
}
