"""Nine small random Transformers, saved as Hugging Face saves them, each with every value of one run beside it.

Run in this folder: python make.py   (PyTorch, transformers 5.18, tokenizers; the files it writes are checked in)

    <name>/config.json, model.safetensors    as save_pretrained writes them
    <name>/vocab.txt | vocab.json, merges.txt | tokenizer.json
    <name>/input.json     the text, its ids, and for encoder-decoders the text that the decoder is made to write
    <name>/expected.npz   every site of that run
    bert/padded.npz       the same sentence in a batch with a longer one: four [PAD] at its end, which no query may see
"""
import json
import os
import zipfile

import numpy as np
import torch
import transformers as hf
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers.models.bart import modeling_bart
from transformers.models.bert import modeling_bert
from transformers.models.distilbert import modeling_distilbert
from transformers.models.gpt2 import modeling_gpt2
from transformers.models.llama import modeling_llama
from transformers.models.marian import modeling_marian
from transformers.models.roberta import modeling_roberta
from transformers.models.t5 import modeling_t5

TEXT, TARGET = "the animal did not cross the street because it was too tired", "it is too late to cross"
CORPUS = [TEXT] * 3 + [TARGET] * 2 + ["The street was not late.", "Because animals cross streets, not is too."]
WORDPIECES = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] . , a b c d e i l n s t ##a ##d ##e ##i ##l ##n ##r ##s ##t ##y ##zy ##ed ##im ##al "
    "the la an did not cross street because it was too tire is late to"
).split()


# ---- tokenizers -----------------------------------------------------------------------------------------------------


def wordpiece(_):
    tokenizer = Tokenizer(models.WordPiece({t: i for i, t in enumerate(WORDPIECES)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def vocab_txt(tokenizer, folder):
    with open(f"{folder}/vocab.txt", "w", encoding="utf-8") as file:
        file.write("".join(t + "\n" for t in WORDPIECES))


def pairs(before, after, space, size=60):
    """A byte-pair model learned from the corpus, with these tokens before and after what was learned."""
    learner = Tokenizer(models.BPE())
    learner.pre_tokenizer, learner.normalizer = space
    learner.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=size - len(before + after), show_progress=False))
    learned = json.loads(learner.to_str())["model"]
    tokens = before + sorted(learned["vocab"], key=learned["vocab"].get) + after
    merges = [tuple(m) for m in learned["merges"]]
    unknown = "<unk>" if "<unk>" in tokens else None
    tokenizer = Tokenizer(models.BPE({t: i for i, t in enumerate(tokens)}, merges, unk_token=unknown))
    tokenizer.pre_tokenizer, tokenizer.normalizer = space
    return tokenizer


def byte_pairs(before, after):
    tokenizer = pairs(before, after, (pre_tokenizers.ByteLevel(add_prefix_space=False), None))
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def roberta_pairs(_):
    tokenizer = byte_pairs(["<s>", "<pad>", "</s>", "<unk>"], ["<mask>"])
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    return tokenizer


def gpt2_pairs(_):
    return byte_pairs([], ["<|endoftext|>"])


def vocab_and_merges(tokenizer, folder):
    tokenizer.model.save(folder)


def llama_pairs(_):
    space = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer = pairs(["<unk>", "<s>", "</s>"], [], (pre_tokenizers.Split("▁", "merged_with_next"), space))
    # What was learned within words is used without cutting into words, as Llama's tokenizer does.
    described = json.loads(tokenizer.to_str())
    described["pre_tokenizer"] = None
    tokenizer = Tokenizer.from_str(json.dumps(described))
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    return tokenizer


def unigram(before, after, end):
    words = [f"▁{w}" for w in "the an did not cross street because it was too tire is late to".split()] + ["im", "al"]
    letters = "▁abcdehilmnorstuw.,"
    scores = {w: -2 - 0.1 * i for i, w in enumerate(words)} | {c: -6 - 0.1 * i for i, c in enumerate(letters)}
    pieces = [(t, 0.0) for t in before] + list(scores.items()) + [(t, 0.0) for t in after]
    names = [t for t, _ in pieces]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=names.index("<unk>")))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"$A {end}", special_tokens=[(end, names.index(end))]
    )
    tokenizer.add_special_tokens(before + after)
    return tokenizer


