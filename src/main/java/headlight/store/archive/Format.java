package headlight.store.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of archive. A new one is a {@link Source} of its own, and a line here. */
@FunctionalInterface
interface Format {

    /** What is said of those that lie in an archive as they are. */
    String EXPECTED =
            "an ONNX model of a BERT with tokenizer.json, a TensorFlow checkpoint of a BERT with vocab.txt, a "
                    + "model of llama2.c with tokenizer.bin, or a model folder with config.json and model.safetensors";

    /** In the order in which they are looked for: a graph beside a checkpoint begins as an ONNX model does. */
    List<Format> PLAIN = List.of(PackedFolder::find, TensorFlowBert::find, OnnxBert::find, Llama2c::find);

    /** The same, and what is packed once more. */
    List<Format> ALL =
            Stream.concat(PLAIN.stream(), Stream.<Format>of(Packed::find)).toList();

    /** The model in it, if these files are of this kind. */
    Optional<Source> find(Contents contents) throws IOException;
}
