package headlight.session.lab;

import java.util.List;
import java.util.Locale;

/**
 * Something to choose before a training. Its key is the option's name on the command line, without dashes before it, and
 * stands in the messages as {@code lab.<key>}.
 */
public sealed interface Setting {

    /** Its name. */
    String key();

    /** Which models it is for. */
    Scope scope();

    /** What it is when nobody chose. */
    Object initial();

    /** Which models have a setting. */
    enum Scope {
        ALL,
        RECURRENT,
        TRANSFORMER;

        /** Whether models of a family have it. */
        public boolean has(Family family) {
            return this == ALL || name().equals(family.name());
        }
    }

    /** The kinds of models. */
    enum Family {
        RECURRENT,
        TRANSFORMER
    }

    /** One of a few words. */
    record OneOf<E extends Enum<E>>(String key, Scope scope, E initial, List<E> offered) implements Setting {

        public OneOf {
            offered = List.copyOf(offered);
        }

        /** The word of a choice: on the command line, and in the messages as {@code lab.<key>.<word>}. */
        public static String word(Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Yes or no. */
    record Flag(String key, Scope scope, Boolean initial) implements Setting {}

    /**
     * A number.
     *
     * @param least   the smallest
     * @param most    the largest
     * @param whole   whether it has no decimals
     * @param offered those that are worth trying
     */
    record Amount(
            String key, Scope scope, Double initial, double least, double most, boolean whole, List<Double> offered)
            implements Setting {

        public Amount {
            offered = List.copyOf(offered);
        }

        static Amount whole(String key, Scope scope, int initial, int least, int most, Integer... offered) {
            List<Double> numbers =
                    List.of(offered).stream().map(Integer::doubleValue).toList();
            return new Amount(key, scope, (double) initial, least, most, true, numbers);
        }

        static Amount real(String key, Scope scope, double initial, double least, double most, Double... offered) {
            return new Amount(key, scope, initial, least, most, false, List.of(offered));
        }

        /** Whether it may be this number. */
        public boolean fits(double number) {
            return number >= least && number <= most && (!whole || number == Math.rint(number));
        }

        /** A number as it is written. */
        public String text(double number) {
            return whole || (number == Math.rint(number) && Math.abs(number) < 1e9)
                    ? Long.toString(Math.round(number))
                    : Double.toString(number);
        }
    }
}
