"""The PyTorch twins of what `headlight bench` measures.

Reads one request a line from standard input, does it once, and answers with the seconds it took:

  step CELL ATTENTION HIDDEN     one training step of the date model: batch 128, 29 characters to 10
  epoch HIDDEN                   one pass over 45,000 pairs of that size, with an LSTM and dot attention
  run HIDDEN S T                 one greedy run of T steps over S source tokens, every value kept
  encode N                       one forward pass of a BERT of MiniLM's size over N tokens, every value kept

Needs nothing but torch. One thread, as Headlight has. Of the ways to write this model the fastest is taken: time comes
before the batch, and Adam is the fused one.
"""
import sys
import time
from functools import partial

import torch
from torch import nn
from torch.nn import functional as F

BATCH, EMBEDDING, SOURCE, TARGET, VOCABULARY = 128, 16, 29, 10, 59


class Dot(nn.Module):
    """Luong's dot: q · k."""

    def __init__(self, hidden):
        super().__init__()

    def forward(self, queries, keys):
        return torch.bmm(queries.transpose(0, 1), keys.permute(1, 2, 0))  # [n, t, s]


class General(nn.Module):
    """Luong's general: qᵀ W k, the queries turned first, since they are fewer."""

    def __init__(self, hidden):
        super().__init__()
        self.turn = nn.Linear(hidden, hidden, bias=False)

    def forward(self, queries, keys):
        return torch.bmm(self.turn(queries).transpose(0, 1), keys.permute(1, 2, 0))  # [n, t, s]


class Additive(nn.Module):
    """Bahdanau's: vᵀ tanh(W q + U k)."""

    def __init__(self, hidden):
        super().__init__()
        self.query = nn.Linear(hidden, hidden, bias=False)
        self.key = nn.Linear(hidden, hidden, bias=False)
        self.vector = nn.Linear(hidden, 1, bias=False)

    def forward(self, queries, keys):
        both = self.query(queries).transpose(0, 1)[:, :, None] + self.key(keys).transpose(0, 1)[:, None]  # [n, t, s, a]
        return self.vector(both.tanh()).squeeze(-1)  # [n, t, s]


CELLS = dict(lstm=nn.LSTM, gru=nn.GRU, rnn=nn.RNN)
SCORES = dict(dot=Dot, general=General, additive=Additive)


class Translator(nn.Module):
    """A recurrent encoder and decoder with attention; the source is read backwards."""

    def __init__(self, cell, attention, hidden):
        super().__init__()
        self.source = nn.Embedding(VOCABULARY, EMBEDDING)
        self.target = nn.Embedding(VOCABULARY, EMBEDDING)
        self.encoder = CELLS[cell](EMBEDDING, hidden)
        self.decoder = CELLS[cell](EMBEDDING, hidden)
        self.scores = SCORES[attention](hidden)
        self.output = nn.Linear(2 * hidden, VOCABULARY)

    def forward(self, source, target):
        keys, state = self.encoder(self.source(source.flip(0)))  # [s, n, h]
        queries, _ = self.decoder(self.target(target), state)  # [t, n, h]
        weights = self.scores(queries, keys).softmax(-1)  # [n, t, s]
        context = torch.bmm(weights, keys.transpose(0, 1)).transpose(0, 1)  # [t, n, h]
        return self.output(torch.cat([context, queries], -1))  # [t, n, v]

    def walk(self, source, steps):
        """One sentence, greedily, with every value of every step kept, as a recorded run keeps it."""
        kept = {}

        def cell(lstm, name, t, x, h, c):
            gates = x @ lstm.weight_ih_l0.T + lstm.bias_ih_l0 + h @ lstm.weight_hh_l0.T + lstm.bias_hh_l0
            i, f, g, o = gates.chunk(4, -1)
            i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
            c = f * c + i * g
            h = o * c.tanh()
            for part, value in zip(("x", "i", "f", "g", "o", "c", "h"), (x, i, f, g, o, c, h)):
                kept[name, part, t] = value
            return h, c

        h = c = torch.zeros(1, self.encoder.hidden_size)
        keys = []
        for t, token in enumerate(source.flip(0)):
            h, c = cell(self.encoder, "encoder", t, self.source(token)[None], h, c)
            keys.append(h)
        keys = torch.cat(keys)
        token = torch.tensor(0)
        for t in range(steps):
            h, c = cell(self.decoder, "decoder", t, self.target(token)[None], h, c)
            scores = h @ keys.T
            weights = scores.softmax(-1)
            context = weights @ keys
            concat = torch.cat([context, h], -1)
            logits = self.output(concat)
            parts = (scores, weights, context, concat, logits, logits.softmax(-1))
            for part, value in zip(("scores", "weights", "context", "concat", "logits", "probabilities"), parts):
                kept[part, t] = value
            token = logits.argmax(-1)[0]
        return {name: value.clone() for name, value in kept.items()}


