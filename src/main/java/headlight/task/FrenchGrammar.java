package headlight.task;

import headlight.task.English.Agreement;
import headlight.task.English.Tense;
import headlight.task.FrenchWords.Adjective;
import headlight.task.FrenchWords.Clitic;
import headlight.task.FrenchWords.Determiner;
import headlight.task.FrenchWords.Noun;
import headlight.task.FrenchWords.Subject;
import headlight.task.FrenchWords.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** FrenchWords.A small French grammar: sentences with their English, in lower case, elisions split off as words of their own. */
final class FrenchGrammar {

    /** The longest sentence, in words. */
    static final int LONGEST = 29;

    /** The verbs of "que" clauses. */
    private static final Set<String> RELATIVE = Set.of("aimer", "voir", "regarder", "attendre");

    private final Dice dice;

    FrenchGrammar(Dice dice) {
        this.dice = dice;
    }

    /** FrenchWords.A sentence of at most {@link #LONGEST} words. */
    Pair sentence() {
        while (true) {
            Phrase made = draft();
            String french = FrenchWords.elided(made.source());
            if (french.split(" ").length <= LONGEST) {
                return new Pair(french, English.articles(made.english()));
            }
        }
    }

    private Phrase draft() {
        int kind = dice.below(1000);
        if (kind < 820) {
            return clause();
        } else if (kind < 900) {
            return join(Phrase.NONE, dice.pick(FrenchWords.OPINIONS), brief());
        }
        Phrase all = brief();
        int clauses = kind < 998 ? 2 : 3 + dice.below(4);
        for (int i = 1; i < clauses; i++) {
            all = join(all, dice.pick(FrenchWords.CONJUNCTIONS), brief());
        }
        return all;
    }

    private static Phrase join(Phrase... parts) {
        return new Phrase(
                Phrase.words(Arrays.stream(parts).map(Phrase::source).toArray(String[]::new)),
                Phrase.words(Arrays.stream(parts).map(Phrase::english).toArray(String[]::new)));
    }

    private Phrase clause() {
        int kind = dice.below(100);
        if (kind < 22) {
            return being();
        } else if (kind < 27) {
            Phrase there = nounPhrase(noun(n -> !n.kinds().contains(Kind.PLACE)), FrenchWords.A, false);
            return join(new Phrase("il y a", "there is"), there, place());
        }
        return doing();
    }

    /** Someone is something. */
    private Phrase being() {
        boolean pronoun = dice.chance(0.6);
        boolean profession = pronoun && dice.chance(0.4);
        Subject subject = pronoun ? dice.pick(FrenchWords.PRONOUNS) : subject(noun(n -> true));
        Phrase what;
        if (profession) {
            Noun job = noun(n -> n.kinds().contains(Kind.JOB) && n.feminine() == subject.feminine());
            what = subject.plural()
                    ? new Phrase(job.many(), job.englishMany())
                    : new Phrase(job.one(), "a " + job.english());
        } else {
            Adjective adjective = adjective(a -> a.kinds().stream().anyMatch(subject.kinds()::contains));
            what = new Phrase(adjective.form(subject.feminine(), subject.plural()), adjective.english());
        }
        boolean negated = dice.chance(0.2);
        Phrase adverb = !negated && !profession && dice.chance(0.15) ? dice.pick(FrenchWords.ADVERBS) : Phrase.NONE;
        String be = FrenchWords.ETRE.get(subject.person());
        return new Phrase(
                Phrase.words(
                        subject.french(),
                        negated ? "ne" : "",
                        be,
                        negated ? "pas" : "",
                        adverb.source(),
                        what.source()),
                Phrase.words(
                        subject.english(),
                        English.Verb.BE.with(
                                what.english(), subject.agreement(), Tense.PRESENT, negated, adverb.english())));
    }

    /** Someone does something. */
    private Phrase doing() {
        Subject subject = dice.chance(0.6) ? dice.pick(FrenchWords.PRONOUNS) : actor();
        return sentence(subject, verbPhrase(subject));
    }

