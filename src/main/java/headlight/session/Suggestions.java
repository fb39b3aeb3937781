package headlight.session;

import headlight.text.Subwords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Tokens of a vocabulary that begin as someone types, the shortest first. Any thread may ask. */
public final class Suggestions {

    private static final int MOST = 12;

    private final Subwords words;
    private List<String> shown = List.of();

    public Suggestions(Subwords words) {
        this.words = words;
    }

    /** The tokens, as the vocabulary writes them. */
    public synchronized List<String> of(String typed) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return List.of();
        }
        if (shown.isEmpty()) {
            List<String> all = new ArrayList<>();
            for (int id = 0; id < words.size(); id++) {
                all.add(Subwords.shown(words.token(id)).strip().toLowerCase(Locale.ROOT));
            }
            shown = all;
        }
        List<Integer> found = new ArrayList<>();
        for (int id = 0; id < shown.size(); id++) {
            if (shown.get(id).startsWith(start)) {
                found.add(id);
            }
        }
        found.sort((a, b) -> Integer.compare(shown.get(a).length(), shown.get(b).length()));
        return found.stream().limit(MOST).map(words::token).toList();
    }

    /** The token that was typed: as the vocabulary writes it, else as people read it; empty when there is none. */
    public OptionalInt find(String typed) {
        OptionalInt exact = words.find(typed.strip());
        if (exact.isPresent()) {
            return exact;
        }
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return of(typed).stream()
                .filter(token ->
                        Subwords.shown(token).strip().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .map(words::find)
                .orElse(OptionalInt.empty());
    }

    /** The token with this id, as the vocabulary writes it. */
    public String token(int id) {
        return words.token(id);
    }
}
