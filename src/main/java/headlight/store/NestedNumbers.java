package headlight.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import headlight.text.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers in nested lists, every list of a depth as long as the others. */
final class NestedNumbers {

    private static final int UNKNOWN = -1;

    private final JsonParser parser;
    private final String where;
    private final List<Integer> sizes = new ArrayList<>();
    private int rank = UNKNOWN;
    private float[] values = new float[64];
    private int count;

    private NestedNumbers(JsonParser parser, String where) {
        this.parser = parser;
        this.where = where;
    }

    /**
     * Reads the list that the parser has just begun, to its end.
     *
     * @throws Refusal when something in it is no number, or when lists of one depth differ in length
     */
    static NestedNumbers read(JsonParser parser, String where) throws IOException {
        NestedNumbers numbers = new NestedNumbers(parser, where);
        numbers.list(0);
        return numbers;
    }

    /** All numbers, the innermost lists one after another. */
    float[] values() {
        return Arrays.copyOf(values, count);
    }

    /** How long the lists of each depth are. */
    int[] shape() {
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private void list(int depth) throws IOException {
        if (depth >= Limits.RANK) {
            throw new Refusal(where + ": more than " + Limits.RANK + " lists inside each other");
        }
        if (sizes.size() == depth) {
            sizes.add(UNKNOWN);
        }
        int length = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            length++;
            if (token == JsonToken.START_ARRAY) {
                // Lists here, so numbers at least one deeper.
                check(rank == UNKNOWN || rank > depth + 1);
                list(depth + 1);
            } else {
                innermost(depth);
                add(number(token));
            }
        }
        if (length == 0) {
            innermost(depth);
        }
        check(sizes.get(depth) == UNKNOWN || sizes.get(depth) == length);
        sizes.set(depth, length);
    }

    private void innermost(int depth) {
        check(rank == UNKNOWN || rank == depth + 1);
        rank = depth + 1;
    }

    private void check(boolean regular) {
        if (!regular) {
            throw new Refusal(where + ": lists of different length or depth; expected every list of a depth to be as "
                    + "long as the others");
        }
    }

    private float number(JsonToken token) throws IOException {
        String text = parser.getText();
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean special = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        try {
            if (number || (token == JsonToken.VALUE_STRING && special)) {
                return Float.parseFloat(text);
            }
        } catch (NumberFormatException e) {
            // Refused below like everything else that is no number.
        }
        throw new Refusal(where + ": " + text + " is no number");
    }

    private void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(count, 2));
        }
        values[count++] = value;
    }
}
