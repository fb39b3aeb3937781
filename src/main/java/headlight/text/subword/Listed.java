package headlight.text.subword;

import headlight.text.Subwords;
import headlight.text.Vocabulary;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** A tokenizer whose tokens are those of one vocabulary. */
interface Listed extends Subwords {

    /** Its tokens. */
    Vocabulary vocabulary();

    /** Those that stand for nothing in a text. */
    Set<Integer> special();

    /** The tokens of these ids, those left out that stand for nothing in a text. */
    default Stream<String> read(List<Integer> ids) {
        return ids.stream()
                .filter(id -> id >= 0 && id < size() && !isSpecial(id))
                .map(this::token);
    }

    @Override
    default String token(int id) {
        return vocabulary().token(id);
    }

    @Override
    default OptionalInt find(String token) {
        return vocabulary().find(token);
    }

    @Override
    default int size() {
        return vocabulary().size();
    }

    @Override
    default boolean isSpecial(int id) {
        return special().contains(id);
    }
}
