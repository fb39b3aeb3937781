package headlight.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Character by character. */
record Characters() implements Tokenizer {

    @Override
    public List<String> split(String text) {
        return Tokenizer.normal(text).codePoints().mapToObj(Character::toString).toList();
    }

    @Override
    public String join(List<String> tokens) {
        return String.join("", tokens);
    }

    @Override
    public Encoded encode(String text, Vocabulary vocabulary, int max) {
        Encoding encoding = new Encoding(vocabulary, max);
        Aligned normal = Tokenizer.aligned(text);
        for (int at = 0; at < normal.size() && !encoding.isTruncated(); at++) {
            int c = normal.at(at);
            int position = at + 1;
            String token = Character.toString(c);
            Span span = normal.span(at, position);
            Encoding.known(token, vocabulary)
                    .ifPresentOrElse(
                            known -> encoding.add(known, span),
                            () -> encoding.addUnknown(token, span, () -> refusal(c, position, vocabulary)));
        }
        return encoding.done();
    }

    private static Refusal refusal(int character, int position, Vocabulary vocabulary) {
        String known = vocabulary.tokens().stream()
                .filter(token -> token.codePointCount(0, token.length()) == 1)
                .sorted()
                .limit(100)
                .collect(Collectors.joining());
        String unknown = Character.toString(character);
        String code = String.format(Locale.ROOT, "U+%04X", character);
        return new Refusal(
                "text: character \"" + unknown + "\" (" + code + ") at position " + position
                        + " is unknown to this model; expected only: " + known,
                "character",
                unknown,
                code,
                Integer.toString(position),
                known);
    }
}
