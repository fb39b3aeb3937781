package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.trace.Edit;
import headlight.trace.Explanation;
import headlight.trace.Gradients;
import headlight.trace.RecurrentSites;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back, against nudging each state by hand and looking at the loss. */
class WayBackTest {

    private static final float NUDGE = 1e-3f;
    private static final Request REQUEST =
            Models.request(Optional.of(List.of(4, 5, 6, 7, 2))).andBack();

    @ParameterizedTest
    @EnumSource(Cell.class)
    void everyGradientIsHowTheLossMovesWhenTheStateIsNudged(Cell cell) {
        Random random = new Random(3);
        List<Seq2SeqSpec> specs = Family.of(cell);
        for (int n = 0; n < specs.size(); n += 7) {
            try (Model model = Families.open(Family.model(specs.get(n)))) {
                Trace trace = model.run(REQUEST);
                for (Stack side : Stack.values()) {
                    for (Site site : Gradients.states(RecurrentSites.of(side, trace.sites()))) {
                        if (trace.has(site)) {
                            check(model, trace, site, random);
                        }
                    }
                }
            }
        }
    }

    private static void check(Model model, Trace trace, Site site, Random random) {
        Tensor states = trace.tensor(site);
        int row = random.nextInt(states.size(0));
        int column = random.nextInt(states.size(1));
        float value = states.at(row, column);
        float up = value + NUDGE;
        float down = value - NUDGE;
        double slope = (loss(model, site, row, column, up) - loss(model, site, row, column, down)) / (up - down);
        double gradient = trace.tensor(Gradients.of(site)).at(row, column);
        assertEquals(
                slope,
                gradient,
                1e-6 + 1e-4 * Math.abs(slope),
                () -> site.element(row, column) + " of " + model.checkpoint());
    }

    private static double loss(Model model, Site site, int row, int column, float value) {
        Trace nudged = model.run(REQUEST.with(List.of(new Edit(site.name(), List.of(row, column), List.of(value)))));
        return IntStream.range(0, nudged.target().size())
                .mapToDouble(t -> nudged.explain(Gradients.LOSS.name(), t)
                        .orElseThrow()
                        .number()
                        .value())
                .average()
                .orElseThrow();
    }

    @Test
    void aRunThatGoesBackIsTheSameRunAndMore() {
        try (Model model = Families.open(Models.random(6, 3))) {
            Trace plain = model.run(Models.request(Optional.empty()));
            Trace back = model.run(Models.request(Optional.empty()).andBack());
            assertFalse(Gradients.in(plain));
            assertTrue(Gradients.in(back));
            assertEquals(plain.target(), back.target());
            plain.tensors()
                    .forEach((site, tensor) -> assertArrayEquals(
                            tensor.toArray(), back.tensors().get(site).toArray(), site));
            assertTrue(Gradients.loss(back) > 0);
        }
    }

    @Test
    void everyLengthExplainsItselfAndEverySiteHasAName() {
        try (Model model = Families.open(Models.random(6, 3))) {
            Trace trace = model.run(REQUEST);
            for (Site site : List.of(Gradients.LOSS, Gradients.ENCODER, Gradients.DECODER)) {
                for (int i = 0; i < trace.tensor(site).size(0); i++) {
                    Explanation explanation = trace.explain(site.name(), i).orElseThrow();
                    assertEquals(trace.tensor(site).at(i), (float)
                            explanation.expression().value());
                    assertFalse(explanation.inputs().isEmpty());
                }
            }
            trace.sites()
                    .forEach(name ->
                            assertEquals(name, Sites.named(name).map(Site::name).orElse("none"), name));
        }
    }

    @Test
    void everySourcePositionHasAGradientWhereThereIsAttention() {
        Seq2SeqSpec with = Family.of(Cell.RNN).stream()
                .filter(spec -> spec.attention() == Attention.DOT && spec.layers() == 1 && !spec.bidirectional())
                .findFirst()
                .orElseThrow();
        try (Model model = Families.open(Family.model(with))) {
            Trace trace = model.run(REQUEST);
            Tensor weights = trace.tensor(Sites.WEIGHTS);
            assertEquals(trace.source().size(), trace.tensor(Gradients.ENCODER).size(0));
            assertEquals(weights.size(0), trace.tensor(Gradients.DECODER).size(0));
            Tensor encoder = trace.tensor(Gradients.ENCODER);
            IntStream.range(0, encoder.size(0)).forEach(s -> assertTrue(encoder.at(s) > 0));
        }
    }
}
