"""Pieces of work for a worker process, most of which go wrong; a module, so that the process finds them."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import time

from thememiner.errors import UnreadableFileError


def sleeps(_: int) -> None:
    time.sleep(600)


def loops_in_c(_: int) -> None:
    """Holds the interpreter: no other thread of the process gets a turn."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def hoards(_: int) -> None:
    kept = [b"x" * 20_000_000 for _ in range(1000)]
    time.sleep(len(kept))


def hoards_in_c(_: int) -> None:
    """Memory that Python knows nothing of, written by one call that holds the interpreter."""
    memory = ctypes.PyDLL(None)
    memory.malloc.restype = ctypes.c_void_p
    memory.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
    for _ in range(100):
        memory.memset(memory.malloc(100_000_000), 1, 100_000_000)


def breaks_down(_: int) -> None:
    ctypes.string_at(0)


def leaves(_: int) -> None:
    os._exit(0)


def is_refused(_: int) -> None:
    raise UnreadableFileError("k.pdf", "is damaged", place="page 3", remedy="fetch it again")


def runs_a_child(marker: str) -> None:
    subprocess.run([sys.executable, "-c", f"import time; time.sleep(600)  # {marker}"], check=False)


def doubled(number: int) -> int:
    return 2 * number


def sends_much(_: int) -> bytes:
    return b"x" * 40_000_000


def two_more_seconds(_: object) -> float:
    return 2.0


def takes_three_seconds(_: object) -> str:
    time.sleep(3)
    return "done"


def waits_for_a_child(seconds: float) -> str:
    subprocess.run([sys.executable, "-c", f"import time; time.sleep({seconds})"], check=True)
    return "done"
