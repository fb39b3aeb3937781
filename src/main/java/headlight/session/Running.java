package headlight.session;

import headlight.engine.model.Request;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.text.Encoded;
import headlight.trace.Change;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;

/** An opened model as something that runs text. */
record Running(LoadedModel model) implements Runner {

    @Override
    public Optional<LoadedModel> opened() {
        return Optional.of(model);
    }

    @Override
    public Checkpoint checkpoint() {
        return model.checkpoint();
    }

    @Override
    public Encoded encode(String text) {
        return model.encode(text);
    }

    @Override
    public Trace run(String text, List<Change> changes, Generation generation) {
        return model.run(text, Optional.empty(), changes, generation);
    }

    @Override
    public Trace run(String text, List<Change> changes, Generation generation, boolean backward) {
        Request request = model.request(text, Optional.empty(), changes, generation);
        return model.run(backward ? request.andBack() : request);
    }

    @Override
    public void close() {
        model.close();
    }
}
