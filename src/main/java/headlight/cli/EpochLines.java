package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.engine.train.Epoch;
import headlight.engine.train.Glance;
import headlight.engine.train.Listener;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * What {@code train} prints: one line per epoch, and a moving one in between.
 *
 * @param json   whether each line is a JSON object
 * @param epochs how many there are at most
 * @param also   who else is told
 */
record EpochLines(
        PrintWriter out, boolean json, int epochs, Progress progress, Interruption interruption, Listener also)
        implements Listener {

    @Override
    public void step(int epoch, int done, int of, double loss) {
        also.step(epoch, done, of, loss);
        progress.show(
                String.format(Locale.ROOT, "epoch %d, loss %.4f, step", epoch, loss),
                (long) (epoch - 1) * of + done,
                (long) epochs * of);
    }

    @Override
    public void epoch(Epoch report) {
        also.epoch(report);
        progress.wipe();
        out.println(json ? json(report) : text(report));
        out.flush();
    }

    @Override
    public void glance(Glance glance) {
        also.glance(glance);
    }

    @Override
    public boolean wantsToStop() {
        return interruption.isWanted();
    }

    private static String text(Epoch epoch) {
        String exact =
                Double.isNaN(epoch.exact()) ? "" : String.format(Locale.ROOT, "   exact %6.2f %%", 100 * epoch.exact());
        return String.format(
                Locale.ROOT, "epoch %3d   loss %.5f%s   %.1f s", epoch.number(), epoch.loss(), exact, epoch.seconds());
    }

    private static String json(Epoch epoch) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(line)) {
            generator.writeStartObject();
            generator.writeNumberField("epoch", epoch.number());
            generator.writeNumberField("loss", epoch.loss());
            if (!Double.isNaN(epoch.exact())) {
                generator.writeNumberField("exact", epoch.exact());
            }
            generator.writeNumberField("seconds", epoch.seconds());
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
