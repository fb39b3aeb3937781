package headlight.ui;

import headlight.figure.Words;
import headlight.session.Numbers;
import headlight.trace.AttentionBlock;
import headlight.trace.Change;
import headlight.trace.Edit;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.TransformerSites;
import java.util.List;
import java.util.Optional;

/** What a change does, in the language of the window. */
final class ChangeWords {

    private static final String WEIGHTS = ".weights";

    private final Language language;

    ChangeWords(Language language) {
        this.language = language;
    }

    /** Of a change in a run. */
    String of(Change change, Trace run) {
        if (change instanceof Change.HeadOff off) {
            String how = off.off() == Change.Off.ZERO ? "ui.change.zero" : "ui.change.mean";
            return language.now(how, off.head() + 1, off.block().layer() + 1);
        } else if (change instanceof Change.TokenHidden hidden) {
            return language.now("ui.change.hidden", word(run, hidden.stack(), hidden.position()));
        } else if (change instanceof Change.TokenSwapped swapped) {
            boolean read = AttentionBlock.in(run).isEmpty() && swapped.stack() == Stack.DECODER;
            return language.now(
                    read ? "ui.change.read" : "ui.change.swapped",
                    swapped.position() + 1,
                    Words.pieces(List.of(swapped.token())).get(0));
        } else if (change instanceof Change.PositionsOff) {
            return language.now("ui.change.positions");
        } else if (change instanceof Change.Unscaled) {
            return language.now("ui.change.unscaled");
        } else if (change instanceof Change.Temperature temperature) {
            return language.now("ui.change.temperature", Numbers.brief(temperature.value()));
        }
        return edited((Edit) change, run);
    }

    private String edited(Edit edit, Trace run) {
        Optional<AttentionBlock> block = AttentionBlock.in(run).stream()
                .filter(b -> edit.site().equals(b.name() + WEIGHTS))
                .findFirst();
        if (block.isPresent() && edit.index().size() == 2) {
            AttentionBlock b = block.get();
            return language.now(
                    "ui.change.row",
                    word(run, b.stack(), edit.index().get(1)),
                    edit.index().get(0) + 1,
                    b.layer() + 1);
        }
        return block.isPresent()
                ? edit.place()
                : language.now("ui.changed", edit.index().get(0) + 1);
    }

    private static String word(Trace run, Stack stack, int position) {
        List<String> tokens = TransformerSites.tokens(run, stack);
        return position < tokens.size()
                ? Words.pieces(List.of(tokens.get(position))).get(0)
                : Integer.toString(position + 1);
    }
}
