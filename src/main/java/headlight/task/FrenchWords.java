package headlight.task;

import headlight.task.English.Agreement;
import headlight.task.English.Tense;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of the French grammar, with their English. */
final class FrenchWords {

    /** A noun; {@code kinds} decide which verbs and adjectives it goes with. */
    record Noun(String one, String many, boolean feminine, String english, String englishMany, Set<Kind> kinds) {}

    /** An adjective: masculine, feminine, both in the plural, and masculine before a vowel. */
    record Adjective(List<String> forms, boolean before, String english, Set<Kind> kinds) {

        String form(boolean feminine, boolean plural) {
            return forms.get((plural ? 2 : 0) + (feminine ? 1 : 0));
        }
    }

    /**
     * A verb: its present (je, tu, il, nous, vous, ils), infinitive and participle, the objects it takes, and whether
     * animals do it too.
     */
    record Verb(
            String infinitive,
            List<String> present,
            String participle,
            English.Verb english,
            Set<Kind> objects,
            boolean animals) {}

    static final List<Noun> NOUNS = lines(
                    """
            étudiant étudiants m student students|person job
            étudiante étudiantes f student students|person job
            médecin médecins m doctor doctors|person job
            ingénieur ingénieurs m engineer engineers|person job
            actrice actrices f actress actresses|person job
            ami amis m friend friends|person
            amie amies f friend friends|person
            garçon garçons m boy boys|person
            fille filles f girl girls|person
            homme hommes m man men|person
            dame dames f lady ladies|person
            enfant enfants m child children|person
            chat chats m cat cats|animal
            chien chiens m dog dogs|animal
            oiseau oiseaux m bird birds|animal
            pomme pommes f apple apples|food
            orange oranges f orange oranges|food
            œuf œufs m egg eggs|food
            gâteau gâteaux m cake cakes|food
            livre livres m book books|text
            lettre lettres f letter letters|text
            voiture voitures f car cars|thing
            fleur fleurs f flower flowers|thing
            maison maisons f house houses|thing place
            jardin jardins m garden gardens|place
            école écoles f school schools|place
            """)
            .stream()
            .map(parts -> {
                String[] words = parts[0].split(" ");
                return new Noun(words[0], words[1], words[2].equals("f"), words[3], words[4], Kind.set(parts[1]));
            })
            .toList();

    static final List<Adjective> ADJECTIVES = lines(
                    """
            petit petite petits petites petit|small|person animal food text thing place|before
            grand grande grands grandes grand|big|person animal food thing place|before
            vieux vieille vieux vieilles vieil|old|person animal text thing place|before
            jeune jeune jeunes jeunes jeune|young|person animal|before
            rouge rouge rouges rouges|red|food thing
            noir noire noirs noires|black|animal thing
            blanc blanche blancs blanches|white|animal thing
            vert verte verts vertes|green|food thing
            intéressant intéressante intéressants intéressantes|interesting|text
            célèbre célèbre célèbres célèbres|famous|person text
            honnête honnête honnêtes honnêtes|honest|person
            fatigué fatiguée fatigués fatiguées|tired|person animal
            """)
            .stream()
            .map(parts -> new Adjective(List.of(parts[0].split(" ")), parts.length > 3, parts[1], Kind.set(parts[2])))
            .toList();

    static final List<Verb> VERBS = lines(
                    """
            aimer aime aimes aime aimons aimez aiment aimé|love/loves/loved|person animal food text thing|animals
            voir vois vois voit voyons voyez voient vu|see/sees/saw|person animal food text thing|animals
            aider aide aides aide aidons aidez aident aidé|help/helps/helped|person
            attendre attends attends attend attendons attendez attendent attendu|wait/waits/waited for|person text|animals
            regarder regarde regardes regarde regardons regardez regardent regardé|look/looks/looked at|person animal thing|animals
            trouver trouve trouves trouve trouvons trouvez trouvent trouvé|find/finds/found|person animal food text thing|animals
            entarter entarte entartes entarte entartons entartez entartent entarté|hit/hits/hit _ with a pie|person
            manger mange manges mange mangeons mangez mangent mangé|eat/eats/ate|food|animals
            acheter achète achètes achète achetons achetez achètent acheté|buy/buys/bought|food text thing animal
            lire lis lis lit lisons lisez lisent lu|read/reads/read|text
            chanter chante chantes chante chantons chantez chantent chanté|sing/sings/sang||animals
            dormir dors dors dort dormons dormez dorment dormi|sleep/sleeps/slept||animals
            travailler travaille travailles travaille travaillons travaillez travaillent travaillé|work/works/worked|
            """)
            .stream()
            .map(parts -> {
                List<String> forms = List.of(parts[0].split(" "));
                return new Verb(
                        forms.get(0),
                        forms.subList(1, 7),
                        forms.get(7),
                        English.Verb.of(parts[1]),
                        Kind.set(parts.length > 2 ? parts[2] : ""),
                        parts.length > 3);
            })
            .toList();