class Encoder:
    """A BERT of MiniLM's size in plain eager attention. Queries, keys and values are one product: that is fastest."""

    LAYERS, SIZE, HEADS, HIDDEN, VOCABULARY, POSITIONS, EPSILON = 6, 384, 12, 1536, 30522, 512, 1e-12

    def __init__(self):
        def weights(*shape):
            return torch.randn(*shape) * 0.05

        def norm():
            return torch.ones(self.SIZE), torch.zeros(self.SIZE)

        d, f = self.SIZE, self.HIDDEN
        self.words, self.positions, self.type = weights(self.VOCABULARY, d), weights(self.POSITIONS, d), weights(d)
        self.norm = norm()
        self.layers = [
            dict(qkv=(weights(3 * d), weights(d, 3 * d)), out=(weights(d), weights(d, d)), norm1=norm(),
                 up=(weights(f), weights(d, f)), down=(weights(d), weights(f, d)), norm2=norm())
            for _ in range(self.LAYERS)
        ]

    def normed(self, x, norm):
        return F.layer_norm(x, (self.SIZE,), *norm, self.EPSILON)

    def walk(self, ids):
        """One text, with every value kept that a recorded run keeps."""
        n, head = len(ids), self.SIZE // self.HEADS
        x = self.normed(self.words[ids] + self.positions[:n] + self.type, self.norm)
        kept = [x]
        for layer in self.layers:
            qkv = torch.addmm(layer["qkv"][0], x, layer["qkv"][1])  # [n, 3 D]
            q, k, v = qkv.view(n, 3, self.HEADS, head).permute(1, 2, 0, 3)  # [h, n, d] each
            scores = q @ k.transpose(1, 2) * head**-0.5  # [h, n, n]
            weights = scores.softmax(-1)
            context = weights @ v  # [h, n, d]
            merged = context.transpose(0, 1).reshape(n, self.SIZE)
            output = torch.addmm(layer["out"][0], merged, layer["out"][1])
            middle = self.normed(x + output, layer["norm1"])
            hidden = F.gelu(torch.addmm(layer["up"][0], middle, layer["up"][1]))
            fed = torch.addmm(layer["down"][0], hidden, layer["down"][1])
            x = self.normed(middle + fed, layer["norm2"])
            kept += [q, k, v, scores, weights, context, output, middle, hidden, fed, x]
        return kept


class Training:
    """A date model in training, on made-up pairs: how long a step takes does not depend on what they say."""

    def __init__(self, cell, attention, hidden):
        self.model = Translator(cell, attention, hidden)
        self.adam = torch.optim.Adam(self.model.parameters(), 1e-3, fused=True)

    def step(self, source, target):
        self.adam.zero_grad()
        read = torch.cat([torch.zeros_like(target[:1]), target[:-1]])
        logits = self.model(source, read)
        loss = F.cross_entropy(logits.reshape(-1, VOCABULARY), target.reshape(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5)
        self.adam.step()
        return loss.item()

    def epoch(self, source, target):
        for batch in torch.randperm(source.shape[1]).split(BATCH):
            self.step(source[:, batch], target[:, batch])


def pairs(count):
    return torch.randint(VOCABULARY, (SOURCE, count)), torch.randint(VOCABULARY, (TARGET, count))


class Works:
    """What can be asked for; what it needs is made before the clock runs."""

    def __init__(self):
        self.trainings = {}
        self.encoder = Encoder()

    def training(self, cell, attention, hidden):
        kind = cell, attention, int(hidden)
        if kind not in self.trainings:
            self.trainings[kind] = Training(*kind)
        return self.trainings[kind]

    def step(self, cell, attention, hidden):
        return partial(self.training(cell, attention, hidden).step, *pairs(BATCH))

    def epoch(self, hidden):
        return partial(self.training("lstm", "dot", hidden).epoch, *pairs(45_000))

    def run(self, hidden, source, target):
        walk = torch.no_grad()(self.training("lstm", "dot", hidden).model.walk)
        return partial(walk, torch.randint(VOCABULARY, (int(source),)), int(target))

    def encode(self, tokens):
        return partial(torch.no_grad()(self.encoder.walk), torch.randint(Encoder.VOCABULARY, (int(tokens),)))


def main():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    works = Works()
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        what, *which = line.split()
        once = getattr(works, what)(*which)
        begin = time.perf_counter()
        once()
        print(time.perf_counter() - begin, flush=True)


if __name__ == "__main__":
    main()
