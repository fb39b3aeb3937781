package headlight.task;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As much English as the small grammars need: agreement, tenses, negation, articles. */
final class English {

    /** What a verb agrees with. */
    enum Agreement {
        /** {@code i am, i see}. */
        I,
        /** {@code she is, she sees}. */
        SHE,
        /** {@code they are, they see}; also we and you. */
        THEY
    }

    /** When it happens. */
    enum Tense {
        PRESENT,
        PAST,
        /** {@code will see}. */
        WILL,
        /** {@code is going to see}. */
        GOING
    }

    /**
     * A verb.
     *
     * @param before stands before the object: {@code look} <i>at</i> {@code him}
     * @param after  stands after it: {@code hit him} <i>with a pie</i>
     */
    record Verb(String base, String third, String past, String before, String after) {

        static final Verb BE = new Verb("be", "is", "was", "", "");

        /** From {@code hit/hits/hit _ with a pie}, where {@code _} is the object's place (at the end when missing). */
        static Verb of(String text) {
            String[] parts = text.trim().split(" ", 2);
            String[] forms = parts[0].split("/");
            String rest = parts.length == 1 ? "_" : parts[1];
            String[] around = (rest.contains("_") ? rest : rest + " _").split("_", -1);
            return new Verb(forms[0], forms[1], forms[2], around[0].trim(), around[1].trim());
        }

        /** The verb with its object (which may be empty). */
        String with(String object, Agreement agreement, Tense tense, boolean negated, String adverb) {
            return Phrase.words(group(agreement, tense, negated, adverb), before, object, after);
        }

        private String group(Agreement agreement, Tense tense, boolean negated, String adverb) {
            String not = negated ? "not" : "";
            String am = am(agreement, tense);
            if (tense == Tense.WILL) {
                return Phrase.words("will", not, adverb, base);
            } else if (tense == Tense.GOING) {
                return Phrase.words(am(agreement, Tense.PRESENT), not, adverb, "going to", base);
            } else if (equals(BE)) {
                return Phrase.words(am, not, adverb);
            }
            boolean present = tense == Tense.PRESENT;
            boolean she = agreement == Agreement.SHE;
            if (negated) {
                return Phrase.words(present ? she ? "does" : "do" : "did", not, adverb, base);
            }
            return Phrase.words(adverb, present ? she ? third : base : past);
        }

        private static String am(Agreement agreement, Tense tense) {
            boolean present = tense == Tense.PRESENT;
            return switch (agreement) {
                case I -> present ? "am" : "was";
                case SHE -> present ? "is" : "was";
                case THEY -> present ? "are" : "were";
            };
        }
    }

    private English() {}

    /** The sentence with {@code an} where its article stands before a vowel. */
    static String articles(String sentence) {
        List<String> words = List.of(sentence.split(" "));
        return IntStream.range(0, words.size())
                .mapToObj(i -> words.get(i).equals("a") && i + 1 < words.size() && vowel(words.get(i + 1))
                        ? "an"
                        : words.get(i))
                .collect(Collectors.joining(" "));
    }

    private static boolean vowel(String word) {
        return "aeiou".indexOf(word.charAt(0)) >= 0 || word.equals("honest");
    }
}
