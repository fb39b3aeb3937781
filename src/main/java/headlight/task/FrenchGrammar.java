package headlight.task;

import headlight.task.English.Agreement;
import headlight.task.English.Tense;
import headlight.task.FrenchWords.Adjective;
import headlight.task.FrenchWords.Noun;
import headlight.task.FrenchWords.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A small French grammar: sentences with their English, in lower case, elisions split off as words of their own. */
final class FrenchGrammar {

    /** The longest sentence, in words. */
    static final int LONGEST = 29;

    /** Who does it: {@code person} is the place in a verb's present, from je to ils. */
    private record Subject(
            String french,
            String english,
            int person,
            Agreement agreement,
            boolean feminine,
            boolean plural,
            Set<Kind> kinds) {}

    private record Determiner(String masculine, String feminine, String many, String english, String englishMany) {}

    /** An object pronoun; {@code agrees} is what the participle takes after it. */
    private record Clitic(String french, String english, String agrees, Set<Integer> notWith) {}

    private static final Set<Kind> PEOPLE = Set.of(Kind.PERSON);
    private static final List<Subject> PRONOUNS = List.of(
            new Subject("je", "i", 0, Agreement.I, false, false, PEOPLE),
            new Subject("je", "i", 0, Agreement.I, true, false, PEOPLE),
            new Subject("tu", "you", 1, Agreement.THEY, false, false, PEOPLE),
            new Subject("il", "he", 2, Agreement.SHE, false, false, PEOPLE),
            new Subject("elle", "she", 2, Agreement.SHE, true, false, PEOPLE),
            new Subject("nous", "we", 3, Agreement.THEY, false, true, PEOPLE),
            new Subject("vous", "you", 4, Agreement.THEY, false, true, PEOPLE),
            new Subject("ils", "they", 5, Agreement.THEY, false, true, PEOPLE),
            new Subject("elles", "they", 5, Agreement.THEY, true, true, PEOPLE));

    private static final Determiner THE = new Determiner("le", "la", "les", "the", "the");
    private static final Determiner A = new Determiner("un", "une", "des", "a", "");
    private static final List<Determiner> DETERMINERS = List.of(
            THE,
            THE,
            THE,
            A,
            A,
            new Determiner("ce", "cette", "ces", "this", "these"),
            new Determiner("mon", "ma", "mes", "my", "my"));

    private static final List<Clitic> CLITICS = List.of(
            new Clitic("me", "me", "", Set.of(0, 3)),
            new Clitic("te", "you", "", Set.of(1, 4)),
            new Clitic("le", "him", "", Set.of()),
            new Clitic("la", "her", "e", Set.of()),
            new Clitic("nous", "us", "s", Set.of(0, 3)),
            new Clitic("vous", "you", "s", Set.of(1, 4)),
            new Clitic("les", "them", "s", Set.of()));

    private static final Clitic NO_CLITIC = new Clitic("", "", "", Set.of());

    private static final List<String> AVOIR = List.of("ai", "as", "a", "avons", "avez", "ont");
    private static final List<String> ALLER = List.of("vais", "vas", "va", "allons", "allez", "vont");
    private static final List<String> ETRE = List.of("suis", "es", "est", "sommes", "êtes", "sont");

    private static final List<Phrase> ADVERBS =
            List.of(new Phrase("souvent", "often"), new Phrase("toujours", "always"));
    private static final Map<Tense, Phrase> TIMES = Map.of(
            Tense.PRESENT, new Phrase("aujourd'hui", "today"),
            Tense.PAST, new Phrase("hier", "yesterday"),
            Tense.GOING, new Phrase("demain", "tomorrow"));
    private static final List<Phrase> CONJUNCTIONS = List.of(
            new Phrase("et", "and"),
            new Phrase("mais", "but"),
            new Phrase("parce que", "because"),
            new Phrase("quand", "when"));
    private static final List<Phrase> OPINIONS = List.of(
            new Phrase("je pense que", "i think that"),
            new Phrase("tu sais que", "you know that"),
            new Phrase("il dit que", "he says that"),
            new Phrase("elle dit que", "she says that"),
            new Phrase("nous savons que", "we know that"),
            new Phrase("ils pensent que", "they think that"));

