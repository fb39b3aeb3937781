package headlight.store.archive;

import headlight.store.AtomicFile;
import headlight.text.Refusal;
import java.io.IOException;
import java.util.Map;

/** A model found in an archive, not yet read. */
interface Source {

    /**
     * Reads all of it but its numbers, and checks what can be checked before anything is written.
     *
     * @throws Refusal when it is not as it must be
     */
    Model read(Spool spool) throws IOException;

    /**
     * What a model's folder is to hold. Valid as long as the spool it was read from.
     *
     * @param files what writes each file, by its name; {@code config.json} among them
     * @param bytes about how many bytes they take
     */
    record Model(Map<String, AtomicFile.Body> files, long bytes) {}
}
