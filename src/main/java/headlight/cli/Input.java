package headlight.cli;

import headlight.engine.model.Request;
import headlight.session.LoadedModel;
import headlight.spec.Generation;
import headlight.text.Encoded;
import headlight.text.Refusal;
import headlight.trace.Change;
import headlight.trace.Trace;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what a model reads, shared by every command that runs one. */
final class Input {

    @Option(
            names = "--ids",
            split = ",",
            paramLabel = "ID",
            description = "Token ids instead of TEXT, taken as they are: 5,17,3.")
    private List<Integer> ids = new ArrayList<>();

    @Option(names = "--target", paramLabel = "TEXT", description = "Make the decoder write this (teacher forcing).")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--target-ids",
            split = ",",
            paramLabel = "ID",
            description = "Token ids instead of --target, taken as they are.")
    private List<Integer> targetIds = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "SITE=…",
            converter = ChangeArgument.class,
            description = {
                "Change something; what comes after follows. A row, 'attention.weights[1]=0.1,0.9', or",
                "one number, 'attention.weights[1,0]=0.5'; another word: 'decoder.tokens[2]=the'. In a Transformer also",
                "'encoder.layers.4.self_attn.head[5]=zero' (or mean), 'encoder.mask[3]=0',",
                "'encoder.tokens[3]=cat', 'positions=off', 'scale=off', 'temperature=2'."
            })
    private List<Change> changes = new ArrayList<>();

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "How many tokens a model generates at most. Default: as many as it can, 100 without an end.")
    private Optional<Integer> tokens = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "X",
            defaultValue = "0",
            description = "Draw the next token from logits divided by this; 0 takes the likeliest.")
    private double temperature;

    @Option(names = "--top-k", paramLabel = "N", defaultValue = "0", description = "Draw from the N likeliest; 0: all.")
    private int topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1",
            description = "Draw from the likeliest that have this probability together.")
    private double topP;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "What random choices start from.")
    private long seed;

    @Option(
            names = "--gradients",
            description = "Of a recurrent model: also go back from the loss of what is written to every state.")
    private boolean gradients;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Whether token ids stand in place of the text. */
    boolean hasIds() {
        return !ids.isEmpty();
    }

    /** Whether any of these options was given that says how to run a model. */
    boolean isUsed() {
        return hasIds() || target.isPresent() || !targetIds.isEmpty() || !changes.isEmpty();
    }

    /** What random choices start from. */
    long seed() {
        return seed;
    }

    /** Goes back from the loss whether or not that was asked for. */
    void goBack() {
        gradients = true;
    }

    /** Runs the model on what was given, and says on the error stream what it could not read as typed. */
    Trace run(LoadedModel model, Optional<String> text) {
        return run(model, request(model, text));
    }

    /** The same in double precision, so that every explanation recomputes to its number. */
    Trace runExactly(LoadedModel model, Optional<String> text) {
        return run(model, request(model, text).exactly());
    }

    /** A run, and the same before anything was changed in it; nothing where nothing is. */
    record Compared(Trace trace, Optional<Trace> original) {}

    /** The same, beside the run without {@code --set}. */
    Compared compare(LoadedModel model, Optional<String> text) {
        Request request = request(model, text);
        Trace trace = run(model, request);
        return new Compared(
                trace, changes.isEmpty() ? Optional.empty() : Optional.of(model.run(request.with(List.of()))));
    }

    /** Runs what was asked for; an edit that the model refuses was typed wrongly. */
    Trace run(LoadedModel model, Request request) {
        try {
            return model.run(request);
        } catch (IllegalArgumentException e) {
            // The only thing in a checked request that a model may refuse is an edit.
            throw changes.isEmpty()
                    ? e
                    : wrong(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    /** What these options ask of a model, with what it could not read as typed said on the error stream. */
    Request request(LoadedModel model, Optional<String> text) {
        if (text.isPresent() == hasIds()) {
            throw wrong(hasIds() ? "TEXT and --ids exclude each other" : "missing TEXT (or --ids)");
        } else if (target.isPresent() && !targetIds.isEmpty()) {
            throw wrong("--target and --target-ids exclude each other");
        }
        String typed = text.orElseGet(() -> ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        Encoded source = hasIds() ? model.ids("--ids", ids) : model.encode(typed);
        note(spec.commandLine().getErr(), "text", "reads", source);
        Optional<Encoded> forced = targetIds.isEmpty()
                ? target.map(model::encodeTarget)
                : Optional.of(model.targetIds("--target-ids", targetIds));
        forced.ifPresent(encoded -> note(spec.commandLine().getErr(), "target", "writes", encoded));
        Request request = model.request(typed, source, forced, changes, generation());
        return gradients ? request.andBack() : request;
    }

    private Generation generation() {
        try {
            return new Generation(tokens.orElse(Integer.MAX_VALUE), temperature, topK, topP, seed);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /** Says on the error stream what could not be read as typed. */
    static void note(PrintWriter err, String what, String does, Encoded encoded) {
        if (!encoded.unknown().isEmpty()) {
            err.println("note: " + what + ": unknown to this model, read as <unk>: "
                    + Refusal.readable(String.join(", ", encoded.unknown())));
        }
        if (encoded.truncated()) {
            err.println("note: " + what + ": longer than this model " + does + "; only the first "
                    + encoded.ids().size() + " tokens count");
        }
    }

    /** That the command line was wrong. */
    ParameterException wrong(String message) {
        CommandLine command = spec.commandLine();
        return new ParameterException(command, message);
    }
}
