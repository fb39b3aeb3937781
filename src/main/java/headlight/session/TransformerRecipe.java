package headlight.session;

import headlight.engine.train.Sample;
import headlight.engine.train.Student;
import headlight.engine.train.TransformerStudent;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Activation;
import headlight.spec.TransformerSpec.Biases;
import headlight.spec.TransformerSpec.Head;
import headlight.spec.TransformerSpec.Layers;
import headlight.spec.TransformerSpec.Norm;
import headlight.spec.TransformerSpec.Positions;
import headlight.spec.TransformerSpec.Special;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the training of a Transformer starts from: the paper's encoder–decoder, one vocabulary for both sides, and pairs
 * as ids, each ended by the end token.
 *
 * @param spec       the model's settings
 * @param vocabulary of its input and its output
 * @param words      whether a token is a word, else a character
 * @param training   pairs to learn from
 * @param heldOut    pairs to be judged by
 */
public record TransformerRecipe(
        TransformerSpec spec, Vocabulary vocabulary, boolean words, List<Sample> training, List<Sample> heldOut) {

    private static final String PAD = "<pad>";
    private static final String START = "<s>";
    private static final String END = "<eos>";

    /** Texts may be this much longer, when the model runs, than the longest it learned from. */
    private static final int ROOM = 2;

    /**
     * The shape of a model.
     *
     * @param layers      of each stack
     * @param heads       of attention in each; they divide the size
     * @param size        of a position's vector
     * @param feedForward size of the feed-forward's inside
     */
    public record Shape(int layers, int heads, int size, int feedForward) {}

    public TransformerRecipe {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * The recipe for these pairs.
     *
     * @throws Refusal when no model of this shape could learn them
     */
    public static TransformerRecipe of(Layout layout, Data data, Shape shape) {
        if (data.train().isEmpty()) {
            throw new Refusal("pairs: none left to learn from; expected more pairs, or a smaller part held out");
        }
        Vocabulary vocabulary = vocabulary(layout, data.train());
        int longest = Stream.concat(data.train().stream(), data.heldOut().stream())
                .flatMap(pair -> Stream.of(pair.source(), pair.target()))
                .mapToInt(text -> layout.split(text).size())
                .max()
                .orElse(1);
        Layers layers = new Layers(
                shape.layers(), shape.heads(), shape.heads(), shape.size() / shape.heads(), shape.feedForward());
        TransformerSpec spec = new TransformerSpec(
                "marian",
                Optional.of(layers),
                Optional.of(layers),
                shape.size(),
                vocabulary.size(),
                vocabulary.size(),
                ROOM * longest + 1,
                new Positions.Sinusoidal(),
                new Norm(false, false, false, false, 1e-5),
                Activation.RELU,
                false,
                Biases.all(true),
                true,
                Math.sqrt(shape.size()),
                0,
                new Head(Head.Kind.NEXT, false, false, true, 1),
                new Special(
                        id(PAD, vocabulary),
                        id(START, vocabulary),
                        List.of(id(END, vocabulary).orElseThrow()),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        List.of(
                                id(PAD, vocabulary).orElseThrow(),
                                id(START, vocabulary).orElseThrow())));
        return new TransformerRecipe(
                spec,
                vocabulary,
                layout.words(),
                data.train().stream()
                        .map(pair -> sample(pair, layout, vocabulary))
                        .toList(),
                data.heldOut().stream()
                        .map(pair -> sample(pair, layout, vocabulary))
                        .toList());
    }

    /**
     * A fresh model.
     *
     * @param smoothing the part of each target that is spread over the vocabulary
     */
    public Student student(double smoothing, long seed) {
        return new TransformerStudent(spec, smoothing, seed);
    }

    private static OptionalInt id(String token, Vocabulary vocabulary) {
        return vocabulary.find(token);
    }

    /** The special tokens, then every other one in order. */
    private static Vocabulary vocabulary(Layout layout, List<Pair> pairs) {
        List<String> tokens = Stream.concat(
                        Stream.of(PAD, START, END), layout.words() ? Stream.of(Vocabulary.UNKNOWN) : Stream.empty())
                .collect(Collectors.toCollection(ArrayList::new));
        TreeSet<String> others = pairs.stream()
                .flatMap(pair -> Stream.of(layout.split(pair.source()), layout.split(pair.target())))
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        tokens.forEach(others::remove);
        tokens.addAll(others);
        return new Vocabulary(tokens);
    }

    private static Sample sample(Pair pair, Layout layout, Vocabulary vocabulary) {
        return new Sample(ids(layout.split(pair.source()), vocabulary), ids(layout.split(pair.target()), vocabulary));
    }

    private static List<Integer> ids(List<String> tokens, Vocabulary vocabulary) {
        List<Integer> ids = new ArrayList<>();
        for (String token : tokens) {
            OptionalInt known = vocabulary.find(token);
            ids.add((known.isPresent() ? known : vocabulary.find(Vocabulary.UNKNOWN))
                    .orElseThrow(() -> new Refusal("pairs: \"" + token + "\" occurs only among the pairs held out;"
                            + " expected every token among those to learn from too")));
        }
        ids.add(vocabulary.find(END).orElseThrow());
        return ids;
    }
}
