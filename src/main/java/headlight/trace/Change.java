package headlight.trace;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that an experiment changes in a run; everything after it follows. Its text is the form in which the command
 * line takes it.
 */
public sealed interface Change
        permits Edit,
                Change.HeadOff,
                Change.TokenHidden,
                Change.TokenSwapped,
                Change.PositionsOff,
                Change.Unscaled,
                Change.Temperature {

    /** What it changes: of two changes with one subject, the later counts. */
    default String subject() {
        String text = toString();
        return text.substring(0, text.indexOf('='));
    }

    /** What stands in for what a head read. */
    enum Off {
        /** Nothing: zeros. */
        ZERO,
        /** The mean of its contexts over all positions: what it says on average, whatever is asked. */
        MEAN
    }

    /** A head is switched off: {@code encoder.layers.4.self_attn.head[5]=zero}. */
    record HeadOff(AttentionBlock block, int head, Off off) implements Change {
        @Override
        public String toString() {
            return block.name() + ".head[" + head + "]=" + off.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody may look at a token: {@code encoder.mask[3]=0}. */
    record TokenHidden(Stack stack, int position) implements Change {
        @Override
        public String toString() {
            return stack.key() + ".mask[" + position + "]=0";
        }
    }

    /** Another token stands there, as the vocabulary writes it: {@code encoder.tokens[3]=cat}. */
    record TokenSwapped(Stack stack, int position, String token) implements Change {
        @Override
        public String toString() {
            return stack.key() + ".tokens[" + position + "]=" + token;
        }
    }

    /** The model does not learn where a token stands: {@code positions=off}. */
    record PositionsOff() implements Change {
        @Override
        public String toString() {
            return "positions=off";
        }
    }

    /** Scores are not divided by √d: {@code scale=off}. */
    record Unscaled() implements Change {
        @Override
        public String toString() {
            return "scale=off";
        }
    }

    /** Scores are divided by this before the softmax: {@code temperature=0.5}. */
    record Temperature(double value) implements Change {
        @Override
        public String toString() {
            return "temperature=" + value;
        }
    }

    /**
     * A change as the command line writes it; an {@link Edit} is everything that has none of the other forms.
     *
     * @throws IllegalArgumentException when it cannot be read, saying what was expected
     */
    static Change parse(String text) {
        Matcher form = Forms.AT.matcher(text);
        if (form.matches()) {
            String place = form.group(1);
            int index = Integer.parseInt(form.group(2));
            String value = form.group(3);
            if (place.endsWith(".head")) {
                return new HeadOff(
                        AttentionBlock.parse(place.substring(0, place.length() - ".head".length())),
                        index,
                        Forms.choice(text, value, Off.class));
            }
            if (place.endsWith(".mask") && value.equals("0")) {
                return new TokenHidden(Stack.parse(place.replaceFirst("\\.mask$", "")), index);
            }
            if (place.endsWith(".tokens")) {
                return new TokenSwapped(Stack.parse(place.replaceFirst("\\.tokens$", "")), index, value);
            }
        }
        if (text.startsWith("temperature=")) {
            return new Temperature(Forms.positive(text));
        }
        return switch (text) {
            case "positions=off" -> new PositionsOff();
            case "scale=off" -> new Unscaled();
            default -> Edit.parse(text);
        };
    }

    /** How the texts are read. */
    final class Forms {
        private static final Pattern AT = Pattern.compile("([a-z0-9_.]+)\\[(\\d{1,9})]=(.*)");

        private Forms() {}

        private static <E extends Enum<E>> E choice(String text, String value, Class<E> choices) {
            for (E one : choices.getEnumConstants()) {
                if (one.name().equalsIgnoreCase(value)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("'" + text + "': expected one of "
                    + java.util.Arrays.toString(choices.getEnumConstants()).toLowerCase(Locale.ROOT));
        }

        private static double positive(String text) {
            try {
                double value = Double.parseDouble(text.substring(text.indexOf('=') + 1));
                if (value > 0 && Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("'" + text + "': expected a number above 0");
        }
    }
}