    /** What a short word becomes before a vowel. */
    private static final Map<String, String> BEFORE_VOWEL = Map.of(
            "je", "j'", "me", "m'", "te", "t'", "le", "l'", "la", "l'", "ne", "n'", "que", "qu'", "ce", "cet", "ma",
            "mon");

    private final Dice dice;

    FrenchGrammar(Dice dice) {
        this.dice = dice;
    }

    /** A sentence of at most {@link #LONGEST} words. */
    Pair sentence() {
        while (true) {
            Phrase made = draft();
            String french = elided(made.source());
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
            return join(Phrase.NONE, dice.pick(OPINIONS), brief());
        }
        Phrase all = brief();
        int clauses = kind < 997 ? 2 : 3 + dice.below(4);
        for (int i = 1; i < clauses; i++) {
            all = join(all, dice.pick(CONJUNCTIONS), brief());
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
            Phrase there = nounPhrase(noun(n -> !n.kinds().contains(Kind.PLACE)), A, false);
            return join(new Phrase("il y a", "there is"), there, place());
        }
        return doing();
    }

    /** Someone is something. */
    private Phrase being() {
        boolean pronoun = dice.chance(0.6);
        boolean profession = pronoun && dice.chance(0.4);
        Subject subject = pronoun ? dice.pick(PRONOUNS) : subject(noun(n -> true));
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
        Phrase adverb = !negated && !profession && dice.chance(0.15) ? dice.pick(ADVERBS) : Phrase.NONE;
        String be = ETRE.get(subject.person());
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
        Subject subject = dice.chance(0.6) ? dice.pick(PRONOUNS) : actor();
        return sentence(subject, verbPhrase(subject));
    }

    /** As little as a clause can be; longer sentences are made of these. */
    private Phrase brief() {
        Subject subject = dice.pick(PRONOUNS);
        return sentence(subject, briefly(subject));
    }

    private Phrase briefly(Subject subject) {
        Verb verb = verb(v -> v.animals() || !subject.kinds().contains(Kind.ANIMAL));
        return active(subject, verb, object(subject, verb, Tense.PRESENT, true), Tense.PRESENT, false, Phrase.NONE);
    }

    private static Phrase sentence(Subject subject, Phrase did) {
        return new Phrase(Phrase.words(subject.french(), did.source()), Phrase.words(subject.english(), did.english()));
    }

    /** A person or an animal, now and then with a relative clause. */
    private Subject actor() {
        Noun noun = noun(n -> n.kinds().contains(Kind.PERSON) || n.kinds().contains(Kind.ANIMAL));
        Subject subject = subject(noun);
        if (!dice.chance(0.06)) {
            return subject;
        }
        Phrase that;
        if (dice.chance(0.5)) {
            Phrase does = briefly(subject);
            that = join(new Phrase("qui", "that"), does);
        } else {
            Subject other = dice.pick(PRONOUNS);
            Verb verb = verb(v -> v.objects().stream().anyMatch(noun.kinds()::contains));
            that = new Phrase(
                    Phrase.words("que", other.french(), verb.present().get(other.person())),
                    Phrase.words(
                            "that",
                            other.english(),
                            verb.english().with("", other.agreement(), Tense.PRESENT, false, "")));
        }
        return new Subject(
                Phrase.words(subject.french(), that.source()),
                Phrase.words(subject.english(), that.english()),
                subject.person(),
                subject.agreement(),
                subject.feminine(),
                subject.plural(),
                subject.kinds());
    }

    private Phrase verbPhrase(Subject subject) {
        Tense tense = dice.pick(List.of(Tense.PRESENT, Tense.PRESENT, Tense.PAST, Tense.GOING));
        boolean negated = dice.chance(0.2);
        Verb verb = verb(v -> v.animals() || !subject.kinds().contains(Kind.ANIMAL));
        Phrase adverb = tense == Tense.PRESENT && !negated && dice.chance(0.15) ? dice.pick(ADVERBS) : Phrase.NONE;
        Phrase did = active(subject, verb, object(subject, verb, tense, false), tense, negated, adverb);
        Phrase where = dice.chance(0.08) ? place() : Phrase.NONE;
        Phrase when = dice.chance(0.12) ? TIMES.get(tense) : Phrase.NONE;
        return join(did, where, when);
    }

