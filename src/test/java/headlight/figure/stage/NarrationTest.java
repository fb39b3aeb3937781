package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Theme;
import headlight.text.Messages;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NarrationTest {

    private final Trace trace = Traces.french();
    private final List<Step> steps = trace.steps();

    private static String title(Trace trace, int at, StepSize size, Optional<Trace> original) {
        return Narration.of(Moment.at(trace, at), size, Messages.of("en")::text, original)
                .title();
    }

    private String title(Stage stage, int word, int part, StepSize size) {
        int at = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).stage() == stage
                        && steps.get(i).word() == word
                        && steps.get(i).part() == part)
                .findFirst()
                .orElseThrow();
        return title(trace, at, size, Optional.empty());
    }

    @Test
    void everyStopOfEveryRunHasItsSentenceInBothLanguages() {
        for (String language : List.of("en", "ko")) {
            Messages messages = Messages.of(language);
            for (Trace run : Runs.all()) {
                for (int at = -1; at < run.steps().size(); at++) {
                    for (StepSize size : StepSize.values()) {
                        Narration said = Narration.of(Moment.at(run, at), size, messages::text, Optional.empty());
                        assertFalse(said.title().isBlank());
                        assertFalse(
                                said.title().contains("null")
                                        || said.title().contains("{")
                                        || said.progress().contains("{"),
                                said::title);
                    }
                }
            }
        }
    }

    @Test
    void itSpeaksOfTheWordsAndNumbersOfTheRun() {
        assertTrue(title(trace, -1, StepSize.STAGE, Optional.empty()).contains("il a m' entarté"));
        assertTrue(
                title(Stage.ENCODE, 3, 6, StepSize.STAGE).startsWith("The encoder reads from the end, so “entarté”"));
        assertTrue(title(Stage.DECODE, 1, 6, StepSize.STAGE).contains("“he”"));
        String score = new Digits(2, "", 1).text(trace.tensor(Sites.SCORES).at(1, 3));
        assertEquals("e₂₄ = " + score + ": how well h₂ matches “entarté”.", title(Stage.SCORES, 1, 3, StepSize.NUMBER));
        assertTrue(title(Stage.SCORES, 1, 3, StepSize.STAGE).startsWith("How well does step 2 match"));
        assertTrue(title(Stage.WEIGHTS, 1, 3, StepSize.STAGE)
                .startsWith("How much should step 2 read from each source word? The scores become a distribution:"));
        assertTrue(title(Stage.CONCAT, 1, 0, StepSize.STAGE).contains("16 + 16 = 32"));
        assertTrue(title(Stage.OUTPUT, 1, 1, StepSize.STAGE).startsWith("The next word is “hit” with "));
    }

    @Test
    void whereTokensAreCharactersItCallsThemSo() {
        Trace date = Runs.date(16);
        int weights = IntStream.range(0, date.steps().size())
                .filter(i -> date.steps().get(i).stage() == Stage.WEIGHTS)
                .max()
                .orElseThrow();
        assertTrue(title(date, weights, StepSize.STAGE, Optional.empty()).contains("from each source character?"));
        Recorder picture = new Recorder();
        new StageFigure(Moment.end(date), Theme.LIGHT, Messages.of("ko")::text, StageFigure.SMALLEST).paint(picture);
        assertTrue(picture.texts().containsAll(List.of("원문 글자", "다음 글자")));
    }

    @Test
    void itEndsWithWhatWasWritten() {
        assertEquals(
                "The model has written: “he hit me with a pie”.",
                title(trace, steps.size(), StepSize.STAGE, Optional.empty()));
        Trace date = Runs.date(16);
        assertEquals(
                "The model has written: “1994-09-27”.",
                title(date, Integer.MAX_VALUE, StepSize.WORD, Optional.empty()));
    }

    @Test
    void itSaysWhatAnExperimentChanged() {
        Trace edited = Runs.edited(trace);
        Optional<Trace> before = Optional.of(trace);
        assertEquals(
                "With your change the model has written: “he was me with a pie”. Before, it was: “he hit me with a pie”.",
                title(edited, steps.size(), StepSize.STAGE, before));
        assertTrue(title(trace, steps.size(), StepSize.STAGE, before).startsWith("In spite of your change"));
        int weights = IntStream.range(0, steps.size())
                .filter(i ->
                        steps.get(i).stage() == Stage.WEIGHTS && steps.get(i).word() == 1)
                .max()
                .orElseThrow();
        assertTrue(title(edited, weights, StepSize.STAGE, before).startsWith("You changed what step 2 reads: "));
        int output = IntStream.range(0, steps.size())
                .filter(i ->
                        steps.get(i).stage() == Stage.OUTPUT && steps.get(i).word() == 1)
                .max()
                .orElseThrow();
        assertEquals(
                "With your change, step 2 writes “was” instead of “hit”.",
                title(edited, output, StepSize.STAGE, before));
    }

    @Test
    void progressCountsStepsOfTheChosenSize() {
        Messages messages = Messages.of("en");
        long words = steps.stream().filter(step -> step.stopsAt(StepSize.WORD)).count();
        assertEquals(
                "Step " + words + " of " + words,
                Narration.of(Moment.end(trace), StepSize.WORD, messages::text, Optional.empty())
                        .progress());
        assertEquals(
                "Step 1 of " + steps.size(),
                Narration.of(Moment.at(trace, 0), StepSize.NUMBER, messages::text, Optional.empty())
                        .progress());
    }
}
