package headlight.text.subword;

import headlight.text.Spelling;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Turns tokens into the pieces of text that they stand for; their concatenation is the text. */
@FunctionalInterface
public interface Joining {

    /** The pieces of text for these tokens. */
    List<String> pieces(List<String> tokens);

    /** The text for these tokens. */
    default String text(List<String> tokens) {
        return String.join("", pieces(tokens));
    }

    /** A space between tokens. */
    static Joining spaces() {
        return tokens -> List.of(String.join(" ", tokens));
    }

    /** One after another. */
    static Joining sequence(List<Joining> parts) {
        return tokens -> {
            List<String> now = tokens;
            for (Joining part : parts) {
                now = part.pieces(now);
            }
            return now;
        };
    }

    /** Letters as bytes. */
    static Joining bytes() {
        return tokens -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (String token : tokens) {
                out.writeBytes(Spelling.bytes(token).orElseGet(() -> token.getBytes(StandardCharsets.UTF_8)));
            }
            return List.of(out.toString(StandardCharsets.UTF_8));
        };
    }

    /** A space between words, none before tokens with the prefix; before punctuation it is taken back if wanted. */
    static Joining wordPieces(String prefix, boolean tidy) {
        return tokens -> IntStream.range(0, tokens.size())
                .mapToObj(i -> {
                    String token = tokens.get(i);
                    String piece =
                            i == 0 ? token : token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
                    return tidy ? tidied(piece) : piece;
                })
                .toList();
    }

    private static String tidied(String text) {
        return text.replace(" .", ".")
                .replace(" ?", "?")
                .replace(" !", "!")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" n't", "n't")
                .replace(" 'm", "'m")
                .replace(" do not", " don't")
                .replace(" 's", "'s")
                .replace(" 've", "'ve")
                .replace(" 're", "'re");
    }

    /** One text in place of another, in each token. */
    static Joining replace(String old, String by) {
        return each(token -> token.replace(old, by));
    }

    /** All in one. */
    static Joining fuse() {
        return tokens -> List.of(String.join("", tokens));
    }

    /** Without so many of these characters at the start and at the end of each. */
    static Joining strip(char what, int start, int end) {
        return each(token -> {
            int from = 0;
            int to = token.length();
            while (from < Math.min(start, to) && token.charAt(from) == what) {
                from++;
            }
            while (token.length() - to < end && to > from && token.charAt(to - 1) == what) {
                to--;
            }
            return token.substring(from, to);
        });
    }

    /** Spaces for {@code mark}; the first token loses the one that was put before the text, if one was. */
    static Joining meta(String mark, boolean prefixed) {
        return tokens -> IntStream.range(0, tokens.size())
                .mapToObj(i -> {
                    String token = tokens.get(i);
                    boolean drop = i == 0 && prefixed && token.startsWith(mark);
                    return (drop ? token.substring(mark.length()) : token).replace(mark, " ");
                })
                .toList();
    }

    /** A space for what tokens at the end of a word end with. */
    static Joining suffix(String suffix) {
        return tokens -> IntStream.range(0, tokens.size())
                .mapToObj(i -> tokens.get(i).replace(suffix, i == tokens.size() - 1 ? "" : " "))
                .toList();
    }

    /** Characters for tokens that are bytes; U+FFFD for each byte of what is no character. */
    static Joining byteTokens() {
        return tokens -> {
            List<String> out = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String token : tokens) {
                Optional<Byte> one = Spelling.singleByte(token);
                if (one.isPresent()) {
                    bytes.write(one.get());
                } else {
                    flush(bytes, out);
                    out.add(token);
                }
            }
            flush(bytes, out);
            return out;
        };
    }

    private static void flush(ByteArrayOutputStream bytes, List<String> out) {
        if (bytes.size() > 0) {
            try {
                out.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.toByteArray()))
                        .toString());
            } catch (CharacterCodingException e) {
                out.add("\uFFFD".repeat(bytes.size()));
            }
            bytes.reset();
        }
    }

    private static Joining each(UnaryOperator<String> change) {
        return tokens -> tokens.stream().map(change).toList();
    }
}
