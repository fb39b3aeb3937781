package headlight.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How vocabularies write what cannot stand in them plainly: a space as {@code ▁}, or every byte of the text as a
 * printable letter ({@code Ġ} for a space), or a byte by its number, {@code <0x0A>}.
 */
public final class Spelling {

    /** A space as SentencePiece writes it. */
    public static final char META_SPACE = '▁';

    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-F]{2})>");

    /** GPT-2's alphabet: the letter of each byte. Bytes without a printable letter take those from U+0100 on, in order. */
    private static final char[] LETTERS = new char[256];

    private static final int[] BYTES = new int[0x144];

    static {
        Arrays.fill(BYTES, -1);
        int next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b > 0x20 && b < 0x7F) || (b > 0xA0 && b != 0xAD);
            LETTERS[b] = (char) (printable ? b : next++);
            BYTES[LETTERS[b]] = b;
        }
    }

    private Spelling() {}

    /** The same with U+FFFD for each half of a surrogate pair, which cannot be written as UTF-8; just as long. */
    public static String whole(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }

    /** The letter of a byte. */
    public static char letter(byte b) {
        return LETTERS[b & 0xFF];
    }

    /** The bytes that a token of such letters stands for; empty when it has other letters. */
    public static Optional<byte[]> bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = token.charAt(i);
            if (c >= BYTES.length || BYTES[c] < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) BYTES[c];
        }
        return Optional.of(bytes);
    }

    /** The byte that a token such as {@code <0x0A>} stands for. */
    public static Optional<Byte> singleByte(String token) {
        Matcher matcher = BYTE.matcher(token);
        return matcher.matches() ? Optional.of((byte) Integer.parseInt(matcher.group(1), 16)) : Optional.empty();
    }

    /** See {@link Subwords#shown}. */
    static String shown(String token) {
        String text = token.indexOf(META_SPACE) >= 0
                ? token.replace(META_SPACE, ' ')
                : singleByte(token)
                        .map(b -> new byte[] {b})
                        .or(() -> bytes(token))
                        .flatMap(Spelling::complete)
                        .orElse(token);
        boolean startsWord = text.length() > 1 && text.charAt(0) == ' ' && text.charAt(1) != ' ';
        StringBuilder out = new StringBuilder();
        text.substring(startsWord ? 1 : 0).codePoints().forEach(c -> {
            switch (c) {
                case ' ' -> out.append('␣');
                case '\n' -> out.append('⏎');
                case '\t' -> out.append('⇥');
                default -> out.appendCodePoint(Character.isISOControl(c) ? '□' : c);
            }
        });
        return out.toString();
    }

    /** The text of bytes, where they are whole characters. */
    private static Optional<String> complete(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
