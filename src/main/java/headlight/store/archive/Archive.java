package headlight.store.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.spec.Checkpoint.Card;
import headlight.store.AtomicFile;
import headlight.store.CardFile;
import headlight.store.Json;
import headlight.text.Refusal;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * A file with a pretrained model in it, as package registries hold them: a jar with an ONNX or a TensorFlow model, a
 * package with a model of llama2.c, a packed model folder. What it is, its content says. It is converted once, into a
 * model folder of Hugging Face's kind.
 */
public final class Archive {

    private static final String CARD = "card.json";
    private static final String MADE_FROM = "archive";
    private static final int LARGEST_CARD = 1 << 20;
    private static final int LONGEST_NAME = 64;

    /** How far a conversion is. */
    @FunctionalInterface
    public interface Progress {

        /** So many bytes of so many are done. */
        void show(long done, long of);

        /** For whoever does not watch. */
        Progress NONE = (done, of) -> {};
    }

    private final Path file;
    private final String name;
    private final Card card;

    private Archive(Path file, String name, Card card) {
        this.file = file;
        this.name = name;
        this.card = card;
    }

    /**
     * What is in a file, without unpacking it.
     *
     * @return nothing when the file is no archive of a model
     * @throws Refusal when it is one, but damaged or not whole
     */
    public static Optional<Archive> find(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Contents contents = Contents.open(file, file.toString())) {
            if (source(contents).isEmpty()) {
                return Optional.empty();
            }
            Optional<Origin> origin = Origin.of(contents);
            Optional<Known> known = origin.flatMap(Known::of);
            String name = known.map(Known::name).orElseGet(() -> nameOf(file));
            Card card = known.map(k -> k.card(origin.orElseThrow()))
                    .orElseGet(() -> Card.titled(
                            name, origin.map(Origin::toString).orElseGet(() -> String.valueOf(file.getFileName()))));
            return Optional.of(new Archive(file, name, card));
        }
    }

    /** @throws Refusal when the file is no archive of a model; it says what is expected */
    public static Archive open(Path file) throws IOException {
        return find(file).orElseThrow(() -> new Refusal(file + ": no model in it; expected " + Format.EXPECTED));
    }

    private static Optional<Source> source(Contents contents) throws IOException {
        for (Format format : Format.ALL) {
            Optional<Source> source = format.find(contents);
            if (source.isPresent()) {
                return source;
            }
        }
        return Optional.empty();
    }

    /** The file's name without its ending, with nothing in it that a name may not have. */
    private static String nameOf(Path file) {
        String plain = String.valueOf(file.getFileName())
                .replaceFirst("\\.(tar\\.gz|[A-Za-z]+)$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceFirst("^[^A-Za-z0-9]+", "");
        return plain.isEmpty() ? "model" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** Whether a model may be called this: letters, digits, and then also dots, dashes and underscores. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    /** The name it is known by, else the file's. */
    public String name() {
        return name;
    }

    /** What a person wants to know of it: of a known model everything, of another where it comes from. */
    public Card card() {
        return card;
    }

    /**
     * The model's folder on a shelf, made now if it is not there yet.
     *
     * @param shelf    the folder of models; it is made if it is not there
     * @param as       the name of the folder
     * @param progress is told how far it is
     * @throws Refusal                    when the archive is not as it must be; nothing is left behind then
     * @throws FileAlreadyExistsException when another model has the name
     * @throws IOException                when it cannot be read or written
     */
    public Path convert(Path shelf, String as, Progress progress) throws IOException {
        Path target = shelf.resolve(as);
        String madeFrom = fingerprint();
        if (isFrom(target, madeFrom)) {
            return target;
        }
        try (Workshop workshop = Workshop.on(shelf)) {
            if (isFrom(target, madeFrom)) {
                return target; // whoever had the workshop before has made it
            } else if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString(), null, "another model is called " + as);
            }
            convert(workshop, target, madeFrom, progress);
        }
        return target;
    }

    private void convert(Workshop workshop, Path target, String madeFrom, Progress progress) throws IOException {
        try (Contents contents = Contents.open(file, file.toString())) {
            Source source = source(contents).orElseThrow(() -> new Refusal(file + ": has just changed"));
            long unpacked =
                    2 * contents.list().stream().mapToLong(Content::size).sum();
            try (Spool spool = new Spool(workshop.folder(), done -> progress.show(done, unpacked))) {
                Source.Model model = source.read(spool);
                Counter counter = new Counter(done -> progress.show(spool.done() + done, spool.done() + model.bytes()));
                ObjectNode about = CardFile.json(card).put(MADE_FROM, madeFrom);
                Map<String, AtomicFile.Body> files = new LinkedHashMap<>();
                model.files().forEach((name, body) -> files.put(name, counter.of(body)));
                files.put(CARD, Bert.json(about));
                workshop.deliver(files, target);
            }
        }
    }

    /** Whether a model's folder was made from a file with this fingerprint. */
    private static boolean isFrom(Path folder, String fingerprint) throws IOException {
        Path card = folder.resolve(CARD);
        if (!Files.isRegularFile(card)) {
            return false;
        }
        JsonNode made = Json.read(card, LARGEST_CARD).path(MADE_FROM);
        return made.isTextual() && made.textValue().equals(fingerprint);
    }

    /** Size and check sum of the file. */
    private String fingerprint() throws IOException {
        CRC32C crc = new CRC32C();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                crc.update(buffer, 0, got);
            }
        }
        return Files.size(file) + " bytes, CRC-32C " + Long.toHexString(crc.getValue());
    }

    /** Counts what several files are written with. */
    private static final class Counter {

        private final LongConsumer counted;
        private long done;

        Counter(LongConsumer counted) {
            this.counted = counted;
        }

        AtomicFile.Body of(AtomicFile.Body body) {
            return out -> body.write(new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    done += length;
                    counted.accept(done);
                }
            });
        }
    }
}