    /** Who does it: {@code person} is the place in a verb's present, from je to ils. */
    record Subject(
            String french,
            String english,
            int person,
            Agreement agreement,
            boolean feminine,
            boolean plural,
            Set<Kind> kinds) {

        Phrase phrase() {
            return new Phrase(french, english);
        }
    }

    record Determiner(String masculine, String feminine, String many, String english, String englishMany) {}

    /** An object pronoun; {@code agrees} is what the participle takes after it. */
    record Clitic(String french, String english, String agrees, Set<Integer> notWith) {}

    private static final Set<Kind> PEOPLE = Set.of(Kind.PERSON);
    static final List<Subject> PRONOUNS = List.of(
            new Subject("je", "i", 0, Agreement.I, false, false, PEOPLE),
            new Subject("je", "i", 0, Agreement.I, true, false, PEOPLE),
            new Subject("tu", "you", 1, Agreement.THEY, false, false, PEOPLE),
            new Subject("il", "he", 2, Agreement.SHE, false, false, PEOPLE),
            new Subject("elle", "she", 2, Agreement.SHE, true, false, PEOPLE),
            new Subject("nous", "we", 3, Agreement.THEY, false, true, PEOPLE),
            new Subject("vous", "you", 4, Agreement.THEY, false, true, PEOPLE),
            new Subject("ils", "they", 5, Agreement.THEY, false, true, PEOPLE),
            new Subject("elles", "they", 5, Agreement.THEY, true, true, PEOPLE));

    static final Determiner THE = new Determiner("le", "la", "les", "the", "the");
    static final Determiner A = new Determiner("un", "une", "des", "a", "");
    static final List<Determiner> DETERMINERS = List.of(
            THE,
            THE,
            THE,
            A,
            A,
            new Determiner("ce", "cette", "ces", "this", "these"),
            new Determiner("mon", "ma", "mes", "my", "my"));

    static final List<Clitic> CLITICS = List.of(
            new Clitic("me", "me", "", Set.of(0, 3)),
            new Clitic("te", "you", "", Set.of(1, 4)),
            new Clitic("le", "him", "", Set.of()),
            new Clitic("la", "her", "e", Set.of()),
            new Clitic("nous", "us", "s", Set.of(0, 3)),
            new Clitic("vous", "you", "s", Set.of(1, 4)),
            new Clitic("les", "them", "s", Set.of()));

    static final Clitic NO_CLITIC = new Clitic("", "", "", Set.of());

    static final List<String> AVOIR = List.of("ai", "as", "a", "avons", "avez", "ont");
    static final List<String> ALLER = List.of("vais", "vas", "va", "allons", "allez", "vont");
    static final List<String> ETRE = List.of("suis", "es", "est", "sommes", "êtes", "sont");

    static final List<Phrase> ADVERBS = List.of(new Phrase("souvent", "often"), new Phrase("toujours", "always"));
    static final Map<Tense, Phrase> TIMES = Map.of(
            Tense.PAST, new Phrase("hier", "yesterday"),
            Tense.GOING, new Phrase("demain", "tomorrow"));
    static final List<Phrase> CONJUNCTIONS = List.of(
            new Phrase("et", "and"),
            new Phrase("mais", "but"),
            new Phrase("parce que", "because"),
            new Phrase("quand", "when"));
    static final List<Phrase> OPINIONS = List.of(
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

    private FrenchWords() {}

    /** The sentence with short words as they are before a vowel. */
    static String elided(String sentence) {
        String[] words = sentence.split(" ");
        for (int i = 0; i + 1 < words.length; i++) {
            if (vowel(words[i + 1])) {
                words[i] = BEFORE_VOWEL.getOrDefault(words[i], words[i]);
            }
        }
        return String.join(" ", words);
    }

    /** Every h of these words is mute. */
    static boolean vowel(String word) {
        return "aàâeéèêiîoôuœh".indexOf(word.charAt(0)) >= 0;
    }

    private static List<String[]> lines(String text) {
        return Arrays.stream(text.split("\n")).map(line -> line.split("\\|")).toList();
    }
}
