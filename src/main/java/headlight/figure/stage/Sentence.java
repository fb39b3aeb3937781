package headlight.figure.stage;

import headlight.figure.Words;
import headlight.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run reads and writes, as a sentence.
 *
 * @param trace      the run
 * @param characters whether its tokens are characters, which stand together without spaces
 */
record Sentence(Trace trace, boolean characters) {

    static Sentence of(Trace trace) {
        return new Sentence(trace, single(trace.source()) && single(trace.target()));
    }

    private static boolean single(List<String> tokens) {
        return tokens.stream()
                .filter(token -> !mark(token))
                .allMatch(token -> token.codePointCount(0, token.length()) == 1);
    }

    /** Whether a token is a mark such as {@code <eos>} rather than a word. */
    static boolean mark(String token) {
        return token.length() > 2 && token.startsWith("<") && token.endsWith(">") && !token.equals("<unk>");
    }

    /** What is read. */
    String read() {
        return join(trace.source());
    }

    /** What is written, its end mark left out. */
    String written() {
        return join(trace.target());
    }

    private String join(List<String> tokens) {
        return tokens.stream()
                .filter(token -> !mark(token))
                .map(token -> characters ? token : Words.shown(token))
                .collect(Collectors.joining(characters ? "" : " "))
                .strip();
    }
}
