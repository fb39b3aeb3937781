package headlight.store.archive;

import headlight.store.Limits;
import headlight.text.Refusal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The files of a gzipped tar, as npm packs them: a header of 512 bytes before each, which says name and size. */
record TarContents(List<Content> list) implements Contents {

    private static final int BLOCK = 512;

    /** What is kept of each file, because whoever wants to see its beginning again would have to inflate all before it. */
    private static final int HEAD = 64;

    /** Whether these are the first bytes of something gzipped. */
    static boolean starts(byte[] head) {
        return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    static TarContents open(Path file, String where) throws IOException {
        List<Content> list = new ArrayList<>();
        try (InputStream in = inflate(file)) {
            long at = 0;
            for (byte[] header = block(in); header.length == BLOCK && header[0] != 0; header = block(in)) {
                Header read = Header.of(header, where + ": at " + at);
                at += BLOCK;
                if (list.size() >= Limits.TENSORS || at + read.size() > LARGEST) {
                    throw new Refusal(
                            file + ": expected at most " + Limits.TENSORS + " files and " + LARGEST + " bytes in all");
                }
                byte[] head = in.readNBytes((int) Math.min(HEAD, read.size()));
                if (read.isFile()) {
                    list.add(new Entry(file, read.name(), at, read.size(), ByteBuffer.wrap(head)));
                }
                long padded = (read.size() + BLOCK - 1) / BLOCK * BLOCK;
                in.skipNBytes(padded - head.length);
                at += padded;
            }
        } catch (ZipException | EOFException e) {
            throw new Refusal(where + ": not a readable .tgz (a gzipped tar): it is damaged or ends too early");
        }
        return new TarContents(List.copyOf(list));
    }

    private static InputStream inflate(Path file) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16);
    }

    private static byte[] block(InputStream in) throws IOException {
        return in.readNBytes(BLOCK);
    }

    @Override
    public void close() {}

    private record Header(String name, long size, boolean isFile) {

        static Header of(byte[] block, String where) {
            long sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sum += i >= 148 && i < 156 ? ' ' : block[i] & 255;
            }
            if (sum != octal(block, 148, 8)) {
                throw new Refusal(where + ": not the header of a file in a tar; its check sum does not match");
            }
            long size = octal(block, 124, 12);
            if (size < 0) {
                throw new Refusal(where + ": a file whose size cannot be read");
            }
            return new Header(text(block, 0, 100), size, block[156] == '0' || block[156] == 0);
        }

        /** The number, or −1 where there is none. */
        private static long octal(byte[] block, int from, int length) {
            String digits = text(block, from, length).strip();
            return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
        }

        private static String text(byte[] block, int from, int length) {
            int end = from;
            while (end < from + length && block[end] != 0) {
                end++;
            }
            return new String(block, from, end - from, StandardCharsets.UTF_8);
        }
    }

    private record Entry(Path file, String name, long at, long size, ByteBuffer beginning) implements Content {

        @Override
        public byte[] head(int most) {
            byte[] head = new byte[Math.min(most, beginning.remaining())];
            beginning.get(beginning.position(), head);
            return head;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = inflate(file);
            try {
                in.skipNBytes(at);
            } catch (IOException e) {
                in.close();
                throw e;
            }
            return new Exactly(in, size, where());
        }

        @Override
        public String where() {
            return file + ": " + name;
        }
    }
}
