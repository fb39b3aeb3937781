package headlight.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;

/** Passes over clips, which do not matter to an outline; what would be lost in silence, such as images, is refused. */
abstract class UnclippedGraphics extends Graphics2D {

    @Override
    public Shape getClip() {
        return new Rectangle(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public Rectangle getClipBounds() {
        return getClip().getBounds();
    }

    @Override
    public void setClip(Shape to) {}

    @Override
    public void setClip(int x, int y, int width, int height) {}

    @Override
    public void clip(Shape with) {}

    @Override
    public void clipRect(int x, int y, int width, int height) {}

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw refused("a device");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw refused("copying");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform to, ImageObserver observer) {
        throw refused("an image");
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp how, int x, int y) {
        throw refused("an image");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform to) {
        throw refused("an image");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform to) {
        throw refused("an image");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw refused("an image");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw refused("an image");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        throw refused("an image");
    }

    @Override
    public boolean drawImage(Image i, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        throw refused("an image");
    }

    @Override
    public boolean drawImage(
            Image i, int x1, int y1, int x2, int y2, int u1, int v1, int u2, int v2, ImageObserver observer) {
        throw refused("an image");
    }

    @Override
    public boolean drawImage(
            Image i, int x1, int y1, int x2, int y2, int u1, int v1, int u2, int v2, Color c, ImageObserver observer) {
        throw refused("an image");
    }

    static UnsupportedOperationException refused(String what) {
        return new UnsupportedOperationException("an outline has no place for " + what);
    }
}
