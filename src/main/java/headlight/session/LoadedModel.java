package headlight.session;

import headlight.engine.model.Decoder;
import headlight.engine.model.Families;
import headlight.engine.model.Model;
import headlight.engine.model.Request;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.TransformerCheckpoint;
import headlight.store.ModelFolder;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.trace.BeamTree;
import headlight.trace.Change;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model with its words: takes text, runs it, gives text. Belongs to one thread, as the model does; {@code encode} and
 * {@code request} may be called from any.
 */
public interface LoadedModel extends AutoCloseable {

    /**
     * Opens a model folder, whole and checked.
     *
     * @throws Refusal     when something in it is not as it should be
     * @throws IOException when it cannot be read
     */
    static LoadedModel open(Path folder) throws IOException {
        return of(Families.open(ModelFolder.read(folder)));
    }

    /** A model, which is closed with this, and its words. */
    static LoadedModel of(Model model) {
        Checkpoint checkpoint = model.checkpoint();
        return checkpoint instanceof TransformerCheckpoint transformer
                ? new LoadedTransformer(model, transformer)
                : new LoadedRecurrent((Decoder) model, (RecurrentCheckpoint) checkpoint);
    }

    /** What it was made from. */
    Checkpoint checkpoint();

    /**
     * A source text as the model reads it, padded where its settings ask for that.
     *
     * @throws Refusal when there is nothing to read, or something the model cannot read
     */
    Encoded encode(String text);

    /**
     * A target text as the decoder is made to write it: its tokens, then the end token if there is one.
     *
     * @throws Refusal when there is nothing to write, or something the model cannot write
     */
    Encoded encodeTarget(String text);

    /**
     * Token ids as the model reads them: as they are, nothing added.
     *
     * @param what whose ids they are, for the refusal
     * @throws Refusal when one of them stands for no token, or when there are more than the model reads
     */
    Encoded ids(String what, List<Integer> ids);

    /** Token ids as the decoder is made to write them, the same way. */
    Encoded targetIds(String what, List<Integer> ids);

    /** What to run: a text, the target the decoder is made to write (if any), and what to change on the way. */
    default Request request(String text, Optional<String> target, List<Change> changes, Generation generation) {
        return request(text, encode(text), target.map(this::encodeTarget), changes, generation);
    }

    /** The same for what is encoded already. */
    default Request request(
            String text, Encoded source, Optional<Encoded> target, List<Change> changes, Generation generation) {
        return new Request(text, source.tokens(), source.ids(), target.map(Encoded::ids), changes, generation);
    }

    /** Runs a text and records everything. */
    default Trace run(String text, Optional<String> target, List<Change> changes, Generation generation) {
        return run(request(text, target, changes, generation));
    }

    /** Runs and records everything. */
    Trace run(Request request);

    /**
     * Looks for likely targets by beam search, recording where each hypothesis looked.
     *
     * @param width   how many hypotheses go on at once
     * @param penalty how strongly long ones are favoured; 0 compares plain log-probabilities
     * @throws Refusal when the model does not search
     */
    default BeamTree search(Request request, int width, double penalty) {
        throw new Refusal("beam: " + checkpoint().name() + " is a "
                + checkpoint().family() + "; expected a model of the recurrent family");
    }

    /** A hypothesis as text: without the end token. */
    default String text(BeamTree tree, int node) {
        return text(tree.path(node).stream().map(BeamTree.Node::id).toList());
    }

    /**
     * Decodes many encoded sources greedily, recording nothing: for each the ids written, without the end token.
     *
     * @throws Refusal when the model writes nothing
     */
    List<List<Integer>> decode(List<Encoded> sources);

    /** What a run wrote, as text: without the end token. */
    String output(Trace trace);

    /** The tokens of a target as it stands among training pairs. */
    List<String> split(String target);

    /** The token with this id, of those that the model writes. */
    String token(int targetId);

    /** These target tokens as text. */
    String text(List<Integer> targetIds);

    @Override
    void close();
}
