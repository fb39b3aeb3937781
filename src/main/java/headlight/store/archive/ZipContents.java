package headlight.store.archive;

import headlight.store.Limits;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip; a jar is one. */
record ZipContents(ZipFile zip, List<Content> list) implements Contents {

    /** The most that one byte can become when it is inflated. */
    private static final long INFLATION = 1032;

    /** Whether these are the first bytes of a zip. */
    static boolean starts(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    static ZipContents open(Path file, String where) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new Refusal(where + ": not a readable zip: " + e.getMessage());
        }
        try {
            return new ZipContents(zip, check(zip, where));
        } catch (Refusal e) {
            zip.close();
            throw e;
        }
    }

    private static List<Content> check(ZipFile zip, String where) {
        if (zip.size() > Limits.TENSORS) {
            throw new Refusal(where + ": " + zip.size() + " files; expected at most " + Limits.TENSORS);
        }
        List<Content> list = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
            String place = where + ": " + entry.getName();
            if (!names.add(entry.getName())) {
                throw new Refusal(place + ": stands there twice");
            } else if (entry.getSize() < 0
                    || entry.getSize() > LARGEST
                    || entry.getSize() > INFLATION * (entry.getCompressedSize() + 1)) {
                throw new Refusal(place + ": declares " + entry.getSize() + " bytes in " + entry.getCompressedSize()
                        + "; expected no more than they can hold, and at most " + LARGEST);
            }
            list.add(new Entry(zip, entry, place));
        }
        return list;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private record Entry(ZipFile zip, ZipEntry entry, String where) implements Content {

        @Override
        public String name() {
            return entry.getName();
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return new Exactly(zip.getInputStream(entry), entry.getSize(), where) {

                    private final CRC32 crc = new CRC32();

                    @Override
                    void passed(byte[] bytes, int from, int length) {
                        crc.update(bytes, from, length);
                    }

                    @Override
                    void ended() {
                        if (crc.getValue() != entry.getCrc()) {
                            throw new Refusal(where + ": its check sum does not match; the archive is damaged");
                        }
                    }
                };
            } catch (ZipException e) {
                throw new Refusal(where + ": not readable: " + e.getMessage());
            }
        }
    }
}
