package headlight.cli;

import headlight.engine.model.Request;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.beside.CompareFigure;
import headlight.figure.beside.ForcingFigure;
import headlight.figure.beside.HonestyFigure;
import headlight.figure.beside.Lane;
import headlight.figure.lab.BeamFigure;
import headlight.session.Comparison;
import headlight.session.HonestyTrial;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.session.RightAnswer;
import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.trace.BeamTree;
import headlight.trace.Forcing;
import headlight.trace.Honesty;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A picture that is made of several runs.
 *
 * @param moment  the end of the walk that it shows
 * @param picture draws it
 * @param models  the models that ran
 */
record Several(Moment moment, Function<Drawing, Figure> picture, List<String> models) {

    /** The kinds of such pictures. */
    static final List<String> KINDS = List.of("compare", "honesty", "forcing", "beam");

    /** Runs what a kind of picture needs; several models are named with commas between them. */
    static Several of(String kind, String model, Optional<String> text, Input input, BeamOptions beam)
            throws IOException {
        if (kind.equals("compare")) {
            return compare(Arrays.asList(model.split(",")), text, input);
        }
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            if (kind.equals("honesty")) {
                Honesty honesty = HonestyTrial.of(loaded, input.request(loaded, text), input.seed());
                return new Several(
                        Moment.end(honesty.run()), drawing -> new HonestyFigure(drawing, honesty), List.of(model));
            }
            if (kind.equals("beam")) {
                return beam(loaded, input.request(loaded, text), beam, model);
            }
            Forcing forcing = forcing(loaded, text, input);
            return new Several(
                    Moment.end(forcing.free()), drawing -> new ForcingFigure(drawing, forcing), List.of(model));
        }
    }

    private static Several beam(LoadedModel loaded, Request request, BeamOptions options, String model) {
        BeamTree tree = options.search(loaded, request);
        Moment end = Moment.end(tree.trace(tree.best().get(options.chosen())));
        return new Several(
                end,
                drawing -> new BeamFigure(tree, options.chosen(), drawing.theme(), drawing.labels(), drawing.width()),
                List.of(model));
    }

    private static Several compare(List<String> names, Optional<String> text, Input input) throws IOException {
        if (names.size() < Comparison.LEAST || names.size() > Comparison.MOST) {
            throw input.wrong("compare " + String.join(",", names) + ": expected " + Comparison.LEAST + " to "
                    + Comparison.MOST + " models with commas between them");
        }
        List<Checkpoint> models = new ArrayList<>();
        List<Trace> runs = new ArrayList<>();
        for (String name : names) {
            try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(name.strip()))) {
                models.add(loaded.checkpoint());
                Comparison.check(models);
                runs.add(input.run(loaded, text));
            }
        }
        List<Lane> lanes = Comparison.lanes(models, runs);
        Comparison comparison = new Comparison(names, text.orElse(""), lanes);
        Moment end = new Moment(
                comparison.longest(), comparison.walk(), comparison.walk().size() - 1);
        return new Several(end, drawing -> new CompareFigure(drawing, lanes), names);
    }

    /** The right words are those asked for, else those that the model's task knows. */
    private static Forcing forcing(LoadedModel model, Optional<String> text, Input input) {
        Request request = input.request(model, text);
        if (!(model.checkpoint() instanceof RecurrentCheckpoint)) {
            throw new Refusal("model \"" + model.checkpoint().name()
                    + "\": has no state that goes from word to word; expected a recurrent model");
        }
        List<Integer> right = request.forced()
                .or(() -> RightAnswer.of(model.checkpoint().card(), request.input())
                        .map(model::encodeTarget)
                        .map(Encoded::ids))
                .orElseThrow(
                        () -> new Refusal(
                                "text: \"" + request.input()
                                        + "\" is not among the pairs that this model's task knows; expected the right words as --target"));
        return new Forcing(
                input.run(model, forced(request, Optional.of(right))),
                input.run(model, forced(request, Optional.empty())));
    }

    private static Request forced(Request request, Optional<List<Integer>> target) {
        return new Request(
                request.input(), request.source(), request.ids(), target, request.changes(), request.generation());
    }
}
