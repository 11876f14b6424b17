"""Work that may hang, crash or eat the memory, each piece in a process that can be ended, behind ``Executor``.

Each thread of the pool owns one worker process and one pipe to it, and looks at it every tenth of a second, from
outside: a library that loops in C and holds the interpreter cannot keep it from being ended. It works alike on every
system. The standard ``ProcessPoolExecutor`` breaks as a whole with one worker. So does pebble's when a worker is killed
while it sends, for its workers share the locks of one pipe (measured: 31 of 40 results lost), and the children of a
worker that it ends live on.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ParamSpec, TextIO, TypeVar

import psutil

from thememiner.engine import end_with_parent
from thememiner.errors import ThememinerError

Params = ParamSpec("Params")
Result = TypeVar("Result")
Task = tuple[Callable[..., Any], tuple[Any, ...], Mapping[str, Any]]
Allowance = Callable[..., float]

_TICK = 0.1
_CHILDREN_EVERY = 10
"""Ticks between two looks for children of a worker: that costs a walk through all processes of the machine."""

_CHILD_SHARE = 0.1
"""What a second counts while a child of the worker works (an OCR program, with a time limit of its own)."""

_LONGEST_TICK = 1.0
"""A tick that took longer is one of a machine that slept, or had other things to do."""

_START = 120.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take.

    Args:
        seconds: Time, counted while the worker itself works; an allowance that it asks for is added to it.
        megabytes: Resident memory of the worker and its children together.
        tasks: Pieces of work after which a worker is replaced by a fresh one.
    """

    seconds: float = 120.0
    megabytes: int = 2000
    tasks: int = 100


class WorkerLostError(ThememinerError):
    """A piece of work whose process was ended, or ended by itself; says why in plain words."""


