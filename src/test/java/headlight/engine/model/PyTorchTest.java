package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Bridge;
import headlight.store.ModelFolder;
import headlight.store.TraceFile;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model made of torch.nn.LSTM opens, and every site agrees; {@code pytorch/make.py} wrote both. */
class PyTorchTest {

    @ParameterizedTest
    @CsvSource({"true, STATE", "true, HIDDEN", "false, STATE", "false, HIDDEN"})
    void everySiteAgrees(boolean backwards, Bridge bridge) throws Exception {
        Path folder = folder();
        RecurrentCheckpoint read = (RecurrentCheckpoint) ModelFolder.read(folder);
        RecurrentCheckpoint checkpoint = new RecurrentCheckpoint(
                read.name(),
                with(read.spec(), backwards, bridge),
                read.weights(),
                read.source(),
                read.target(),
                read.card());
        String name = "trace-" + (backwards ? "backwards" : "forwards") + "-"
                + bridge.name().toLowerCase(java.util.Locale.ROOT) + ".npz";
        Map<String, Tensor> expected = TraceFile.read(folder.resolve(name)).tensors();
        try (Model model = Families.open(checkpoint)) {
            Trace trace = model.run(Models.request(Optional.of(List.of(4, 5, 6, 7, 8, 9, 2))));
            assertEquals(expected.keySet(), trace.sites().stream().collect(java.util.stream.Collectors.toSet()));
            expected.forEach((site, tensor) -> {
                float[] theirs = tensor.toArray();
                float[] ours = trace.tensors().get(site).toArray();
                for (int i = 0; i < theirs.length; i++) {
                    assertEquals(theirs[i], ours[i], 1e-5, site + " number " + i);
                }
            });
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(PyTorchTest.class.getResource("pytorch/config.json").toURI())
                .getParent();
    }

    private static Seq2SeqSpec with(Seq2SeqSpec s, boolean backwards, Bridge bridge) {
        return new Seq2SeqSpec(
                s.cell(),
                s.layers(),
                s.bidirectional(),
                s.residual(),
                s.embeddingSize(),
                s.hiddenSize(),
                s.encoderHiddenSize(),
                s.attention(),
                s.combine(),
                backwards,
                s.feedContext(),
                bridge,
                s.tokens(),
                s.pad(),
                s.start(),
                s.end(),
                s.maxSource(),
                s.maxTarget(),
                s.padSourceTo(),
                s.padSourceWith());
    }
}
