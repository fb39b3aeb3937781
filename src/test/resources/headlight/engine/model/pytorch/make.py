"""A small encoder-decoder made of torch.nn.LSTM, saved as a model folder, with every value of one run beside it.

Run in this folder: python make.py   (PyTorch and NumPy; the files it writes are checked in)
"""
import json
import struct
import zipfile

import numpy as np
import torch
from torch import nn

torch.manual_seed(3)
E, H = 5, 7
SOURCE = ["<pad>", "<unk>", "il", "a", "m'", "entarté"]
TARGET = ["<pad>", "<s>", "<eos>", "<unk>", "he", "hit", "me", "with", "a", "pie"]


def build():
    parts = {
        "encoder.embedding": nn.Embedding(len(SOURCE), E),
        "encoder.rnn": nn.LSTM(E, H),
        "decoder.embedding": nn.Embedding(len(TARGET), E),
        "decoder.rnn": nn.LSTM(E, H),
        "output": nn.Linear(2 * H, len(TARGET)),
    }
    return parts


def cells(rnn, xs, h, c):
    """One step after the other, every gate kept: what torch.nn.LSTM does inside (checked against it below)."""
    w_ih, w_hh, b_ih, b_hh = (getattr(rnn, n + "_l0") for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    kept = []
    for x in xs:
        i, f, g, o = (w_ih @ x + b_ih + w_hh @ h + b_hh).chunk(4)
        i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
        c = f * c + i * g
        h = o * c.tanh()
        kept.append((i, f, g, o, c, h))
    return [torch.stack(column) for column in zip(*kept)]


def run(parts, source, target, reverse, bridge):
    ids = torch.tensor([SOURCE.index(w) for w in source])
    read = torch.tensor([TARGET.index(w) for w in ["<s>"] + target[:-1]])
    zero = torch.zeros(H)
    x = parts["encoder.embedding"](ids)
    order = list(range(len(source)))[::-1] if reverse else list(range(len(source)))
    enc = [v[torch.tensor(order).argsort()] for v in cells(parts["encoder.rnn"], x[order], zero, zero)]
    whole, (h, c) = parts["encoder.rnn"](x[order])
    assert torch.allclose(whole[torch.tensor(order).argsort()], enc[5], atol=1e-6)
    y = parts["decoder.embedding"](read)
    dec = cells(parts["decoder.rnn"], y, h[0], c[0] if bridge == "state" else zero)
    scores = dec[5] @ enc[5].T
    weights = scores.softmax(-1)
    context = weights @ enc[5]
    concat = torch.cat([context, dec[5]], -1)
    logits = parts["output"](concat)
    names = ("gates.input", "gates.forget", "gates.cell", "gates.output", "cell", "hidden")
    sites = {"encoder.embedded": x, "decoder.embedded": y}
    sites |= {"encoder." + n: v for n, v in zip(names, enc)} | {"decoder." + n: v for n, v in zip(names, dec)}
    sites |= {"attention.scores": scores, "attention.weights": weights, "attention.context": context}
    sites |= {"attention.concat": concat, "output.logits": logits, "output.probabilities": logits.softmax(-1)}
    return {n: v.detach().numpy().astype(np.float32) for n, v in sites.items()}


def save(path, tensors):
    header, blobs, at = {}, [], 0
    for name, value in tensors.items():
        data = np.ascontiguousarray(value, dtype="<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [at, at + len(data)]}
        blobs.append(data)
        at += len(data)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


parts = build()
save("model.safetensors", {f"{p}.{n}": v.detach().numpy() for p, m in parts.items() for n, v in m.named_parameters()})
json.dump(SOURCE, open("source.json", "w"), ensure_ascii=False)
json.dump(TARGET, open("target.json", "w"), ensure_ascii=False)
config = {
    "model_type": "seq2seq", "cell": "lstm", "layers": 1, "bidirectional": False, "residual": False,
    "embedding_size": E, "hidden_size": H, "attention": "dot", "combine": "linear", "reverse_source": True,
    "feed_context": False, "bridge": "state", "tokens": "words", "pad": "<pad>", "start": "<s>", "end": "<eos>",
    "max_source": 29, "max_target": 10, "source_vocabulary": "source.json", "target_vocabulary": "target.json",
}
json.dump(config, open("config.json", "w"), indent=1)
source, target = "il a m' entarté".split(), "he hit me with a pie <eos>".split()
for reverse in (True, False):
    for bridge in ("state", "hidden"):
        name = f"trace-{'backwards' if reverse else 'forwards'}-{bridge}.npz"
        np.savez(name, **run(parts, source, target, reverse, bridge))
        with zipfile.ZipFile(name, "a") as file:
            file.writestr("tokens.json", json.dumps({"source": source, "target": target, "backwards": reverse}))
