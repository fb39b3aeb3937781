package headlight.cli;

import headlight.text.Refusal;
import headlight.trace.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: finds the command, and turns whatever goes wrong into one line and an exit code. */
@Command(
        name = "headlight",
        description = "Shows how attention works, number by number.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Numbered.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:the command line was wrong",
            "3:the input file or text was refused",
            "4:reading or writing failed",
            "130:interrupted"
        })
public final class Cli implements Runnable {

    private final Window window;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where a failure came from.")
    private boolean debug;

    private Cli(Window window) {
        this.window = window;
    }

    /**
     * Runs a command line.
     *
     * @param window what {@code open} opens
     * @return the exit code
     */
    public static int run(Window window, PrintWriter out, PrintWriter err, String... arguments) {
        Cli cli = new Cli(window);
        CommandLine line = new CommandLine(cli);
        line.addSubcommand("open", new OpenCommand(window))
                .addSubcommand("models", new ModelsCommand())
                .addSubcommand("add", new AddCommand())
                .addSubcommand("run", new RunCommand())
                .addSubcommand("beam", new BeamCommand())
                .addSubcommand("explain", new ExplainCommand())
                .addSubcommand("figure", new FigureCommand())
                .addSubcommand("train", new TrainCommand())
                .addSubcommand("eval", new EvalCommand())
                .addSubcommand("lab", new LabCommand())
                .addSubcommand("bench", new BenchCommand())
                .addSubcommand("bench-memory", new MemoryCommand())
                .addSubcommand("bench-bert", new BertCommand())
                .addSubcommand("bench-frames", new FramesCommand());
        line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, words) -> wrongly(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> cli.failed(e, command));
        line.setExecutionStrategy(Cli::execute);
        try {
            int code = line.execute(arguments);
            out.flush();
            return code;
        } catch (UncheckedIOException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return cli.failed(e, line);
        } finally {
            err.flush();
        }
    }

    /** The command, or the help that was asked for, whose printing can fail as well. */
    private static int execute(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (UncheckedIOException e) {
            throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    /** Without a command it opens the window. */
    @Override
    public void run() {
        window.open(Optional.empty(), Optional.empty());
    }

    private static int wrongly(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + Refusal.readable(decapitalized(e.getMessage().replaceFirst("^Error: ", ""))));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + name + " --help'.");
        return Exit.USAGE;
    }

    private static String decapitalized(String message) {
        boolean sentence = message.length() > 1
                && Character.isUpperCase(message.charAt(0))
                && Character.isLowerCase(message.charAt(1));
        return sentence ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    private int failed(Throwable e, CommandLine command) {
        PrintWriter err = command.getErr();
        if (debug) {
            e.printStackTrace(err);
        }
        String name = command.getCommandSpec().qualifiedName();
        Problem problem = Problem.of(e);
        err.println(name + ": " + Refusal.readable(problem.line()));
        return problem.code();
    }

    /** The program's version, as {@code --version} prints it. */
    static final class Numbered implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"headlight " + Version.current()};
        }
    }

    /** What went wrong, in one line, and the exit code for it. */
    private record Problem(String line, int code) {

        static Problem of(Throwable e) {
            if (e instanceof Refusal) {
                return new Problem(e.getMessage(), Exit.REFUSED);
            } else if (e instanceof UncheckedIOException) {
                return of(e.getCause());
            } else if (e instanceof IOException) {
                return new Problem(describe(e), Exit.FAILED);
            } else if (e instanceof InterruptedException) {
                return new Problem("interrupted", Exit.INTERRUPTED);
            } else if (e instanceof OutOfMemoryError) {
                return new Problem("not enough memory: " + e.getMessage(), Exit.FAILED);
            } else if (e instanceof LinkageError) {
                return new Problem(
                        "a part of the program cannot be loaded: " + e.getMessage()
                                + "; expected the whole folder, with a native library for this machine",
                        Exit.FAILED);
            }
            return new Problem(
                    "a mistake of the program itself: " + e + "; --debug shows where it came from", Exit.BROKEN);
        }

        private static String describe(Throwable e) {
            if (e instanceof FileSystemException file) {
                String reason = Arrays.<String>asList(
                                file.getReason(),
                                file instanceof NoSuchFileException ? "no such file or folder" : null,
                                file instanceof AccessDeniedException ? "access denied" : null,
                                file instanceof FileAlreadyExistsException ? "exists already" : null,
                                file instanceof NotDirectoryException ? "not a folder" : null)
                        .stream()
                        .filter(r -> r != null)
                        .findFirst()
                        .orElse("cannot be read or written");
                return file.getFile() + ": " + reason;
            }
            return Optional.ofNullable(e.getMessage()).orElse(e.toString());
        }
    }
}
