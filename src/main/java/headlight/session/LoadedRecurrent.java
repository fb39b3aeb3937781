package headlight.session;

import headlight.engine.model.Decoder;
import headlight.engine.model.Request;
import headlight.engine.model.Searcher;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.text.Tokenizer;
import headlight.text.Vocabulary;
import headlight.trace.BeamTree;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model of the recurrent family with its words. */
final class LoadedRecurrent implements LoadedModel {

    private final Decoder model;
    private final RecurrentCheckpoint checkpoint;
    private final Seq2SeqSpec spec;
    private final Tokenizer tokenizer;

    LoadedRecurrent(Decoder model, RecurrentCheckpoint checkpoint) {
        this.model = model;
        this.checkpoint = checkpoint;
        this.spec = checkpoint.spec();
        this.tokenizer = spec.tokens() == Seq2SeqSpec.Tokens.WORDS ? Tokenizer.words() : Tokenizer.characters();
    }

    @Override
    public RecurrentCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Encoded encode(String text) {
        Encoded encoded = tokenizer.encode(text, checkpoint.source(), spec.maxSource());
        return nonEmpty("text", padded(encoded));
    }

    @Override
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

    @Override
    public Encoded ids(String what, List<Integer> ids) {
        return ids(what, ids, checkpoint.source(), spec.maxSource());
    }

    @Override
    public Encoded targetIds(String what, List<Integer> ids) {
        return ids(what, ids, checkpoint.target(), spec.maxTarget());
    }

    private static Encoded ids(String what, List<Integer> ids, Vocabulary words, int most) {
        return nonEmpty(what, TypedIds.encoded(what, ids, most, words.size(), words::token));
    }

    @Override
    public Trace run(Request request) {
        return model.run(request);
    }

    @Override
    public BeamTree search(Request request, int width, double penalty) {
        return ((Searcher) model).search(request, width, penalty);
    }

    @Override
    public String text(BeamTree tree, int node) {
        List<Integer> ids =
                new ArrayList<>(tree.path(node).stream().map(BeamTree.Node::id).toList());
        Optional<Integer> end =
                spec.end().map(token -> checkpoint.target().find(token).orElse(-1));
        if (end.equals(Optional.of(ids.get(ids.size() - 1)))) {
            ids.remove(ids.size() - 1);
        }
        return text(ids);
    }

    @Override
    public List<List<Integer>> decode(List<Encoded> sources) {
        return model.decode(sources.stream().map(Encoded::ids).toList());
    }

    @Override
    public String output(Trace trace) {
        List<String> words = new ArrayList<>(trace.target());
        spec.end()
                .filter(end -> !words.isEmpty() && words.get(words.size() - 1).equals(end))
                .ifPresent(end -> words.remove(words.size() - 1));
        return tokenizer.join(words);
    }

    @Override
    public List<String> split(String target) {
        return tokenizer.split(target);
    }

    @Override
    public String token(int targetId) {
        return checkpoint.target().token(targetId);
    }

    @Override
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
        return encoded.followedBy(token, vocabulary.find(token).orElseThrow(), times);
    }

    private static Encoded nonEmpty(String what, Encoded encoded) {
        if (encoded.ids().isEmpty()) {
            throw new Refusal(what + ": nothing in it; expected at least one token", "empty");
        }
        return encoded;
    }
}
