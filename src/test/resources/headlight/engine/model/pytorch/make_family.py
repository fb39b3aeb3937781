"""Every value of one forced run, for the whole recurrent family, computed by PyTorch's own modules.

Run in this folder: python make_family.py   (PyTorch and NumPy; the files it writes are checked in)
Weights are not stored: the number at place i of a tensor is 0.5 sin(0.7 i + the sum of its name's characters).
"""
import itertools
import json
import math
import struct

import numpy as np
import torch
from torch import nn

E, H, S, V = 3, 4, 6, 10
SOURCE, TARGET, START = [2, 3, 4, 5], [4, 5, 6, 7, 2], 1
GATES = {"rnn": 1, "lstm": 4, "gru": 3}
MODULES = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


def weight(name, *shape):
    count, shift = math.prod(shape), sum(map(ord, name))
    return torch.tensor(0.5 * np.sin(0.7 * np.arange(count) + shift), dtype=torch.float64).reshape(shape)


def cell(kind, prefix, suffix, xs, h, c):
    """One step after the other, every gate kept."""
    rows, width, size = GATES[kind] * len(h), len(xs[0]), len(h)
    w_ih, w_hh = weight(f"{prefix}weight_ih{suffix}", rows, width), weight(f"{prefix}weight_hh{suffix}", rows, size)
    b_ih, b_hh = weight(f"{prefix}bias_ih{suffix}", rows), weight(f"{prefix}bias_hh{suffix}", rows)
    module = MODULES[kind](width, size).double()
    for name, value in (("weight_ih", w_ih), ("weight_hh", w_hh), ("bias_ih", b_ih), ("bias_hh", b_hh)):
        getattr(module, name + "_l0").data.copy_(value)
    first = (h[None], c[None]) if kind == "lstm" else h[None]
    whole = module(torch.stack(xs), first)[0]
    kept = {}
    for t, x in enumerate(xs):
        a, b = w_ih @ x + b_ih, w_hh @ h + b_hh
        if kind == "rnn":
            gates, h = {}, (a + b).tanh()
        elif kind == "lstm":
            i, f, g, o = (a + b).chunk(4)
            gates = {"gates.input": i.sigmoid(), "gates.forget": f.sigmoid(), "gates.cell": g.tanh()}
            gates["gates.output"] = o.sigmoid()
            c = gates["gates.forget"] * c + gates["gates.input"] * gates["gates.cell"]
            h = gates["gates.output"] * c.tanh()
            gates["cell"] = c
        else:
            (ar, az, an), (br, bz, bn) = a.chunk(3), b.chunk(3)
            r, z = (ar + br).sigmoid(), (az + bz).sigmoid()
            n = (an + r * bn).tanh()
            gates, h = {"gates.reset": r, "gates.update": z, "gates.new": n}, (1 - z) * n + z * h
        assert torch.allclose(h, whole[t]), kind
        for name, value in (gates | {"hidden": h}).items():
            kept.setdefault(name, []).append(value)
    return kept, h, c


def layers(side, spec, xs, first, sites):
    """A stack: what its top layer gives, and each layer's last state. xs in the order of reading."""
    both, depth = side == "encoder" and spec["bidirectional"], spec["layers"]
    last = []
    for l in range(depth):
        level = side if l == 0 else f"{side}.l{l}"
        out = side if l == depth - 1 else f"{side}.l{l}"
        h, c = first(l)
        kept, h, c = cell(spec["cell"], f"{side}.rnn.", f"_l{l}", xs, h, c)
        back = None
        if both:
            h2, c2 = first(l)
            back, h2, c2 = cell(spec["cell"], f"{side}.rnn.", f"_l{l}_reverse", xs[::-1], h2, c2)
            back = {k: v[::-1] for k, v in back.items()}
            h, c = torch.cat([h, h2]), torch.cat([c, c2])
        adds = spec["residual"] and l > 0
        for name, value in kept.items():
            if name.startswith("gates"):
                sites[f"{level}.{name}"] = value
            elif both:
                sites[f"{level}.forward.{name}"] = value
            else:
                sites[f"{level}.state" if adds and name == "hidden" else f"{out}.{name}"] = value
        if both:
            for name, value in back.items():
                sites[f"{level}.reverse.{name}"] = value
                if not name.startswith("gates"):
                    sites[f"{out}.{name}"] = [torch.cat(pair) for pair in zip(kept[name], value)]
        given = [torch.cat(p) for p in zip(kept["hidden"], back["hidden"])] if both else kept["hidden"]
        if adds:
            given = [a + b for a, b in zip(given, xs)]
        sites[f"{out}.hidden"] = given
        xs = given
        last.append((h, c))
    return xs, last


def scores(kind, h, keys):
    wide = keys.shape[1]
    if kind == "dot":
        return keys @ h
    if kind == "scaled_dot":
        return keys @ h / math.sqrt(wide)
    if kind == "general":
        return torch.stack([h @ weight("attention.W_a", H, wide) @ k for k in keys])
    v = weight("attention.v_a", H)
    if kind == "concat":
        w = weight("attention.W_a", H, H + wide)
        return torch.stack([v @ (w @ torch.cat([h, k])).tanh() for k in keys])
    w_q, w_k = weight("attention.W_q", H, H), weight("attention.W_k", H, wide)
    return torch.stack([v @ (w_q @ h + w_k @ k).tanh() for k in keys])


