package headlight.task;

import java.util.List;

/**
 * French → English, word by word, from a small grammar: object pronouns stand before the verb and most adjectives after
 * the noun, so that the alignment crosses. "il a m' entarté" is the example of Stanford's lectures on attention (CS224n).
 */
public record French() implements Task {

    private static final int PAIRS = 12_000;

    private static final List<Pair> EXAMPLES = List.of(
            new Pair("il a m' entarté", "he hit me with a pie"),
            new Pair("je suis étudiant", "i am a student"),
            new Pair("elle ne nous a pas vus", "she did not see us"),
            new Pair("le chat noir mange un œuf", "the black cat eats an egg"),
            new Pair("je vais t' aider demain", "i am going to help you tomorrow"),
            new Pair(
                    "il m' aime parce que je suis honnête mais je ne l' aime pas",
                    "he loves me because i am honest but i do not love him"));

    @Override
    public String name() {
        return "french";
    }

    @Override
    public String title() {
        return "French → English";
    }

    @Override
    public String description() {
        return "short French sentences to English, word by word";
    }

    @Override
    public Layout layout() {
        return Layout.WORDS;
    }

    @Override
    public List<String> examples() {
        return EXAMPLES.stream().map(Pair::source).toList();
    }

    @Override
    public Data data(long seed, double holdout) {
        return Data.drawn(EXAMPLES, new FrenchGrammar(new Dice(seed))::sentence, PAIRS, layout(), seed, holdout);
    }
}
