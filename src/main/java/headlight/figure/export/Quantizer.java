package headlight.figure.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At most 256 colours for many: median cut, in which each box is shown by its most frequent colour, so that flat
 * areas keep exactly theirs. Heckbert 1982.
 */
final class Quantizer {

    private static final int COLORS = 256;

    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Byte> nearest = new HashMap<>();
    private int[] palette = {};

    /** Counts the colours of a picture. */
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

    /** Chooses the palette from what it has seen. */
    void choose() {
        List<List<Integer>> boxes = new ArrayList<>();
        boxes.add(new ArrayList<>(counts.keySet().stream().sorted().toList()));
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
        // A file's table has 256 places, used or not.
        palette = Arrays.copyOf(boxes.stream().mapToInt(this::mostFrequent).toArray(), COLORS);
        Arrays.fill(palette, boxes.size(), COLORS, palette[0]);
    }

    /** The palette, 256 colours as 0xRRGGBB. */
    int[] colors() {
        return palette.clone();
    }

    /** The place in the palette of every pixel. */
    byte[] indices(int[] pixels) {
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = i > 0 && pixels[i] == pixels[i - 1]
                    ? indices[i - 1]
                    : nearest.computeIfAbsent(pixels[i] & 0xFFFFFF, this::find);
        }
        return indices;
    }

    private byte find(int color) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], color) < distance(palette[best], color)) {
                best = i;
            }
        }
        return (byte) best;
    }

    private static int distance(int a, int b) {
        int red = channel(a, 16) - channel(b, 16);
        int green = channel(a, 8) - channel(b, 8);
        int blue = channel(a, 0) - channel(b, 0);
        return 3 * red * red + 6 * green * green + blue * blue;
    }

    /** How much is lost by showing a box in one colour. */
    private double weight(List<Integer> box) {
        double pixels = box.stream().mapToInt(counts::get).sum();
        return range(box, longest(box)) * Math.sqrt(pixels);
    }

    private List<List<Integer>> cut(List<Integer> box) {
        int shift = longest(box);
        List<Integer> sorted = new ArrayList<>(box);
        sorted.sort(Comparator.<Integer>comparingInt(color -> channel(color, shift))
                .thenComparing(Comparator.naturalOrder()));
        int middle = sorted.size() / 2;
        return List.of(sorted.subList(0, middle), sorted.subList(middle, sorted.size()));
    }

    private static int longest(List<Integer> box) {
        int best = 16;
        for (int shift = 8; shift >= 0; shift -= 8) {
            if (range(box, shift) > range(box, best)) {
                best = shift;
            }
        }
        return best;
    }

    private static int range(List<Integer> box, int shift) {
        int low = 255;
        int high = 0;
        for (int color : box) {
            low = Math.min(low, channel(color, shift));
            high = Math.max(high, channel(color, shift));
        }
        return high - low;
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
