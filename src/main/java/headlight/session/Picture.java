package headlight.session;

import headlight.figure.Drawing;
import headlight.figure.Labels;
import headlight.figure.Selection;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.view.Views;
import headlight.spec.Generation;
import headlight.store.AtomicFile;
import headlight.store.TraceFile;
import headlight.trace.AttentionBlock;
import headlight.trace.CellPlace;
import headlight.trace.Gradients;
import headlight.trace.Moment;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.TransformerSites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person wants to export.
 *
 * @param view   the kind of picture
 * @param format the kind of file
 * @param scale  pixels of the file for each of the picture's, from 1 to 4
 * @param theme  its colours, which need not be the window's
 * @param chosen what of a Transformer's attention is looked at, if it has heads
 */
public record Picture(View view, Format format, double scale, Theme theme, Optional<Selection> chosen) {

    /** The kinds that depend on how far a run has been walked. */
    private static final List<String> STEPPED = List.of("stage", "alignment", "states", "gates", "cell", "output");

    /** The kinds that look into one cell. */
    private static final List<String> CELLS = List.of("gates", "cell");

    /** Letters that mean nothing to a shell. */
    private static final String PLAIN = "[A-Za-z0-9_./:=,+@%-]+";

    /** A picture in which nothing is chosen. */
    public Picture(View view, Format format, double scale, Theme theme) {
        this(view, format, scale, theme, Optional.empty());
    }

    /** The kinds of pictures that a run has. */
    public static List<View> kinds(Moment moment) {
        return Views.of(moment.trace());
    }

    /** The formats that a kind of picture fits into. */
    public static List<Format> formats(View view, Moment moment, Labels labels) {
        return Formats.of(view, view.film(Drawing.of(moment, Theme.LIGHT, labels)));
    }

    /**
     * What a moment looks like in its colours.
     *
     * @param original the run before an experiment, if there is one
     */
    public Drawing drawing(Moment moment, Optional<Trace> original, Labels labels) {
        Drawing drawing = Drawing.of(moment, theme, labels).beside(original);
        return chosen.map(drawing::choosing).orElse(drawing);
    }

    /** Such a picture, ready to be written. */
    public Export of(Drawing drawing) {
        return Export.of(view, drawing, scale);
    }

    /** The work of writing it into a file, which appears when it is whole. */
    public Saving.Work into(Path file, Export export) {
        return progress -> AtomicFile.write(file, out -> export.write(out, format, progress));
    }

    /** A name for its file. */
    public String fileName() {
        return view.kind() + "." + format.ending();
    }

    /**
     * The command line that draws the same picture.
     *
     * @param intent   the run: its model, its text, what was changed in it
     * @param language of the words in the picture
     */
    public String command(Intent intent, Moment moment, String language) {
        return command(intent, moment, Optional.empty(), language);
    }

    /** The same of what the window shows. */
    public String command(Exportable shown, Optional<CellPlace> cell, String language) {
        return Stream.concat(
                        Stream.of(command(shown.intent(), shown.moment(), cell, language)),
                        shown.options(view).stream().map(Picture::quoted))
                .collect(Collectors.joining(" "));
    }

    /** The same of pictures of a recurrent cell that was chosen. */
    public String command(Intent intent, Moment moment, Optional<CellPlace> cell, String language) {
        List<String> words = new ArrayList<>(List.of("headlight", "figure", view.kind(), intent.model()));
        boolean recorded = TraceFile.isNamed(Path.of(intent.model()));
        if (!recorded && !intent.text().isEmpty()) {
            words.add(intent.text());
        }
        words.addAll(List.of("-o", fileName()));
        chosen.ifPresent(selection -> words.addAll(options(selection, moment.trace())));
        cell.filter(place -> CELLS.contains(view.kind())).ifPresent(place -> words.addAll(options(place)));
        boolean still = chosen.isPresent() && !STEPPED.contains(view.kind());
        boolean whole =
                still || moment.at() == moment.steps().size() - 1 || view.kind().equals("walk");
        if (!whole) {
            words.addAll(List.of("--step", Integer.toString(Math.max(0, moment.at()))));
        }
        intent.changes().forEach(change -> words.addAll(List.of("--set", change.toString())));
        if (!recorded && intent.backward() && Gradients.in(moment.trace())) {
            words.add("--gradients");
        }
        if (!recorded && TransformerSites.layers(moment.trace(), Stack.DECODER) > 0) {
            words.addAll(options(intent.generation()));
        }
        words.addAll(
                List.of("--theme", theme.name(), "--scale", Integer.toString((int) scale), "--language", language));
        return words.stream().map(Picture::quoted).collect(Collectors.joining(" "));
    }

    /** What is chosen, as options. */
    private static List<String> options(Selection chosen, Trace trace) {
        AttentionBlock block = chosen.block();
        List<String> words = new ArrayList<>();
        boolean both =
                AttentionBlock.in(trace).stream().anyMatch(other -> !other.cross() && other.stack() != block.stack());
        if (both || block.cross()) {
            words.addAll(List.of("--stack", block.stack().key()));
        }
        if (block.cross()) {
            words.add("--cross");
        }
        words.addAll(List.of("--layer", Integer.toString(block.layer())));
        boolean every = chosen.heads().size() == block.heads(trace);
        words.addAll(List.of(
                "--head",
                every ? "all" : chosen.heads().stream().map(Object::toString).collect(Collectors.joining(","))));
        chosen.query().ifPresent(token -> words.addAll(List.of("--token", Integer.toString(token))));
        chosen.key().ifPresent(key -> words.addAll(List.of("--key", Integer.toString(key))));
        if (chosen.least() > 0) {
            words.addAll(List.of("--least", Double.toString(chosen.least())));
        }
        if (chosen.vertical()) {
            words.add("--vertical");
        }
        chosen.extent().ifPresent(part -> {
            words.addAll(List.of("--rows", part.top() + "-" + (part.bottom() - 1)));
            words.addAll(List.of("--columns", part.left() + "-" + (part.right() - 1)));
        });
        return words;
    }

    private List<String> options(CellPlace cell) {
        List<String> words =
                new ArrayList<>(List.of("--stack", cell.side().key(), "--layer", Integer.toString(cell.layer())));
        if (cell.reverse()) {
            words.add("--reverse");
        }
        if (view.kind().equals("cell")) {
            words.addAll(List.of("--token", Integer.toString(cell.word())));
        }
        return words;
    }

    /** How a text was gone on with, as options: only what is not as usual. */
    private static List<String> options(Generation generation) {
        List<String> words = new ArrayList<>(List.of("--tokens", Integer.toString(generation.most())));
        if (generation.temperature() > 0) { // the likeliest token needs no draw
            words.addAll(List.of("--temperature", Double.toString(generation.temperature())));
            if (generation.topK() > 0) {
                words.addAll(List.of("--top-k", Integer.toString(generation.topK())));
            }
            if (generation.topP() < 1) {
                words.addAll(List.of("--top-p", Double.toString(generation.topP())));
            }
            words.addAll(List.of("--seed", Long.toString(generation.seed())));
        }
        return words;
    }

    /** As a POSIX shell reads it back. */
    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
