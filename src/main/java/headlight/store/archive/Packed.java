package headlight.store.archive;

import headlight.text.Refusal;
import java.io.IOException;
import java.util.Optional;

/**
 * An archive inside the archive, with a model in it.
 *
 * @param inner the archive
 */
record Packed(Content inner) implements Source {

    static Optional<Source> find(Contents contents) throws IOException {
        for (Content content : contents.list()) {
            byte[] head = content.head(4);
            if (ZipContents.starts(head)) {
                return Optional.of(new Packed(content));
            }
        }
        return Optional.empty();
    }

    @Override
    public Model read(Spool spool) throws IOException {
        Contents contents = spool.contents(inner);
        for (Format format : Format.PLAIN) {
            Optional<Source> source = format.find(contents);
            if (source.isPresent()) {
                return source.get().read(spool);
            }
        }
        throw new Refusal(inner.where() + ": no model in it; expected " + Format.EXPECTED);
    }
}
