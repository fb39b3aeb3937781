package headlight.figure;

import headlight.trace.AttentionBlock;
import headlight.trace.CellPlace;
import headlight.trace.Moment;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import headlight.trace.Walk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What to draw, and how: all that a figure depends on.
 *
 * @param moment   the trace, as far as it is shown
 * @param theme    its colours
 * @param labels   its words
 * @param colormap instead of the theme's own
 * @param width    in pixels at scale 1, instead of the figure's own choice
 * @param height   in pixels at scale 1 to fill, for figures that can use more
 * @param token    the source token to point out
 * @param original the run before an experiment, shown beside where it differs
 * @param chosen   what of a Transformer's attention is looked at, if that was said
 * @param cell     the recurrent cell that is looked into, if that was said
 */
public record Drawing(
        Moment moment,
        Theme theme,
        Labels labels,
        Optional<Colormap> colormap,
        OptionalDouble width,
        OptionalDouble height,
        OptionalInt token,
        Optional<Trace> original,
        Optional<Selection> chosen,
        Optional<CellPlace> cell) {

    /** A drawing with nothing chosen but what there must be. */
    public static Drawing of(Moment moment, Theme theme, Labels labels) {
        return new Drawing(
                moment,
                theme,
                labels,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The whole trace. */
    public Trace trace() {
        return moment.trace();
    }

    /** The colours of weights and probabilities. */
    public Colormap shares() {
        return colormap.orElseGet(() -> Palette.shares(theme));
    }

    /** The colours of signed numbers. */
    public Colormap signed() {
        return colormap.orElseGet(() -> Palette.signed(theme));
    }

    /** The same at another moment of the trace. */
    public Drawing at(Moment other) {
        return new Drawing(other, theme, labels, colormap, width, height, token, original, chosen, cell);
    }

    /** The same in other colours for numbers. */
    public Drawing with(Colormap other) {
        return new Drawing(moment, theme, labels, Optional.of(other), width, height, token, original, chosen, cell);
    }

    /** The same at a width in pixels at scale 1. */
    public Drawing wide(double pixels) {
        return new Drawing(
                moment, theme, labels, colormap, OptionalDouble.of(pixels), height, token, original, chosen, cell);
    }

    /** The same with so much height to fill, in pixels at scale 1. */
    public Drawing high(double pixels) {
        return new Drawing(
                moment, theme, labels, colormap, width, OptionalDouble.of(pixels), token, original, chosen, cell);
    }

    /** The same with a source token pointed out. */
    public Drawing pointingAt(int source) {
        return new Drawing(
                moment, theme, labels, colormap, width, height, OptionalInt.of(source), original, chosen, cell);
    }

    /** The same beside the run it is compared with. */
    public Drawing beside(Optional<Trace> before) {
        return new Drawing(moment, theme, labels, colormap, width, height, token, before, chosen, cell);
    }

    /**
     * What of a Transformer's attention is looked at: as said, else everything in its first layer.
     *
     * @throws IllegalArgumentException when the trace has no attention with heads
     */
    public Selection selection() {
        return chosen.orElseGet(() -> AttentionBlock.in(trace()).stream()
                .findFirst()
                .map(block -> Selection.all(block, trace()))
                .orElseThrow(() -> new IllegalArgumentException("the trace has no attention with heads")));
    }

    /** The same looking at something else. */
    public Drawing choosing(Selection selection) {
        return new Drawing(
                moment, theme, labels, colormap, width, height, token, original, Optional.of(selection), cell);
    }

    /** The same looking into a recurrent cell, or into none. */
    public Drawing opening(Optional<CellPlace> place) {
        return new Drawing(moment, theme, labels, colormap, width, height, token, original, chosen, place);
    }

    /** The same at every stop that a step of this size makes, in order. */
    public List<Drawing> stops(StepSize size) {
        Walk steps = moment.steps();
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).stopsAt(size))
                .mapToObj(i -> at(moment.seek(i)))
                .toList();
    }
}
