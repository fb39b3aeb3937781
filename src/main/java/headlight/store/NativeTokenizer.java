package headlight.store;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.text.Span;
import headlight.text.Spelling;
import headlight.text.Subwords;
import headlight.text.subword.Framed;
import headlight.text.subword.Framed.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Hugging Face's own tokenizers, through DJL. Whatever is handed to them has been checked. */
final class NativeTokenizer implements Subwords {

    private static final System.Logger LOG = System.getLogger(NativeTokenizer.class.getName());

    private static final String SMALLEST = "{\"version\":\"1.0\",\"added_tokens\":[],\"model\":"
            + "{\"type\":\"WordLevel\",\"vocab\":{\"a\":0},\"unk_token\":\"a\"}}";

    private static final String CACHE = "ENGINE_CACHE_DIR";

    private static final Map<String, String> AS_IT_IS =
            Map.of("truncation", "do_not_truncate", "padding", "do_not_pad");

    private final HuggingFaceTokenizer tokenizer;
    private final TokenizerVocabulary vocabulary;
    private final Set<Integer> special;

    /** Closing waits for whoever is cutting: the library frees what they use. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private NativeTokenizer(HuggingFaceTokenizer tokenizer, TokenizerVocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        special = vocabulary.special();
    }

    /** Whether the library has a build for this machine; asking for it loads it. */
    static boolean isHere() {
        return Library.LOADED;
    }

    /** The tokenizer of a file that has been checked. */
    static NativeTokenizer of(byte[] json, TokenizerVocabulary vocabulary, String where) {
        try {
            return new NativeTokenizer(create(json), vocabulary);
        } catch (IOException | RuntimeException e) {
            throw new Refusal(where + ": not read by the tokenizers library: " + e.getMessage());
        }
    }

    private static HuggingFaceTokenizer create(byte[] json) throws IOException {
        return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), AS_IT_IS);
    }

    /** Where the library is unpacked, once. */
    private static Path cache() {
        Path home = Path.of(System.getProperty("user.home"));
        return (Files.isWritable(home) ? home : Path.of(System.getProperty("java.io.tmpdir")))
                .resolve(".headlight")
                .resolve("native");
    }

    /** Loaded at the first use. */
    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            // Nothing is fetched and nothing is told to anyone.
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            if (System.getProperty(CACHE) == null) {
                System.setProperty(CACHE, cache().toString());
            }
            try {
                create(SMALLEST.getBytes(StandardCharsets.UTF_8)).close();
                return true;
            } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
                LOG.log(System.Logger.Level.DEBUG, "no native tokenizers on this machine", e);
                return false;
            }
        }
    }

    @Override
    public Encoded encode(String text, int max) {
        return Framed.read(text, max, some -> framed(some, true), this, vocabulary.unknown());
    }

    @Override
    public Encoded pieces(String text, int max) {
        return Framed.read(text, max, some -> framed(some, false), this, vocabulary.unknown());
    }

    @Override
    public String decode(List<Integer> ids) {
        long[] known = ids.stream()
                .filter(id -> id >= 0 && id < size())
                .mapToLong(Integer::longValue)
                .toArray();
        open.readLock().lock();
        try {
            return tokenizer.decode(known, true);
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public String token(int id) {
        return vocabulary.tokens().token(id);
    }

    @Override
    public OptionalInt find(String token) {
        return vocabulary.tokens().find(token);
    }

    @Override
    public int size() {
        return vocabulary.tokens().size();
    }

    @Override
    public boolean isSpecial(int id) {
        return special.contains(id);
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            tokenizer.close();
        } finally {
            open.writeLock().unlock();
        }
    }

    private Framed framed(String text, boolean special) {
        String whole = Spelling.whole(text);
        Encoding encoding;
        open.readLock().lock();
        try {
            encoding = tokenizer.encode(whole, special, false);
        } catch (RuntimeException e) {
            throw new Refusal("text: not read by the tokenizers library: " + e.getMessage());
        } finally {
            open.readLock().unlock();
        }
        long[] around = encoding.getSpecialTokenMask();
        int from = 0;
        int to = around.length;
        while (from < to && around[from] == 1) {
            from++;
        }
        while (to > from && around[to - 1] == 1) {
            to--;
        }
        List<Piece> pieces = new ArrayList<>(to - from);
        Places places = new Places(whole);
        for (int i = from; i < to; i++) {
            pieces.add(new Piece((int) encoding.getIds()[i], places.span(encoding.getCharTokenSpans()[i])));
        }
        return new Framed(ids(encoding.getIds(), 0, from), pieces, ids(encoding.getIds(), to, around.length));
    }

    private static List<Integer> ids(long[] ids, int from, int to) {
        List<Integer> some = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            some.add((int) ids[i]);
        }
        return some;
    }

    /** Where each character of a text begins: the library counts characters, Java counts UTF-16 units. */
    private static final class Places {
        private final int[] starts;

        Places(String text) {
            starts = new int[text.codePointCount(0, text.length()) + 1];
            int at = 0;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = at;
                at = at < text.length() ? text.offsetByCodePoints(at, 1) : at;
            }
        }

        Span span(CharSpan characters) {
            return characters == null
                    ? new Span(0, 0)
                    : new Span(starts[characters.getStart()], starts[characters.getEnd()]);
        }
    }
}
