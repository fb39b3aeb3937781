package headlight.session.lab;

import headlight.figure.Film;
import headlight.figure.Labels;
import headlight.figure.Size;
import headlight.figure.Theme;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.lab.LearningFigure;
import headlight.session.Saving;
import headlight.session.lab.Setting.Amount;
import headlight.session.lab.Setting.Flag;
import headlight.session.lab.Setting.OneOf;
import headlight.store.AtomicFile;
import headlight.text.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of the laboratory is on show: all runs as curves, and one of them closely.
 *
 * @param curves never empty
 * @param shown  which is looked at
 * @param frame  which of its frames, from 0
 */
public record Exhibit(List<LearningFigure.Curve> curves, int shown, int frame) {

    public Exhibit {
        curves = List.copyOf(curves);
    }

    /** What is on show now, named in a language; empty when there is nothing. */
    public static Optional<Exhibit> of(Lab lab, Labels labels) {
        List<Run> runs = lab.runsProperty().get();
        return lab.run().map(run -> {
            List<LearningFigure.Curve> curves = new ArrayList<>();
            for (Run one : runs) {
                double epochs = one.choices()
                        .map(choices -> choices.get(LabSettings.EPOCHS))
                        .orElse(0.0);
                curves.add(new LearningFigure.Curve(name(one, runs, labels), one.done() ? 0 : epochs, one.learning()));
            }
            int frame = lab.frameProperty().get();
            return new Exhibit(curves, runs.indexOf(run), frame == Lab.NEWEST ? Integer.MAX_VALUE : frame);
        });
    }

    /** A run's name: what tells it apart from the others, or its title. */
    public static String name(Run run, List<Run> all, Labels labels) {
        List<Setting> differences = Differences.of(all);
        if (all.size() == 1 || run.choices().isEmpty()) {
            return run.title();
        }
        boolean others = all.stream().map(Run::title).distinct().count() > 1;
        String told = differences.stream()
                .filter(setting -> run.choices().get().uses(setting))
                .map(setting -> said(setting, run.choices().get().value(setting), labels))
                .collect(Collectors.joining(", "));
        if (told.isEmpty()) {
            return others ? run.title() : labels.text("ui.lab.run", run.number());
        }
        return told;
    }

    /** A choice in words. */
    private static String said(Setting setting, Object value, Labels labels) {
        String name = labels.text("lab." + setting.key());
        if (setting instanceof Amount amount) {
            return name + " " + amount.text((Double) value);
        } else if (setting instanceof Flag) {
            return name + ": " + labels.text((Boolean) value ? "lab.yes" : "lab.no");
        }
        return labels.text("lab." + setting.key() + "." + OneOf.word((Enum<?>) value));
    }

    /** Its picture. */
    public LearningFigure figure(Theme theme, Labels labels, Size size) {
        return new LearningFigure(curves, shown, frame, theme, labels, size);
    }

    /**
     * The work of writing its film into a file.
     *
     * @throws Refusal when films are not written in such files
     */
    public Saving.Work film(Path file, Theme theme, Labels labels) {
        String title = curves.get(shown).name();
        Film film = LearningFigure.film(curves, shown, theme, labels, LearningFigure.NATURAL);
        Export export = Export.of(
                "learning", labels.text("figure.learning") + " · " + title, Map.of("Model", title), theme, film, 1);
        Format format = Formats.ofFile(file.toString())
                .filter(Formats.of(Optional.empty(), film)::contains)
                .orElseThrow(() -> new Refusal(file + ": expected a file that ends in "
                        + Formats.of(Optional.empty(), film).stream()
                                .map(Format::ending)
                                .collect(Collectors.joining(", "))));
        return progress -> AtomicFile.write(file, out -> export.write(out, format, progress));
    }
}
