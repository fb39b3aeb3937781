package headlight.store;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a {@code tokenizer.json} may say. Native code ends the process over what it did not expect, so every part of the
 * file is compared with what is known before the library sees it: its type, its fields, and what they refer to.
 */
final class TokenizerCheck {

    private static final Set<String> BEHAVIORS =
            Set.of("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous");

    /** What large models split by; {@link #LINEAR} holds the rest. */
    private static final Set<String> REGEXES = Set.of(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "\\w+|[^\\w\\s]+");

    /** One character, or kind of character, at least once: whatever the text, it is matched in one pass. */
    private static final Pattern LINEAR = Pattern.compile(
            "(?:[\\p{L}\\p{N} ,;:'\"!_-]|\\\\[sSdDwWrnt.]|\\\\p\\{[A-Z][a-z]?\\})(?:\\+|\\{[1-9],\\})?");

    private static final Map<String, Consumer<Fields>> NORMALIZERS = Map.ofEntries(
            entry("BertNormalizer", part -> {
                part.flag("clean_text");
                part.flag("handle_chinese_chars");
                part.flag("strip_accents", false);
                part.flag("lowercase");
            }),
            entry("NFC", part -> {}),
            entry("NFD", part -> {}),
            entry("NFKC", part -> {}),
            entry("NFKD", part -> {}),
            entry("Lowercase", part -> {}),
            entry("StripAccents", part -> {}),
            entry("Nmt", part -> {}),
            entry("ByteLevel", part -> {}),
            entry("Strip", part -> {
                part.flag("strip_left");
                part.flag("strip_right");
            }),
            entry("Prepend", part -> nonEmpty(part, "prepend")),
            entry("Replace", TokenizerCheck::replace),
            entry("Precompiled", part -> CharsMap.problem(part.text("precompiled_charsmap"))
                    .ifPresent(problem -> {
                        throw part.refusal("precompiled_charsmap is " + problem + "; expected SentencePiece's");
                    })),
            entry("Sequence", part -> parts(part, "normalizers", TokenizerCheck.NORMALIZERS)));

    private static final Map<String, Consumer<Fields>> SPLITTERS = Map.ofEntries(
            entry("BertPreTokenizer", part -> {}),
            entry("Whitespace", part -> {}),
            entry("WhitespaceSplit", part -> {}),
            entry("UnicodeScripts", part -> {}),
            entry("ByteLevel", TokenizerCheck::byteLevel),
            entry("Metaspace", TokenizerCheck::metaspace),
            entry("Split", part -> {
                pattern(part);
                choice(part, "behavior", BEHAVIORS);
                part.flag("invert");
            }),
            entry("Punctuation", part -> {
                if (part.has("behavior")) {
                    choice(part, "behavior", BEHAVIORS);
                }
            }),
            entry("Digits", part -> part.flag("individual_digits")),
            entry("CharDelimiterSplit", part -> character(part, "delimiter")),
            entry("Sequence", part -> parts(part, "pretokenizers", TokenizerCheck.SPLITTERS)));

    private static final Map<String, Consumer<Fields>> DECODERS = Map.ofEntries(
            entry("ByteLevel", TokenizerCheck::byteLevel),
            entry("Metaspace", TokenizerCheck::metaspace),
            entry("ByteFallback", part -> {}),
            entry("Fuse", part -> {}),
            entry("WordPiece", part -> {
                part.text("prefix");
                part.flag("cleanup");
            }),
            entry("BPEDecoder", part -> nonEmpty(part, "suffix")),
            entry("CTC", part -> {
                part.text("pad_token");
                part.text("word_delimiter_token");
                part.flag("cleanup");
            }),
            entry("Strip", part -> {
                character(part, "content");
                part.integer("start", 0, Short.MAX_VALUE);
                // More than none is looked for before the start of a short token.
                part.integer("stop", 0, 0);
            }),
            entry("Replace", TokenizerCheck::replace),
            entry("Sequence", part -> parts(part, "decoders", TokenizerCheck.DECODERS)));

    private TokenizerCheck() {}

    /**
     * Compares everything but the vocabulary with what is known.
     *
     * @throws Refusal when a part is unknown, a field is missing, unknown or of another type, or refers to nothing
     */
    static void check(Fields root, Vocabulary tokens) {
        root.text("version", "");
        part(root, "normalizer", NORMALIZERS);
        part(root, "pre_tokenizer", SPLITTERS);
        part(root, "post_processor", framers(tokens));
        part(root, "decoder", DECODERS);
        root.refuseOthers();
    }

    private static void part(Fields owner, String name, Map<String, Consumer<Fields>> known) {
        owner.optionalObject(name).ifPresent(part -> check(part, known));
    }

    private static void parts(Fields owner, String name, Map<String, Consumer<Fields>> known) {
        owner.objects(name).forEach(part -> check(part, known));
    }

    private static void check(Fields part, Map<String, Consumer<Fields>> known) {
        String type = part.text("type");
        Optional.ofNullable(known.get(type))
                .orElseThrow(() -> part.refusal("type \"" + type + "\" is unknown; expected one of "
                        + String.join(", ", new TreeSet<>(known.keySet()))))
                .accept(part);
        part.refuseOthers();
    }

