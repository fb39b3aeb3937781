package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Rect;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.List;

/** The inside of the recurrent cell at work: the embedded word, the gates and the memory, filling in from the top. */
final class Cell implements Piece {

    /** The height of the last line, which belongs to the hidden state below it. */
    private static final double RESULT = 22;

    private record Part(Site site, String key, String formula) {}

    private static final List<Part> ENCODER = List.of(
            new Part(Sites.ENCODER_EMBEDDED, "cell.embedded", "\\bar{x}_N"),
            new Part(
                    Sites.ENCODER_INPUT,
                    "cell.input",
                    "\\bar{\\imath}_N = \\sigma(\\bar{W}_i \\bar{x}_N + \\bar{U}_i \\bar{h}_P)"),
            new Part(
                    Sites.ENCODER_FORGET,
                    "cell.forget",
                    "\\bar{f}_N = \\sigma(\\bar{W}_f \\bar{x}_N + \\bar{U}_f \\bar{h}_P)"),
            new Part(
                    Sites.ENCODER_CANDIDATE,
                    "cell.candidate",
                    "\\bar{g}_N = \\tanh(\\bar{W}_g \\bar{x}_N + \\bar{U}_g \\bar{h}_P)"),
            new Part(
                    Sites.ENCODER_OUTPUT,
                    "cell.output",
                    "\\bar{o}_N = \\sigma(\\bar{W}_o \\bar{x}_N + \\bar{U}_o \\bar{h}_P)"),
            new Part(
                    Sites.ENCODER_CELL,
                    "cell.cell",
                    "\\bar{m}_N = \\bar{f}_N \\odot \\bar{m}_P + \\bar{\\imath}_N \\odot \\bar{g}_N"));

    private static final List<Part> DECODER = List.of(
            new Part(Sites.DECODER_EMBEDDED, "cell.embedded", "x_N"),
            new Part(Sites.DECODER_INPUT, "cell.input", "i_N = \\sigma(W_i x_N + U_i h_P)"),
            new Part(Sites.DECODER_FORGET, "cell.forget", "f_N = \\sigma(W_f x_N + U_f h_P)"),
            new Part(Sites.DECODER_CANDIDATE, "cell.candidate", "g_N = \\tanh(W_g x_N + U_g h_P)"),
            new Part(Sites.DECODER_OUTPUT, "cell.output", "o_N = \\sigma(W_o x_N + U_o h_P)"),
            new Part(Sites.DECODER_CELL, "cell.cell", "m_N = f_N \\odot m_P + i_N \\odot g_N"));

    private static final String ENCODER_RESULT = "\\bar{h}_N = \\bar{o}_N \\odot \\tanh(\\bar{m}_N)";
    private static final String DECODER_RESULT = "h_N = o_N \\odot \\tanh(m_N)";

    private final Scene scene;
    private final Rect where;
    private final int word;
    private final List<Part> parts;
    private final List<Strip> strips = new ArrayList<>();

    Cell(Scene scene, Rect where) {
        this.scene = scene;
        this.where = where;
        this.word = scene.encoding ? scene.reading : scene.step;
        this.parts = (scene.encoding ? ENCODER : DECODER)
                .stream().filter(part -> scene.trace.has(part.site())).toList();
        Stage stage = scene.encoding ? Stage.ENCODE : Stage.DECODE;
        for (int p = 0; p < parts.size(); p++) {
            Rect line = line(p);
            Rect room = new Rect(line.x(), line.y() + 20, line.w(), line.h() - 20 - gap());
            strips.add(Strip.of(scene, parts.get(p).site(), word, scene.moment.knows(stage, word, p), room));
        }
    }

    private double gap() {
        return Math.max(5, Math.min(16, where.h() / 40));
    }

    private Rect line(int p) {
        double h = Math.min(82, (where.h() - RESULT) / Math.max(1, parts.size()));
        double top = where.bottom() - RESULT - h * parts.size();
        return new Rect(where.x() + 8, top + p * h, where.w() - 16, h);
    }

    @Override
    public void paint(Pen pen) {
        boolean working = scene.started;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            Rect line = line(p);
            String name = scene.say(part.key());
            boolean now = working && scene.moment.step().site().equals(part.site());
            if (now) {
                pen.lit(new Rect(where.x(), line.y(), where.w(), line.h() - 1));
            }
            heading(pen, line, name, part.formula());
            strips.get(p).paint(pen, scene);
        }
        if (!parts.isEmpty()) {
            Rect last = new Rect(where.x() + 8, where.bottom() - RESULT, where.w() - 16, RESULT);
            boolean lstm = scene.trace.has(scene.encoding ? Sites.ENCODER_CELL : Sites.DECODER_CELL);
            String formula = scene.encoding ? ENCODER_RESULT : DECODER_RESULT;
            heading(pen, last, scene.say("cell.hidden"), lstm ? formula : "");
        }
    }

    private void heading(Pen pen, Rect line, String name, String formula) {
        String n = Integer.toString(word + 1);
        String before = Integer.toString(word + 1 + (scene.encoding && scene.trace.backwards() ? 1 : -1));
        double baseline = line.y() + 15;
        pen.text(name, line.x(), baseline, Pen.NUMBER, pen.theme.ink());
        double room = Math.min(150, line.w() - Fonts.width(name, Pen.NUMBER) - 12);
        String indexed = formula.replace("N", "{" + n + "}").replace("P", "{" + before + "}");
        pen.formulaRight(indexed, line.right(), baseline, room, pen.theme.faint());
    }

    @Override
    public List<Strip> strips() {
        return strips;
    }
}
