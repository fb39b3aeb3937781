package headlight.task;

import headlight.task.English.Agreement;
import headlight.task.English.Tense;
import headlight.task.KoreanWords.Adjective;
import headlight.task.KoreanWords.Determiner;
import headlight.task.KoreanWords.Nominal;
import headlight.task.KoreanWords.Noun;
import headlight.task.KoreanWords.Particle;
import headlight.task.KoreanWords.Verb;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A small Korean grammar: sentences with their English. The verb stands at the end, and particles are split off the
 * nouns they follow as words of their own.
 */
final class KoreanGrammar {

    /** The longest sentence, in words. */
    static final int LONGEST = 29;

    /** The verbs of relative clauses. */
    private static final Set<String> RELATIVE = Set.of("buy", "like", "read");

    private final Dice dice;

    KoreanGrammar(Dice dice) {
        this.dice = dice;
    }

    /** A sentence of at most {@link #LONGEST} words. */
    Pair sentence() {
        while (true) {
            Phrase made = draft();
            if (made.source().split(" ").length <= LONGEST) {
                return new Pair(made.source(), English.articles(made.english()));
            }
        }
    }

    private Phrase draft() {
        int kind = dice.below(1000);
        if (kind < 830) {
            return clause();
        } else if (kind < 880) {
            Phrase but = brief(Verb::but, Particle.TOPIC);
            Phrase then = brief();
            return new Phrase(
                    Phrase.words(but.source(), then.source()), Phrase.words(but.english(), "but", then.english()));
        } else if (kind < 940) {
            Phrase because = brief(Verb::because, Particle.SUBJECT);
            Phrase then = brief();
            return new Phrase(
                    Phrase.words(because.source(), "때문에", then.source()),
                    Phrase.words(then.english(), "because", because.english()));
        }
        Phrase all = brief();
        int clauses = kind < 999 ? 2 : 3 + dice.below(4);
        for (int i = 1; i < clauses; i++) {
            Phrase next = brief();
            all = new Phrase(
                    Phrase.words(all.source(), "그리고", next.source()),
                    Phrase.words(all.english(), "and", next.english()));
        }
        return all;
    }

    private Phrase brief() {
        return brief(Verb::present, Particle.TOPIC);
    }

    /** As little as a clause can be; longer sentences are made of these. */
    private Phrase brief(Function<Verb, String> form, Particle particle) {
        Nominal subject = dice.pick(KoreanWords.PRONOUNS);
        Verb verb = verb(v -> true);
        Phrase object = Phrase.NONE;
        if (verb.objects().contains(Kind.PERSON) && dice.chance(0.4)) {
            Nominal who = other(subject);
            object = new Phrase(done(who), who.object());
        } else if (!verb.objects().isEmpty()) {
            Noun noun = noun(n -> n.kinds().stream().anyMatch(verb.objects()::contains));
            object = new Phrase(
                    Phrase.words(noun.korean(), Particle.OBJECT.after(noun.korean())),
                    Phrase.words("the", noun.english()));
        }
        String who = particle == Particle.SUBJECT ? subject.withI() : subject.korean();
        return new Phrase(
                Phrase.words(who, particle.after(who), object.source(), form.apply(verb)),
                Phrase.words(
                        subject.english(),
                        verb.english().with(object.english(), subject.agreement(), Tense.PRESENT, false, "")));
    }

    /** A main clause. */
    private Phrase clause() {
        int kind = dice.below(100);
        if (kind < 14) {
            return profession();
        } else if (kind < 25) {
            return quality();
        } else if (kind < 33) {
            return existence();
        }
        Nominal subject = subject();
        return doing(topic(subject), subject, dice.pick(List.of(Ending.values())));
    }

    /** How a clause ends. */
    private enum Ending {
        PRESENT,
        PRESENT_TOO,
        PAST,
        FUTURE,
        NOT,
        DID_NOT
    }

