package headlight.store;

import static java.util.Map.entry;

import headlight.text.subword.BytePairs;
import headlight.text.subword.Cutter;
import headlight.text.subword.Frame;
import headlight.text.subword.Joining;
import headlight.text.subword.Pipeline;
import headlight.text.subword.Rewriting;
import headlight.text.subword.Splitting;
import headlight.text.subword.Splitting.Prefix;
import headlight.text.subword.WordPiece;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code tokenizer.json} read into the parts that plain Java has. Each part is asked for by its type; a type without a
 * counterpart makes the whole file one that only the library reads. The file has been checked.
 */
final class PlainTokenizer {

    private static final Map<String, Function<Fields, Rewriting>> REWRITINGS = Map.ofEntries(
            entry(
                    "BertNormalizer",
                    part -> Rewriting.bert(
                            part.flag("clean_text"),
                            part.flag("handle_chinese_chars"),
                            part.flag("strip_accents", part.flag("lowercase")),
                            part.flag("lowercase"))),
            entry("NFC", part -> Rewriting.form(Form.NFC)),
            entry("NFD", part -> Rewriting.form(Form.NFD)),
            entry("NFKC", part -> Rewriting.form(Form.NFKC)),
            entry("NFKD", part -> Rewriting.form(Form.NFKD)),
            entry("Lowercase", part -> Rewriting.lowercase()),
            entry("StripAccents", part -> Rewriting.withoutAccents()),
            entry("Strip", part -> Rewriting.strip(part.flag("strip_left"), part.flag("strip_right"))),
            entry("Prepend", part -> Rewriting.prepend(part.text("prepend"))),
            entry("Replace", part -> Rewriting.replace(literal(part), part.text("content"))),
            entry("Sequence", part -> Rewriting.sequence(all(part, "normalizers", PlainTokenizer.REWRITINGS))));

    private static final Map<String, Function<Fields, Splitting>> SPLITTINGS = Map.ofEntries(
            entry("BertPreTokenizer", part -> Splitting.bert()),
            entry("Whitespace", part -> Splitting.words()),
            entry("WhitespaceSplit", part -> Splitting.space()),
            entry("Punctuation", PlainTokenizer::punctuation),
            entry("ByteLevel", part -> Splitting.bytes(part.flag("add_prefix_space"), part.flag("use_regex", true))),
            entry(
                    "Metaspace",
                    part -> Splitting.meta(
                            part.text("replacement").codePointAt(0), prefix(part), part.flag("split", true))),
            entry("Split", PlainTokenizer::around),
            entry("Sequence", part -> Splitting.sequence(all(part, "pretokenizers", PlainTokenizer.SPLITTINGS))));

    private static final Map<String, Function<Fields, Frame>> FRAMES = Map.ofEntries(
            entry(
                    "ByteLevel",
                    part -> new Frame(List.of(), List.of(), part.flag("trim_offsets"), part.flag("add_prefix_space"))),
            entry("BertProcessing", part -> new Frame(List.of(id(part, "cls")), List.of(id(part, "sep")))),
            entry(
                    "RobertaProcessing",
                    part -> new Frame(
                            List.of(id(part, "cls")),
                            List.of(id(part, "sep")),
                            part.flag("trim_offsets"),
                            part.flag("add_prefix_space"))),
            entry("TemplateProcessing", PlainTokenizer::template),
            entry("Sequence", part -> all(part, "processors", PlainTokenizer.FRAMES).stream()
                    .reduce(Frame.NONE, Frame::then)));

    private static final Map<String, Function<Fields, Joining>> JOININGS = Map.ofEntries(
            entry("ByteLevel", part -> Joining.bytes()),
            entry("ByteFallback", part -> Joining.byteTokens()),
            entry("Fuse", part -> Joining.fuse()),
            entry("WordPiece", part -> Joining.wordPieces(part.text("prefix"), part.flag("cleanup"))),
            entry("BPEDecoder", part -> Joining.suffix(part.text("suffix"))),
            entry("Metaspace", part -> Joining.meta(part.text("replacement"), prefix(part) != Prefix.NEVER)),
            entry("Replace", part -> Joining.replace(literal(part), part.text("content"))),
            entry(
                    "Strip",
                    part -> Joining.strip(
                            part.text("content").charAt(0),
                            part.integer("start", 0, Short.MAX_VALUE),
                            part.integer("stop", 0, Short.MAX_VALUE))),
            entry("Sequence", part -> Joining.sequence(all(part, "decoders", PlainTokenizer.JOININGS))));

