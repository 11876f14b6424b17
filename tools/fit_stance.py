"""Fit the stance model and write ``models/safeguarding-stance``, byte for byte the same from the same texts.

``python -m tools.fit_stance --date 2026-11-24 [--data ../shared/data] [--without-writer W2 …] [--out FOLDER]``
``python -m tools.fit_stance --protocol [--writers T1 …]`` writes nothing: it prints how texts that were left out are
judged.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from tools.stance_fitting import STRENGTH, Texts, fit_stance, with_sentences
from tools.stance_protocol import left_out, table
from tools.stance_texts import CORPUS, REAL, SENTENCES, TRAINING, Labelled, labelled, sentence_labels

from thememiner.artefacts import file_sha256
from thememiner.coding.fitted_stance.store import ARRAYS, CARD, SETTINGS, save_stance_model
from thememiner.encoding import load_encoder

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "models" / "safeguarding-stance"
_LABELLED_BY = (
    "Invented passages: their writer, one reading. Real texts: one reading each by a language model with the codebook "
    "and the boundary rules; coded/training.csv likewise. Sentences of mixed paragraphs of coded/training.csv: one "
    "reading by a language model. No person labelled any of them."
)


def prepared(rows: Sequence[Labelled]) -> Texts:
    """The texts with vectors, on one thread."""
    vectors = load_encoder("minilm", threads=1).encode([row.text for row in rows])
    return with_sentences(rows, vectors, sentence_labels())


def card(
    rows: Sequence[Labelled], sources: Sequence[Path], folder: Path, options: argparse.Namespace
) -> dict[str, object]:
    """What is to be known of the artefact."""
    groups = Counter(row.group for row in rows)
    return {
        "name": folder.name,
        "what": "statement and polarity of passages of safeguarding reviews and inspections; polarity of sentences",
        "made by": "tools/fit_stance.py",
        "date": options.date,
        "how": f"logistic regressions (C={STRENGTH}) over words, shapes, plain signs, context and vectors of minilm",
        "fitted on": dict(sorted(groups.items())),
        "groups": "W, T: invented, by writer; C1: corpus 01-07; FT, PT: coded/training.csv; RP: real-paragraphs.csv",
        "left out": sorted(options.without_writer),
        "labelled by": _LABELLED_BY,
        "sources": {path.name: file_sha256(path) for path in sources},
        "versions": {name: version(name) for name in ("scikit-learn", "numpy", "scipy", "safetensors", "spacy")},
        "sha256": {name: file_sha256(folder / name) for name in (ARRAYS, SETTINGS)},
    }


def main() -> None:
    """Fit and write, or print the protocol."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--date", default="")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--without-writer", nargs="*", default=[])
    parser.add_argument("--all-coded", action="store_true", help="with the coded rows that figures are reported on")
    parser.add_argument("--protocol", action="store_true")
    parser.add_argument("--writers", nargs="*", default=[])
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    rows = [
        row
        for row in labelled(options.data, all_coded=options.all_coded)
        if row.group not in {"C2", *options.without_writer}
    ]
    texts = prepared(rows)
    if options.protocol:
        for checked in left_out(texts, only=options.writers):
            print("\n".join(table(checked)), flush=True)
        return
    save_stance_model(fit_stance(texts), options.out)
    coded = options.data / "coded"
    sources = [options.data / "invented" / "passages.csv", coded / "training.csv", CORPUS, SENTENCES]
    sources += sorted([*TRAINING.glob("invented-*.csv"), TRAINING / "real-paragraphs.csv"])
    if options.all_coded:
        sources += [coded / "findings.csv", coded / "paragraphs.csv"]
    text = json.dumps(card(rows, sources, options.out, options), ensure_ascii=False, indent=2)
    (options.out / CARD).write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} texts, {sum(row.group in REAL for row in rows)} of them real: {options.out}")


if __name__ == "__main__":
    main()
