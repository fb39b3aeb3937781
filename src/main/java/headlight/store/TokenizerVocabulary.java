package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import headlight.text.subword.Added;
import headlight.text.subword.BytePairs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tokens of a {@code tokenizer.json}.
 *
 * @param kind   of the model: WordPiece, BPE, Unigram or WordLevel
 * @param tokens all tokens by id, the added ones too
 * @param added  the tokens that are found before anything is split
 * @param merges what was merged in training, of a BPE
 * @param unknown the token for what the vocabulary does not have
 */
record TokenizerVocabulary(
        String kind, Vocabulary tokens, List<Added> added, List<BytePairs.Pair> merges, OptionalInt unknown) {

    private static final Set<String> KINDS = Set.of("WordPiece", "BPE", "Unigram", "WordLevel");

    /** @throws Refusal when the model or its added tokens are not what native code expects */
    static TokenizerVocabulary read(Fields root) {
        Fields model = root.object("model");
        String kind = kind(model);
        if (!KINDS.contains(kind)) {
            throw model.refusal("type \"" + kind + "\" is unknown; expected one of WordPiece, BPE, Unigram, WordLevel");
        }
        List<String> tokens =
                new ArrayList<>(kind.equals("Unigram") ? scored(model) : VocabularyFile.dense(model, "vocab"));
        Vocabulary own = vocabulary(tokens, model);
        OptionalInt unknown =
                switch (kind) {
                    case "WordPiece" -> wordPiece(model, own);
                    case "BPE" -> bytePairs(model, own);
                    case "Unigram" -> OptionalInt.of(model.integer("unk_id", 0, own.size() - 1));
                    default -> OptionalInt.of(id(model, "unk_token", model.text("unk_token"), own));
                };
        if (kind.equals("Unigram")) {
            model.flag("byte_fallback", false);
        }
        List<BytePairs.Pair> merges = kind.equals("BPE") ? merges(model, own) : List.of();
        model.refuseOthers();
        List<Added> added = added(root, own, tokens);
        return new TokenizerVocabulary(kind, vocabulary(tokens, model), added, merges, unknown);
    }

    /** Files from before 2021 do not name the kind of their model: its fields give it away. */
    static String kind(Fields model) {
        return model.optionalText("type")
                .orElseGet(() -> model.has("merges")
                        ? "BPE"
                        : model.has("unk_id")
                                ? "Unigram"
                                : model.has("max_input_chars_per_word") ? "WordPiece" : "WordLevel");
    }

    private static Vocabulary vocabulary(List<String> tokens, Fields model) {
        try {
            return new Vocabulary(tokens);
        } catch (IllegalArgumentException e) {
            throw model.refusal(e.getMessage() + "; expected each token once");
        }
    }

    private static List<String> scored(Fields model) {
        JsonNode list = model.node("vocab");
        if (!list.isArray() || list.isEmpty()) {
            throw model.refusal("vocab is no list; expected [token, score] for each token");
        }
        List<String> tokens = new ArrayList<>(list.size());
        for (JsonNode pair : list) {
            boolean right = pair.isArray()
                    && pair.size() == 2
                    && pair.get(0).isTextual()
                    && !pair.get(0).textValue().isEmpty()
                    && pair.get(1).isNumber();
            if (!right || !Double.isFinite(pair.get(1).doubleValue())) {
                throw model.refusal("vocab[" + tokens.size() + "] is " + pair + "; expected [token, finite score]");
            }
            tokens.add(pair.get(0).textValue());
        }
        return tokens;
    }

    private static OptionalInt wordPiece(Fields model, Vocabulary tokens) {
        model.text("continuing_subword_prefix");
        model.integer("max_input_chars_per_word", 1, 1 << 20);
        return OptionalInt.of(id(model, "unk_token", model.text("unk_token"), tokens));
    }

    private static OptionalInt bytePairs(Fields model, Vocabulary tokens) {
        if (model.number("dropout", 0) != 0) {
            throw model.refusal("dropout is " + model.number("dropout", 0)
                    + ", which is for training; expected null, so that a text is always cut alike");
        }
        model.flag("fuse_unk", false);
        model.flag("byte_fallback", false);
        model.flag("ignore_merges", false);
        model.optionalText("end_of_word_suffix");
        return model.optionalText("unk_token")
                .map(token -> OptionalInt.of(id(model, "unk_token", token, tokens)))
                .orElseGet(OptionalInt::empty);
    }

    private static int id(Fields model, String field, String token, Vocabulary tokens) {
        return tokens.find(token)
                .orElseThrow(() -> model.refusal(field + " is \"" + token + "\"; expected a token of the vocabulary"));
    }

    private static List<BytePairs.Pair> merges(Fields model, Vocabulary tokens) {
        String prefix = model.optionalText("continuing_subword_prefix").orElse("");
        JsonNode list = model.node("merges");
        if (!list.isArray()) {
            throw model.refusal("merges is no list; expected \"left right\" for each");
        }
        List<BytePairs.Pair> merges = new ArrayList<>(list.size());
        for (JsonNode merge : list) {
            String where = "merges[" + merges.size() + "] is " + merge;
            BytePairs.Pair pair = pair(merge, model, where);
            boolean known = tokens.find(pair.left()).isPresent()
                    && tokens.find(pair.right()).isPresent()
                    && pair.right().startsWith(prefix)
                    && tokens.find(pair.merged(prefix)).isPresent();
            if (!known) {
                throw model.refusal(where + "; expected two tokens that make a third");
            }
            merges.add(pair);
        }
        return merges;
    }

    private static BytePairs.Pair pair(JsonNode merge, Fields model, String where) {
        if (merge.isTextual()) {
            String[] sides = merge.textValue().split(" ", -1);
            if (sides.length == 2) {
                return new BytePairs.Pair(sides[0], sides[1]);
            }
        } else if (merge.isArray()
                && merge.size() == 2
                && merge.get(0).isTextual()
                && merge.get(1).isTextual()) {
            return new BytePairs.Pair(merge.get(0).textValue(), merge.get(1).textValue());
        }
        throw model.refusal(where + "; expected \"left right\"");
    }

    /** Tokens that the model does not have take the ids after its own, one after another; {@code tokens} grows by them. */
    private static List<Added> added(Fields root, Vocabulary own, List<String> tokens) {
        List<Added> added = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields field : root.has("added_tokens") ? root.objects("added_tokens") : List.<Fields>of()) {
            int id = field.integer("id", 0, Integer.MAX_VALUE - 1);
            String content = field.text("content");
            Added token = new Added(
                    id,
                    content,
                    field.flag("special"),
                    field.flag("single_word"),
                    field.flag("lstrip"),
                    field.flag("rstrip"),
                    field.flag("normalized"));
            field.refuseOthers();
            if (content.isEmpty() || !seen.add(content)) {
                throw field.refusal("content is \"" + content + "\"; expected a text, and each once");
            }
            int expected = own.find(content).orElse(tokens.size());
            if (id != expected) {
                throw field.refusal("id is " + id + "; expected " + expected + " for \"" + content + "\"");
            } else if (expected == tokens.size()) {
                tokens.add(content);
            }
            added.add(token);
        }
        return added;
    }

    /** The ids of tokens that stand for nothing in a text. */
    Set<Integer> special() {
        return Set.copyOf(added.stream().filter(Added::special).map(Added::id).toList());
    }
}