    private static Map<String, Consumer<Fields>> framers(Vocabulary tokens) {
        Map<String, Consumer<Fields>> simple = Map.of(
                "ByteLevel",
                TokenizerCheck::byteLevel,
                "BertProcessing",
                part -> {
                    token(part, "sep", tokens);
                    token(part, "cls", tokens);
                },
                "RobertaProcessing",
                part -> {
                    token(part, "sep", tokens);
                    token(part, "cls", tokens);
                    part.flag("trim_offsets");
                    part.flag("add_prefix_space");
                },
                "TemplateProcessing",
                part -> template(part, tokens));
        return Map.of(
                "ByteLevel", simple.get("ByteLevel"),
                "BertProcessing", simple.get("BertProcessing"),
                "RobertaProcessing", simple.get("RobertaProcessing"),
                "TemplateProcessing", simple.get("TemplateProcessing"),
                "Sequence", part -> parts(part, "processors", simple));
    }

    private static void byteLevel(Fields part) {
        part.flag("add_prefix_space");
        part.flag("trim_offsets");
        part.flag("use_regex", true);
    }

    private static void metaspace(Fields part) {
        character(part, "replacement");
        part.optionalText("str_rep");
        part.flag("split", true);
        String scheme = part.has("prepend_scheme")
                ? choice(part, "prepend_scheme", Set.of("first", "never", "always"))
                : "never";
        if (!part.flag("add_prefix_space", true) && !scheme.equals("never")) {
            throw part.refusal("add_prefix_space is false, but prepend_scheme is \"" + scheme + "\"");
        }
    }

    private static void replace(Fields part) {
        pattern(part);
        part.text("content");
    }

    private static void pattern(Fields part) {
        Fields pattern = part.object("pattern");
        if (pattern.has("Regex")) {
            String regex = pattern.text("Regex");
            if (!REGEXES.contains(regex) && !LINEAR.matcher(regex).matches()) {
                throw pattern.refusal("Regex \"" + regex + "\" is none of those known; a pattern may take forever");
            }
        } else {
            nonEmpty(pattern, "String");
        }
        pattern.refuseOthers();
    }

    private static void nonEmpty(Fields part, String field) {
        if (part.text(field).isEmpty()) {
            throw part.refusal(field + " is empty; expected a text");
        }
    }

    private static void character(Fields part, String field) {
        String text = part.text(field);
        if (text.codePointCount(0, text.length()) != 1) {
            throw part.refusal(field + " is \"" + text + "\"; expected one character");
        }
    }

    private static String choice(Fields part, String field, Set<String> choices) {
        String text = part.text(field);
        if (!choices.contains(text)) {
            throw part.refusal(
                    field + " is \"" + text + "\"; expected one of " + String.join(", ", new TreeSet<>(choices)));
        }
        return text;
    }

    private static void token(Fields part, String field, Vocabulary tokens) {
        JsonNode pair = part.node(field);
        boolean right = pair.isArray() && pair.size() == 2 && pair.get(0).isTextual() && isId(pair.get(1), tokens);
        if (!right) {
            throw part.refusal(field + " is " + pair + "; expected [token, id] of the vocabulary");
        }
    }

    private static boolean isId(JsonNode id, Vocabulary tokens) {
        return id.isIntegralNumber() && id.canConvertToInt() && id.intValue() >= 0 && id.intValue() < tokens.size();
    }

    private static void template(Fields part, Vocabulary tokens) {
        Fields special = part.object("special_tokens");
        for (String name : special.names()) {
            Fields one = special.object(name);
            List<String> texts = one.optionalTexts("tokens").orElse(List.of());
            JsonNode ids = one.node("ids");
            if (!one.text("id").equals(name) || texts.isEmpty() || !ids.isArray() || ids.size() != texts.size()) {
                throw one.refusal("expected its name as id, and as many ids as tokens");
            }
            for (JsonNode id : ids) {
                if (!isId(id, tokens)) {
                    throw one.refusal("ids holds " + id + "; expected ids of the vocabulary");
                }
            }
            one.refuseOthers();
        }
        pieces(part, "single", special.names(), Set.of("A"));
        pieces(part, "pair", special.names(), Set.of("A", "B"));
    }

    private static void pieces(Fields part, String field, List<String> special, Set<String> sequences) {
        int texts = 0;
        for (Fields piece : part.objects(field)) {
            boolean sequence = piece.has("Sequence");
            Fields what = piece.object(sequence ? "Sequence" : "SpecialToken");
            String id = what.text("id");
            what.integer("type_id", 0, Short.MAX_VALUE);
            what.refuseOthers();
            piece.refuseOthers();
            texts += sequence ? 1 : 0;
            if (sequence ? !sequences.contains(id) : !special.contains(id)) {
                throw what.refusal("id is \"" + id + "\"; expected "
                        + (sequence ? "a text: " + new TreeSet<>(sequences) : "one of special_tokens"));
            }
        }
        if (texts != sequences.size()) {
            throw part.refusal(field + " holds " + texts + " texts; expected " + sequences.size());
        }
    }
}