    /** What a verb is done to: a pronoun before it or a noun after it, or neither. */
    private record Done(Clitic clitic, Phrase noun) {}

    private Done object(Subject subject, Verb verb, Tense tense, boolean brief) {
        if (verb.objects().isEmpty()) {
            return new Done(NO_CLITIC, Phrase.NONE);
        } else if (verb.objects().contains(Kind.PERSON) && dice.chance(0.5)) {
            return new Done(clitic(subject, tense, verb), Phrase.NONE);
        }
        Noun noun = noun(n -> n.kinds().stream().anyMatch(verb.objects()::contains));
        return new Done(
                NO_CLITIC,
                brief
                        ? new Phrase(
                                Phrase.words(noun.feminine() ? THE.feminine() : THE.masculine(), noun.one()),
                                Phrase.words("the", noun.english()))
                        : nounPhrase(noun, dice.pick(DETERMINERS), dice.chance(0.25)));
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
                                AVOIR.get(person),
                                pas,
                                verb.participle() + object.clitic().agrees());
                    case GOING -> Phrase.words(ne, ALLER.get(person), pas, pronoun, verb.infinitive());
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
        boolean clear = tense == Tense.PAST || !vowel(next);
        return dice.pick(CLITICS.stream()
                .filter(c -> !c.notWith().contains(subject.person()))
                .filter(c -> clear || !c.french().equals("la"))
                .toList());
    }

    private Phrase place() {
        Noun place = noun(n -> n.kinds().contains(Kind.PLACE));
        return join(new Phrase("dans", "in"), nounPhrase(place, THE, false));
    }

    private Subject subject(Noun noun) {
        boolean plural = dice.chance(0.25);
        Phrase phrase = nounPhrase(noun, dice.pick(DETERMINERS), plural);
        return new Subject(
                phrase.source(),
                phrase.english(),
                plural ? 5 : 2,
                plural ? Agreement.THEY : Agreement.SHE,
                noun.feminine(),
                plural,
                noun.kinds());
    }

    private Phrase nounPhrase(Noun noun, Determiner determiner, boolean plural) {
        String word = plural ? noun.many() : noun.one();
        Adjective before = null;
        Adjective after = null;
        // "des" would be "de" before an adjective.
        if (dice.chance(0.12) && !(plural && determiner.equals(A))) {
            before = adjective(a -> a.before() && a.kinds().stream().anyMatch(noun.kinds()::contains));
        }
        if (before == null && dice.chance(0.2) && !noun.kinds().equals(Set.of(Kind.PLACE))) {
            after = adjective(a -> !a.before() && a.kinds().stream().anyMatch(noun.kinds()::contains));
        }
        String first = "";
        if (before != null) {
            boolean special = !plural && !noun.feminine() && vowel(word);
            first = special ? before.forms().get(4) : before.form(noun.feminine(), plural);
        }
        String article = plural ? determiner.many() : noun.feminine() ? determiner.feminine() : determiner.masculine();
        return new Phrase(
                Phrase.words(article, first, word, after == null ? "" : after.form(noun.feminine(), plural)),
                Phrase.words(
                        plural ? determiner.englishMany() : determiner.english(),
                        before == null ? "" : before.english(),
                        after == null ? "" : after.english(),
                        plural ? noun.englishMany() : noun.english()));
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

    private static String elided(String sentence) {
        String[] words = sentence.split(" ");
        for (int i = 0; i + 1 < words.length; i++) {
            if (vowel(words[i + 1])) {
                words[i] = BEFORE_VOWEL.getOrDefault(words[i], words[i]);
            }
        }
        return String.join(" ", words);
    }

    /** Every h of these words is mute. */
    private static boolean vowel(String word) {
        return "aàâeéèêiîoôuœh".indexOf(word.charAt(0)) >= 0;
    }
}
