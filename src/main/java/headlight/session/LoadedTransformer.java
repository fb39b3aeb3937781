package headlight.session;

import headlight.engine.model.Decoder;
import headlight.engine.model.Model;
import headlight.engine.model.Request;
import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.trace.Trace;
import java.util.List;

/** A Transformer with its words. */
final class LoadedTransformer implements LoadedModel {

    private final Model model;
    private final TransformerCheckpoint checkpoint;
    private final TransformerSpec spec;

    LoadedTransformer(Model model, TransformerCheckpoint checkpoint) {
        this.model = model;
        this.checkpoint = checkpoint;
        this.spec = checkpoint.spec();
    }

    @Override
    public TransformerCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Encoded encode(String text) {
        if (text.isBlank()) {
            throw new Refusal("text: nothing in it; expected at least one token", "empty");
        }
        return nonEmpty("text", checkpoint.source().encode(text, spec.maxPositions()));
    }

    @Override
    public Encoded encodeTarget(String text) {
        if (spec.encoder().isEmpty() || spec.decoder().isEmpty()) {
            throw new Refusal("target: this model has no decoder of its own to write it; expected none");
        }
        Encoded pieces = checkpoint.target().pieces(text, spec.maxPositions() - 1);
        return nonEmpty("target", ended(pieces));
    }

    private Encoded ended(Encoded pieces) {
        if (spec.special().ends().isEmpty()) {
            return pieces;
        }
        int end = spec.special().ends().get(0);
        return pieces.followedBy(checkpoint.target().token(end), end, 1);
    }

    @Override
    public Encoded ids(String what, List<Integer> ids) {
        return nonEmpty(
                what, TypedIds.encoded(what, ids, spec.maxPositions(), spec.vocabulary(), checkpoint.source()::token));
    }

    @Override
    public Encoded targetIds(String what, List<Integer> ids) {
        return nonEmpty(
                what, TypedIds.encoded(what, ids, spec.maxPositions(), spec.target(), checkpoint.target()::token));
    }

    private static Encoded nonEmpty(String what, Encoded encoded) {
        if (encoded.ids().isEmpty()) {
            throw new Refusal(what + ": nothing in it; expected at least one token", "empty");
        }
        return encoded;
    }

    @Override
    public Trace run(Request request) {
        return model.run(request);
    }

    @Override
    public List<List<Integer>> decode(List<Encoded> sources) {
        if (model instanceof Decoder decoder
                && spec.encoder().isPresent()
                && spec.decoder().isPresent()) {
            return decoder.decode(sources.stream().map(Encoded::ids).toList());
        }
        throw new Refusal("model \"" + checkpoint.name() + "\": writes no target for a source; expected a model with an"
                + " encoder and a decoder");
    }

    @Override
    public String output(Trace trace) {
        return Outputs.of(checkpoint, trace);
    }

    @Override
    public List<String> split(String target) {
        return checkpoint.target().pieces(target, Integer.MAX_VALUE).tokens();
    }

    @Override
    public String token(int targetId) {
        return checkpoint.target().token(targetId);
    }

    @Override
    public String text(List<Integer> targetIds) {
        return checkpoint.target().decode(targetIds);
    }

    @Override
    public void close() {
        model.close();
        checkpoint.source().close();
        checkpoint.target().close();
    }
}