def t5_pieces(_):
    return unigram(["<pad>", "</s>", "<unk>"], [], "</s>")


def marian_pieces(_):
    return unigram(["</s>", "<unk>"], ["<pad>"], "</s>")


def tokenizer_json(tokenizer, folder):
    tokenizer.save(f"{folder}/tokenizer.json")


# ---- models ---------------------------------------------------------------------------------------------------------


BERT = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=4, intermediate_size=40)
BART = dict(
    d_model=24, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
    encoder_ffn_dim=40, decoder_ffn_dim=36, max_position_embeddings=48,
)
T5 = dict(d_model=24, d_ff=40, num_layers=2, num_heads=4, relative_attention_num_buckets=8,
          relative_attention_max_distance=12, decoder_start_token_id=0, pad_token_id=0, eos_token_id=1)
GPT2 = dict(n_embd=24, n_layer=2, n_head=4, n_inner=40, n_positions=48)
LLAMA = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=40,
             max_position_embeddings=48)

# Of a layer: its attentions, each with the module that projects its output; then the last product of its feed-forward.
BERT_PARTS = {"self_attn": ("attention.self", "attention.output.dense"), "ffn": "output.dense"}
BART_PARTS = {
    "self_attn": ("self_attn", "self_attn.out_proj"), "cross_attn": ("encoder_attn", "encoder_attn.out_proj"),
    "ffn": "fc2",
}
GPT2_PARTS = {"self_attn": ("attn", "attn.c_proj"), "ffn": "mlp.c_proj"}
LLAMA_PARTS = {"self_attn": ("self_attn", "self_attn.o_proj"), "ffn": "mlp.down_proj"}
DISTILBERT_PARTS = {"self_attn": ("attention", "attention.out_lin"), "ffn": "ffn.lin2"}
T5_SELF = {"self_attn": ("layer.0.SelfAttention", "layer.0.SelfAttention.o")}
T5_ENCODER = T5_SELF | {"ffn": "layer.1.DenseReluDense.wo"}
T5_DECODER = T5_SELF | {
    "cross_attn": ("layer.1.EncDecAttention", "layer.1.EncDecAttention.o"), "ffn": "layer.2.DenseReluDense.wo",
}

# name: (file of the model, class, configuration, tokenizer and how it is saved, stacks)
# stack: (the path of its layers, the parts of one, the path of the normalisation behind them if there is one)
FAMILIES = {
    "bert": (
        modeling_bert, hf.BertForMaskedLM, hf.BertConfig(**BERT, max_position_embeddings=48),
        wordpiece, vocab_txt, {"encoder": ("bert.encoder.layer", BERT_PARTS, None)},
    ),
    "distilbert": (
        modeling_distilbert, hf.DistilBertForMaskedLM,
        hf.DistilBertConfig(dim=24, n_layers=2, n_heads=4, hidden_dim=40, max_position_embeddings=48),
        wordpiece, vocab_txt, {"encoder": ("distilbert.transformer.layer", DISTILBERT_PARTS, None)},
    ),
    "roberta": (
        modeling_roberta, hf.RobertaForMaskedLM,
        hf.RobertaConfig(**BERT, max_position_embeddings=50, type_vocab_size=1, layer_norm_eps=1e-5),
        roberta_pairs, vocab_and_merges, {"encoder": ("roberta.encoder.layer", BERT_PARTS, None)},
    ),
    "gpt2": (
        modeling_gpt2, hf.GPT2LMHeadModel, hf.GPT2Config(**GPT2),
        gpt2_pairs, vocab_and_merges, {"decoder": ("transformer.h", GPT2_PARTS, "transformer.ln_f")},
    ),
    "llama": (
        modeling_llama, hf.LlamaForCausalLM, hf.LlamaConfig(**LLAMA),
        llama_pairs, tokenizer_json, {"decoder": ("model.layers", LLAMA_PARTS, "model.norm")},
    ),
    "bart": (
        modeling_bart, hf.BartForConditionalGeneration, hf.BartConfig(**BART),
        roberta_pairs, vocab_and_merges,
        {"encoder": ("model.encoder.layers", BART_PARTS, None), "decoder": ("model.decoder.layers", BART_PARTS, None)},
    ),
    "marian": (
        modeling_marian, hf.MarianMTModel, hf.MarianConfig(**BART, scale_embedding=True, activation_function="swish"),
        marian_pieces, tokenizer_json,
        {"encoder": ("model.encoder.layers", BART_PARTS, None), "decoder": ("model.decoder.layers", BART_PARTS, None)},
    ),
    "t5": (
        modeling_t5, hf.T5ForConditionalGeneration, hf.T5Config(**T5, d_kv=6),
        t5_pieces, tokenizer_json,
        {"encoder": ("encoder.block", T5_ENCODER, "encoder.final_layer_norm"),
         "decoder": ("decoder.block", T5_DECODER, "decoder.final_layer_norm")},
    ),
    # The kind of T5 1.1: a gated feed-forward, an output matrix of its own, and heads that do not add up to d_model.
    "t5-gated": (
        modeling_t5, hf.T5ForConditionalGeneration,
        hf.T5Config(**T5, d_kv=5, num_decoder_layers=1, feed_forward_proj="gated-gelu", tie_word_embeddings=False),
        t5_pieces, tokenizer_json,
        {"encoder": ("encoder.block", T5_ENCODER, "encoder.final_layer_norm"),
         "decoder": ("decoder.block", T5_DECODER, "decoder.final_layer_norm")},
    ),
}


