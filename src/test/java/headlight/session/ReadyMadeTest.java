package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.session.ReadyMade.Candidate;
import headlight.session.ReadyMade.Kind;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.text.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyMadeTest {

    private static Candidate model(String key, Cell cell, Attention attention, boolean fed, boolean both) {
        Seq2SeqSpec spec = new Seq2SeqSpec(
                cell,
                1,
                both,
                false,
                8,
                16,
                both ? 8 : 16,
                attention,
                Seq2SeqSpec.Combine.LINEAR,
                true,
                fed,
                Seq2SeqSpec.Bridge.STATE,
                Seq2SeqSpec.Tokens.WORDS,
                Optional.empty(),
                Optional.of("<s>"),
                Optional.empty(),
                20,
                20,
                Optional.empty(),
                Optional.empty());
        return new Candidate(key, "french", Optional.of(spec));
    }

    private static List<Candidate> all() {
        return List.of(
                model("dot", Cell.LSTM, Attention.DOT, false, false),
                model("concat", Cell.LSTM, Attention.CONCAT, false, false),
                model("both", Cell.LSTM, Attention.DOT, false, true),
                model("general", Cell.LSTM, Attention.GENERAL, false, false),
                model("gru", Cell.GRU, Attention.DOT, false, false),
                model("none", Cell.LSTM, Attention.NONE, false, false),
                model("peeky", Cell.LSTM, Attention.NONE, true, false),
                model("rnn", Cell.RNN, Attention.DOT, false, false),
                new Candidate("transformer", "french", Optional.empty()),
                new Candidate("dates", "dates", Optional.empty()),
                new Candidate("own", "", Optional.empty()));
    }

    @Test
    void modelsThatDifferInOneThingOfferAComparison() {
        List<ReadyMade> offered = ReadyMade.of(all());
        assertEquals(
                List.of(
                        new ReadyMade(Kind.SCORES, "french", List.of("dot", "general", "concat")),
                        new ReadyMade(Kind.CONTEXT, "french", List.of("none", "peeky", "dot")),
                        new ReadyMade(Kind.CELLS, "french", List.of("rnn", "dot", "gru")),
                        new ReadyMade(Kind.WAYS, "french", List.of("dot", "both")),
                        new ReadyMade(Kind.FAMILIES, "french", List.of("dot", "transformer"))),
                offered);
    }

    @Test
    void oneModelOffersNothing() {
        assertEquals(List.of(), ReadyMade.of(all().subList(0, 1)));
        assertEquals(List.of(), ReadyMade.of(all().subList(8, 11)));
    }

    @Test
    void modelsOfDifferentTasksAreRefused() throws IOException {
        try (Runner french = runner("french");
                Runner blind = runner("blind");
                Runner dates = runner("dates")) {
            Comparison.check(List.of(french.checkpoint(), blind.checkpoint()));
            assertEquals(
                    List.of("dot", "no attention"), Comparison.names(List.of(french.checkpoint(), blind.checkpoint())));
            Refusal refusal = assertThrows(
                    Refusal.class, () -> Comparison.check(List.of(french.checkpoint(), dates.checkpoint())));
            assertTrue(refusal.getMessage().contains("learned different tasks; expected"));
            assertTrue(refusal.saying().isPresent());
        }
    }

    private static Runner runner(String key) throws IOException {
        return ((Shelf.Found.Model) new SmallShelf().open(key)).runner();
    }
}
