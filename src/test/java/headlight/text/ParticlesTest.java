package headlight.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticlesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "“[CLS]”이(가) 보는, “[CLS]”가 보는",
                "“[SEP]”이(가), “[SEP]”가",
                "<|endoftext|>을(를), <|endoftext|>를",
                "“##물”이(가), “##물”이",
                "나무와 사과이(가), 나무와 사과가",
                "토큰 5은(는), 토큰 5는",
                "토큰 10은(는), 토큰 10은",
                "62 %이(가), 62 %가",
                "“animal”을(를), “animal”을",
                "“because”을(를), “because”를",
                "“making”과(와), “making”과",
                "“street”과(와), “street”와",
                "“cat”이(가), “cat”이",
                "“time”이(가), “time”이",
                "“.”이(가), “.”가",
                "서울(으)로, 서울로",
                "집(으)로, 집으로",
                "3(으)로, 3으로",
                "“을”을(를) “를”이(가), “을”을 “를”이"
            })
    void theFormIsTheOneThatIsSpoken(String both, String spoken) {
        assertEquals(spoken, Particles.resolved(both));
    }

    @Test
    void koreanMessagesHaveOneForm() {
        assertEquals("“[CLS]”가 보는 곳", Messages.of("ko").text("figure.heads.looks.brief", "[CLS]"));
    }
}
