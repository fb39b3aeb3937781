package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.Generation;
import headlight.trace.AttentionBlock;
import headlight.trace.Change;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What small Transformers come to, before and after a change. */
class OutcomeTest {

    private static final AttentionBlock FIRST = new AttentionBlock(Stack.ENCODER, 0, false);

    @Test
    void aBlankIsFilledAndAChangeMovesItsDistribution() throws IOException {
        try (Runner bert = ((Shelf.Found.Model) new TransformerShelf().open("bert")).runner()) {
            String text = "the animal did not cross the [MASK]";
            Trace before = bert.run(text, List.of(), Generation.NONE);
            Trace after = bert.run(text, List.of(new Change.HeadOff(FIRST, 0, Change.Off.ZERO)), Generation.NONE);
            Outcome.Asked asked = new Outcome.Asked(
                    after,
                    Optional.of(before),
                    Optional.of(before),
                    Optional.of(bert.checkpoint()),
                    Optional.of(bert.encode(text)));

            Outcome outcome = Outcome.of(asked);

            assertEquals(Outcome.Kind.FILLS, outcome.kind());
            assertEquals(1, outcome.places().size());
            Likely blank = outcome.places().get(0);
            assertEquals("[MASK]", after.source().get(blank.position()));
            float[] row = after.tensor(Sites.PROBABILITIES).row(blank.position());
            for (Likely.Candidate candidate : blank.now()) {
                assertEquals(row[candidate.token()], candidate.probability());
            }
            assertTrue(blank.divergence() > 0);
            Outcome.Meaning meaning = outcome.meaning().orElseThrow();
            assertTrue(meaning.change() < 1 && meaning.change() > 0);
            assertEquals(1, meaning.before().orElseThrow(), 1e-5);
            assertEquals(meaning.change(), meaning.other().orElseThrow(), 1e-6);
        }
    }

    @Test
    void whatADecoderGeneratesIsToldStepByStep() throws IOException {
        try (Runner gpt2 = ((Shelf.Found.Model) new TransformerShelf().open("gpt2")).runner()) {
            String text = "the animal did";
            Trace run = gpt2.run(text, List.of(), Generation.GREEDY.upTo(3));
            Outcome outcome = Outcome.of(new Outcome.Asked(
                    run,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(gpt2.checkpoint()),
                    Optional.of(gpt2.encode(text))));

            int read = gpt2.encode(text).ids().size();
            assertEquals(Outcome.Kind.CONTINUES, outcome.kind());
            assertEquals(read - 1, outcome.places().get(0).position());
            assertEquals(0, outcome.places().get(0).divergence());
            assertTrue(outcome.text().startsWith(text), outcome.text());
        }
    }

    @Test
    void theLikeliestAreFoundInOrder() {
        List<Likely.Candidate> best = Likely.best(new float[] {0.1f, 0.5f, 0.15f, 0.25f}, 3);
        assertEquals(
                List.of(1, 3, 2), best.stream().map(Likely.Candidate::token).toList());
        assertEquals(1, Likely.divergence(new float[] {1, 0}, new float[] {0.5f, 0.5f}), 1e-9);
    }
}