    /** Someone is something by profession. */
    private Phrase profession() {
        boolean pronoun = dice.chance(0.6);
        Nominal subject = pronoun
                ? dice.pick(KoreanWords.PRONOUNS)
                : nominal(noun(n -> n.kinds().contains(Kind.PERSON)), 0.3);
        Noun job = noun(n -> n.kinds().contains(Kind.JOB));
        boolean teaches = job.english().equals("instructor") || job.english().equals("teacher");
        Phrase of = teaches && dice.chance(0.6) ? dice.pick(KoreanWords.SUBJECTS) : Phrase.NONE;
        boolean many =
                subject.agreement() == Agreement.THEY && !subject.english().equals("you");
        boolean negated = dice.chance(0.2);
        boolean past = dice.chance(0.2);
        String be = negated
                ? Phrase.words(Particle.SUBJECT.after(job.korean()), past ? "아니었습니다" : "아닙니다")
                : past ? KoreanWords.endsInConsonant(job.korean()) ? "이었습니다" : "였습니다" : "입니다";
        String what =
                many ? Phrase.words(of.english(), job.englishMany()) : Phrase.words("a", of.english(), job.english());
        return new Phrase(
                Phrase.words(topic(subject), of.source(), job.korean(), be),
                Phrase.words(
                        subject.english(),
                        English.Verb.BE.with(
                                what, subject.agreement(), past ? Tense.PAST : Tense.PRESENT, negated, "")));
    }

    /** Someone or something is somehow. */
    private Phrase quality() {
        Nominal subject = dice.chance(0.4) ? dice.pick(KoreanWords.PRONOUNS) : nominal(noun(n -> true), 0.3);
        Adjective adjective = adjective(subject.kinds());
        boolean past = dice.chance(0.3);
        boolean negated = dice.chance(0.2);
        String is = negated
                ? Phrase.words(adjective.negatable(), past ? "않았습니다" : "않습니다")
                : past ? adjective.past() : adjective.present();
        return new Phrase(
                Phrase.words(topic(subject), is),
                Phrase.words(
                        subject.english(),
                        English.Verb.BE.with(
                                adjective.english(),
                                subject.agreement(),
                                past ? Tense.PAST : Tense.PRESENT,
                                negated,
                                "")));
    }

    /** Something is somewhere. */
    private Phrase existence() {
        Noun place = noun(n -> n.kinds().contains(Kind.PLACE));
        Noun noun = noun(n -> !n.kinds().contains(Kind.PLACE));
        Adjective adjective = adjective(noun.kinds());
        boolean described = dice.chance(0.4);
        return new Phrase(
                Phrase.words(
                        place.korean(),
                        "에",
                        described ? adjective.before() : "",
                        noun.korean(),
                        Particle.SUBJECT.after(noun.korean()),
                        "있습니다"),
                Phrase.words(
                        "there is a", described ? adjective.english() : "", noun.english(), "in the", place.english()));
    }

    private Phrase doing(String who, Nominal subject, Ending ending) {
        Verb verb = verb(v -> true);
        Tense tense =
                switch (ending) {
                    case PRESENT, PRESENT_TOO, NOT -> Tense.PRESENT;
                    case PAST, DID_NOT -> Tense.PAST;
                    case FUTURE -> Tense.WILL;
                };
        boolean negated = ending == Ending.NOT || ending == Ending.DID_NOT;
        String end =
                switch (ending) {
                    case PRESENT, PRESENT_TOO -> verb.present();
                    case PAST -> verb.past();
                    case FUTURE -> verb.future();
                    case NOT -> Phrase.words(verb.negatable(), "않습니다");
                    case DID_NOT -> Phrase.words(verb.negatable(), "않았습니다");
                };
        Phrase object = object(verb, subject);
        Phrase adverb =
                tense == Tense.PRESENT && !negated && dice.chance(0.15) ? dice.pick(KoreanWords.ADVERBS) : Phrase.NONE;
        Phrase when = dice.chance(0.2)
                ? switch (tense) {
                    case PAST -> KoreanWords.YESTERDAY;
                    case WILL -> KoreanWords.TOMORROW;
                    default -> dice.pick(KoreanWords.PRESENT_TIMES);
                }
                : Phrase.NONE;
        Phrase where = dice.chance(0.15) ? place() : Phrase.NONE;
        return new Phrase(
                Phrase.words(who, when.source(), adverb.source(), where.source(), object.source(), end),
                Phrase.words(
                        subject.english(),
                        verb.english().with(object.english(), subject.agreement(), tense, negated, adverb.english()),
                        where.english(),
                        when.english()));
    }

    private Phrase place() {
        Noun place = noun(n -> n.kinds().contains(Kind.PLACE));
        return new Phrase(Phrase.words(place.korean(), "에서"), Phrase.words("in the", place.english()));
    }