class GuardedExecutor(ThreadPoolExecutor):
    """An executor whose calls run in processes with limits; a call that breaks them raises `WorkerLostError`.

    Args:
        workers: How many processes.
        limits: What a call may take.
        allowance: Told the arguments of a call, in the worker and before it, gives the seconds to add to the limit.
        lost: Told the error and the arguments, gives the result of a call that was lost, or raises its own.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits | None = None,
        allowance: Allowance | None = None,
        lost: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(workers, thread_name_prefix="thememiner-guard")
        self._limits, self._allowance, self._lost = limits or Limits(), allowance, lost
        self._idle: deque[_Worker] = deque()
        self._stopping, self._processes = threading.Event(), threading.Lock()

    def submit(self, fn: Callable[Params, Result], /, *args: Params.args, **kwargs: Params.kwargs) -> Future[Result]:
        """Run a call in a worker; what it raises is raised by the future."""
        return super().submit(self._guarded, (fn, args, kwargs))

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Wait for what was submitted; after an error (or Ctrl-C) end what runs instead."""
        if kind is not None:
            self._stopping.set()
        self.shutdown(cancel_futures=kind is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As `concurrent.futures.Executor.shutdown`; the workers end with it."""
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        while wait and self._idle:
            self._idle.pop().close()

    def _guarded(self, task: Task) -> Any:  # noqa: ANN401 - whatever the call gives
        worker = self._worker()
        try:
            return worker.run(task)
        except WorkerLostError as error:
            if self._lost is None or self._stopping.is_set():
                raise
            return self._lost(error, *task[1], **task[2])
        finally:
            if worker.is_fresh():
                self._idle.append(worker)
            else:
                worker.close()

    def _worker(self) -> _Worker:
        """One that waits for work, or a new one; one that was killed meanwhile is no fault of the next file."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive():
                return worker
            worker.close()
        return _Worker(self._limits, self._allowance, self._stopping, self._processes)


class _Worker:
    """One process, the pipe to it, and the eyes on it.

    Args:
        limits: What a call may take.
        allowance: As for `GuardedExecutor`.
        stopping: Set when everything is to end.
        processes: Held while a process is started or waited for: multiprocessing does not expect two threads at it.
    """

    def __init__(
        self, limits: Limits, allowance: Allowance | None, stopping: threading.Event, processes: threading.Lock
    ) -> None:
        self._limits, self._stopping, self._processes = limits, stopping, processes
        self._children: list[psutil.Process] = []
        self._done, self._ended = 0, False
        spawn = multiprocessing.get_context("spawn")
        self._channel, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, allowance), name="thememiner-reader", daemon=True)
        with processes:
            self._process.start()
            self._seen = psutil.Process(self._process.pid)
        theirs.close()
        self._wait_for_start()

    def is_fresh(self) -> bool:
        """Whether it can take another piece of work."""
        return not self._ended and self._done < self._limits.tasks

    def is_alive(self) -> bool:
        """Whether its process is there: one that waits says nothing, one that is gone closed the pipe."""
        return not self._channel.poll(0)

    def close(self) -> None:
        """End it, whatever it does."""
        self._end()
        self._channel.close()

    def run(self, task: Task) -> Any:  # noqa: ANN401 - whatever the call gives
        """Have one piece of work done.

        Raises:
            WorkerLostError: The process broke its limits, or broke down.
            Exception: Whatever the call raised.
        """
        self._done += 1
        self._children = []
        try:
            self._channel.send(task)
            kind, value = self._answer()
        except (EOFError, ConnectionError) as error:
            raise WorkerLostError(f"the process that read it broke down (exit code {self._end()})") from error
        if kind == "raised":
            raise value
        return value

    def _answer(self) -> tuple[str, Any]:
        """Wait for the outcome with an eye on time and memory."""
        allowed, spent, before = self._limits.seconds, 0.0, time.monotonic()
        for tick in count(1):
            if self._channel.poll(_TICK):
                kind, value = self._channel.recv()
                if kind != "allowed":
                    return kind, value
                allowed += value
            if tick % _CHILDREN_EVERY == 0:
                self._look_for_children()
            now = time.monotonic()
            spent += min(now - before, _LONGEST_TICK) * (_CHILD_SHARE if self._children else 1.0)
            before = now
            self._check(spent, allowed)
        raise AssertionError("count() does not end")

    def _check(self, spent: float, allowed: float) -> None:
        reason = ""
        if self._stopping.is_set():
            reason = "the run was stopped"
        elif spent > allowed:
            reason = f"took longer than the {allowed:,.0f} seconds that a file of its size may take"
        elif self._megabytes() > self._limits.megabytes:
            reason = f"took more than the {self._limits.megabytes:,} MB of memory that a file may take"
        if reason:
            self._end()
            raise WorkerLostError(reason)

    def _megabytes(self) -> float:
        total = 0
        for process in (self._seen, *self._children):
            with suppress(psutil.Error):  # it has just ended
                total += process.memory_info().rss
        return total / 1e6

    def _look_for_children(self) -> None:
        # Where the worker has ended, those that were seen last are ended with it.
        with suppress(psutil.Error):
            self._children = self._seen.children(recursive=True)

    def _end(self) -> int | None:
        """End the worker and its children and give its exit code; stopped first, it starts no child meanwhile."""
        with self._processes:
            if not self._ended:
                self._process.join(_TICK)
                if self._process.is_alive():
                    with suppress(psutil.Error):
                        self._seen.suspend()
                    self._look_for_children()
                for process in (*self._children, self._seen):
                    with suppress(psutil.Error):
                        process.kill()
                self._process.join()
                self._ended = True
            return self._process.exitcode

    def _wait_for_start(self) -> None:
        """Wait until it takes work; raises ThememinerError where none can be started, which no file is to blame for."""
        began = time.monotonic()
        try:
            while not self._channel.poll(_TICK):
                if self._stopping.is_set() or time.monotonic() - began > _START:
                    raise EOFError
            self._channel.recv()
        except (EOFError, ConnectionError) as error:
            self.close()
            remedy = "in a script of your own, call it under `if __name__ == '__main__':`"
            raise ThememinerError(f"no process for reading could be started; {remedy}") from error


def _serve(channel: Connection, allowance: Allowance | None) -> None:
    """What a worker does: calls, one after the other, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    end_with_parent()
    channel.send(("started", 0))
    with Path(os.devnull).open("w") as nowhere:
        while True:
            try:
                task = channel.recv()
            except EOFError:
                return
            except (ImportError, AttributeError) as error:  # a function that only the parent knows
                channel.send(("raised", error))
                continue
            channel.send(_outcome(channel, allowance, task, nowhere))
            faulthandler.cancel_dump_traceback_later()


def _outcome(channel: Connection, allowance: Allowance | None, task: Task, nowhere: TextIO) -> tuple[str, Any]:
    call, args, kwargs = task
    try:
        seconds = allowance(*args, **kwargs) if allowance else 0.0
        channel.send(("allowed", seconds))
        # A thread in C, which needs no interpreter: whatever happens to the parent, this process ends some day.
        faulthandler.dump_traceback_later(_START + seconds / _CHILD_SHARE, exit=True, file=nowhere)
        return "done", call(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - it is raised again where the future is asked
        return "raised", error
