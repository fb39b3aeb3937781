package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.figure.Words;
import headlight.trace.CellPlace;
import headlight.trace.RecurrentSites;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frame of the card beside the columns: who is at work, the word it reads, and its hidden state. */
final class Card implements Piece {

    private final Scene scene;
    private final CardLayout place;
    private final boolean started;
    private final Strip strip;

    Card(Scene scene, CardLayout place) {
        this.scene = scene;
        this.place = place;
        this.started = scene.started;
        Site usual = scene.encoding ? Sites.ENCODER_HIDDEN : Sites.DECODER_HIDDEN;
        Site site = scene.cell.map(this::state).orElse(usual);
        int row = scene.encoding ? scene.reading : scene.step;
        this.strip = Strip.of(scene, site, row, started && scene.knows(site, row), place.strip);
    }

    /** The state that the cell at work leaves: of one direction its own, else what the layer gives. */
    private Site state(CellPlace cell) {
        RecurrentSites stack = scene.build.stack(cell.side());
        return stack.bidirectional() ? cell.sites(scene.trace).hidden() : stack.hidden(cell.layer());
    }

    @Override
    public void paint(Pen pen) {
        pen.surface.fill(place.frame, 10, pen.theme.paper());
        pen.surface.outline(place.frame, 10, pen.theme.rule(), 1);
        pen.text(title(), place.x(), place.frame.y() + 24, Pen.NAME, pen.theme.ink());
        boolean now = scene.encoding ? started : scene.isNow(Stage.DECODE);
        scene.cell.ifPresent(cell -> which(pen, cell));
        if (now && strip.known()) {
            pen.lit(place.state);
        }
        strip.paint(pen, scene);
        if (now && strip.known()) {
            pen.ring(strip.where().inset(-3));
        }
        String symbol = strip.site().symbol(scene.encoding ? scene.reading : scene.step);
        Ink ink = strip.known() ? pen.theme.ink() : pen.theme.faint();
        double middle = strip.where().centerX();
        double label = place.state.bottom() - 9;
        pen.formulaCentered(symbol, middle, label, Pen.FORMULA, ink);
        pen.up(middle, place.input.y() - 3, label + 6, pen.theme.bar());
        input(pen, now);
    }

    /** Which of several cells above or beside each other is at work. */
    private void which(Pen pen, CellPlace cell) {
        RecurrentSites stack = scene.build.stack(cell.side());
        double baseline = place.state.bottom() - 9;
        if (stack.layers() > 1) {
            String layer = scene.say("card.layer", Integer.toString(cell.layer() + 1));
            pen.text(layer, place.x(), baseline, Pen.SMALL, pen.theme.faint());
        }
        if (stack.bidirectional()) {
            String arrow = cell.reverse() == scene.trace.backwards() ? "→" : "←";
            pen.text(arrow, place.x(), baseline - (stack.layers() > 1 ? 16 : 0), Pen.NAME, pen.theme.faint());
        }
    }

    private String title() {
        int sources = scene.trace.source().size();
        return scene.encoding
                ? scene.say("card.encoder", Integer.toString(scene.reading + 1), Integer.toString(sources))
                : scene.say(
                        "card.decoder",
                        Integer.toString(scene.step + 1),
                        Integer.toString(scene.trace.target().size()));
    }

    private void input(Pen pen, boolean now) {
        pen.text(scene.say("reads"), place.x(), place.input.centerY() + 4, Pen.SMALL, pen.theme.faint());
        pen.surface.fill(place.input, 6, pen.theme.paper());
        pen.surface.outline(place.input, 6, now ? pen.theme.nowRule() : pen.theme.bar(), now ? 2 : 1);
        word().ifPresent(word -> pen.inside(place.input, Words.shown(word), Lettering.strong(14), pen.theme.ink()));
    }

    private Optional<String> word() {
        List<String> words = scene.encoding ? scene.trace.source() : scene.trace.inputs();
        int at = scene.encoding ? scene.reading : scene.step;
        return at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
    }

    @Override
    public List<Strip> strips() {
        return List.of(strip);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        if (strip.known()) {
            Rect label = new Rect(strip.where().centerX() - 20, place.state.bottom() - 22, 40, 18);
            spots.add(new Spot(strip.site(), List.of(scene.encoding ? scene.reading : scene.step), label));
        }
        if (word().isPresent()) {
            spots.add(new Spot(
                    scene.encoding ? Sites.ENCODER_EMBEDDED : Sites.DECODER_EMBEDDED,
                    List.of(scene.encoding ? scene.reading : scene.step),
                    place.input));
        }
        return spots;
    }
}
