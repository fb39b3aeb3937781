package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.text.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a JSON object, each asked for by name, type and range. A missing field and {@code null} are the same. */
final class Fields {

    private final JsonNode object;
    private final String where;
    private final Set<String> asked = new HashSet<>();

    /** @throws Refusal when it is no object */
    Fields(JsonNode object, String where) {
        if (!object.isObject()) {
            throw new Refusal(where + ": " + kind(object) + "; expected an object {…}");
        }
        this.object = object;
        this.where = where;
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "a text"));
    }

    String text(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    Optional<String> optionalText(String name) {
        return find(name).map(node -> {
            if (!node.isTextual()) {
                throw wrong(name, node, "a text");
            }
            return node.textValue();
        });
    }

    int integer(String name, int least, int most) {
        return optionalInteger(name, least, most).orElseThrow(() -> missing(name, range(least, most)));
    }

    Optional<Integer> optionalInteger(String name, int least, int most) {
        return find(name).map(node -> {
            if (!node.isIntegralNumber()
                    || !node.canConvertToInt()
                    || node.intValue() < least
                    || node.intValue() > most) {
                throw wrong(name, node, range(least, most));
            }
            return node.intValue();
        });
    }

    long whole(String name, long otherwise) {
        return find(name)
                .map(node -> {
                    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                        throw wrong(name, node, "a whole number of at most 64 bits");
                    }
                    return node.longValue();
                })
                .orElse(otherwise);
    }

    double number(String name, double otherwise) {
        return find(name)
                .map(node -> {
                    if (!node.isNumber()) {
                        throw wrong(name, node, "a number");
                    }
                    return node.doubleValue();
                })
                .orElse(otherwise);
    }

    double number(String name, double otherwise, double least, double most) {
        double number = number(name, otherwise);
        if (!(number >= least && number <= most)) {
            throw new Refusal(
                    where + ": " + name + " is " + number + "; expected a number from " + least + " to " + most);
        }
        return number;
    }

    boolean flag(String name, boolean otherwise) {
        return find(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(name, node, "true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(otherwise);
    }

    /** A number or a list of them; empty when there is none. */
    List<Integer> integers(String name, int least, int most) {
        List<Integer> numbers = new ArrayList<>();
        find(name).ifPresent(node -> {
            for (JsonNode element : node.isArray() ? node : List.of(node)) {
                if (!element.isIntegralNumber()
                        || !element.canConvertToInt()
                        || element.intValue() < least
                        || element.intValue() > most) {
                    throw wrong(name, element, range(least, most) + ", or a list of them");
                }
                numbers.add(element.intValue());
            }
        });
        return numbers;
    }

    /** The lists of an array of lists of whole numbers. */
    List<List<Integer>> lists(String name, int least, int most) {
        List<List<Integer>> lists = new ArrayList<>();
        find(name).ifPresent(node -> {
            if (!node.isArray()) {
                throw wrong(name, node, "a list of lists");
            }
            for (JsonNode list : node) {
                Fields each = new Fields(Json.MAPPER.createObjectNode().set(name, list), where);
                lists.add(each.integers(name, least, most));
            }
        });
        return lists;
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) {
        return optionalChoice(name, choices).orElseThrow(() -> missing(name, names(choices)));
    }

    <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> choices) {
        return find(name).map(node -> Arrays.stream(choices.getEnumConstants())
                .filter(choice -> node.isTextual() && lower(choice).equals(node.textValue()))
                .findFirst()
                .orElseThrow(() -> wrong(name, node, names(choices))));
    }

    Optional<List<String>> optionalTexts(String name) {
        return find(name).map(node -> {
            if (!node.isArray()) {
                throw wrong(name, node, "a list of texts");
            }
            List<String> texts = new ArrayList<>(node.size());
            for (JsonNode element : node) {
                if (!element.isTextual()) {
                    throw wrong(name + "[" + texts.size() + "]", element, "a text");
                }
                texts.add(element.textValue());
            }
            return texts;
        });
    }

    /** A field that is an object. */
    Fields object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name, "an object {…}"));
    }

    Optional<Fields> optionalObject(String name) {
        return find(name).map(node -> new Fields(node, where + ": " + name));
    }

    /** A field that is a list of objects. */
    List<Fields> objects(String name) {
        JsonNode list = find(name).orElseThrow(() -> missing(name, "a list of objects"));
        if (!list.isArray()) {
            throw wrong(name, list, "a list of objects");
        }
        List<Fields> objects = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            objects.add(new Fields(element, where + ": " + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** A field of any type. */
    JsonNode node(String name) {
        return find(name).orElseThrow(() -> missing(name, "something"));
    }

    boolean flag(String name) {
        if (find(name).isEmpty()) {
            throw missing(name, "true or false");
        }
        return flag(name, false);
    }

    /** The names of the fields that are there. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What a refusal calls a field. */
    String where(String name) {
        return where + ": " + name;
    }

    /** Refuses this object, for a reason that is told after its place. */
    Refusal refusal(String reason) {
        return new Refusal(where + ": " + reason);
    }

    /** Refuses a field that nobody asked for, unless its name begins with an underscore: a comment. */
    void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name) && !name.startsWith("_")) {
                throw new Refusal(where + ": unknown field \"" + name + "\"");
            }
        });
    }

    /** As the files write it. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private Refusal missing(String name, String expected) {
        return new Refusal(where + ": " + name + " is missing; expected " + expected);
    }

    private Refusal wrong(String name, JsonNode found, String expected) {
        return new Refusal(where + ": " + name + " is " + kind(found) + "; expected " + expected);
    }

    private static String range(int least, int most) {
        return "a whole number from " + least + " to " + most;
    }

    private static <E extends Enum<E>> String names(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .map(choice -> "\"" + lower(choice) + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case MISSING -> "nothing";
            default -> {
                String text = node.toString();
                yield text.length() <= 40 ? text : text.substring(0, 40) + "…";
            }
        };
    }
}