    /** As little as a clause can be; longer sentences are made of these. */
    private Phrase brief() {
        Subject subject = dice.pick(FrenchWords.PRONOUNS);
        return sentence(subject, briefly(subject));
    }

    private Phrase briefly(Subject subject) {
        Verb verb = verb(v -> v.animals() || !subject.kinds().contains(Kind.ANIMAL));
        return active(
                subject, verb, object(subject, verb, Tense.PRESENT, false, true), Tense.PRESENT, false, Phrase.NONE);
    }

    private static Phrase sentence(Subject subject, Phrase did) {
        return new Phrase(Phrase.words(subject.french(), did.source()), Phrase.words(subject.english(), did.english()));
    }

    /** FrenchWords.A person or an animal, now and then with a relative clause. */
    private Subject actor() {
        Noun noun = noun(n -> n.kinds().contains(Kind.PERSON) || n.kinds().contains(Kind.ANIMAL));
        if (!dice.chance(0.1)) {
            return subject(noun);
        }
        Subject plain = subject(noun, false, plain(noun, FrenchWords.THE, false));
        return subject(noun, false, join(plain.phrase(), dice.chance(0.5) ? who(plain) : whom()));
    }

    /** {@code qui chante}. */
    private Phrase who(Subject subject) {
        return join(new Phrase("qui", "that"), briefly(subject));
    }

    /** {@code que je vois}. */
    private Phrase whom() {
        Subject other = dice.pick(FrenchWords.PRONOUNS);
        Verb verb = verb(v -> RELATIVE.contains(v.infinitive()));
        return new Phrase(
                Phrase.words("que", other.french(), verb.present().get(other.person())),
                Phrase.words(
                        "that", other.english(), verb.english().with("", other.agreement(), Tense.PRESENT, false, "")));
    }

    private Phrase verbPhrase(Subject subject) {
        Tense tense = dice.pick(List.of(Tense.PRESENT, Tense.PRESENT, Tense.PAST, Tense.GOING));
        boolean negated = dice.chance(0.2);
        Verb verb = verb(v -> v.animals() || !subject.kinds().contains(Kind.ANIMAL));
        Phrase adverb =
                tense == Tense.PRESENT && !negated && dice.chance(0.15) ? dice.pick(FrenchWords.ADVERBS) : Phrase.NONE;
        Phrase did = active(subject, verb, object(subject, verb, tense, negated, false), tense, negated, adverb);
        Phrase where = dice.chance(0.08) ? place() : Phrase.NONE;
        Phrase when = dice.chance(0.15) ? FrenchWords.TIMES.getOrDefault(tense, Phrase.NONE) : Phrase.NONE;
        return join(did, where, when);
    }

    /** What a verb is done to: a pronoun before it or a noun after it, or neither. */
    private record Done(Clitic clitic, Phrase noun) {}

    private Done object(Subject subject, Verb verb, Tense tense, boolean negated, boolean brief) {
        if (verb.objects().isEmpty()) {
            return new Done(FrenchWords.NO_CLITIC, Phrase.NONE);
        } else if (verb.objects().contains(Kind.PERSON) && dice.chance(0.5)) {
            return new Done(clitic(subject, tense, verb), Phrase.NONE);
        }
        Noun noun = noun(n -> n.kinds().stream().anyMatch(verb.objects()::contains));
        if (brief) {
            return new Done(FrenchWords.NO_CLITIC, plain(noun, FrenchWords.THE, false));
        }
        Determiner determiner = dice.pick(FrenchWords.DETERMINERS);
        // After "pas", "un" would be "de".
        return new Done(
                FrenchWords.NO_CLITIC,
                nounPhrase(
                        noun,
                        negated && determiner.equals(FrenchWords.A) ? FrenchWords.THE : determiner,
                        dice.chance(0.25)));
    }