    /** Says which part has no counterpart here. */
    private static final class Unknown extends RuntimeException {
        Unknown(String part) {
            super(part);
        }
    }

    private PlainTokenizer() {}

    /**
     * The tokenizer of a file that has been checked.
     *
     * @throws headlight.text.Refusal when it has a part without a counterpart here
     */
    static Pipeline of(Fields root, TokenizerVocabulary vocabulary) {
        try {
            return new Pipeline(new Pipeline.Parts(
                    vocabulary.tokens(),
                    vocabulary.added(),
                    one(root, "normalizer", REWRITINGS).orElse(Rewriting.none()),
                    one(root, "pre_tokenizer", SPLITTINGS).orElse(Splitting.none()),
                    cutter(root.object("model"), vocabulary),
                    one(root, "post_processor", FRAMES).orElse(Frame.NONE),
                    one(root, "decoder", JOININGS).orElse(Joining.spaces())));
        } catch (Unknown e) {
            throw root.refusal(e.getMessage() + " needs the tokenizers library, which has no build for this machine");
        }
    }

    private static <T> Optional<T> one(Fields owner, String name, Map<String, Function<Fields, T>> known) {
        return owner.optionalObject(name).map(part -> make(part, known));
    }

    private static <T> List<T> all(Fields owner, String name, Map<String, Function<Fields, T>> known) {
        return owner.objects(name).stream().map(part -> make(part, known)).toList();
    }

    private static <T> T make(Fields part, Map<String, Function<Fields, T>> known) {
        String type = part.text("type");
        return Optional.ofNullable(known.get(type))
                .orElseThrow(() -> new Unknown(type))
                .apply(part);
    }

    private static Cutter cutter(Fields model, TokenizerVocabulary vocabulary) {
        return switch (vocabulary.kind()) {
            case "WordPiece" ->
                new WordPiece(
                        vocabulary.tokens(),
                        vocabulary.unknown().orElseThrow(),
                        model.text("continuing_subword_prefix"),
                        model.integer("max_input_chars_per_word", 1, Integer.MAX_VALUE));
            case "BPE" ->
                new BytePairs(
                        vocabulary.tokens(),
                        vocabulary.merges(),
                        new BytePairs.Details(
                                vocabulary.unknown(),
                                model.flag("fuse_unk", false),
                                model.flag("byte_fallback", false),
                                model.flag("ignore_merges", false),
                                model.optionalText("continuing_subword_prefix").orElse(""),
                                model.optionalText("end_of_word_suffix").orElse("")));
            default -> throw new Unknown(vocabulary.kind());
        };
    }

    private static String literal(Fields part) {
        return part.object("pattern").optionalText("String").orElseThrow(() -> new Unknown("Replace with a Regex"));
    }

    private static Splitting punctuation(Fields part) {
        if (!part.text("behavior", "Isolated").equals("Isolated")) {
            throw new Unknown("Punctuation " + part.text("behavior"));
        }
        return Splitting.punctuation();
    }

    private static Splitting around(Fields part) {
        if (!part.text("behavior").equals("Isolated") || part.flag("invert")) {
            throw new Unknown("Split " + part.text("behavior"));
        }
        Fields pattern = part.object("pattern");
        return Splitting.around(
                pattern.has("Regex")
                        ? Splitting.pattern(pattern.text("Regex"))
                        : Splitting.literal(pattern.text("String")));
    }

    private static Prefix prefix(Fields part) {
        String otherwise = part.flag("add_prefix_space", true) ? "always" : "never";
        return Prefix.valueOf(part.text("prepend_scheme", otherwise).toUpperCase(Locale.ROOT));
    }

    private static int id(Fields part, String field) {
        return part.node(field).get(1).intValue();
    }

    private static Frame template(Fields part) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        List<Integer> now = before;
        Fields special = part.object("special_tokens");
        for (Fields piece : part.objects("single")) {
            if (piece.has("Sequence")) {
                now = after;
            } else {
                List<Integer> ids = now;
                special.object(piece.object("SpecialToken").text("id"))
                        .node("ids")
                        .forEach(id -> ids.add(id.intValue()));
            }
        }
        return new Frame(before, after);
    }
}
