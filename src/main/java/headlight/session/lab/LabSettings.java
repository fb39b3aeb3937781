package headlight.session.lab;

import static headlight.session.lab.Setting.Scope.ALL;
import static headlight.session.lab.Setting.Scope.RECURRENT;
import static headlight.session.lab.Setting.Scope.TRANSFORMER;

import headlight.engine.train.Forcing;
import headlight.session.lab.Setting.Amount;
import headlight.session.lab.Setting.Family;
import headlight.session.lab.Setting.Flag;
import headlight.session.lab.Setting.OneOf;
import headlight.spec.Seq2SeqSpec;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of settings. A new one needs its line here, and its place in what is made of the choices. */
public final class LabSettings {

    public static final OneOf<Family> FAMILY = new OneOf<>("family", ALL, Family.RECURRENT, List.of(Family.values()));
    public static final OneOf<Seq2SeqSpec.Cell> CELL = new OneOf<>(
            "cell",
            RECURRENT,
            Seq2SeqSpec.Cell.LSTM,
            List.of(Seq2SeqSpec.Cell.LSTM, Seq2SeqSpec.Cell.GRU, Seq2SeqSpec.Cell.RNN));
    public static final OneOf<Seq2SeqSpec.Attention> ATTENTION =
            new OneOf<>("attention", RECURRENT, Seq2SeqSpec.Attention.DOT, List.of(Seq2SeqSpec.Attention.values()));
    public static final OneOf<Seq2SeqSpec.Combine> COMBINE =
            new OneOf<>("combine", RECURRENT, Seq2SeqSpec.Combine.LINEAR, List.of(Seq2SeqSpec.Combine.values()));
    public static final Flag FEED_CONTEXT = new Flag("feed-context", RECURRENT, false);
    public static final Flag BIDIRECTIONAL = new Flag("bidirectional", RECURRENT, false);
    public static final Flag REVERSE_SOURCE = new Flag("reverse-source", RECURRENT, true);
    public static final OneOf<Seq2SeqSpec.Bridge> BRIDGE =
            new OneOf<>("bridge", RECURRENT, Seq2SeqSpec.Bridge.STATE, List.of(Seq2SeqSpec.Bridge.values()));
    public static final Amount LAYERS = Amount.whole("layers", ALL, 1, 1, 64, 1, 2, 3, 4);
    public static final Flag RESIDUAL = new Flag("residual", RECURRENT, false);
    public static final Amount HIDDEN = Amount.whole("hidden", ALL, 64, 1, 2048, 16, 32, 64, 128, 256);
    public static final Amount EMBEDDING = Amount.whole("embedding", RECURRENT, 16, 1, 2048, 8, 16, 32, 64);
    public static final Amount HEADS = Amount.whole("heads", TRANSFORMER, 4, 1, 64, 1, 2, 4, 8);
    public static final Amount FEED_FORWARD =
            Amount.whole("feed-forward", TRANSFORMER, 128, 1, 8192, 64, 128, 256, 512);
    public static final Amount SMOOTHING =
            Amount.real("label-smoothing", TRANSFORMER, 0.1, 0, 0.9, 0.0, 0.05, 0.1, 0.2);

    public static final Amount LEARNING_RATE =
            Amount.real("learning-rate", ALL, 0.005, 1e-6, 1, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02);
    public static final Amount WARMUP = Amount.whole("warmup", TRANSFORMER, 300, 0, 100_000, 0, 100, 300, 1000);
    public static final Amount TEACHER_FORCING =
            Amount.real("teacher-forcing", ALL, 1, 0, 1, 1.0, 0.75, 0.5, 0.25, 0.0);
    public static final Amount TEACHER_FORCING_END =
            Amount.real("teacher-forcing-end", ALL, 1, 0, 1, 1.0, 0.75, 0.5, 0.25, 0.0);
    public static final OneOf<Forcing.Curve> SCHEDULE =
            new OneOf<>("schedule", ALL, Forcing.Curve.CONSTANT, List.of(Forcing.Curve.values()));
    public static final Amount EPOCHS = Amount.whole("epochs", ALL, 8, 1, 100_000, 2, 4, 8, 16, 32);
    public static final Amount BATCH = Amount.whole("batch", ALL, 128, 1, 65_536, 16, 32, 64, 128, 256);
    public static final Amount HOLDOUT = Amount.real("holdout", ALL, 0.1, 0, 0.9, 0.0, 0.05, 0.1, 0.2);
    public static final Amount SEED = Amount.whole("seed", ALL, 1, 0, Integer.MAX_VALUE, 1, 2, 3);

    /** What makes the model. */
    public static final List<Setting> MODEL = List.of(
            FAMILY,
            CELL,
            ATTENTION,
            COMBINE,
            LAYERS,
            HIDDEN,
            EMBEDDING,
            HEADS,
            FEED_FORWARD,
            BIDIRECTIONAL,
            REVERSE_SOURCE,
            FEED_CONTEXT,
            RESIDUAL,
            BRIDGE);

    /** What makes the training. */
    public static final List<Setting> TRAINING = List.of(
            EPOCHS,
            BATCH,
            LEARNING_RATE,
            WARMUP,
            TEACHER_FORCING,
            SCHEDULE,
            TEACHER_FORCING_END,
            SMOOTHING,
            HOLDOUT,
            SEED);

    /** Every one. */
    public static final List<Setting> EVERY =
            Stream.concat(MODEL.stream(), TRAINING.stream()).toList();

    private LabSettings() {}
}
