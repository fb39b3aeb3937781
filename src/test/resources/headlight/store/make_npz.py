"""Makes the files beside it: traces and arrays as NumPy writes them. Run it in this folder; needs NumPy."""

import json
import zipfile

import numpy as np

weights = np.array([[0.25, 0.75], [0.5, 0.5], [1.0, 0.0]], dtype=np.float32)
scores = np.array([[1, 2], [3, 3], [9, -np.inf]], dtype=np.float64)
tokens = {"source": ["il", "나"], "target": ["he", "is", "<eos>"], "model": "cluster", "layer_count": 6}

np.savez_compressed(
    "attention.npz",
    **{
        "attention.weights": np.asfortranarray(weights),
        "attention.scores": scores.astype(">f8"),
        "half": np.array([1.5, -2.0, np.inf, 6.1e-5, 5.9e-8], dtype=np.float16),
        "whole": np.arange(6, dtype=np.int64).reshape(1, 2, 3).transpose(2, 1, 0),
        "big": np.array([1, 70000], dtype=">u4"),
        "huge": np.array([2**64 - 1], dtype=np.uint64),
        "signed": np.array([-3], dtype=np.int8),
        "flags": np.array([True, False]),
        "scalar": np.float32(7),
        "empty": np.zeros((0, 3), dtype=np.float32),
        "a/../b": np.array([4.0]),
    },
)
with zipfile.ZipFile("attention.npz", "a") as file:
    file.writestr("tokens.json", json.dumps(tokens))

with zipfile.ZipFile("versions.npz", "w") as file:
    for version in [(1, 0), (2, 0), (3, 0)]:
        with file.open(f"v{version[0]}.npy", "w") as entry:
            np.lib.format.write_array(entry, weights, version=version)

np.savez("objects.npz", objects=np.array([{"a": 1}], dtype=object))
np.savez("texts.npz", texts=np.array(["a"]))
np.savez("complex.npz", complex=np.array([1j]))