def turned(kind, h, keys):
    """What score functions make of the query and of the keys before the two meet."""
    wide = keys.shape[1]
    if kind == "general":
        return {"attention.query": [weight("attention.W_a", H, wide).T @ h]}, None
    if kind == "concat":
        w = weight("attention.W_a", H, H + wide)
        return {"attention.query": [w[:, :H] @ h]}, keys @ w[:, H:].T
    if kind == "additive":
        w_q, w_k = weight("attention.W_q", H, H), weight("attention.W_k", H, wide)
        return {"attention.query": [w_q @ h]}, keys @ w_k.T
    return {}, None


def run(spec):
    sites = {}
    size = spec["encoder_hidden_size"]
    wide = size * (2 if spec["bidirectional"] else 1)
    x = [weight("encoder.embedding.weight", S, E)[i] for i in SOURCE]
    turn = (lambda v: v[::-1]) if spec["reverse_source"] else (lambda v: v)
    zero = lambda _: (torch.zeros(size).double(), torch.zeros(size).double())
    states, last = layers("encoder", spec, turn(x), zero, sites)
    sites = {name: turn(value) for name, value in sites.items()}
    sites["encoder.embedded"] = x
    keys = torch.stack(turn(states))
    first = []
    for l, (h, c) in enumerate(last):
        if spec["bridge"] == "hidden":
            c = torch.zeros(H).double()
        elif spec["bridge"] == "linear":
            end = "" if l == 0 else f"_l{l}"
            ours = lambda s, v: weight(f"bridge.{s}{end}.weight", H, wide) @ v + weight(f"bridge.{s}{end}.bias", H)
            h, c = ours("h", h), ours("c", c)
            sites.setdefault("bridge.hidden", []).append(h)
            if spec["cell"] == "lstm":
                sites.setdefault("bridge.cell", []).append(c)
        first.append((h, c))
    y = [weight("decoder.embedding.weight", V, E)[i] for i in [START] + TARGET[:-1]]
    sites["decoder.embedded"] = y
    attends, feeds = spec["attention"] != "none", spec["feed_context"]
    fed = torch.zeros(wide).double() if attends else last[-1][0]
    for t, word in enumerate(y):
        step = {}
        below = torch.cat([fed, word]) if feeds else word
        top, first = layers("decoder", spec, [below], lambda l: first[l], step)
        context = fed if feeds else None
        if attends:
            e = scores(spec["attention"], top[0], keys)
            a = e.softmax(-1)
            context = a @ keys
            query, ready = turned(spec["attention"], top[0], keys)
            step |= query | {"attention.scores": [e], "attention.weights": [a]}
            if ready is not None:
                sites["attention.keys"] = ready
            fed = context
        read = top[0]
        if context is not None:
            read = torch.cat([context, read])
            step |= {"attention.context": [context], "attention.concat": [read]}
            if spec["combine"] == "tanh":
                read = (weight("attention.W_c.weight", H, H + wide) @ read + weight("attention.W_c.bias", H)).tanh()
                step["attention.combined"] = [read]
        logits = weight("output.weight", V, len(read)) @ read + weight("output.bias", V)
        step |= {"output.logits": [logits], "output.probabilities": [logits.softmax(-1)]}
        for name, value in step.items():
            sites.setdefault(name, []).append(value[0])
    return {name: torch.stack(list(v)).numpy().astype("<f4") for name, v in sites.items()}


def spec(cell, attention, combine="linear", bidirectional=False, bridge="state", **more):
    return {
        "cell": cell, "attention": attention, "combine": combine, "bidirectional": bidirectional, "bridge": bridge,
        "layers": 1, "residual": False, "feed_context": False, "reverse_source": True,
        "encoder_hidden_size": H // 2 if bidirectional else H,
    } | more


def cases(cell):
    attentions = ("none", "dot", "scaled_dot", "general", "concat", "additive")
    for n, (attention, combine, both, bridge) in enumerate(
            itertools.product(attentions, ("linear", "tanh"), (False, True), ("state", "hidden", "linear"))):
        if attention != "none" or combine == "linear":
            yield spec(cell, attention, combine, both, bridge, reverse_source=n % 2 == 0)
    for residual, both in itertools.product((False, True), (False, True)):
        yield spec(cell, "dot", bidirectional=both, layers=2, residual=residual)
        yield spec(cell, "general", "tanh", both, "linear", layers=3, residual=residual)
    for combine, depth in itertools.product(("linear", "tanh"), (1, 2)):
        yield spec(cell, "none", combine, feed_context=True, layers=depth)
        yield spec(cell, "additive", combine, True, feed_context=True, layers=depth)
    for attention, both in itertools.product(("none", "general", "concat", "additive"), (False, True)):
        yield spec(cell, attention, "tanh", both, "linear", encoder_hidden_size=5)


def save(path, tensors):
    header, blobs, at = {}, [], 0
    for name, value in tensors.items():
        data = np.ascontiguousarray(value).tobytes()
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [at, at + len(data)]}
        blobs.append(data)
        at += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


for kind in GATES:
    all_specs = list(cases(kind))
    json.dump(all_specs, open(f"family-{kind}.json", "w"), indent=0)
    save(f"family-{kind}.safetensors", {f"{n}.{s}": v for n, c in enumerate(all_specs) for s, v in run(c).items()})
    print(kind, len(all_specs))
