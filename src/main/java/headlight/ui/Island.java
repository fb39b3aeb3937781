package headlight.ui;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A place whose content changes often, such as a sentence at every step, but seldom or never the room it takes. What
 * changes inside is laid out by itself; only another height lays out the window around it anew, which would otherwise
 * happen at every step.
 */
final class Island extends Region {

    private final Inside inside;
    private final boolean fills;

    /** A place as high as its content wants to be. */
    Island(Region content) {
        this(content, false);
    }

    /** A place as high as the room there is, whatever is in it. */
    static Island filling(Region content) {
        return new Island(content, true);
    }

    private Island(Region content, boolean fills) {
        this.fills = fills;
        inside = new Inside(content);
        inside.setManaged(false); // what is not managed does not ask for a new layout outside
        getChildren().add(inside);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return inside.minWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return inside.prefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return fills ? 0 : inside.minHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return fills ? 0 : inside.prefHeight(width);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        inside.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private final class Inside extends StackPane {

        Inside(Region content) {
            super(content);
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (!fills && Math.abs(prefHeight(getWidth()) - Island.this.getHeight()) > 0.5) {
                Island.this.requestLayout();
            }
        }
    }
}
