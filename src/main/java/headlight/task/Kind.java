package headlight.task;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a noun stands for; verbs and adjectives go with some kinds only. */
enum Kind {
    PERSON,
    /** A person by profession. */
    JOB,
    ANIMAL,
    FOOD,
    TEXT,
    THING,
    PLACE;

    /** The kinds of a list such as {@code person animal}. */
    static Set<Kind> set(String list) {
        return Arrays.stream(list.trim().split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }
}
