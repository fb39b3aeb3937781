package headlight.session.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.task.Letters;
import headlight.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The sweep over lengths, so short that nobody learns much. */
class SweepTest {

    private static final Plan TINY = new Plan(Letters.copied(), List.of(3, 5), List.of(1L, 2L), 6, 4, 3, 4, 0.01, 10);

    @Test
    void everyContestantIsJudgedAtEveryLengthForEverySeed() {
        List<Findings> news = new ArrayList<>();
        Findings found = new Sweep(TINY).run(() -> true, news::add);
        assertEquals(3 * 2 * 2, found.scores().size());
        assertEquals(1, found.done());
        for (Score score : found.scores()) {
            assertTrue(score.exact() >= 0 && score.exact() <= score.letters() && score.letters() <= 1, score::toString);
        }
        for (int i = 1; i < news.size(); i++) {
            assertTrue(news.get(i - 1).done() <= news.get(i).done());
        }
        assertEquals(found.scores(), news.get(news.size() - 1).scores());
    }

    @Test
    void theSamePlanFindsTheSame() {
        assertEquals(
                new Sweep(TINY).run(() -> true, news -> {}).scores(),
                new Sweep(TINY).run(() -> true, news -> {}).scores());
    }

    @Test
    void aTrainingThatIsCutShortDoesNotCount() {
        AtomicInteger steps = new AtomicInteger();
        Findings found = new Sweep(TINY).run(() -> steps.incrementAndGet() <= 4, news -> {});
        assertEquals(2, found.scores().size(), "one contestant came to its end");
        assertTrue(found.knows(Contestant.PLAIN));
        assertFalse(found.knows(Contestant.PEEKY));
        assertEquals(OptionalInt.of(3), found.falls(Contestant.PLAIN));
    }

    @Test
    void allHaveAsManyParametersWithinAPercentAndAHalf() {
        for (int hidden : List.of(32, 64, 100)) {
            Plan plan = new Plan(Letters.reversed(), List.of(3, 9), List.of(1L), hidden, 16, 1, 1, 0.01, 1);
            List<Entrant> entrants = plan.entrants();
            assertEquals(
                    List.of(Contestant.values()),
                    entrants.stream().map(Entrant::contestant).toList());
            long goal = entrants.get(2).parameters();
            assertEquals(hidden, entrants.get(2).hidden());
            // The nearest whole size is never farther away than half of what one more brings: 2 / hidden.
            entrants.forEach(e -> assertEquals(1, (double) e.parameters() / goal, 1.1 / hidden, e::toString));
        }
    }

    @Test
    void someoneFallsWhereTheMeanOfTheSeedsDoes() {
        Plan plan = TINY;
        Findings found = new Findings(
                plan,
                plan.entrants(),
                List.of(
                        new Score(Contestant.PLAIN, 1, 3, 1, 1),
                        new Score(Contestant.PLAIN, 2, 3, 0.85, 0.9),
                        new Score(Contestant.PLAIN, 1, 5, 0.5, 0.6),
                        new Score(Contestant.PLAIN, 2, 5, 0.7, 0.9),
                        new Score(Contestant.ATTENTION, 1, 3, 1, 1),
                        new Score(Contestant.ATTENTION, 1, 5, 1, 1)),
                0.5,
                1);
        assertEquals(OptionalInt.of(5), found.falls(Contestant.PLAIN));
        assertEquals(OptionalInt.of(3), found.falls(Contestant.PLAIN, 2));
        assertEquals(OptionalInt.empty(), found.falls(Contestant.ATTENTION));
        assertEquals(0.6, found.exact(Contestant.PLAIN, 5).mean(), 1e-12);
        assertEquals(0.5, found.exact(Contestant.PLAIN, 5).least());
        assertEquals(0.9, found.letters(Contestant.PLAIN, 5).largest());
    }

    @Test
    void aPlanThatCannotBeIsRefusedInOneLine() {
        assertThrows(Refusal.class, () -> with(List.of(), List.of(1L)));
        assertThrows(Refusal.class, () -> with(List.of(2, 9), List.of(1L)));
        assertThrows(Refusal.class, () -> with(List.of(5, 900), List.of(1L)));
        assertEquals(
                "seeds []: expected at least one",
                assertThrows(Refusal.class, () -> with(List.of(5), List.of())).getMessage());
    }

    private static Plan with(List<Integer> lengths, List<Long> seeds) {
        return new Plan(Letters.copied(), lengths, seeds, 8, 4, 1, 1, 0.01, 1);
    }
}
