package headlight.session;

import headlight.engine.train.RecurrentStudent;
import headlight.engine.train.Sample;
import headlight.engine.train.Student;
import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a training starts from: settings, words, and pairs as ids.
 *
 * @param spec     the model's settings
 * @param source   the vocabulary of its input
 * @param target   the vocabulary of its output
 * @param training pairs to learn from
 * @param heldOut  pairs to be judged by
 */
public record Recipe(
        Seq2SeqSpec spec, Vocabulary source, Vocabulary target, List<Sample> training, List<Sample> heldOut) {

    /** Texts of words may be this much longer, when the model runs, than the longest it learned from. */
    private static final int ROOM = 2;

    /**
     * The shape of a model.
     *
     * @param cell          the recurrent cell
     * @param attention     the score function
     * @param combine       how context and hidden state become logits
     * @param layers        stacked layers
     * @param residual      whether those above the first add their input to their output
     * @param bidirectional whether the encoder reads both ways
     * @param bridge        how the decoder starts
     * @param reverseSource whether the encoder reads the source backwards
     * @param feedContext   whether the decoder reads the context at every step
     * @param embedding     size of an embedding
     * @param hidden        size of a decoder's state
     * @param encoderHidden size of one direction of the encoder's; 0 for what makes both ends' states one size
     */
    public record Shape(
            Seq2SeqSpec.Cell cell,
            Seq2SeqSpec.Attention attention,
            Seq2SeqSpec.Combine combine,
            int layers,
            boolean residual,
            boolean bidirectional,
            Seq2SeqSpec.Bridge bridge,
            boolean reverseSource,
            boolean feedContext,
            int embedding,
            int hidden,
            int encoderHidden) {

        /** The plain one: one direction that reads backwards, the decoder going on from its last state. */
        public Shape(Seq2SeqSpec.Cell cell, Seq2SeqSpec.Attention attention, int layers, int embedding, int hidden) {
            this(
                    cell,
                    attention,
                    Seq2SeqSpec.Combine.LINEAR,
                    layers,
                    false,
                    false,
                    Seq2SeqSpec.Bridge.STATE,
                    true,
                    false,
                    embedding,
                    hidden,
                    0);
        }

        private int oneDirection() {
            return encoderHidden > 0 ? encoderHidden : Math.max(1, bidirectional ? hidden / 2 : hidden);
        }

        /** In a few words, as it stands in a model's title: {@code LSTM · dot}, {@code 2 × GRU both ways · additive}. */
        public String title() {
            String stack = (layers > 1 ? layers + " × " : "") + cell + (bidirectional ? " both ways" : "");
            boolean none = attention == Seq2SeqSpec.Attention.NONE;
            String context = none
                    ? feedContext ? "peeky" : "no attention"
                    : attention.name().toLowerCase(Locale.ROOT).replace('_', ' ') + (feedContext ? ", fed" : "");
            return stack + " · " + context + (combine == Seq2SeqSpec.Combine.TANH && !none ? " · tanh" : "");
        }
    }

    public Recipe {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * The recipe for these pairs.
     *
     * @throws Refusal when no model of this shape could learn them
     */
    public static Recipe of(Layout layout, Data data, Shape shape) {
        List<Pair> all =
                Stream.concat(data.train().stream(), data.heldOut().stream()).toList();
        if (data.train().isEmpty()) {
            throw new Refusal("pairs: none left to learn from; expected more pairs, or a smaller part held out");
        }
        int longestSource = longest(all, layout, Pair::source);
        int longestTarget = longest(all, layout, Pair::target);
        if (layout.end().isEmpty()) {
            requireOneLength(all, layout, longestTarget);
        }
        Seq2SeqSpec spec = new Seq2SeqSpec(
                shape.cell(),
                shape.layers(),
                shape.bidirectional(),
                shape.residual(),
                shape.embedding(),
                shape.hidden(),
                shape.oneDirection(),
                shape.attention(),
                shape.combine(),
                shape.reverseSource(),
                shape.feedContext(),
                shape.bridge(),
                layout.words() ? Seq2SeqSpec.Tokens.WORDS : Seq2SeqSpec.Tokens.CHARACTERS,
                layout.pad(),
                Optional.of(layout.start()),
                layout.end(),
                layout.padSourceTo().orElse(ROOM * longestSource),
                layout.end().isPresent() ? ROOM * longestTarget + 1 : longestTarget,
                layout.padSourceTo(),
                layout.padSourceWith());
        spec.mismatch().ifPresent(what -> {
            throw new Refusal("model: " + what);
        });
        Vocabulary source = sourceWords(layout, data.train());
        Vocabulary target = targetWords(layout, data.train());
        Function<Pair, Sample> sample = pair -> sample(layout, pair, source, target);
        return new Recipe(
                spec,
                source,
                target,
                data.train().stream().map(sample).toList(),
                data.heldOut().stream().map(sample).toList());
    }

    /** More pairs of the same words, as ids. */
    public List<Sample> samples(Layout layout, List<Pair> pairs) {
        return pairs.stream().map(pair -> sample(layout, pair, source, target)).toList();
    }

    /** A fresh model. */
    public Student student(long seed) {
        return new RecurrentStudent(spec, source, target, seed);
    }

    /** The model that came of it. */
    public RecurrentCheckpoint checkpoint(String name, Map<String, Tensor> weights, Checkpoint.Card card) {
        return new RecurrentCheckpoint(name, spec, weights, source, target, card);
    }

    private static int longest(List<Pair> pairs, Layout layout, Function<Pair, String> side) {
        return pairs.stream()
                .mapToInt(p -> layout.split(side.apply(p)).size())
                .max()
                .orElse(0);
    }

    private static void requireOneLength(List<Pair> pairs, Layout layout, int length) {
        for (Pair pair : pairs) {
            int size = layout.split(pair.target()).size();
            if (size != length) {
                throw new Refusal("pairs: the target \"" + pair.target() + "\" has " + size + " tokens; expected "
                        + length + " as others have, since no token ends a target");
            }
        }
    }

    /** Characters are one alphabet for both sides; words are those of the source. */
    private static Vocabulary sourceWords(Layout layout, List<Pair> pairs) {
        return layout.words()
                ? vocabulary(Stream.of(layout.pad(), layout.unknown()), layout, pairs, List.of(Pair::source))
                : alphabet(layout, pairs);
    }

    private static Vocabulary targetWords(Layout layout, List<Pair> pairs) {
        return layout.words()
                ? vocabulary(
                        Stream.of(layout.pad(), Optional.of(layout.start()), layout.end(), layout.unknown()),
                        layout,
                        pairs,
                        List.of(Pair::target))
                : alphabet(layout, pairs);
    }

    private static Vocabulary alphabet(Layout layout, List<Pair> pairs) {
        return vocabulary(
                Stream.of(
                        layout.pad(),
                        Optional.of(layout.start()),
                        layout.end(),
                        layout.unknown(),
                        layout.padSourceWith()),
                layout,
                pairs,
                List.of(Pair::source, Pair::target));
    }

    /** The special tokens, then every other one in order. */
    private static Vocabulary vocabulary(
            Stream<Optional<String>> special, Layout layout, List<Pair> pairs, List<Function<Pair, String>> sides) {
        List<String> tokens =
                special.flatMap(Optional::stream).distinct().collect(Collectors.toCollection(ArrayList::new));
        TreeSet<String> words = pairs.stream()
                .flatMap(pair -> sides.stream().map(side -> layout.split(side.apply(pair))))
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        tokens.forEach(words::remove);
        tokens.addAll(words);
        return new Vocabulary(tokens);
    }

    private static Sample sample(Layout layout, Pair pair, Vocabulary source, Vocabulary target) {
        List<String> read = new ArrayList<>(layout.split(pair.source()));
        layout.padSourceTo().ifPresent(length -> {
            while (read.size() < length) {
                read.add(layout.padSourceWith().orElseThrow());
            }
        });
        List<String> written = new ArrayList<>(layout.split(pair.target()));
        layout.end().ifPresent(written::add);
        return new Sample(ids(layout, read, source), ids(layout, written, target));
    }

    private static List<Integer> ids(Layout layout, List<String> tokens, Vocabulary vocabulary) {
        return tokens.stream()
                .map(token -> vocabulary.find(token).orElseGet(() -> layout.unknown()
                        .map(vocabulary::find)
                        .orElseThrow(() -> unseen(token))
                        .orElseThrow(() -> unseen(token))))
                .toList();
    }

    private static Refusal unseen(String token) {
        return new Refusal("pairs: \"" + token + "\" occurs only among the pairs held out; expected every token among "
                + "those to learn from too");
    }
}
