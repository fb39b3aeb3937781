package headlight.task;

import headlight.task.English.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The words of the Korean grammar, with their English. */
final class KoreanWords {

    /** A noun; {@code kinds} decide which verbs and adjectives it goes with. */
    record Noun(String korean, String english, String englishMany, Set<Kind> kinds) {}

    /** An adjective: before a noun, as a predicate now and then, and before a negation. */
    record Adjective(String before, String present, String past, String negatable, String english, Set<Kind> kinds) {}

    /**
     * A verb: at the end of a sentence (now, then, to come), before a negation (-지), but (-지만), because (-기), and
     * before a noun (-은).
     */
    record Verb(
            String present,
            String past,
            String future,
            String negatable,
            String but,
            String because,
            String that,
            English.Verb english,
            Set<Kind> objects) {}

    static final List<Noun> NOUNS = lines(
                    """
            학생 student students|person job
            선생님 teacher teachers|person job
            강사 instructor instructors|person job
            의사 doctor doctors|person job
            가수 singer singers|person job
            배우 actor actors|person job
            친구 friend friends|person
            아이 child children|person
            남자 man men|person
            여자 woman women|person
            고양이 cat cats|animal
            개 dog dogs|animal
            새 bird birds|animal
            사과 apple apples|food
            오렌지 orange oranges|food
            계란 egg eggs|food
            케이크 cake cakes|food
            책 book books|text
            편지 letter letters|text
            자동차 car cars|thing
            꽃 flower flowers|thing
            우산 umbrella umbrellas|thing
            집 house houses|thing place
            학교 school schools|place
            도서관 library libraries|place
            공원 park parks|place
            """)
            .stream()
            .map(parts -> {
                String[] words = parts[0].split(" ");
                return new Noun(words[0], words[1], words[2], Kind.set(parts[1]));
            })
            .toList();

    static final List<Adjective> ADJECTIVES = lines(
                    """
            큰 큽니다 컸습니다 크지|big|person animal food thing place
            작은 작습니다 작았습니다 작지|small|person animal food thing place
            무거운 무겁습니다 무거웠습니다 무겁지|heavy|text thing
            아름다운 아름답습니다 아름다웠습니다 아름답지|beautiful|person animal thing place
            비싼 비쌉니다 비쌌습니다 비싸지|expensive|food text thing
            재미있는 재미있습니다 재미있었습니다 재미있지|interesting|text person
            유명한 유명합니다 유명했습니다 유명하지|famous|person text place
            정직한 정직합니다 정직했습니다 정직하지|honest|person
            행복한 행복합니다 행복했습니다 행복하지|happy|person animal
            """)
            .stream()
            .map(parts -> {
                String[] forms = parts[0].split(" ");
                return new Adjective(forms[0], forms[1], forms[2], forms[3], parts[1], Kind.set(parts[2]));
            })
            .toList();

    static final List<Verb> VERBS = lines(
                    """
            봅니다 봤습니다 보겠습니다 보지 보지만 보기 본|see/sees/saw|person animal food text thing
            사랑합니다 사랑했습니다 사랑하겠습니다 사랑하지 사랑하지만 사랑하기 사랑한|love/loves/loved|person animal
            좋아합니다 좋아했습니다 좋아하겠습니다 좋아하지 좋아하지만 좋아하기 좋아한|like/likes/liked|person animal food text thing place
            기다립니다 기다렸습니다 기다리겠습니다 기다리지 기다리지만 기다리기 기다린|wait/waits/waited for|person text
            돕습니다 도왔습니다 돕겠습니다 돕지 돕지만 돕기 도운|help/helps/helped|person
            가르칩니다 가르쳤습니다 가르치겠습니다 가르치지 가르치지만 가르치기 가르친|teach/teaches/taught|person
            찾습니다 찾았습니다 찾겠습니다 찾지 찾지만 찾기 찾은|find/finds/found|person animal text thing
            먹습니다 먹었습니다 먹겠습니다 먹지 먹지만 먹기 먹은|eat/eats/ate|food
            삽니다 샀습니다 사겠습니다 사지 사지만 사기 산|buy/buys/bought|food text thing
            읽습니다 읽었습니다 읽겠습니다 읽지 읽지만 읽기 읽은|read/reads/read|text
            씁니다 썼습니다 쓰겠습니다 쓰지 쓰지만 쓰기 쓴|write/writes/wrote|text
            줍니다 줬습니다 주겠습니다 주지 주지만 주기 준|give/gives/gave|food text thing
            보냅니다 보냈습니다 보내겠습니다 보내지 보내지만 보내기 보낸|send/sends/sent|text thing
            잡니다 잤습니다 자겠습니다 자지 자지만 자기 잔|sleep/sleeps/slept|
            노래합니다 노래했습니다 노래하겠습니다 노래하지 노래하지만 노래하기 노래한|sing/sings/sang|
            일합니다 일했습니다 일하겠습니다 일하지 일하지만 일하기 일한|work/works/worked|
            """)
            .stream()
            .map(parts -> {
                String[] f = parts[0].split(" ");
                return new Verb(
                        f[0],
                        f[1],
                        f[2],
                        f[3],
                        f[4],
                        f[5],
                        f[6],
                        English.Verb.of(parts[1]),
                        Kind.set(parts.length > 2 ? parts[2] : ""));
            })
            .toList();