def special(name, config, tokenizer):
    """The ids that the configuration names."""
    config.vocab_size = tokenizer.get_vocab_size()
    if name in ("roberta", "bart"):
        config.bos_token_id, config.pad_token_id, config.eos_token_id = 0, 1, 2
        config.decoder_start_token_id = 2 if name == "bart" else None
    elif name == "gpt2":
        config.bos_token_id = config.eos_token_id = tokenizer.token_to_id("<|endoftext|>")
    elif name == "llama":
        config.bos_token_id, config.eos_token_id, config.pad_token_id = 1, 2, None
    elif name == "marian":
        pad = tokenizer.token_to_id("<pad>")
        config.decoder_vocab_size = config.vocab_size
        config.pad_token_id = config.decoder_start_token_id = pad
        config.eos_token_id = config.forced_eos_token_id = 0
    elif name.startswith("t5"):
        config.vocab_size += 5  # more rows than tokens, as the published ones have


def randomise(model):
    """No weight is zero or one, so that none can be forgotten. Marian's positions are a formula and stay."""
    generator = torch.Generator().manual_seed(7)
    with torch.no_grad():
        for name, p in model.state_dict().items():
            if "embed_positions" in name and isinstance(model, hf.MarianMTModel):
                continue
            noise = torch.randn(p.shape, generator=generator)
            norm = p.dim() == 1 and name.endswith("weight")
            p.copy_(1 + 0.2 * noise if norm else noise * (0.3 if p.dim() == 2 else 0.2))


# ---- runs -----------------------------------------------------------------------------------------------------------