    /** What a verb is done to; a gift also has someone who gets it. */
    private Phrase object(Verb verb, Nominal subject) {
        if (verb.objects().isEmpty()) {
            boolean together = !verb.english().base().equals("sleep");
            return together && dice.chance(0.2) ? company() : Phrase.NONE;
        }
        boolean pronoun = verb.objects().contains(Kind.PERSON) && dice.chance(0.35);
        Nominal object = pronoun
                ? other(subject)
                : nominal(noun(n -> n.kinds().stream().anyMatch(verb.objects()::contains)), 0.2);
        Phrase it = new Phrase(Phrase.words(object.korean(), Particle.OBJECT.after(object.korean())), object.object());
        boolean gift =
                verb.english().base().equals("give") || verb.english().base().equals("send");
        if (!gift) {
            return it;
        }
        Nominal receiver =
                dice.chance(0.4) ? other(subject) : nominal(noun(n -> n.kinds().contains(Kind.PERSON)), 0.2);
        return new Phrase(
                Phrase.words(receiver.korean(), "에게", it.source()),
                Phrase.words(it.english(), "to", receiver.object()));
    }

    /** A pronoun for someone else. */
    private Nominal other(Nominal than) {
        return dice.pick(
                KoreanWords.PRONOUNS.stream().filter(p -> !p.equals(than)).toList());
    }

    private static String done(Nominal object) {
        return Phrase.words(object.korean(), Particle.OBJECT.after(object.korean()));
    }

    private Phrase company() {
        Nominal other = nominal(noun(n -> n.kinds().contains(Kind.PERSON)), 0.2);
        return new Phrase(
                Phrase.words(other.korean(), Particle.WITH.after(other.korean()), "함께"),
                Phrase.words("with", other.english()));
    }

    private static String topic(Nominal subject) {
        return Phrase.words(subject.korean(), Particle.TOPIC.after(subject.korean()));
    }

    private Nominal subject() {
        return dice.chance(0.6)
                ? dice.pick(KoreanWords.PRONOUNS)
                : nominal(noun(n -> n.kinds().contains(Kind.PERSON)), 0.3);
    }

    /** A noun with its determiner, now and then with an adjective or a relative clause. */
    private Nominal nominal(Noun noun, double pluralChance) {
        boolean living = noun.kinds().contains(Kind.PERSON) || noun.kinds().contains(Kind.ANIMAL);
        boolean plural = living && dice.chance(pluralChance);
        Adjective adjective = adjective(noun.kinds());
        boolean described = dice.chance(0.2);
        Phrase relative = !living && !described && dice.chance(0.08) ? relative(noun) : Phrase.NONE;
        // A relative clause says which one it is.
        Determiner determiner = relative.equals(Phrase.NONE) ? dice.pick(KoreanWords.DETERMINERS) : KoreanWords.THE;
        String korean = Phrase.words(
                relative.source(),
                determiner.korean(),
                described ? adjective.before() : "",
                noun.korean(),
                plural ? "들" : "");
        String english = Phrase.words(
                plural ? determiner.englishMany() : determiner.english(),
                described ? adjective.english() : "",
                plural ? noun.englishMany() : noun.english(),
                relative.english());
        return new Nominal(korean, korean, english, english, plural ? Agreement.THEY : Agreement.SHE, noun.kinds());
    }

    /** {@code 내 가 산} <i>책</i>: the book <i>that i bought</i>. */
    private Phrase relative(Noun noun) {
        Nominal who = dice.pick(KoreanWords.PRONOUNS);
        Verb verb = verb(v ->
                RELATIVE.contains(v.english().base()) && v.objects().stream().anyMatch(noun.kinds()::contains));
        return new Phrase(
                Phrase.words(who.withI(), Particle.SUBJECT.after(who.withI()), verb.that()),
                Phrase.words("that", who.english(), verb.english().with("", who.agreement(), Tense.PAST, false, "")));
    }

    private Noun noun(Predicate<Noun> such) {
        return dice.pick(KoreanWords.NOUNS.stream().filter(such).toList());
    }

    private Adjective adjective(Set<Kind> kinds) {
        return dice.pick(KoreanWords.ADJECTIVES.stream()
                .filter(a -> a.kinds().stream().anyMatch(kinds::contains))
                .toList());
    }

    private Verb verb(Predicate<Verb> such) {
        return dice.pick(KoreanWords.VERBS.stream().filter(such).toList());
    }
}
