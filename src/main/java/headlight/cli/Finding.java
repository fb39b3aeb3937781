package headlight.cli;

import java.util.Locale;

/**
 * Something measured that is no time beside a twin's.
 *
 * @param name  what was measured
 * @param value how much
 * @param unit  of the value; empty for a ratio
 */
record Finding(String name, double value, String unit) {

    /** Reads {@code name<TAB>value<TAB>unit}, as the processes write that measure themselves. */
    static Finding of(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("\"" + line + "\": expected a name, a value and a unit");
        }
        return new Finding(parts[0], Double.parseDouble(parts[1]), parts[2]);
    }

    /** The same, said of what it was found in. */
    Finding in(String what) {
        return new Finding(what + ": " + name, value, unit);
    }

    /** As {@link #of} reads it. */
    String line() {
        return name + "\t" + value + "\t" + unit;
    }

    @Override
    public String toString() {
        String number = value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, unit.isEmpty() ? "%.2f" : "%.1f", value);
        return String.format(Locale.ROOT, "%-60s %10s", name, (number + " " + unit).strip());
    }
}
