package headlight.task;

import java.util.Arrays;
import java.util.List;
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

    private FrenchWords() {}

    private static List<String[]> lines(String text) {
        return Arrays.stream(text.split("\n")).map(line -> line.split("\\|")).toList();
    }
}
