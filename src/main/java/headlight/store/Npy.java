package headlight.store;

import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One array in NumPy's format, versions 1 to 3. Floats, whole numbers and booleans of either byte order, in C or Fortran
 * order, all become 32-bit floats in C order; Python objects, texts, complex numbers and records are refused.
 */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{1,40})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

    private Npy() {}

    /**
     * Reads an array that takes exactly {@code size} bytes.
     *
     * @param before how many numbers have been read already that share the memory with these
     * @throws Refusal when it is not as it must be
     */
    static Tensor read(InputStream in, long size, long before, String where) throws IOException {
        byte[] head = in.readNBytes(8);
        if (Pickle.starts(head)) {
            throw Pickle.refusal(where);
        } else if (head.length < 8 || !Arrays.equals(head, 0, 6, MAGIC, 0, 6)) {
            throw new Refusal(where + ": not a NumPy array; expected it to begin with \\x93NUMPY");
        } else if (head[6] < 1 || head[6] > 3) {
            throw new Refusal(where + ": version " + head[6] + " of NumPy's format; expected 1, 2 or 3");
        }
        int lengthBytes = head[6] == 1 ? 2 : 4;
        byte[] lengthField = Arrays.copyOf(exactly(in, lengthBytes, where), 4);
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(lengthField).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (length > LONGEST_HEADER) {
            throw new Refusal(where + ": a header of " + length + " bytes; expected at most " + LONGEST_HEADER);
        }
        String header = new String(exactly(in, (int) length, where), StandardCharsets.UTF_8);

        String descr = group(DESCR, header, where, "a number type in 'descr', such as '<f4'");
        String letters = descr.substring(1);
        Dtype dtype = "<>|=".indexOf(descr.charAt(0)) < 0
                ? null
                : Dtype.numpy(letters.equals("?") ? "b1" : letters).orElse(null);
        if (dtype == null) {
            throw new Refusal(where + ": numbers of type '" + descr
                    + "'; expected floats, whole numbers or booleans, such as '<f4'");
        }
        boolean fortran =
                group(ORDER, header, where, "True or False in 'fortran_order'").equals("True");
        long[] shape = shape(group(SHAPE, header, where, "whole numbers in 'shape', such as (3, 4)"), where);
        int numbers = Limits.numbers(shape, where);
        long expected = 8L + lengthBytes + length + (long) numbers * dtype.bytes();
        if (size != expected) {
            throw new Refusal(where + ": " + size + " bytes; expected " + expected + " for shape "
                    + Arrays.toString(shape) + " of '" + descr + "'");
        }
        Limits.room(before + numbers, where);
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        float[] read = Floats.read(in, dtype, order, numbers, where);
        int[] sizes = Limits.ints(shape);
        return Tensor.of(fortran && sizes.length > 1 ? fromFortran(read, sizes) : read, sizes);
    }

    /** Writes 32-bit floats in C order, version 1. */
    static void write(OutputStream out, Tensor tensor) throws IOException {
        String sizes = Arrays.stream(tensor.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        String shape = tensor.rank() > 1 ? sizes.substring(0, sizes.length() - 1) : sizes;
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
        // The numbers begin at a multiple of 64.
        int padding = -(10 + header.length() + 1) & 63;
        byte[] bytes = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) bytes.length, (byte) (bytes.length >> 8)});
        out.write(bytes);
        Floats.write(out, tensor.toArray());
    }

    private static byte[] exactly(InputStream in, int length, String where) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new Refusal(where + ": ends inside its header");
        }
        return bytes;
    }

    private static String group(Pattern pattern, String header, String where, String expected) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new Refusal(where + ": header " + header.strip() + "; expected " + expected);
        }
        return matcher.group(1);
    }

    /** {@code 3, 4} or {@code 3,}; Python 2 wrote {@code 3L, 4L}. */
    private static long[] shape(String text, String where) {
        String plain = text.replace("L", "").strip();
        if (plain.isEmpty()) {
            return new long[0];
        }
        try {
            return Arrays.stream((plain.endsWith(",") ? plain.substring(0, plain.length() - 1) : plain).split(",", -1))
                    .mapToLong(size -> Long.parseLong(size.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new Refusal(where + ": shape (" + text + "); expected whole numbers such as (3, 4)");
        }
    }

    /** In Fortran order the first index runs fastest. */
    private static float[] fromFortran(float[] numbers, int[] sizes) {
        float[] out = new float[numbers.length];
        int[] index = new int[sizes.length];
        for (float number : numbers) {
            int at = 0;
            for (int d = 0; d < sizes.length; d++) {
                at = at * sizes[d] + index[d];
            }
            out[at] = number;
            for (int d = 0; d < sizes.length && ++index[d] == sizes[d]; d++) {
                index[d] = 0;
            }
        }
        return out;
    }
}
