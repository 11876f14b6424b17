"""Make models/background: the mean vectors that nearness to definitions is measured from.

    python tools/make_background.py [--data ../shared/data] [-o models/background]

Texts: the findings and the paragraphs of coded/training.csv and the invented passages of writers W1 and W3, each kind
counting the same. Themes: ``label: definition`` of the packaged codebook. No label is used, only the texts.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from thememiner.artefacts import file_sha256
from thememiner.codebook import default_codebook
from thememiner.coding.background import FILE, NAME
from thememiner.coding.nearness import entry_line
from thememiner.encoding import load_encoder


def _texts(data: Path) -> dict[str, list[str]]:
    with (data / "coded" / "training.csv").open(encoding="utf-8-sig", newline="") as source:
        training = list(csv.DictReader(source))
    with (data / "invented" / "passages.csv").open(encoding="utf-8-sig", newline="") as source:
        invented = list(csv.DictReader(source))
    return {
        "findings": [row["text"] for row in training if row["id"].startswith("FT")],
        "paragraphs": [row["text"] for row in training if row["id"].startswith("PT")],
        "invented": [row["text"] for row in invented if row["id"].startswith(("W1", "W3"))],
    }


def main() -> None:
    """Encode, average, write file and card."""
    here = Path(__file__).parents[1]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=here.parent / "shared" / "data")
    parser.add_argument("-o", "--out", type=Path, default=here / "models" / NAME)
    arguments = parser.parse_args()
    encoder = load_encoder()
    texts = _texts(arguments.data)
    means = [encoder.encode(listed).mean(axis=0, dtype=np.float64) for listed in texts.values()]
    lines = [entry_line(theme) for theme in default_codebook().themes]
    # Rounded, so that the last bit of a sum makes no other file.
    arrays = {
        "texts": np.mean(means, axis=0).round(5).astype(np.float32),
        "themes": encoder.encode(lines).mean(axis=0, dtype=np.float64).round(5).astype(np.float32),
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    target = arguments.out / FILE
    save_file(arrays, target)
    card = {
        "name": NAME,
        "what": "mean vectors of texts and of theme definitions, 384 dimensions, encoder minilm",
        "made by": "tools/make_background.py",
        "from": {
            "coded/training.csv, findings": len(texts["findings"]),
            "coded/training.csv, paragraphs": len(texts["paragraphs"]),
            "invented/passages.csv, writers W1 and W3": len(texts["invented"]),
            "packaged codebook, label and definition": len(lines),
        },
        "labels used": "none",
        "sha256": {FILE: file_sha256(target)},
    }
    (arguments.out / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(f"{target}: {card['sha256']}")


if __name__ == "__main__":
    main()
