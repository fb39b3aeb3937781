package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.model.Families;
import headlight.engine.model.Request;
import headlight.spec.Generation;
import headlight.text.Refusal;
import headlight.trace.Edit;
import headlight.trace.Honesty;
import headlight.trace.Honesty.Manner;
import headlight.trace.Honesty.Moved;
import headlight.trace.Honesty.Trial;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HonestyTrialTest {

    private static final String TEXT = "il a m' entarté";

    private static Request request(LoadedModel model) {
        return model.request(TEXT, Optional.empty(), List.of(), Generation.GREEDY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyStepIsWhatComesOfReplacingItsRowAlone(boolean fed) {
        try (LoadedModel model = LoadedModel.of(Families.open(SmallShelf.french(fed)))) {
            Honesty honesty = HonestyTrial.of(model, request(model), 3);
            Trace run = honesty.run();
            Trial uniform = honesty.trials().get(0);
            assertEquals(run.target().size(), uniform.steps().size());
            for (int t = 0; t < run.target().size(); t++) {
                float[] equal = new float[4];
                Arrays.fill(equal, 0.25f);
                Trace alone = model.run(
                        TEXT, Optional.empty(), List.of(Edit.row(Sites.WEIGHTS, t, equal)), Generation.GREEDY);
                Moved expected = Moved.between(run, alone, t);
                Moved moved = uniform.at(t).orElseThrow();
                assertEquals(expected.divergence(), moved.divergence(), 1e-6);
                assertEquals(expected.after(), moved.after());
            }
        }
    }

    @Test
    void aPermutationComesFromItsSeed() {
        try (LoadedModel model = LoadedModel.of(Families.open(SmallShelf.french(false)))) {
            Honesty one = HonestyTrial.of(model, request(model), 3);
            Honesty same = HonestyTrial.of(model, request(model), 3);
            Honesty other = HonestyTrial.of(model, request(model), 4);
            assertEquals(one.trials(), same.trials());
            assertEquals(one.trials().get(0), other.trials().get(0));
            assertFalse(one.trials().get(1).steps().equals(other.trials().get(1).steps()));
            assertTrue(one.trials().get(1).mean() > 0);
        }
    }

    @Test
    void whatWasDrawnCountsAtTheStepWhereItWasDrawn() {
        try (LoadedModel model = LoadedModel.of(Families.open(SmallShelf.french(false)))) {
            Trace run = model.run(request(model));
            Edit drawn = Edit.row(Sites.WEIGHTS, 2, 0, 0, 0, 1);
            Trace changed = model.run(request(model).with(List.of(drawn)));
            Trial trial = Honesty.drawn(run, changed);
            assertEquals(Manner.DRAWN, trial.manner());
            assertEquals(List.of(2), trial.steps().stream().map(Moved::step).toList());
            assertEquals(List.of(), Honesty.drawn(run, run).steps());
        }
    }

    @Test
    void aModelThatLooksNowhereIsRefused() {
        try (LoadedModel model = LoadedModel.of(Families.open(SmallShelf.blind()))) {
            Refusal refusal = assertThrows(Refusal.class, () -> HonestyTrial.of(model, request(model), 0));
            assertTrue(refusal.getMessage().contains("expected a recurrent model with attention"));
        }
    }
}
