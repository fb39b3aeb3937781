package headlight.task;

import java.util.List;

/**
 * Korean → English, word by word, from a small grammar: the verb stands at the end, particles are words of their own, and
 * what is said of a noun stands before it, so that the alignment runs backwards as often as forwards.
 */
public record Korean() implements Task {

    private static final int PAIRS = 12_000;

    private static final List<Pair> EXAMPLES = List.of(
            new Pair("나 는 딥러닝 강사 입니다", "i am a deep learning instructor"),
            new Pair("그 학생 은 책 을 읽습니다", "that student reads the book"),
            new Pair("나 는 어제 친구 에게 편지 를 보냈습니다", "i sent the letter to the friend yesterday"),
            new Pair("내 가 산 책 은 재미있습니다", "the book that i bought is interesting"),
            new Pair("우리 는 고양이 를 보지 않았습니다", "we did not see the cat"),
            new Pair("그녀 가 나 를 사랑하기 때문에 나 는 그녀 를 돕습니다", "i help her because she loves me"));

    @Override
    public String name() {
        return "korean";
    }

    @Override
    public String title() {
        return "Korean → English";
    }

    @Override
    public String description() {
        return "short Korean sentences to English, word by word";
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
        return Data.drawn(EXAMPLES, new KoreanGrammar(new Dice(seed))::sentence, PAIRS, layout(), seed, holdout);
    }
}
