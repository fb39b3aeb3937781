package headlight.session.bottleneck;

import headlight.figure.Figure;
import headlight.figure.Labels;
import headlight.figure.Size;
import headlight.figure.Theme;
import headlight.figure.lab.Chart;
import headlight.figure.lab.CurvesFigure;
import headlight.figure.lab.NotedFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** What was found as a picture: how much is right, over the length; means over the seeds, and how far those lie apart. */
public final class Curves {

    private Curves() {}

    /** The curves alone. */
    public static Chart chart(Findings found, Labels labels) {
        List<Chart.Series> series = new ArrayList<>();
        for (Entrant entrant : found.entrants()) {
            Contestant contestant = entrant.contestant();
            String name = labels.text(
                    "bottleneck.entrant",
                    labels.text("bottleneck." + contestant.key()),
                    Integer.toString(entrant.hidden()),
                    Long.toString(entrant.parameters()));
            series.add(series(found, contestant, name, false, found::exact));
        }
        for (Entrant entrant : found.entrants()) {
            Contestant contestant = entrant.contestant();
            String name = labels.text("bottleneck.letters", labels.text("bottleneck." + contestant.key()));
            series.add(series(found, contestant, name, true, found::letters));
        }
        Plan plan = found.plan();
        return Chart.of(
                        labels.text("bottleneck.title." + plan.task().name()),
                        new Chart.Axis(
                                labels.text("bottleneck.length"),
                                Chart.Unit.WHOLE,
                                OptionalDouble.of(0),
                                OptionalDouble.of(plan.longest())),
                        Chart.Axis.percent(labels.text("bottleneck.right")),
                        series)
                .level(Findings.GOAL);
    }

    private static Chart.Series series(
            Findings found,
            Contestant contestant,
            String name,
            boolean faint,
            BiFunction<Contestant, Integer, Findings.Range> range) {
        List<Chart.Point> points = found.plan().lengths().stream()
                .map(length -> {
                    Findings.Range at = range.apply(contestant, length);
                    return new Chart.Point(length, at.mean(), at.least(), at.largest());
                })
                .toList();
        return new Chart.Series(name, contestant.ordinal(), faint, points);
    }

    /** The curves, and how they were measured and what they do not show. */
    public static Figure figure(Findings found, Labels labels, Theme theme, Size size) {
        Plan plan = found.plan();
        String note = labels.text(
                        "bottleneck.method",
                        Integer.toString(plan.steps()),
                        Integer.toString(plan.batch()),
                        Double.toString(plan.learningRate()),
                        Integer.toString(plan.seeds().size()))
                + " " + labels.text("bottleneck.note");
        return new NotedFigure(new CurvesFigure(chart(found, labels), theme, size), note, theme);
    }
}
