package headlight.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubwordsTest {

    @ParameterizedTest
    @CsvSource({
        "##ing, ##ing",
        "[CLS], [CLS]",
        "Ġthe, the",
        "▁the, the",
        "Ġ, ␣",
        "▁, ␣",
        "ĠĠĠ, ␣␣␣",
        "▁▁the, ␣␣the",
        "Ċ, ⏎",
        "ĠĊ, ⏎",
        "ĉ, ⇥",
        "Ã©t, ét",
        "ëĤĺ, 나",
        "ëĤ, ëĤ",
        "<0x0A>, ⏎",
        "<0x41>, A",
        "<0xE2>, <0xE2>",
        "café, café",
        "Ġcaf, caf",
        "나는, 나는",
        "</s>, </s>",
        "Ā, □",
    })
    void tokensAreShownAsPeopleReadThem(String token, String shown) {
        assertEquals(shown, Subwords.shown(token));
    }

    @Test
    void everyTokenHasItsSpanOrNoneHas() {
        List<Span> one = List.of(new Span(0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Encoded(List.of("a", "b"), List.of(1, 2), List.of(), false, one));
        assertThrows(IllegalArgumentException.class, () -> new Span(2, 1));
    }
}
