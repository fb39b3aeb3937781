package headlight.text.subword;

import headlight.text.Aligned;
import headlight.text.Encoded;
import headlight.text.Spelling;
import headlight.text.Subwords;
import headlight.text.Vocabulary;
import headlight.text.subword.Added.Section;
import headlight.text.subword.Added.Sought;
import headlight.text.subword.Framed.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A tokenizer put together from its parts. */
public final class Pipeline implements Subwords {

    /**
     * The parts.
     *
     * @param vocabulary all tokens, the added ones too
     * @param added      tokens that are found before anything is split
     * @param rewriting  of the text
     * @param splitting  of the text as rewritten
     * @param cutter     of each part
     * @param frame      of the tokens
     * @param joining    of tokens to text
     */
    public record Parts(
            Vocabulary vocabulary,
            List<Added> added,
            Rewriting rewriting,
            Splitting splitting,
            Cutter cutter,
            Frame frame,
            Joining joining) {

        public Parts {
            added = List.copyOf(added);
        }
    }

    private final Parts parts;
    private final List<Sought> asTyped;
    private final List<Sought> rewritten;
    private final Set<Integer> special;

    /** The tokenizer with these parts. */
    public Pipeline(Parts parts) {
        this.parts = parts;
        asTyped = parts.added.stream()
                .filter(token -> !token.rewritten())
                .map(token -> new Sought(token, Aligned.of(token.content())))
                .toList();
        rewritten = parts.added.stream()
                .filter(Added::rewritten)
                .map(token -> new Sought(token, parts.rewriting.apply(Aligned.of(token.content()))))
                .toList();
        special = parts.added.stream().filter(Added::special).map(Added::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Encoded encode(String text, int max) {
        return Framed.read(text, max, this::framed, this, parts.cutter.unknown());
    }

    @Override
    public Encoded pieces(String text, int max) {
        return Framed.read(
                text,
                max,
                some -> new Framed(List.of(), framed(some).pieces(), List.of()),
                this,
                parts.cutter.unknown());
    }

    @Override
    public String decode(List<Integer> ids) {
        return parts.joining.text(ids.stream()
                .filter(id -> id >= 0 && id < size() && !isSpecial(id))
                .map(this::token)
                .toList());
    }

    @Override
    public String token(int id) {
        return parts.vocabulary.token(id);
    }

    @Override
    public OptionalInt find(String token) {
        return parts.vocabulary.find(token);
    }

    @Override
    public int size() {
        return parts.vocabulary.size();
    }

    @Override
    public boolean isSpecial(int id) {
        return special.contains(id);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private Framed framed(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (Section typed : Added.cut(Aligned.of(Spelling.whole(text)), asTyped)) {
            if (typed.token().isPresent()) {
                pieces.add(parts.frame.added(typed));
            } else {
                Added.cut(parts.rewriting.apply(typed.text()), rewritten).forEach(section -> cut(section, pieces));
            }
        }
        return parts.frame.around(pieces, parts.vocabulary);
    }

    private void cut(Section section, List<Piece> pieces) {
        if (section.token().isPresent()) {
            pieces.add(parts.frame.added(section));
        } else {
            parts.splitting.parts(section.text()).forEach(part -> pieces.addAll(parts.cutter.cut(part)));
        }
    }
}
