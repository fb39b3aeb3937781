package headlight.session;

import headlight.engine.model.Families;
import headlight.engine.model.Model;
import headlight.engine.model.Request;
import headlight.spec.Checkpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.store.ModelFolder;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.text.Tokenizer;
import headlight.text.Vocabulary;
import headlight.trace.Edit;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A model with its words: takes text, runs it, gives text. Belongs to one thread, as the model does; {@code encode} and
 * {@code request} may be called from any.
 */
public final class LoadedModel implements AutoCloseable {

    private final Model model;
    private final Checkpoint checkpoint;
    private final Seq2SeqSpec spec;
    private final Tokenizer tokenizer;

    /** The model, which is closed with this. */
    public LoadedModel(Model model) {
        this.model = model;
        this.checkpoint = model.checkpoint();
        this.spec = checkpoint.spec();
        this.tokenizer = spec.tokens() == Seq2SeqSpec.Tokens.WORDS ? Tokenizer.words() : Tokenizer.characters();
    }

    /**
     * Opens a model folder, whole and checked.
     *
     * @throws Refusal     when something in it is not as it should be
     * @throws IOException when it cannot be read
     */
    public static LoadedModel open(Path folder) throws IOException {
        return new LoadedModel(Families.open(ModelFolder.read(folder)));
    }

    /** What it was made from. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * A source text as the model reads it, padded where its settings ask for that.
     *
     * @throws Refusal when there is nothing to read, or something the model cannot read
     */
    public Encoded encode(String text) {
        Encoded encoded = tokenizer.encode(text, checkpoint.source(), spec.maxSource());
        return nonEmpty("text", padded(encoded));
    }

    /**
     * A target text as the decoder is made to write it: its tokens, then the end token if there is one.
     *
     * @throws Refusal when there is nothing to write, or something the model cannot write
     */
    public Encoded encodeTarget(String text) {
        Vocabulary words = checkpoint.target();
        int room = spec.maxTarget() - (spec.end().isPresent() ? 1 : 0);
        try {
            Encoded encoded = tokenizer.encode(text, words, room);
            Encoded ended = spec.end().map(end -> with(encoded, end, words, 1)).orElse(encoded);
            return nonEmpty("target", ended);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.getMessage().replaceFirst("^text:", "target:"));
        }
    }

    /**
     * Token ids as the model reads them: as they are, nothing added.
     *
     * @param what whose ids they are, for the refusal
     * @throws Refusal when one of them stands for no token, or when there are more than the model reads
     */
    public Encoded ids(String what, List<Integer> ids) {
        return ids(what, ids, checkpoint.source(), spec.maxSource());
    }

    /** Token ids as the decoder is made to write them, the same way. */
    public Encoded targetIds(String what, List<Integer> ids) {
        return ids(what, ids, checkpoint.target(), spec.maxTarget());
    }

    private static Encoded ids(String what, List<Integer> ids, Vocabulary vocabulary, int most) {
        if (ids.size() > most) {
            throw new Refusal(what + ": " + ids.size() + " ids; expected at most " + most + " with this model");
        }
        for (int position = 0; position < ids.size(); position++) {
            int id = ids.get(position);
            if (id < 0 || id >= vocabulary.size()) {
                throw new Refusal(what + ": id " + id + " at position " + (position + 1)
                        + " stands for no token; expected 0 to " + (vocabulary.size() - 1));
            }
        }
        List<String> tokens = ids.stream().map(vocabulary::token).toList();
        return nonEmpty(what, new Encoded(tokens, ids, List.of(), false));
    }

    /** What to run: a text, the target the decoder is made to write (if any), and what to change on the way. */
    public Request request(String text, Optional<String> target, List<Edit> edits, long seed) {
        return request(text, encode(text), target.map(this::encodeTarget), edits, seed);
    }

    /** The same for what is encoded already. */
    public Request request(String text, Encoded source, Optional<Encoded> target, List<Edit> edits, long seed) {
        return new Request(text, source.tokens(), source.ids(), target.map(Encoded::ids), edits, seed);
    }

    /** Runs a text and records everything. */
    public Trace run(String text, Optional<String> target, List<Edit> edits, long seed) {
        return run(request(text, target, edits, seed));
    }

    /** Runs and records everything. */
    public Trace run(Request request) {
        return model.run(request);
    }

    /** Decodes many encoded sources greedily, recording nothing: for each the ids written, without the end token. */
    public List<List<Integer>> decode(List<Encoded> sources) {
        return model.decode(sources.stream().map(Encoded::ids).toList());
    }

    /** What a run wrote, as text: without the end token. */
    public String output(Trace trace) {
        List<String> words = new ArrayList<>(trace.target());
        spec.end()
                .filter(end -> !words.isEmpty() && words.get(words.size() - 1).equals(end))
                .ifPresent(end -> words.remove(words.size() - 1));
        return tokenizer.join(words);
    }

    /** These target tokens as text. */
    public String text(List<Integer> targetIds) {
        return tokenizer.join(targetIds.stream().map(checkpoint.target()::token).toList());
    }

    @Override
    public void close() {
        model.close();
    }

    private Encoded padded(Encoded encoded) {
        int missing = spec.padSourceTo().orElse(0) - encoded.ids().size();
        if (missing <= 0 || encoded.ids().isEmpty()) {
            return encoded;
        }
        String padding = spec.padSourceWith().or(spec::pad).orElseThrow();
        return with(encoded, padding, checkpoint.source(), missing);
    }

    private static Encoded with(Encoded encoded, String token, Vocabulary vocabulary, int times) {
        List<String> tokens = new ArrayList<>(encoded.tokens());
        tokens.addAll(Collections.nCopies(times, token));
        List<Integer> ids = new ArrayList<>(encoded.ids());
        ids.addAll(Collections.nCopies(times, vocabulary.find(token).orElseThrow()));
        return new Encoded(tokens, ids, encoded.unknown(), encoded.truncated());
    }

    private static Encoded nonEmpty(String what, Encoded encoded) {
        if (encoded.ids().isEmpty()) {
            throw new Refusal(what + ": nothing in it; expected at least one token", "empty");
        }
        return encoded;
    }
}
