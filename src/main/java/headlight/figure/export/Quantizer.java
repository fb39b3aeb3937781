package headlight.figure.export;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * At most 256 colours for many: median cut, in which each box is shown by its most frequent colour, so that flat
 * areas keep exactly theirs (ImageIO's own palette changes them). Heckbert 1982.
 */
final class Quantizer {

    private static final int COLORS = 256;

    private final Map<Integer, Integer> counts = new HashMap<>();

    /** Counts the colours of a picture, 0xRRGGBB. */
    void see(int[] pixels) {
        int run = 0;
        for (int i = 0; i < pixels.length; i++) {
            run++;
            if (i + 1 == pixels.length || pixels[i + 1] != pixels[i]) {
                counts.merge(pixels[i] & 0xFFFFFF, run, Integer::sum);
                run = 0;
            }
        }
    }

    /** The palette for what it has seen. */
    IndexColorModel palette() {
        List<List<Integer>> boxes = new ArrayList<>();
        boxes.add(counts.keySet().stream().sorted().toList());
        while (boxes.size() < COLORS) {
            List<Integer> widest = boxes.stream()
                    .filter(box -> box.size() > 1)
                    .max(Comparator.comparingDouble(this::weight))
                    .orElse(List.of());
            if (widest.isEmpty()) {
                break;
            }
            boxes.remove(widest);
            boxes.addAll(cut(widest));
        }
        int[] colors = boxes.stream().mapToInt(this::mostFrequent).toArray();
        return new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** How much is lost by showing a box in one colour. */
    private double weight(List<Integer> box) {
        double pixels = box.stream().mapToInt(counts::get).sum();
        return range(box, longest(box)) * Math.sqrt(pixels);
    }

    private static List<List<Integer>> cut(List<Integer> box) {
        int shift = longest(box);
        List<Integer> sorted = box.stream()
                .sorted(Comparator.<Integer>comparingInt(color -> channel(color, shift))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int middle = sorted.size() / 2;
        return List.of(sorted.subList(0, middle), sorted.subList(middle, sorted.size()));
    }

    private static int longest(List<Integer> box) {
        return Stream.of(16, 8, 0)
                .max(Comparator.comparingInt(shift -> range(box, shift)))
                .orElseThrow();
    }

    private static int range(List<Integer> box, int shift) {
        IntSummaryStatistics values =
                box.stream().mapToInt(color -> channel(color, shift)).summaryStatistics();
        return values.getMax() - values.getMin();
    }

    private int mostFrequent(List<Integer> box) {
        return box.stream()
                .max(Comparator.<Integer>comparingInt(counts::get).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static int channel(int color, int shift) {
        return (color >> shift) & 255;
    }
}
