package headlight.task;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Dates as people write them → {@code 1994-09-27}. After "Deep Learning from Scratch 2" (Saito Goki), chapter 8; the
 * dates and the ways of writing them are our own. Numbers go month, day, year; a year of two digits lies between 1970
 * and 2020.
 */
public record Dates() implements Task {

    /** How many pairs there are. */
    public static final int PAIRS = 50_000;

    /** The longest: {@code wednesday, september 27, 1994}. */
    private static final int LONGEST = 29;

    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2020, 12, 31);

    /** The ways of writing a date; those that stand here more than once are written more often. */
    private static final List<Function<LocalDate, String>> FORMS = List.of(
            d -> month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> shortly(month(d)) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> shortly(month(d)) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> weekday(d) + ", " + month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> weekday(d) + ", " + month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> d.getMonthValue() + "/" + d.getDayOfMonth() + "/" + twoDigits(d.getYear() % 100),
            d -> d.getMonthValue() + "/" + d.getDayOfMonth() + "/" + twoDigits(d.getYear() % 100),
            d -> d.getMonthValue() + "/" + d.getDayOfMonth() + "/" + twoDigits(d.getYear() % 100),
            d -> d.getDayOfMonth() + " " + shortly(month(d)) + " " + d.getYear(),
            d -> d.getDayOfMonth() + " " + month(d) + " " + d.getYear(),
            d -> shortly(weekday(d)) + " " + d.getDayOfMonth() + " " + shortly(month(d)) + " " + d.getYear(),
            LocalDate::toString);

    private static final List<UnaryOperator<String>> CASES =
            List.of(text -> text, text -> text.toUpperCase(Locale.ROOT), Dates::capitalised, Dates::capitalised);

    @Override
    public String name() {
        return "dates";
    }

    @Override
    public String title() {
        return "Dates";
    }

    @Override
    public String description() {
        return "dates as people write them to 1994-09-27, character by character";
    }

    @Override
    public Layout layout() {
        return Layout.characters(LONGEST);
    }

    @Override
    public List<String> examples() {
        return List.of("september 27, 1994", "Wednesday, September 28, 1994", "9/27/94", "27 sep 1994", "AUG 3, 2011");
    }

    @Override
    public Data data(long seed, double holdout) {
        Random random = new Random(seed);
        Map<String, Pair> bySource = new LinkedHashMap<>();
        int days = (int) ChronoUnit.DAYS.between(FIRST, LAST) + 1;
        while (bySource.size() < PAIRS) {
            LocalDate date = FIRST.plusDays(random.nextInt(days));
            String plain = FORMS.get(random.nextInt(FORMS.size())).apply(date);
            String source = CASES.get(random.nextInt(CASES.size())).apply(plain);
            bySource.put(source, new Pair(source, date.toString()));
        }
        return Data.split(List.copyOf(bySource.values()), layout(), List.of(), seed, holdout);
    }

    private static String month(LocalDate date) {
        return date.getMonth().name().toLowerCase(Locale.ROOT);
    }

    private static String weekday(LocalDate date) {
        return date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }

    private static String shortly(String name) {
        return name.substring(0, 3);
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /** Every word with a capital. */
    private static String capitalised(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i - 1) == ' ') {
                out.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return out.toString();
    }
}
