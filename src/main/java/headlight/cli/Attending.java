package headlight.cli;

import headlight.figure.Extent;
import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import headlight.trace.CellPlace;
import headlight.trace.HeadProfile.Measure;
import headlight.trace.RecurrentSites;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what of a Transformer's attention is looked at. Everything is counted from 0. */
final class Attending {

    @Option(names = "--layer", paramLabel = "N", description = "The layer, from 0. Default: 0.")
    private Optional<Integer> layer = Optional.empty();

    @Option(
            names = "--layers",
            paramLabel = "A-B",
            description = "The layers of a rollout or an average, from 0: 0-5, or 0,2,4. Default: all.")
    private Optional<String> layers = Optional.empty();

    @Option(
            names = "--head",
            paramLabel = "N|all",
            description = "The head, from 0; several as 0,3 or 0-5. Default: all.")
    private Optional<String> head = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "N",
            description =
                    "The token that asks, from 0; of a recurrent model the source token to point out, or the word of a cell.")
    private Optional<Integer> token = Optional.empty();

    @Option(names = "--key", paramLabel = "N", description = "The token that is asked, from 0.")
    private Optional<Integer> key = Optional.empty();

    @Option(names = "--least", paramLabel = "X", description = "Weights below this are not drawn: 0 to 1.")
    private Optional<Double> least = Optional.empty();

    @Option(names = "--vertical", description = "Lines from left to right, tokens one below the other.")
    private boolean vertical;

    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description =
                    "encoder or decoder, of models with both. Default: the encoder; of a recurrent cell the decoder.")
    private Optional<String> stack = Optional.empty();

    @Option(names = "--cross", description = "The decoder's attention to the encoder.")
    private boolean cross;

    @Option(names = "--rows", paramLabel = "A-B", description = "The tokens that ask, of one head's matrix: 0-63.")
    private Optional<String> rows = Optional.empty();

    @Option(names = "--columns", paramLabel = "A-B", description = "The tokens that are asked, likewise.")
    private Optional<String> columns = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "NAME",
            description = "What a table of heads is sorted by: distance, entropy, first, separators, previous or same.")
    private Optional<String> sort = Optional.empty();

    @Option(
            names = "--reverse",
            description = "The way back of an encoder that reads both ways, where one of its cells is drawn.")
    private boolean reverse;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What of a trace is looked at; nothing of one without heads, where these options must not ask for any. */
    Optional<Selection> of(Trace trace) {
        List<AttentionBlock> all = AttentionBlock.in(trace);
        if (all.isEmpty()) {
            checkPlain();
            return Optional.empty();
        }
        List<AttentionBlock> kind = kind(all);
        AttentionBlock block = block(kind);
        Tensor weights = trace.tensor(block.weights());
        Selection selection = Selection.all(block, trace)
                .of(heads(weights.size(0)))
                .from(position("--token", token, weights.size(1)))
                .to(position("--key", key, weights.size(2)))
                .above(least())
                .turned(vertical)
                .over(layers.map(text -> layers(text, kind)).orElse(List.of()))
                .sortedBy(sort.map(this::measure));
        return Optional.of(selection.seeing(extent(weights)));
    }

    /** The recurrent cell looked into, if its stack, layer or direction was named; its word is the token, else the last. */
    Optional<CellPlace> cell(Trace trace) {
        if (!AttentionBlock.in(trace).isEmpty() || (stack.isEmpty() && layer.isEmpty() && !reverse)) {
            return Optional.empty();
        }
        Stack side = stack.map(this::stack).orElse(reverse ? Stack.ENCODER : Stack.DECODER);
        RecurrentSites sites = RecurrentSites.of(side, trace.sites());
        int level =
                layer.isPresent() ? position("--layer", layer, sites.layers()).getAsInt() : sites.layers() - 1;
        if (reverse && !sites.bidirectional()) {
            throw wrong("--reverse: this " + side.key() + " reads one way");
        }
        int words = (side == Stack.ENCODER ? trace.source() : trace.target()).size();
        int word = position("--token", token, words).orElse(words - 1);
        return Optional.of(new CellPlace(side, level, reverse, word));
    }

    private Stack stack(String name) {
        try {
            return Stack.parse(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--stack " + e.getMessage());
        }
    }

    /** The source token of a recurrent model. */
    OptionalInt source(Trace trace) {
        return position("--token", token, trace.source().size());
    }

    private List<AttentionBlock> kind(List<AttentionBlock> all) {
        Optional<Stack> wanted = stack.map(this::stack);
        List<AttentionBlock> fitting = all.stream()
                .filter(block -> block.cross() == cross)
                .filter(block -> wanted.isEmpty() || block.stack() == wanted.get())
                .toList();
        if (fitting.isEmpty()) {
            String there = all.stream()
                    .map(block -> "--stack " + block.stack().key() + (block.cross() ? " --cross" : ""))
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw wrong((cross ? "--cross" : "--stack " + stack.orElse("encoder"))
                    + ": no such attention here; expected one of " + there);
        }
        return fitting.stream().filter(fitting.get(0)::isLike).toList();
    }

    private AttentionBlock block(List<AttentionBlock> kind) {
        int number = layer.orElse(kind.get(0).layer());
        return kind.stream()
                .filter(block -> block.layer() == number)
                .findFirst()
                .orElseThrow(() -> {
                    int last = kind.get(kind.size() - 1).layer();
                    return wrong("--layer " + number + ": expected "
                            + (kind.size() == last + 1
                                    ? range(kind.size())
                                    : kind.stream()
                                            .map(block -> Integer.toString(block.layer()))
                                            .collect(Collectors.joining(", "))));
                });
    }

    private List<Integer> layers(String text, List<AttentionBlock> kind) {
        List<Integer> there = kind.stream().map(AttentionBlock::layer).toList();
        List<Integer> wanted = numbers("--layers", text, there.get(there.size() - 1) + 1);
        wanted.stream().filter(number -> !there.contains(number)).findFirst().ifPresent(number -> {
            throw wrong("--layers " + text + ": there is no layer " + number);
        });
        return wanted;
    }

    private List<Integer> heads(int count) {
        return head.filter(text -> !text.equals("all"))
                .map(text -> numbers("--head", text, count))
                .orElseGet(() -> IntStream.range(0, count).boxed().toList());
    }

    private double least() {
        return least.map(x -> {
                    if (!(x >= 0 && x <= 1)) {
                        throw wrong("--least " + x + ": expected 0 to 1");
                    }
                    return x;
                })
                .orElse(0.0);
    }

    private Optional<Extent> extent(Tensor weights) {
        if (rows.isEmpty() && columns.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> down = rows.map(text -> numbers("--rows", text, weights.size(1)))
                .orElseGet(() -> List.of(0, weights.size(1) - 1));
        List<Integer> across = columns.map(text -> numbers("--columns", text, weights.size(2)))
                .orElseGet(() -> List.of(0, weights.size(2) - 1));
        return Optional.of(new Extent(
                down.get(0), down.get(down.size() - 1) + 1, across.get(0), across.get(across.size() - 1) + 1));
    }

    private Measure measure(String name) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> wrong("--sort '" + name + "': expected one of "
                        + Arrays.stream(Measure.values())
                                .map(measure -> measure.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** A recurrent model has attention with one head; its layers and stacks are those of its cells. */
    private void checkPlain() {
        head.filter(name -> !List.of("0", "all").contains(name)).ifPresent(name -> {
            throw wrong("--head " + name + ": expected 0 or all, since this kind of model has one");
        });
        if (key.isPresent() || cross || vertical || layers.isPresent() || sort.isPresent()) {
            throw wrong("--key, --cross, --vertical, --layers and --sort are for models with heads");
        }
    }

    private OptionalInt position(String option, Optional<Integer> number, int count) {
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.get() < 0 || number.get() >= count) {
            throw wrong(option + " " + number.get() + ": expected " + range(count));
        }
        return OptionalInt.of(number.get());
    }

    /** Numbers such as {@code 3}, {@code 0,3} or {@code 0-5}, in order. */
    private List<Integer> numbers(String option, String text, int count) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            try {
                int first = Integer.parseInt(ends[0].strip());
                int last = Integer.parseInt(ends[ends.length - 1].strip());
                if (first < 0 || last >= count || first > last) {
                    throw wrong(option + " " + text + ": expected " + range(count));
                }
                IntStream.rangeClosed(first, last).forEach(numbers::add);
            } catch (NumberFormatException e) {
                throw wrong(option + " '" + text + "': expected numbers from " + range(count) + ", such as 0,3 or 0-5");
            }
        }
        return new ArrayList<>(numbers);
    }

    private static String range(int count) {
        return count == 1 ? "0" : "0 to " + (count - 1);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
