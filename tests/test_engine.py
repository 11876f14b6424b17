from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from operator import neg
from pathlib import Path

import pytest

from thememiner.engine import executor, in_order, using


def fails_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    with executor(workers) as pool:
        assert list(in_order(pool, neg, range(40))) == [(number, -number) for number in range(40)]


def test_an_error_is_raised_when_its_turn_comes() -> None:
    done = []
    with executor(1) as pool, pytest.raises(ValueError, match="three"):
        for item, _ in in_order(pool, fails_on_three, range(10)):
            done.append(item)
    assert done == [0, 1, 2]


def test_an_executor_that_was_handed_in_stays_open() -> None:
    with ThreadPoolExecutor(1) as pool:
        with using(pool, 3) as workers:
            assert workers is pool
        assert pool.submit(neg, 3).result() == -3


PARENT = """
import os, signal, sys, time
from thememiner.engine import executor
if __name__ == "__main__":
    pool = executor(2)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by signal 0")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(200):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")
