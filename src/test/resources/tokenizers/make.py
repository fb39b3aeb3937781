"""The tokenizers in this folder and what Hugging Face's library makes of some texts with them.

    pip install tokenizers==0.23.2 sentencepiece && python make.py
"""

import io
import json
import pathlib
import unicodedata

import sentencepiece
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

CORPUS = [
    "The lighthouse keeper looked at the sea, and the sea looked back at him.",
    "It is in this spirit that attention is paid to every word of a sentence.",
    "She doesn't know what they're doing; we've seen it, haven't we?",
    "Numbers such as 1994, 27 and 3.14 are written with digits.",
    "Il a mangé une crème brûlée à côté du garçon, n'est-ce pas ?",
    "나는 딥러닝 강사입니다. 오늘은 날씨가 좋습니다.",
    "שלום עולם, מה שלומך היום?",
    "中国的首都是北京。",
    "Straße, naïve, İstanbul, Ǆ, ﬁne.",
    "A pie 🥧 and a family 👨‍👩‍👧 and a flag 🇰🇷!",
] * 3

TEXTS = [
    "",
    " ",
    "a",
    "The lighthouse keeper.",
    "  two  spaces   and\ttabs\nand lines\r\n ",
    "She doesn't know what they're doing; we've seen it.",
    "unbelievably lighthousekeeping attentions",
    "Il a mangé une crème brûlée à côté.",
    unicodedata.normalize("NFD", "Il a mangé une crème brûlée à côté."),
    "나는 딥러닝 강사입니다.",
    unicodedata.normalize("NFD", "나는 딥러닝 강사입니다."),
    "שלום עולם",
    "שָׁלוֹם mixed עולם",
    "中国的首都是北京。in English",
    "A pie 🥧 and a family 👨‍👩‍👧 and a flag 🇰🇷!",
    "x\u0000y\u0001z\ufffd\u200b\u00ad",
    "half \u00bd and \u2460 and ﬁne",
    "İstanbul STRASSE ǅ ΑΣ",
    "\u00a0no-break\u3000ideographic\u2028line",
    "1994-09-27, 3.14 and 42%",
    "a" * 120,
    "[MASK] and <mask> and </s> in a text",
    "the [MASK], the<mask> sea",
    "▁ mark ▁▁ of a word",
    "<0x41> is no byte",
    "zzz qqq ξξξ ЖЖЖ ظظظ",
    "!!!???...,,,;;;",
    "\u0301 begins with an accent",
    "tail ",
    "\n",
]


def utf16(text, at):
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def golden(tokenizer, text):
    full = tokenizer.encode(text)
    bare = tokenizer.encode(text, add_special_tokens=False)
    return {
        "text": text,
        "ids": full.ids,
        "tokens": [tokenizer.id_to_token(i) for i in full.ids],
        "spans": [[utf16(text, a), utf16(text, b)] for a, b in full.offsets],
        "pieces": bare.ids,
        "decoded": tokenizer.decode(full.ids),
    }


def save(name, tokenizer):
    folder = pathlib.Path(__file__).parent / name
    folder.mkdir(exist_ok=True)
    tokenizer.enable_truncation(8)  # to be ignored
    tokenizer.enable_padding(length=8)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    with open(folder / "golden.json", "w", encoding="utf-8") as out:
        json.dump([golden(tokenizer, text) for text in TEXTS], out, ensure_ascii=True)
        out.write("\n")


def bert():
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer()
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    t.train_from_iterator(CORPUS, trainers.WordPieceTrainer(vocab_size=400, special_tokens=special))
    t.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    t.decoder = decoders.WordPiece()
    save("bert", t)
    folder = pathlib.Path(__file__).parent / "bert-vocab"  # the same without tokenizer.json
    folder.mkdir(exist_ok=True)
    words = sorted(t.get_vocab().items(), key=lambda pair: pair[1])
    (folder / "vocab.txt").write_text("".join(word + "\n" for word, _ in words), encoding="utf-8")


def cased():
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer(lowercase=False)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    t.train_from_iterator(CORPUS, trainers.WordPieceTrainer(vocab_size=400, special_tokens=special))
    t.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    t.decoder = decoders.WordPiece()
    save("cased", t)


def gpt2():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=500, special_tokens=["<|endoftext|>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    t.post_processor = processors.ByteLevel(trim_offsets=False)
    t.decoder = decoders.ByteLevel()
    save("gpt2", t)


def roberta():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    mask = AddedToken("<mask>", lstrip=True, special=True, normalized=False)
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=500, special_tokens=["<s>", "<pad>", "</s>", "<unk>", mask],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    t.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=True, add_prefix_space=False)
    t.decoder = decoders.ByteLevel()
    save("roberta", t)
    folder = pathlib.Path(__file__).parent / "roberta-vocab"  # the same without tokenizer.json
    folder.mkdir(exist_ok=True)
    t.model.save(str(folder))


