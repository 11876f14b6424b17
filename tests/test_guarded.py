"""Work that hangs, crashes or eats the memory costs itself and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from operator import neg
from pathlib import Path

import psutil
import pytest

from thememiner.engine import in_order
from thememiner.errors import UnreadableFileError
from thememiner.guarded import GuardedExecutor, Limits, WorkerLostError
from troubles import (
    breaks_down,
    doubled,
    hoards,
    hoards_in_c,
    is_refused,
    leaves,
    loops_in_c,
    runs_a_child,
    sends_much,
    sleeps,
    takes_three_seconds,
    two_more_seconds,
    waits_for_a_child,
)

SMALL = Limits(seconds=2, megabytes=300, tasks=100)
NEEDS_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by signal 0")


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (sleeps, "longer than the 2 seconds"),
        (loops_in_c, "longer than the 2 seconds"),
        (hoards, "more than the 300 MB"),
        pytest.param(hoards_in_c, "more than the 300 MB", marks=NEEDS_POSIX),
        (breaks_down, "broke down"),
        (leaves, "broke down"),
    ],
)
def test_one_piece_of_work_that_goes_wrong_costs_itself_alone(work: Callable[[int], None], reason: str) -> None:
    with GuardedExecutor(1, SMALL) as pool:
        before, lost, after = pool.submit(doubled, 1), pool.submit(work, 2), pool.submit(doubled, 3)
        assert before.result() == 2
        with pytest.raises(WorkerLostError, match=reason):
            lost.result()
        assert after.result() == 6


def test_what_a_call_raises_comes_back_whole() -> None:
    with GuardedExecutor(1, SMALL) as pool, pytest.raises(UnreadableFileError) as caught:
        pool.submit(is_refused, 1).result()
    assert (caught.value.place, caught.value.remedy) == ("page 3", "fetch it again")


def test_results_come_in_the_order_of_the_items() -> None:
    with GuardedExecutor(2, SMALL) as pool:
        assert list(in_order(pool, neg, range(20))) == [(number, -number) for number in range(20)]
        assert list(pool.map(neg, range(5))) == [0, -1, -2, -3, -4]


def test_one_process_does_many_pieces_of_work_until_it_is_replaced() -> None:
    with GuardedExecutor(1, Limits(tasks=3)) as pool:
        made = [pool.submit(os.getpid).result() for _ in range(6)]
    assert len(set(made[:3])) == len(set(made[3:])) == 1
    assert len(set(made)) == 2
    assert os.getpid() not in made


def test_a_worker_that_was_killed_while_it_waited_is_no_fault_of_the_next() -> None:
    with GuardedExecutor(1, SMALL) as pool:
        worker = psutil.Process(pool.submit(os.getpid).result())
        worker.kill()
        assert within_ten_seconds(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE)
        time.sleep(0.5)  # its other threads end after the first
        assert pool.submit(doubled, 2).result() == 4


@pytest.mark.slow
def test_a_large_piece_of_work_may_take_longer() -> None:
    with GuardedExecutor(1, SMALL, two_more_seconds) as pool:
        assert pool.submit(takes_three_seconds, "large").result() == "done"
    with GuardedExecutor(1, SMALL) as pool, pytest.raises(WorkerLostError):
        pool.submit(takes_three_seconds, "small").result()


def with_marker(marker: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if marker in " ".join(process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def within_ten_seconds(true: Callable[[], bool]) -> bool:
    for _ in range(200):
        if true():
            return True
        time.sleep(0.05)
    return False


def gone(marker: str) -> bool:
    return within_ten_seconds(lambda: not with_marker(marker))


@pytest.mark.slow
def test_time_of_a_child_counts_a_tenth() -> None:
    """OCR has a limit of its own, and takes seconds a page."""
    with GuardedExecutor(1, Limits(seconds=3)) as pool:
        assert pool.submit(waits_for_a_child, 5.0).result() == "done"


def test_a_program_that_a_worker_runs_ends_with_it() -> None:
    marker = f"child-of-{os.getpid()}"
    with GuardedExecutor(1, Limits(seconds=0.5)) as pool, pytest.raises(WorkerLostError):
        pool.submit(runs_a_child, marker).result()
    assert gone(marker)


def test_after_an_error_nothing_goes_on() -> None:
    marker = f"left-by-{os.getpid()}"
    with pytest.raises(KeyboardInterrupt), GuardedExecutor(1, Limits()) as pool:
        running, waiting = pool.submit(runs_a_child, marker), pool.submit(doubled, 2)
        assert within_ten_seconds(lambda: bool(with_marker(marker)))
        raise KeyboardInterrupt
    assert gone(marker)
    assert isinstance(running.exception(), WorkerLostError)
    assert waiting.cancelled()


@pytest.mark.slow
def test_workers_killed_at_any_moment_cost_one_result_each() -> None:
    """Also while they send: nothing is shared between them that a dead one could hold."""
    with GuardedExecutor(2, Limits()) as pool:
        futures = [pool.submit(sends_much, number) for number in range(40)]
        kills = 0
        while not all(one.done() for one in futures):
            time.sleep(0.4)
            for worker in psutil.Process().children()[:1]:
                worker.kill()
                kills += 1
        lost = [one for one in futures if one.exception()]
        assert kills > 0
        assert len(lost) <= kills
        assert all(isinstance(one.exception(), WorkerLostError) for one in lost)


PARENT = """
import signal, sys
from troubles import runs_a_child
from thememiner.guarded import GuardedExecutor, Limits
if __name__ == "__main__":
    # A shell starts background jobs with this signal ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with GuardedExecutor(1, Limits()) as pool:
        pool.submit(runs_a_child, sys.argv[1]).result()
"""


@NEEDS_POSIX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_nothing_is_left_when_the_parent_is_killed_or_interrupted(tmp_path: Path, how: signal.Signals) -> None:
    marker = f"orphan-{how.name}-{os.getpid()}"
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen([sys.executable, str(script), marker], env=environment, stderr=subprocess.DEVNULL) as parent:
        assert within_ten_seconds(lambda: len(with_marker(marker)) == 2)
        parent.send_signal(how)
        parent.wait()
    assert gone(marker)


WITHOUT_GUARD = """
from operator import neg
from thememiner.guarded import GuardedExecutor, Limits
with GuardedExecutor(1, Limits()) as pool:
    pool.submit(neg, 1).result()
"""


def test_a_script_that_cannot_start_workers_is_told_why(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(WITHOUT_GUARD)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no process for reading could be started" in done.stderr.splitlines()[-1]
