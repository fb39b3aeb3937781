# Makes the files beside it: tiny models in the archives that package registries hold, and what must become of them.
#   python make.py        (torch, transformers, onnx, safetensors, tokenizers)
# The models have random weights; expected-*.safetensors is what transformers itself saves of them.
import io, json, struct, tarfile, zipfile, zlib
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import BertConfig, BertForMaskedLM, BertModel, LlamaConfig, LlamaForCausalLM

torch.manual_seed(7)
SIZE, LAYERS, HEADS, HIDDEN, POSITIONS = 8, 2, 2, 12, 16
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "cat", "sat", "on", "mat", "##s", "ℝ"]
FIXED = (1980, 1, 1, 0, 0, 0)


def zipped(path_or_buffer, files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path_or_buffer, "w", method) as z:
        for name, data in files.items():
            z.writestr(zipfile.ZipInfo(name, FIXED), data, method)


def bert(kind):
    config = BertConfig(vocab_size=len(WORDS), hidden_size=SIZE, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
                        intermediate_size=HIDDEN, max_position_embeddings=POSITIONS, attn_implementation="eager")
    model = (BertModel(config, add_pooling_layer=False) if kind == "encoder" else BertForMaskedLM(config)).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn_like(parameter) * 0.5)
    return model


def saved(name, model, leave_out=()):
    tensors = {k: v.contiguous().clone() for k, v in model.state_dict().items()
               if v.dtype == torch.float32 and k not in leave_out}
    save_file(tensors, f"expected-{name}.safetensors")
    return tensors