def record(model, modeling, stacks, row, **inputs):
    """One run; every value of the given row of the batch, by the name of its site."""
    sites, names, hooks = {}, {}, []
    put = lambda site, value: sites.__setitem__(site, value[row].detach().numpy().astype(np.float32))
    theirs = modeling.eager_attention_forward

    def attend(module, query, key, value, attention_mask, scaling=None, position_bias=None, **more):
        """Their attention, with what goes in and comes out put by."""
        extra = {} if position_bias is None else {"position_bias": position_bias}
        output, weights = theirs(module, query, key, value, attention_mask, scaling=scaling, **extra, **more)
        groups = query.shape[1] // key.shape[1]
        key, value = key.repeat_interleave(groups, 1), value.repeat_interleave(groups, 1)
        scores = query @ key.transpose(2, 3) * (query.shape[-1] ** -0.5 if scaling is None else scaling)
        scores = scores if position_bias is None else scores + position_bias
        scores = scores if attention_mask is None else scores.masked_fill(attention_mask < -1e30, -torch.inf)
        assert torch.allclose(scores.softmax(-1), weights, atol=1e-6)
        kept = {"q": query, "k": key, "v": value, "scores": scores, "weights": weights, "context": output.transpose(1, 2)}
        for site, kept_value in kept.items():
            put(f"{names[module]}.{site}", kept_value)
        return output, weights

    def after(module, output_site, input_site=None):
        def keep(_, given, output):
            if input_site:
                put(input_site, given[0])
            put(output_site, output[0] if isinstance(output, tuple) else output)

        hooks.append(module.register_forward_hook(keep))

    for stack, (layers, parts, norm) in stacks.items():
        embed = lambda _, given, named, s=stack: put(f"{s}.embedded", given[0] if given else named["hidden_states"])
        hooks.append(model.get_submodule(layers)[0].register_forward_pre_hook(embed, with_kwargs=True))
        for l, layer in enumerate(model.get_submodule(layers)):
            at = f"{stack}.layers.{l}"
            for part, paths in parts.items():
                if part == "ffn":
                    after(layer.get_submodule(paths), f"{at}.ffn.output", f"{at}.ffn.hidden")
                elif part == "self_attn" or stack == "decoder":
                    names[layer.get_submodule(paths[0])] = f"{at}.{part}"
                    after(layer.get_submodule(paths[1]), f"{at}.{part}.output")
            after(layer, f"{at}.output")
        if norm:
            after(model.get_submodule(norm), f"{stack}.final")
    modeling.eager_attention_forward = attend
    with torch.no_grad():
        logits = model(**inputs, use_cache=False).logits if "decoder" in stacks else model(**inputs).logits
    modeling.eager_attention_forward = theirs
    for hook in hooks:
        hook.remove()
    put("output.logits", logits)
    put("output.probabilities", logits.softmax(-1))
    return sites


def save(path, sites, notes):
    np.savez_compressed(path, **sites)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(zipfile.ZipInfo("tokens.json"), json.dumps(notes, ensure_ascii=False))


def build(name, modeling, kind, config, tokens, saved, stacks):
    os.makedirs(name, exist_ok=True)
    tokenizer = tokens(config)
    saved(tokenizer, name)
    special(name, config, tokenizer)
    config._attn_implementation = "eager"
    torch.manual_seed(1)
    model = kind(config).eval()
    if name == "t5-gated":
        model.config.tie_word_embeddings = False  # transformers 5 ties it whatever the configuration says
        model.lm_head.weight = torch.nn.Parameter(model.lm_head.weight.detach().clone())
    randomise(model)
    model.save_pretrained(name)
    word = lambda i: tokenizer.id_to_token(i) or f"<{i}>"

    ids = tokenizer.encode(TEXT).ids
    described = {"text": TEXT, "ids": ids}
    inputs = {"input_ids": torch.tensor([ids])}
    notes = {"source": [word(i) for i in ids]}
    if len(stacks) == 2:
        target = tokenizer.encode(TARGET).ids
        target = target[1:] if name == "bart" else target
        read = [config.decoder_start_token_id] + target[:-1]
        described |= {"target_text": TARGET, "target_ids": target, "decoder_ids": read}
        inputs["decoder_input_ids"] = torch.tensor([read])
        notes |= {"inputs": [word(i) for i in read], "target": [word(i) for i in target]}
    sites = record(model, modeling, stacks, 0, **inputs)
    likeliest = [word(int(i)) for i in sites["output.logits"].argmax(-1)]
    notes = notes | {"model": name, "family": config.model_type, "input": TEXT}
    save(f"{name}/expected.npz", sites, {"target": likeliest} | notes)
    with open(f"{name}/input.json", "w", encoding="utf-8") as file:
        json.dump(described, file, ensure_ascii=False)
    if name == "bert":
        pads = 4
        longer = torch.tensor([ids + [5] * pads, ids + [0] * pads])
        mask = torch.tensor([[1] * (len(ids) + pads), [1] * len(ids) + [0] * pads])
        padded = record(model, modeling, stacks, 1, input_ids=longer, attention_mask=mask)
        likeliest = [word(int(i)) for i in padded["output.logits"].argmax(-1)]
        notes = notes | {"source": notes["source"] + ["[PAD]"] * pads, "target": likeliest}
        save(f"{name}/padded.npz", padded, notes)
    print(name, sum(p.numel() for p in model.parameters()), len(ids), notes["source"])


for name, parts in FAMILIES.items():
    build(name, *parts)
