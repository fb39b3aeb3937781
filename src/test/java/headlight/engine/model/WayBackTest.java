package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.nn.Parameters;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
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
import java.util.Map;
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

    /** Over 29 words the gradient of a fresh plain RNN is lost, unless attention is a short way to the word read first. */
    @Test
    void attentionIsAShortcutForTheGradient() {
        double alone = leftOver(Attention.NONE);
        double attending = leftOver(Attention.DOT);
        assertTrue(alone < 1e-4, "alone " + alone);
        assertTrue(attending > 1e-2, "attending " + attending);
    }

    /** How long the gradient is at the word read first, as a part of that at the word read last. */
    private static double leftOver(Attention attention) {
        RecurrentCheckpoint like = Models.random(6, 3);
        Seq2SeqSpec spec = new Seq2SeqSpec(
                Cell.RNN,
                1,
                false,
                false,
                6,
                6,
                6,
                attention,
                Seq2SeqSpec.Combine.LINEAR,
                false,
                false,
                Seq2SeqSpec.Bridge.STATE,
                Seq2SeqSpec.Tokens.WORDS,
                Optional.of("<pad>"),
                Optional.of("<s>"),
                Optional.of("<eos>"),
                29,
                8,
                Optional.empty(),
                Optional.empty());
        Map<String, Tensor> weights;
        try (Parameters fresh = Parameters.fresh(
                spec.tensors(like.source().size(), like.target().size()), 3)) {
            weights = fresh.copy();
        }
        RecurrentCheckpoint checkpoint =
                new RecurrentCheckpoint("fresh", spec, weights, like.source(), like.target(), Checkpoint.Card.UNKNOWN);
        List<Integer> ids = IntStream.range(0, 29).mapToObj(s -> 2 + s % 4).toList();
        Request request = new Request(
                        "",
                        ids.stream().map(like.source()::token).toList(),
                        ids,
                        Optional.of(List.of(4, 5, 6, 7, 2)),
                        List.of(),
                        Generation.GREEDY)
                .andBack();
        try (Model model = Families.open(checkpoint)) {
            Tensor lengths = model.run(request).tensor(Gradients.ENCODER);
            return lengths.at(0) / lengths.at(28);
        }
    }
}
