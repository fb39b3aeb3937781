package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Extent;
import headlight.figure.Selection;
import headlight.figure.Theme;
import headlight.figure.export.Formats;
import headlight.figure.view.Views;
import headlight.spec.Generation;
import headlight.trace.AttentionBlock;
import headlight.trace.CellPlace;
import headlight.trace.Edit;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.TinyTransformer;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SavingTest {

    @Test
    void theCommandOfAWalkBackGoesBackToo() {
        Picture picture = new Picture(
                Views.named("stage").orElseThrow(), Formats.named("svg").orElseThrow(), 2, Theme.DARK);
        Intent intent = new Intent("french", "il a m' entarté", List.of(), Intent.SOME, "").goingBack(true);
        Moment moment = Moment.at(Traces.andBack(Traces.french()), 40);
        String command = picture.command(intent, moment, "en");
        assertTrue(command.contains("--step 40 --gradients"), command);
    }

    @Test
    void tellsHowFarItIsAndThatItIsDone() {
        List<Number> told = new ArrayList<>();
        Saving saving = new Saving(Runnable::run, Runnable::run);
        saving.progressProperty().addListener((property, before, now) -> told.add(now));

        saving.start(progress -> progress.accept(0.5));

        assertEquals(List.of(0.5, 1.0), told);
        assertEquals(Saving.State.DONE, saving.stateProperty().get());
    }

    @Test
    void saysWhyItFailed() {
        Saving saving = new Saving(Runnable::run, Runnable::run);

        saving.start(progress -> {
            throw new IOException("the disk is full");
        });

        assertEquals(Saving.State.FAILED, saving.stateProperty().get());
        assertEquals("the disk is full", saving.message());
    }

    @Test
    void canBeCancelledAndUsedAgain() throws InterruptedException {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Saving saving = new Saving(worker, Runnable::run);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch forever = new CountDownLatch(1);

        saving.start(progress -> {
            begun.countDown();
            try {
                forever.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("cancelled");
            }
        });
        begun.await();
        saving.cancel();
        worker.shutdown();
        assertTrue(worker.awaitTermination(10, TimeUnit.SECONDS));

        assertEquals(Saving.State.CANCELLED, saving.stateProperty().get());
    }

    @Test
    void theCommandDrawsTheSamePicture() {
        Picture picture = new Picture(
                Views.named("alignment").orElseThrow(), Formats.named("svg").orElseThrow(), 2, Theme.DARK);
        Intent intent = new Intent(
                "french", "il a m' entarté", List.of(Edit.row(Sites.WEIGHTS, 1, 0.25f, 0.75f)), Intent.SOME, "");

        assertEquals(
                "headlight figure alignment french 'il a m'\\'' entarté' -o alignment.svg --step 7"
                        + " --set 'attention.weights[1]=0.25,0.75' --theme dark --scale 2 --language ko",
                picture.command(intent, Moment.at(Traces.french(), 7), "ko"));
    }

    @Test
    void theCommandLooksIntoTheSameCell() {
        Picture picture = new Picture(
                Views.named("cell").orElseThrow(), Formats.named("png").orElseThrow(), 2, Theme.LIGHT);
        Intent intent = new Intent("french", "il", List.of(), Intent.SOME, "");
        CellPlace cell = new CellPlace(Stack.ENCODER, 1, true, 3);
        assertEquals(
                "headlight figure cell french il -o cell.png --stack encoder --layer 1 --reverse --token 3"
                        + " --theme light --scale 2 --language en",
                picture.command(intent, Moment.end(Traces.french()), Optional.of(cell), "en"));
    }

    @Test
    void theCommandGeneratesTheSameTextAndShowsTheSamePart() {
        Trace run = TinyTransformer.decoder();
        Selection chosen = Selection.all(AttentionBlock.in(run).get(0), run)
                .of(List.of(0))
                .seeing(Optional.of(new Extent(0, 3, 1, 4)));
        Picture picture = new Picture(
                Views.named("head").orElseThrow(),
                Formats.named("png").orElseThrow(),
                1,
                Theme.LIGHT,
                Optional.of(chosen));
        Generation drawn = new Generation(12, 0.8, 5, 0.9, 7);

        String beginning = "headlight figure head stories once -o head.png --layer 0 --head 0 --rows 0-2 --columns 1-3";
        String end = " --theme light --scale 1 --language en";
        assertEquals(
                beginning + " --tokens 12 --temperature 0.8 --top-k 5 --top-p 0.9 --seed 7" + end,
                picture.command(new Intent("stories", "once", List.of(), drawn, ""), Moment.end(run), "en"));
        assertEquals(
                beginning + " --tokens 24" + end,
                picture.command(new Intent("stories", "once", List.of(), Intent.SOME, ""), Moment.end(run), "en"));
        assertEquals(
                beginning.replace("stories once", "run.npz") + end,
                picture.command(new Intent("run.npz", "once", List.of(), Intent.SOME, ""), Moment.end(run), "en"));
    }
}