class Traceable(torch.nn.Module):
    """The same BERT in plain lines, because the exporter cannot follow those of transformers."""

    def __init__(self, model):
        super().__init__()
        for name, child in model.named_children():
            self.add_module(name, child)

    def forward(self, input_ids, attention_mask, token_type_ids):
        e, tokens = self.embeddings, input_ids.shape[1]
        x = e.word_embeddings(input_ids) + e.token_type_embeddings(token_type_ids)
        x = e.LayerNorm(x + e.position_embeddings(e.position_ids[:, :tokens]))
        mask = (1 - attention_mask[:, None, None, :].float()) * -10000.0
        for layer in self.encoder.layer:
            a = layer.attention
            q, k, v = (part(x).view(x.size(0), x.size(1), HEADS, SIZE // HEADS).transpose(1, 2)
                       for part in (a.self.query, a.self.key, a.self.value))
            w = torch.softmax(q @ k.transpose(-1, -2) / (SIZE // HEADS) ** 0.5 + mask, -1)
            x = a.output.LayerNorm(x + a.output.dense((w @ v).transpose(1, 2).reshape(x.size(0), x.size(1), SIZE)))
            hidden = torch.nn.functional.gelu(layer.intermediate.dense(x))
            x = layer.output.LayerNorm(x + layer.output.dense(hidden))
        return x


# --- PyTorch's ONNX in a jar -------------------------------------------------------------------------------------------
def onnx_jar():
    model = bert("encoder")
    saved("onnx", model)
    ids = torch.tensor([[2, 5, 6, 3]])
    out = io.BytesIO()
    assert torch.allclose(Traceable(model)(ids, torch.ones_like(ids), 0 * ids), model(ids).last_hidden_state, atol=1e-5)
    torch.onnx.export(Traceable(model), (ids, torch.ones_like(ids), torch.zeros_like(ids)), out, dynamo=False, opset_version=14,
                      input_names=["input_ids", "attention_mask", "token_type_ids"], output_names=["last_hidden_state"],
                      dynamic_axes={n: {0: "batch", 1: "tokens"} for n in ("input_ids", "attention_mask", "token_type_ids")})
    tokenizer = {"version": "1.0",
                 "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
                 "padding": {"strategy": {"Fixed": 4}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 0,
                             "pad_type_id": 0, "pad_token": "[PAD]"},
                 "added_tokens": [], "normalizer": {"type": "BertNormalizer", "clean_text": True,
                                                    "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
                 "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": None, "decoder": None,
                 "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                           "max_input_chars_per_word": 100, "vocab": {w: i for i, w in enumerate(WORDS)}}}
    zipped("onnx.jar", {
        "META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n",
        "META-INF/maven/test.group/tiny-onnx/pom.properties": "groupId=test.group\nartifactId=tiny-onnx\nversion=1.2\n",
        "tiny-tokenizer.json": json.dumps(tokenizer), "tiny.onnx": out.getvalue()})


# --- a TensorFlow checkpoint in a zip in a jar -------------------------------------------------------------------------
def crc32c(data):
    crc = 0xffffffff
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = crc >> 1 ^ (0x82f63b78 if crc & 1 else 0)
    return crc ^ 0xffffffff


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xa282ead8) & 0xffffffff


def varint(n):
    out = b""
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def block(entries):
    out, last = b"", b""
    for key, value in entries:
        shared = 0
        while shared < min(len(last), len(key)) and last[shared] == key[shared]:
            shared += 1
        out += varint(shared) + varint(len(key) - shared) + varint(len(value)) + key[shared:] + value
        last = key
    return out + struct.pack("<II", 0, 1)


def table(entries):
    file, handles = b"", []
    for some in ([e for e in entries if e[0] < b"m"], [e for e in entries if e[0] >= b"m"], []):
        if some or handles:
            body = block(some)
            handles.append((some[-1][0] if some else b"", varint(len(file)) + varint(len(body))))
            file += body + b"\0" + struct.pack("<I", masked(body + b"\0"))
    body = block(handles[:-1])  # the last one is the block about blocks
    index = varint(len(file)) + varint(len(body))
    file += body + b"\0" + struct.pack("<I", masked(body + b"\0"))
    return file + (handles[-1][1] + index).ljust(40, b"\0") + bytes.fromhex("57fb808b247547db")


def tensorflow_jar():
    model = bert("masked words")
    tensors = saved("tensorflow", model, {"cls.predictions.decoder.weight", "cls.predictions.decoder.bias"})
    data, entries = b"", [(b"", field(1, 1) + field(3, field(1, 1)))]
    variables = {}
    for name, tensor in tensors.items():
        path = name.replace("layer.", "layer_").replace(".", "/").replace("cls/predictions/bias", "cls/predictions/output_bias")
        if path.endswith("LayerNorm/weight"):
            path = path[:-6] + "gamma"
        elif path.endswith("LayerNorm/bias"):
            path = path[:-4] + "beta"
        elif path.endswith("embeddings/weight"):
            path = path[:-7]
        elif path.endswith("/weight"):
            path, tensor = path[:-6] + "kernel", tensor.T
        variables["module/" + path] = tensor.contiguous().numpy().tobytes(), tensor.shape
    for name, (numbers, shape) in sorted(variables.items()):
        sizes = b"".join(field(2, field(1, n)) for n in shape)
        entry = field(1, 1) + field(2, sizes) + (field(4, len(data)) if data else b"") + field(5, len(numbers))
        entries.append((name.encode(), entry + varint(6 << 3 | 5) + struct.pack("<I", masked(numbers))))
        data += numbers
    constant = field(8, field(1, 3) + field(2, b"") + field(7, bytes([HEADS])))
    node = field(1, b"module/bert/encoder/layer_0/attention/self/Reshape/shape/2") + field(2, b"Const") \
        + field(5, field(1, b"value") + field(2, constant))
    inner = io.BytesIO()
    zipped(inner, {"assets/vocab.txt": "\n".join(WORDS) + "\n", "saved_model.pb": field(1, 1) + field(2, field(2, field(1, node))),
                   "variables/variables.data-00000-of-00001": data, "variables/variables.index": table(entries)},
           zipfile.ZIP_STORED)
    zipped("tensorflow.jar", {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n", "tiny/bert": inner.getvalue()})


# --- a model of llama2.c in an npm package -----------------------------------------------------------------------------
PIECES = [" ", "t", "h", "e", "c", "a", "s", "n", "o", "\n", "가"]
JOINED = ["  ", " t", "th", " th", " the", "he", "at", " c", " cat", "an", "    ", "on"]


def llama_package():
    groups, heads, size, head = 2, 4, 16, 4
    pieces = [(p, -1e9 if p == "  " else -float(i)) for i, p in enumerate(JOINED + PIECES)]
    words = 259 + len(pieces)
    config = LlamaConfig(vocab_size=words, hidden_size=size, intermediate_size=24, num_hidden_layers=LAYERS, num_attention_heads=heads,
                         num_key_value_heads=groups, max_position_embeddings=32, rms_norm_eps=1e-5, tie_word_embeddings=True)
    model = LlamaForCausalLM(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn_like(parameter) * 0.3)
    t = saved("llama2c", model, {"lm_head.weight"})
    pairs = lambda w, n: w.view(n, 2, head // 2, size).transpose(1, 2).reshape(n * head, size)  # halves → neighbours
    layer = lambda name, change=lambda w: w: b"".join(
        change(t[f"model.layers.{l}.{name}.weight"]).contiguous().numpy().tobytes() for l in range(LAYERS))
    angles = torch.outer(torch.arange(32.0), 10000 ** (-torch.arange(0, head, 2) / head))
    whole = lambda x: x.contiguous().numpy().tobytes()
    weights = struct.pack("<7i", size, 24, LAYERS, heads, groups, words, 32) + whole(t["model.embed_tokens.weight"]) \
        + layer("input_layernorm") + layer("self_attn.q_proj", lambda w: pairs(w, heads)) \
        + layer("self_attn.k_proj", lambda w: pairs(w, groups)) + layer("self_attn.v_proj") + layer("self_attn.o_proj") \
        + layer("post_attention_layernorm") + layer("mlp.gate_proj") + layer("mlp.down_proj") + layer("mlp.up_proj") \
        + whole(t["model.norm.weight"]) + whole(angles.cos()) + whole(angles.sin())
    texts = [b"<unk>", b"\n<s>\n", b"\n</s>\n"] + [chr(b).encode() for b in range(256)] + [p.encode() for p, _ in pieces]
    scores = [0.0] * 259 + [s for _, s in pieces]
    tokenizer = struct.pack("<i", 8) + b"".join(struct.pack("<fi", s, len(x)) + x for s, x in zip(scores, texts))
    package = io.BytesIO()
    with tarfile.open(fileobj=package, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in (("package/package.json", b'{"name": "tiny-llama", "version": "0.3.0"}'), ("package/dist/llama2.data", weights + tokenizer)):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    z = zlib.compressobj(9, zlib.DEFLATED, 31)
    open("llama2c.tgz", "wb").write(z.compress(package.getvalue()) + z.flush())


if __name__ == "__main__":
    onnx_jar()
    tensorflow_jar()
    llama_package()