def llama():
    t = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    t.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    special = ["<unk>", "<s>", "</s>"]
    bytes_ = ["<0x%02X>" % b for b in range(256)]
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=600, special_tokens=special + bytes_, limit_alphabet=60))
    saved = json.loads(t.to_str())
    saved["added_tokens"] = saved["added_tokens"][:3]  # bytes are no special tokens
    t = Tokenizer.from_str(json.dumps(saved))
    t.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", 1)])
    t.decoder = decoders.Sequence([
        decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    save("llama", t)


def llama3():
    t = Tokenizer(models.BPE(ignore_merges=True))
    pattern = (
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
    from tokenizers import Regex
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(pattern), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=450, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    t.add_special_tokens(["<|begin_of_text|>", "<|end_of_text|>"])
    begin = t.token_to_id("<|begin_of_text|>")
    t.post_processor = processors.Sequence([
        processors.ByteLevel(trim_offsets=False),
        processors.TemplateProcessing(
            single="<|begin_of_text|> $A", pair="<|begin_of_text|> $A <|begin_of_text|> $B",
            special_tokens=[("<|begin_of_text|>", begin)])])
    t.decoder = decoders.ByteLevel()
    save("llama3", t)


def sentences(corpus, **ids):
    """A model of SentencePiece with a small table of its own for rewriting characters."""
    rules = pathlib.Path("rules.tsv")
    table = {"\u00bd": "1/2", "\u2460": "1", "ﬁ": "fi", "\t": " ", "\n": " ", "\r": " ", "\u2028": " ",
             "\u00a0": " ", "\u3000": " ", "\u200b": "", "E\u0301": "\u00c9"}
    rules.write_text("".join(
        " ".join("%X" % ord(c) for c in a) + "\t" + " ".join("%X" % ord(c) for c in b) + "\n"
        for a, b in table.items()))
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus), model_writer=model, vocab_size=200, normalization_rule_tsv=str(rules),
        hard_vocab_limit=False, bos_id=-1, minloglevel=2, **ids)
    rules.unlink()
    return model


def t5():
    """As T5 has it: Unigram over text that SentencePiece's own table has rewritten."""
    model = sentences(CORPUS, pad_id=0, eos_id=1, unk_id=2)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    vocabulary = [(processor.id_to_piece(i), processor.get_score(i)) for i in range(processor.get_piece_size())]
    t = Tokenizer(models.Unigram(vocabulary, unk_id=2))
    t.normalizer = normalizers.Precompiled(charsmap(model.getvalue()))
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")])
    t.add_special_tokens(["<pad>", "</s>", "<unk>", "<extra_id_0>"])
    t.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)])
    t.decoder = decoders.Metaspace(prepend_scheme="always")
    save("t5", t)
    folder = pathlib.Path(__file__).parent / "t5-pieces"  # the same without tokenizer.json
    folder.mkdir(exist_ok=True)
    (folder / "spiece.model").write_bytes(model.getvalue())
    spoken(folder, processor, lambda piece: processor.piece_to_id(piece))


def marian():
    """Two languages, cut each by its own model and numbered by one list."""
    folder = pathlib.Path(__file__).parent / "marian"
    folder.mkdir(exist_ok=True)
    ids = {"</s>": 0, "<unk>": 1}
    for side, corpus in ("source", CORPUS[:4] * 5), ("target", CORPUS[4:6] * 5):
        model = sentences(corpus, eos_id=0, unk_id=1)
        (folder / (side + ".spm")).write_bytes(model.getvalue())
        processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
        for i in range(processor.get_piece_size()):
            ids.setdefault(processor.id_to_piece(i), len(ids))
        if side == "source":
            source = processor
    ids[">>fra<<"] = len(ids)
    ids["<pad>"] = len(ids)
    (folder / "vocab.json").write_text(json.dumps(ids) + "\n", encoding="utf-8")
    spoken(folder, source, lambda piece: ids.get(piece, 1))


def spoken(folder, processor, number):
    """What SentencePiece itself makes of texts without special tokens."""
    texts = [text for text in TEXTS if "<" not in text and "▁" not in text and "\u0000" not in text]
    golden = [{"text": text, "ids": [number(p) for p in processor.encode(text, out_type=str)]} for text in texts]
    (folder / "golden.json").write_text(json.dumps(golden) + "\n", encoding="utf-8")


def fields(message):
    """The fields of a message in Google's wire format: number, content."""
    at = 0

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        key = number()
        kind = key & 7
        if kind == 0:
            yield key >> 3, number()
        else:
            size = {1: 8, 5: 4}.get(kind) or number()
            yield key >> 3, message[at:at + size]
            at += size


def charsmap(model):
    normalizer = dict(fields(model))[3]
    return dict(fields(normalizer))[2]


if __name__ == "__main__":
    for make in (bert, cased, gpt2, roberta, llama, llama3, t5, marian):
        make()
