package headlight.figure.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleConsumer;

/**
 * A format of files.
 *
 * @param ending of the file's name, without the dot
 * @param films  whether one file holds several pictures
 * @param writer writes one
 */
public record Format(String ending, boolean films, Writer writer) {

    /** Writes pictures as one file. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes all of a file; the caller closes the stream.
         *
         * @param progress told how much is done, from 0 to 1
         */
        void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException;
    }
}