    private static Phrase active(Subject subject, Verb verb, Done object, Tense tense, boolean negated, Phrase adverb) {
        String ne = negated ? "ne" : "";
        String pas = negated ? "pas" : "";
        String pronoun = object.clitic().french();
        int person = subject.person();
        String french =
                switch (tense) {
                    case PAST ->
                        Phrase.words(
                                ne,
                                pronoun,
                                FrenchWords.AVOIR.get(person),
                                pas,
                                verb.participle() + object.clitic().agrees());
                    case GOING -> Phrase.words(ne, FrenchWords.ALLER.get(person), pas, pronoun, verb.infinitive());
                    default -> Phrase.words(ne, pronoun, verb.present().get(person), pas, adverb.source());
                };
        String english = Phrase.words(object.clitic().english(), object.noun().english());
        return new Phrase(
                Phrase.words(french, object.noun().source()),
                verb.english().with(english, subject.agreement(), tense, negated, adverb.english()));
    }

    /** An object pronoun; "l'" is her only where a participle says so ("il l' a vue"), else him. */
    private Clitic clitic(Subject subject, Tense tense, Verb verb) {
        String next = tense == Tense.GOING ? verb.infinitive() : verb.present().get(subject.person());
        boolean clear = tense == Tense.PAST || !FrenchWords.vowel(next);
        return dice.pick(FrenchWords.CLITICS.stream()
                .filter(c -> !c.notWith().contains(subject.person()))
                .filter(c -> clear || !c.french().equals("la"))
                .toList());
    }

    private Phrase place() {
        Noun place = noun(n -> n.kinds().contains(Kind.PLACE));
        return join(new Phrase("dans", "in"), nounPhrase(place, FrenchWords.THE, false));
    }

    private Subject subject(Noun noun) {
        boolean plural = dice.chance(0.25);
        return subject(noun, plural, nounPhrase(noun, dice.pick(FrenchWords.DETERMINERS), plural));
    }

    private static Subject subject(Noun noun, boolean plural, Phrase phrase) {
        return new Subject(
                phrase.source(),
                phrase.english(),
                plural ? 5 : 2,
                plural ? Agreement.THEY : Agreement.SHE,
                noun.feminine(),
                plural,
                noun.kinds());
    }

    /** FrenchWords.A noun with its determiner, now and then with an adjective before or after it. */
    private Phrase nounPhrase(Noun noun, Determiner determiner, boolean plural) {
        // "des" would be "de" before an adjective.
        if (!dice.chance(0.28) || (plural && determiner.equals(FrenchWords.A))) {
            return plain(noun, determiner, plural);
        }
        Adjective adjective = adjective(a -> a.kinds().stream().anyMatch(noun.kinds()::contains));
        String word = plural ? noun.many() : noun.one();
        boolean special = adjective.before() && !plural && !noun.feminine() && FrenchWords.vowel(word);
        String form = special ? adjective.forms().get(4) : adjective.form(noun.feminine(), plural);
        return new Phrase(
                Phrase.words(
                        article(noun, determiner, plural),
                        adjective.before() ? form : "",
                        word,
                        adjective.before() ? "" : form),
                Phrase.words(
                        plural ? determiner.englishMany() : determiner.english(),
                        adjective.english(),
                        plural ? noun.englishMany() : noun.english()));
    }

    private static Phrase plain(Noun noun, Determiner determiner, boolean plural) {
        return new Phrase(
                Phrase.words(article(noun, determiner, plural), plural ? noun.many() : noun.one()),
                Phrase.words(
                        plural ? determiner.englishMany() : determiner.english(),
                        plural ? noun.englishMany() : noun.english()));
    }

    private static String article(Noun noun, Determiner determiner, boolean plural) {
        return plural ? determiner.many() : noun.feminine() ? determiner.feminine() : determiner.masculine();
    }

    private Noun noun(Predicate<Noun> such) {
        return dice.pick(FrenchWords.NOUNS.stream().filter(such).toList());
    }

    private Adjective adjective(Predicate<Adjective> such) {
        return dice.pick(FrenchWords.ADJECTIVES.stream().filter(such).toList());
    }

    private Verb verb(Predicate<Verb> such) {
        return dice.pick(FrenchWords.VERBS.stream().filter(such).toList());
    }
}