    /** Someone or something: the noun before its particle; {@code withI} is what it is before 이/가. */
    record Nominal(String korean, String withI, String english, String object, Agreement agreement, Set<Kind> kinds) {}

    record Determiner(String korean, String english, String englishMany) {}

    /** A particle: after a consonant, and after a vowel. */
    enum Particle {
        TOPIC("은", "는"),
        SUBJECT("이", "가"),
        OBJECT("을", "를"),
        WITH("과", "와");

        private final String afterConsonant;
        private final String afterVowel;

        Particle(String afterConsonant, String afterVowel) {
            this.afterConsonant = afterConsonant;
            this.afterVowel = afterVowel;
        }

        String after(String word) {
            return endsInConsonant(word) ? afterConsonant : afterVowel;
        }
    }

    private static final Set<Kind> PEOPLE = Set.of(Kind.PERSON);
    static final List<Nominal> PRONOUNS = List.of(
            new Nominal("나", "내", "i", "me", Agreement.I, PEOPLE),
            new Nominal("당신", "당신", "you", "you", Agreement.THEY, PEOPLE),
            new Nominal("그", "그", "he", "him", Agreement.SHE, PEOPLE),
            new Nominal("그녀", "그녀", "she", "her", Agreement.SHE, PEOPLE),
            new Nominal("우리", "우리", "we", "us", Agreement.THEY, PEOPLE),
            new Nominal("그들", "그들", "they", "them", Agreement.THEY, PEOPLE));

    /** Korean has no articles: a bare noun is "the". */
    static final Determiner THE = new Determiner("", "the", "the");

    static final List<Determiner> DETERMINERS = List.of(
            THE,
            THE,
            THE,
            new Determiner("이", "this", "these"),
            new Determiner("그", "that", "those"),
            new Determiner("내", "my", "my"),
            new Determiner("우리", "our", "our"));

    /** What an instructor or a teacher teaches. */
    static final List<Phrase> SUBJECTS = List.of(
            new Phrase("딥러닝", "deep learning"),
            new Phrase("수학", "math"),
            new Phrase("영어", "english"),
            new Phrase("음악", "music"));

    static final List<Phrase> PRESENT_TIMES = List.of(new Phrase("매일", "every day"), new Phrase("지금", "now"));
    static final Phrase YESTERDAY = new Phrase("어제", "yesterday");
    static final Phrase TOMORROW = new Phrase("내일", "tomorrow");
    static final List<Phrase> ADVERBS = List.of(new Phrase("자주", "often"), new Phrase("항상", "always"));

    private KoreanWords() {}

    /** Whether the last syllable has a final consonant: syllables stand in Unicode in groups of 28, the first without. */
    static boolean endsInConsonant(String word) {
        return (word.charAt(word.length() - 1) - '가') % 28 != 0;
    }

    private static List<String[]> lines(String text) {
        return Arrays.stream(text.split("\n")).map(line -> line.split("\\|")).toList();
    }
}
