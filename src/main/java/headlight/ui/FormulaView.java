package headlight.ui;

import headlight.figure.Formula;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** A typeset formula as a node: a vector path in the colour of the text, no wider than its room. */
final class FormulaView extends Region {

    /** From the baseline to the middle of small letters. */
    private static final double AXIS = 0.24;

    private final SVGPath path = new SVGPath();
    private final Formula formula;
    private final double axis;

    /**
     * A formula.
     *
     * @param size of its letters in pixels
     * @param room where it would be wider than this, it is set smaller
     */
    FormulaView(String latex, double size, double room) {
        Formula wanted = typeset(latex, size);
        double shrink = Math.min(1, room / Math.max(1, wanted.width()));
        formula = shrink < 1 ? typeset(latex, size * shrink) : wanted;
        axis = AXIS * size * Math.min(1, shrink);
        path.setContent(svg(formula.shape()));
        path.getStyleClass().add("formula");
        path.setManaged(false);
        getChildren().add(path);
        setAccessibleText(latex);
    }

    /** What is not a formula stands as it is written. */
    private static Formula typeset(String latex, double size) {
        try {
            return Formula.of(latex, size);
        } catch (IllegalArgumentException e) {
            return Formula.of("\\text{" + latex.replaceAll("[\\\\{}_^$&#%~]", " ") + "}", size);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(formula.width());
    }

    /** As much above the middle of small letters as below it, so that it stands level with text beside it. */
    @Override
    protected double computePrefHeight(double width) {
        return 2 * Math.ceil(Math.max(formula.height() - axis, formula.depth() + axis));
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    public double getBaselineOffset() {
        return computePrefHeight(-1) / 2 + axis;
    }

    @Override
    protected void layoutChildren() {
        path.setLayoutX(0);
        path.setLayoutY(snapPositionY(getHeight() / 2 + axis));
    }

    static String svg(Shape shape) {
        StringBuilder svg = new StringBuilder();
        double[] c = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> segment(svg, 'M', c, 2);
                case PathIterator.SEG_LINETO -> segment(svg, 'L', c, 2);
                case PathIterator.SEG_QUADTO -> segment(svg, 'Q', c, 4);
                case PathIterator.SEG_CUBICTO -> segment(svg, 'C', c, 6);
                default -> svg.append('Z');
            }
        }
        return svg.toString();
    }

    private static void segment(StringBuilder svg, char letter, double[] c, int numbers) {
        svg.append(letter);
        for (int i = 0; i < numbers; i++) {
            svg.append(i == 0 ? "" : " ").append(Math.round(c[i] * 1000) / 1000.0);
        }
    }
}
