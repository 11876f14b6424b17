"""Where work runs: here or in processes, behind the standard library's ``Executor``.

A cluster's executor that keeps to that interface can be handed in instead.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_WAITING_PER_WORKER = 4


def cores() -> int:
    """Processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def executor(workers: int | None = None) -> Executor:
    """An executor with so many workers (default: one a core); one worker means no process is started.

    Processes are spawned, not forked: the same on every system, and safe beside threads.
    """
    count = workers or cores()
    if count == 1:
        return ThreadPoolExecutor(1)
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=spawn, initializer=end_with_parent)


def end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever; it ends instead, and so do its children."""
    import psutil

    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        connection.wait([sentinel])
        for child in psutil.Process().children(recursive=True):
            child.kill()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def using(pool: Executor | None, jobs: int) -> Iterator[Executor]:
    """The executor handed in, left open; or one made for so many jobs, shut down afterwards."""
    if pool is not None:
        yield pool
        return
    with executor(min(cores(), max(1, jobs))) as made:
        yield made


def in_order(pool: Executor, call: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
    """Yield each item with its result in the order given, with few results waiting, whatever the number of items.

    Raises:
        Exception: Whatever ``call`` raised for an item, when that item's turn comes.
    """
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    most = _WAITING_PER_WORKER * getattr(pool, "_max_workers", 1)
    try:
        for item in items:
            waiting.append((item, pool.submit(call, item)))
            while len(waiting) >= most:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
    finally:
        for _, future in waiting:
            future.cancel()
