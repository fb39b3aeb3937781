package headlight.session;

import headlight.engine.model.Families;
import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import headlight.trace.Traces;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Two small models with random weights that really run, and a recording: what window tests need of models. */
public final class SmallShelf implements Shelf {

    public static final Entry FRENCH = new Entry(
            "french", "French → English · LSTM · dot", List.of("il a m' entarté", "je suis étudiant", "il a le chat"));
    public static final Entry DATES =
            new Entry("dates", "Dates · LSTM · dot", List.of("september 27, 1994", "wednesday, 12 october 2011"));

    /** Two that are not on the shelf, but can be opened by their names. */
    public static final Entry BLIND = new Entry("blind", "French → English · LSTM · no attention", FRENCH.examples());

    public static final Entry GRU = new Entry("gru", "French → English · GRU · general", FRENCH.examples());

    private static final Checkpoint.Card CARD =
            new Checkpoint.Card(FRENCH.title(), "french", FRENCH.examples(), "", 5, Double.NaN);

    @Override
    public List<Entry> entries() {
        return List.of(DATES, FRENCH);
    }

    @Override
    public List<ReadyMade> comparisons() {
        return List.of(
                new ReadyMade(ReadyMade.Kind.CONTEXT, "french", List.of("blind", "french")),
                new ReadyMade(ReadyMade.Kind.CELLS, "french", List.of("french", "gru")));
    }

    @Override
    public Found open(String key) throws IOException {
        return switch (key) {
            case "french" -> new Found.Model(FRENCH, runner(french()));
            case "dates" -> new Found.Model(DATES, runner(dates()));
            case "blind" -> new Found.Model(BLIND, runner(blind()));
            case "gru" -> new Found.Model(GRU, runner(gru()));
            case "korean.npz" -> new Found.Recording(new Entry(key, key, List.of()), Traces.korean());
            default -> throw new IOException(key + ": expected a model folder or a trace");
        };
    }

    private static Runner runner(RecurrentCheckpoint checkpoint) {
        return Runner.of(LoadedModel.of(Families.open(checkpoint)));
    }

    static RecurrentCheckpoint french() {
        return french(false);
    }

    /** The same, its decoder fed with the context of the step before, or not. */
    static RecurrentCheckpoint french(boolean fed) {
        return french("french", Seq2SeqSpec.Cell.LSTM, Seq2SeqSpec.Attention.DOT, fed, CARD);
    }

    /** A twin that looks nowhere. */
    static RecurrentCheckpoint blind() {
        return french("blind", Seq2SeqSpec.Cell.LSTM, Seq2SeqSpec.Attention.NONE, false, titled(BLIND));
    }

    private static RecurrentCheckpoint gru() {
        return french("gru", Seq2SeqSpec.Cell.GRU, Seq2SeqSpec.Attention.GENERAL, false, titled(GRU));
    }

    private static Checkpoint.Card titled(Entry entry) {
        return new Checkpoint.Card(entry.title(), "french", entry.examples(), "", 5, Double.NaN);
    }

    private static RecurrentCheckpoint french(
            String name, Seq2SeqSpec.Cell cell, Seq2SeqSpec.Attention attention, boolean fed, Checkpoint.Card card) {
        return checkpoint(
                name,
                cell,
                attention,
                fed,
                card,
                Seq2SeqSpec.Tokens.WORDS,
                new Vocabulary(
                        List.of("<pad>", "<unk>", "il", "a", "m'", "entarté", "je", "suis", "étudiant", "le", "chat")),
                new Vocabulary(List.of(
                        "<pad>", "<s>", "<eos>", "he", "hit", "me", "with", "a", "pie", "i", "am", "student", "the")),
                7);
    }

    private static RecurrentCheckpoint dates() {
        List<String> characters = "0123456789abcdefghijklmnopqrstuvwxyz ,-/_"
                .chars()
                .mapToObj(Character::toString)
                .toList();
        return checkpoint(
                "dates",
                Seq2SeqSpec.Cell.LSTM,
                Seq2SeqSpec.Attention.DOT,
                false,
                Checkpoint.Card.UNKNOWN,
                Seq2SeqSpec.Tokens.CHARACTERS,
                new Vocabulary(characters),
                new Vocabulary(characters),
                10);
    }

    /** Random weights, large enough that the words differ and small enough that nothing saturates. */
    private static RecurrentCheckpoint checkpoint(
            String name,
            Seq2SeqSpec.Cell cell,
            Seq2SeqSpec.Attention attention,
            boolean fed,
            Checkpoint.Card card,
            Seq2SeqSpec.Tokens tokens,
            Vocabulary source,
            Vocabulary target,
            int maxTarget) {
        boolean words = tokens == Seq2SeqSpec.Tokens.WORDS;
        Seq2SeqSpec spec = new Seq2SeqSpec(
                cell,
                1,
                false,
                false,
                8,
                16,
                16,
                attention,
                Seq2SeqSpec.Combine.LINEAR,
                true,
                fed,
                Seq2SeqSpec.Bridge.STATE,
                tokens,
                words ? Optional.of("<pad>") : Optional.empty(),
                Optional.of(words ? "<s>" : "_"),
                Optional.empty(),
                words ? 20 : 29,
                maxTarget,
                words ? Optional.empty() : Optional.of(29),
                words ? Optional.empty() : Optional.of(" "));
        Random random = new Random(5);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        spec.tensors(source.size(), target.size()).forEach((tensor, shape) -> {
            int length = 1;
            for (int size : shape) {
                length *= size;
            }
            float[] data = new float[length];
            for (int i = 0; i < length; i++) {
                data[i] = (float) (random.nextGaussian() * 0.7);
            }
            weights.put(tensor, Tensor.of(data, shape));
        });
        return new RecurrentCheckpoint(name, spec, weights, source, target, card);
    }
}
