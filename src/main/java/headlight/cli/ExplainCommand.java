package headlight.cli;

import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.trace.Explanation;
import headlight.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code explain}: how one number of a run came about. */
@Command(
        name = "explain",
        description = {
            "Says how one number of a run came about: the formula, and the same with its numbers.",
            "For example: headlight explain french \"il a m' entarté\" 'attention.weights[1,3]'"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final int DEEPEST = 1000;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model's name or folder.")
    private String model;

    @Parameters(
            index = "1..*",
            arity = "1..2",
            paramLabel = "TEXT 'SITE[i,j]'",
            hideParamSyntax = true,
            description = {"The text as typed (not with --ids), and the number:", "a site and its indices, from 0."})
    private List<String> words;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many levels of the numbers it came from are shown. Default: ${DEFAULT-VALUE}.")
    private int depth;

    @ArgGroup
    private Form form = new Form();

    /** How it is printed. */
    static final class Form {
        @Option(names = "--latex", description = "Print LaTeX.")
        private boolean latex;

        @Option(names = "--json", description = "Print a tree, every number at full precision.")
        private boolean json;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (depth < 0 || depth > DEEPEST) {
            throw wrong("--depth " + depth + ": expected 0 to " + DEEPEST);
        }
        ElementArgument element = element();
        Optional<String> text = input.hasIds() ? Optional.empty() : Optional.of(words.get(0));
        PrintWriter out = spec.commandLine().getOut();
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            Trace run = input.runExactly(loaded, text);
            element.problem(run).ifPresent(problem -> {
                throw wrong(problem);
            });
            Explanation explanation = run.explain(element.site(), element.indices())
                    .orElseThrow(() -> wrong(element + " is given, not computed: there is nothing to explain"));
            if (form.json) {
                new ExplanationJson(out).print(explanation.number(), depth);
            } else {
                new ExplanationText(out, form.latex).print(explanation, depth);
            }
        }
        return Exit.DONE;
    }

    private ElementArgument element() {
        int expected = input.hasIds() ? 1 : 2;
        if (words.size() != expected) {
            throw wrong(expected == 1 ? "TEXT and --ids exclude each other" : "expected TEXT and then SITE[i,j]");
        }
        try {
            return new ElementArgument.Converter().convert(words.get(expected - 1));
        } catch (TypeConversionException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
