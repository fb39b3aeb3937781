package headlight.figure.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import headlight.figure.Drawing;
import headlight.figure.Words;
import headlight.trace.AttentionBlock;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * The parameters of BertViz's head view and model view as JSON: for each kind of attention its weights [layers, heads,
 * q, k] and the tokens on both sides. Vig 2019, version 1.4.
 */
final class BertViz {

    private BertViz() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        Drawing drawing = export.drawing().orElseThrow();
        Trace trace = drawing.trace();
        List<AttentionBlock> all = AttentionBlock.in(trace);
        List<AttentionBlock> kinds = all.stream()
                .filter(block -> all.stream()
                        .filter(block::isLike)
                        .findFirst()
                        .orElse(block)
                        .equals(block))
                .toList();
        Writer json = new OutputStreamWriter(out, UTF_8);
        json.write("{\"attention\": [");
        for (int i = 0; i < kinds.size(); i++) {
            json.write(i == 0 ? "" : ", ");
            kind(trace, kinds.get(i), kinds.size() > 1, json);
            progress.accept((i + 1.0) / kinds.size());
        }
        AttentionBlock shown = drawing.selection().block();
        int filter = (int) kinds.stream().takeWhile(kind -> !kind.isLike(shown)).count();
        List<Integer> layers =
                all.stream().filter(shown::isLike).map(AttentionBlock::layer).toList();
        json.write("], \"default_filter\": \"" + filter + "\", \"root_div_id\": \"bertviz\", \"display_mode\": "
                + (drawing.theme().dark() ? "\"dark\"" : "\"light\"") + ", \"layer\": "
                + layers.indexOf(shown.layer()) + ", \"heads\": "
                + drawing.selection().heads() + ", \"include_layers\": " + layers + ", \"total_heads\": "
                + shown.heads(trace) + "}\n");
        json.flush();
    }

    private static void kind(Trace trace, AttentionBlock kind, boolean named, Writer json) throws IOException {
        String name = kind.cross() ? "Cross" : kind.stack() == Stack.ENCODER ? "Encoder" : "Decoder";
        json.write("{\"name\": " + (named ? '"' + name + '"' : "null") + ", \"attn\": [");
        boolean first = true;
        for (AttentionBlock block : AttentionBlock.in(trace)) {
            if (block.isLike(kind)) {
                json.write(first ? "" : ",\n");
                numbers(trace.tensor(block.weights()), json);
                first = false;
            }
        }
        json.write("], \"left_text\": " + texts(kind.asking(trace)) + ", \"right_text\": " + texts(kind.asked(trace))
                + "}");
    }

    private static void numbers(Tensor tensor, Writer json) throws IOException {
        json.write('[');
        for (int i = 0; i < tensor.size(0); i++) {
            json.write(i == 0 ? "" : ", ");
            if (tensor.rank() > 1) {
                numbers(tensor.part(i), json);
            } else {
                float weight = tensor.at(i);
                json.write(Float.isFinite(weight) ? Float.toString(weight) : "0.0");
            }
        }
        json.write(']');
    }

    private static String texts(List<String> tokens) {
        StringBuilder list = new StringBuilder("[");
        for (String token : tokens) {
            list.append(list.length() > 1 ? ", " : "").append('"');
            token.codePoints().forEach(c -> letter(list, c));
            list.append('"');
        }
        return list.append(']').toString();
    }

    private static void letter(StringBuilder list, int c) {
        if (c == '"' || c == '\\') {
            list.append('\\').appendCodePoint(c);
        } else if (c < ' ' || Words.shapeless(c)) {
            list.append(String.format(Locale.ROOT, "\\u%04x", c & 0xFFFF));
        } else {
            list.appendCodePoint(c);
        }
    }
}
