package headlight.session;

import headlight.figure.View;
import headlight.figure.beside.CompareFigure;
import headlight.figure.beside.ForcingFigure;
import headlight.figure.beside.HonestyFigure;
import headlight.figure.lab.BeamFigure;
import headlight.trace.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of the window can be written into a file.
 *
 * @param moment  what is on show
 * @param views   the kinds of pictures there are of it
 * @param intent  the run, as a command asks for it
 * @param options what else a command needs for the picture that is on show
 */
public record Exportable(Moment moment, List<View> views, Intent intent, List<String> options) {

    public Exportable {
        views = List.copyOf(views);
        options = List.copyOf(options);
    }

    /** What is on show on a desk; empty before anything is. */
    public static Optional<Exportable> of(Desk desk) {
        Mode mode = desk.heads().shownProperty().get();
        if (mode == Mode.COMPARE) {
            return desk.compare()
                    .comparisonProperty()
                    .get()
                    .flatMap(now -> desk.compare().playhead().moment().map(moment -> compared(now, moment)));
        }
        return desk.playhead().moment().map(moment -> {
            List<View> views = new ArrayList<>(Picture.kinds(moment));
            List<String> options = new ArrayList<>();
            if (mode == Mode.HONESTY) {
                desk.honesty().honestyProperty().get().ifPresent(now -> {
                    views.add(View.still(mode.kind(), run -> true, drawing -> new HonestyFigure(drawing, now)));
                    int seed = desk.honesty().seedProperty().get();
                    options.addAll(List.of("--seed", Integer.toString(seed)));
                });
            } else if (mode == Mode.FORCING) {
                desk.forcing().answerProperty().get().ifPresent(now -> {
                    views.add(
                            View.still(mode.kind(), run -> true, drawing -> new ForcingFigure(drawing, now.forcing())));
                    options.addAll(List.of("--target", now.right()));
                });
            } else if (mode == Mode.BEAM) {
                BeamDesk beam = desk.beam();
                beam.treeProperty().get().ifPresent(tree -> {
                    int chosen = beam.chosenProperty().get();
                    views.add(View.still(
                            mode.kind(),
                            run -> true,
                            drawing ->
                                    new BeamFigure(tree, chosen, drawing.theme(), drawing.labels(), drawing.width())));
                    options.addAll(List.of(
                            "--beam",
                            Integer.toString(tree.width()),
                            "--length-penalty",
                            Double.toString(tree.penalty()),
                            "--hypothesis",
                            Integer.toString(chosen)));
                });
            }
            return new Exportable(moment, views, desk.shown(), options);
        });
    }

    private static Exportable compared(Comparison comparison, Moment moment) {
        View view =
                View.still(Mode.COMPARE.kind(), run -> true, drawing -> new CompareFigure(drawing, comparison.lanes()));
        Intent intent = new Intent(String.join(",", comparison.keys()), comparison.text(), List.of(), Intent.SOME, "");
        return new Exportable(moment, List.of(view), intent, List.of());
    }

    /** The options that a command needs for this kind of picture. */
    List<String> options(View view) {
        boolean several = List.of(Mode.HONESTY.kind(), Mode.FORCING.kind(), Mode.BEAM.kind())
                .contains(view.kind());
        return several ? options : List.of();
    }
}
