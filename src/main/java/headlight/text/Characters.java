package headlight.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        String normal = Tokenizer.normal(text);
        int position = 0;
        for (int at = 0; at < normal.length() && !encoding.isTruncated(); position++) {
            int c = normal.codePointAt(at);
            String token = Character.toString(c);
            Optional<String> known = Encoding.known(token, vocabulary);
            if (known.isPresent()) {
                encoding.add(known.get());
            } else {
                int place = position + 1;
                encoding.addUnknown(token, () -> refusal(c, place, vocabulary));
            }
            at += Character.charCount(c);
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
