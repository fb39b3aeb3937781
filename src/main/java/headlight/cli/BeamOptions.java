package headlight.cli;

import headlight.engine.model.Request;
import headlight.engine.model.Searcher;
import headlight.session.LoadedModel;
import headlight.trace.BeamTree;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a beam search. */
final class BeamOptions {

    @Option(
            names = "--beam",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of a beam search: how many hypotheses go on at once, 1 to " + Searcher.WIDEST + ".")
    private int width;

    @Option(
            names = "--length-penalty",
            paramLabel = "A",
            defaultValue = "0",
            description = "Of a beam search: compare log P / ((5 + length) / 6)^A (Wu et al. 2016); 0 compares log P.")
    private double penalty;

    @Option(
            names = "--hypothesis",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of a beam search: which one is pointed out in the picture, from 0.")
    private int chosen;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    void check() {
        require("--beam", width >= 1 && width <= Searcher.WIDEST, width, "1 to " + Searcher.WIDEST);
        require("--length-penalty", penalty >= 0 && penalty <= 10, penalty, "0 to 10");
    }

    /** Searches; at least as many hypotheses are found as are asked for. */
    BeamTree search(LoadedModel model, Request request) {
        BeamTree tree = model.search(request, width, penalty);
        int most = tree.best().size() - 1;
        require("--hypothesis", chosen >= 0 && chosen <= most, chosen, "0 to " + most);
        return tree;
    }

    int chosen() {
        return chosen;
    }

    private void require(String option, boolean right, Object value, String expected) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), option + " " + value + ": expected " + expected);
        }
    }
}
