"""Postings checked by several processes at once.

Invariant: each posting gets one answer, whatever becomes of a process, and no process outlives the run.

A worker is a fresh Python, not a fork: so the same happens on every system, whatever threads and files this process
has. Each has a thread here that hands it one posting at a time and waits for the answer: whoever dies or hangs over a
posting can be named. Only this process keeps results and writes output.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from queue import Empty, SimpleQueue

from jdlint.cli.examine import Examined, unpacked
from jdlint.cli.options import Options
from jdlint.cli.process import Worker, WorkerDiedError
from jdlint.cli.source import Source

TIME_LIMIT = 60.0
"""Seconds that a posting may take; a long one takes a tenth of one."""
_KILLED = 9
"""The signal that ends a process at once: sent by people, and by a system that is out of memory."""
_TRIES = 2
"""How often a posting is tried whose worker dies: once it may be that others took the memory."""
_WAY_OUT = "Leave it out with --exclude, and please report it with the posting's text."
_WATCH = 0.2
"""Seconds between two looks at who takes too long."""


def examined_by(jobs: int, options: Options, sources: Sequence[Source]) -> Generator[tuple[int, Examined]]:
    """What comes of each source, with its number, in the order in which the answers come.

    Ends early where no worker can be started; whoever asked then does the rest by himself.
    """
    crew = _Crew(options, sources)
    threads = [threading.Thread(target=crew.work, daemon=True) for _ in range(min(jobs, len(sources)))]
    try:
        for thread in threads:
            thread.start()
        yield from crew.answers(len(threads))
    finally:
        crew.stop()
        for thread in threads:
            if thread.ident:  # it was started
                thread.join()


class _Crew:
    """The workers of a run. `work` runs in a thread for each, all else in the main thread."""

    def __init__(self, options: Options, sources: Sequence[Source]) -> None:
        self._options = options
        self._sources = sources
        self._numbers = iter(range(len(sources)))
        self._answers: SimpleQueue[tuple[int, Examined] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._workers: set[Worker] = set()
        self._stopped = False

    def answers(self, working: int) -> Iterator[tuple[int, Examined]]:
        """The answers of so many threads; each puts None when it ends."""
        watched = time.monotonic()
        while working:
            if time.monotonic() >= watched + _WATCH:
                self._end_late()
                watched = time.monotonic()
            try:
                answer = self._answers.get(timeout=_WATCH)
            except Empty:
                continue
            if answer is None:
                working -= 1
            else:
                yield answer

    def stop(self) -> None:
        """Kill all workers; those that are still there have nothing to finish."""
        with self._lock:
            self._stopped = True
            for worker in self._workers:
                worker.kill()

    def _end_late(self) -> None:
        now = time.monotonic()
        with self._lock:
            for worker in self._workers:
                if now > worker.due:
                    worker.is_late = True
                    worker.kill()

    def work(self) -> None:
        """Have a worker answer for one source after the other, until none is left."""
        worker: Worker | None = None
        try:
            while not self._stopped and (number := self._next()) is not None:
                worker, answer = self._answered(worker, self._sources[number])
                self._answers.put((number, answer))
        except (OSError, WorkerDiedError):  # no worker can be started
            pass
        finally:
            if worker:
                self._part(worker)
            self._answers.put(None)

    def _next(self) -> int | None:
        with self._lock:
            return next(self._numbers, None)

    def _answered(self, worker: Worker | None, source: Source) -> tuple[Worker | None, Examined]:
        """What comes of a source, and the worker, if there still is one. Raises OSError or WorkerDiedError."""
        why = ""
        for _ in range(_TRIES):
            worker = worker or self._start()
            try:
                return worker, unpacked(worker.ask(source, TIME_LIMIT), source)
            except (WorkerDiedError, ValueError, TypeError, EOFError):
                why = self._part(worker)
                if worker.is_late:
                    break
                worker = None
        return None, Examined(source.name, source.text, error=f"{source.name}: could not be checked: {why}")

    def _start(self) -> Worker:
        worker = Worker(self._options)
        with self._lock:
            self._workers.add(worker)
            if self._stopped:
                worker.kill()
        try:
            worker.greet(TIME_LIMIT)
        except WorkerDiedError:
            self._part(worker)
            raise
        return worker

    def _part(self, worker: Worker) -> str:
        """See a worker off; what to say of its end, if it left a posting undone."""
        status = worker.end()
        with self._lock:
            self._workers.discard(worker)
        if worker.is_late:
            return f"it took more than {TIME_LIMIT:g} seconds. {_WAY_OUT}"
        if status == -_KILLED:
            return f"its process was killed, as happens where memory runs out. {_WAY_OUT}"
        return f"its process died (exit status {status}). {_WAY_OUT}"
