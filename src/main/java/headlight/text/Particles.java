package headlight.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Korean particles after words that are not known beforehand. A message has both forms, {@code 이(가)}; which of them is
 * right depends on whether the word before ends in a consonant when it is read aloud.
 */
final class Particles {

    private static final Pattern BOTH = Pattern.compile("이\\(가\\)|을\\(를\\)|은\\(는\\)|과\\(와\\)|\\(으\\)로");

    /** What closes a word and is not read. */
    private static final String CLOSING = "”’\"')]}>|»";

    /** 영, 일, 삼, 육, 칠, 팔 end in a consonant, and so do the tens: 십, 백, 천. */
    private static final String DIGITS = "013678";

    /** 엘, 엠, 엔, 알. */
    private static final String LETTERS = "LMNR";

    /** Words such as animal, making, line, people, cat and book, read as Korean reads them. */
    private static final Pattern ENDS_IN_CONSONANT =
            Pattern.compile(".*([lmn]|ng|[a-z]le|[aeiou][mn]e|(^|[^aeiou])[aeiou][ckpt]|ook)");

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int FINALS = 28;
    private static final int RIEUL = 8;

    private Particles() {}

    /** The text with one form of each. */
    static String resolved(String text) {
        Matcher both = BOTH.matcher(text);
        StringBuilder said = new StringBuilder();
        while (both.find()) {
            String word = spoken(text.substring(0, both.start()));
            both.appendReplacement(said, form(both.group(), word));
        }
        return both.appendTail(said).toString();
    }

    private static String form(String both, String word) {
        boolean consonant = endsInConsonant(word);
        if (both.equals("(으)로")) {
            return consonant && !endsInRieul(word) ? "으로" : "로";
        }
        return consonant ? both.substring(0, 1) : both.substring(2, 3);
    }

    /** Without what closes it. */
    private static String spoken(String before) {
        int end = before.length();
        while (end > 0 && CLOSING.indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        return before.substring(0, end);
    }

    private static boolean endsInConsonant(String word) {
        if (word.isEmpty()) {
            return false;
        }
        char last = word.charAt(word.length() - 1);
        if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
            return (last - FIRST_SYLLABLE) % FINALS != 0;
        }
        if (last >= '0' && last <= '9') {
            return DIGITS.indexOf(last) >= 0;
        }
        String latin = latin(word);
        boolean spelled = latin.length() == 1 || latin.equals(latin.toUpperCase(Locale.ROOT));
        return spelled
                ? !latin.isEmpty() && LETTERS.indexOf(Character.toUpperCase(last)) >= 0
                : ENDS_IN_CONSONANT.matcher(latin.toLowerCase(Locale.ROOT)).matches(); // marks are read 점, 표, 괄호
    }

    private static boolean endsInRieul(String word) {
        char last = word.charAt(word.length() - 1);
        if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
            return (last - FIRST_SYLLABLE) % FINALS == RIEUL;
        }
        return "178".indexOf(last) >= 0 || latin(word).toLowerCase(Locale.ROOT).matches(".*(l|le)");
    }

    /** The letters from A to Z that it ends in. */
    private static String latin(String word) {
        int from = word.length();
        while (from > 0
                && Character.toUpperCase(word.charAt(from - 1)) >= 'A'
                && Character.toUpperCase(word.charAt(from - 1)) <= 'Z') {
            from--;
        }
        return word.substring(from);
    }
}
