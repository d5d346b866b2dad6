"""Many files checked: what an earlier run found is taken over, the rest is done here or by several processes.

Invariant: the answer is the same, file by file, whichever way it came about.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing

from jdlint.cli.examine import Examined
from jdlint.cli.progress import progress
from jdlint.cli.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.cli.results import Results
    from jdlint.cli.session import Session

_WORTH_A_PROCESS = 100
"""Files for which another process pays: it takes as long to start as ten files to check."""


def examine_all(sources: Sequence[Source], session: Session) -> list[Examined]:
    """What comes of each source. Raises JdlintError for a mistake on the command line."""
    results = _results(session)
    done: list[Examined | None] = [
        results.find(source, session.among_others) if results else None for source in sources
    ]
    left = [number for number, one in enumerate(done) if one is None]
    try:
        for at, examined in progress(_examined([sources[n] for n in left], session), len(left), session.options.quiet):
            done[left[at]] = examined
            if results:
                results.keep(sources[left[at]], examined)
    finally:
        if results:
            results.tidy()
    return [one for one in done if one is not None]


def _results(session: Session) -> Results | None:
    if session.options.no_cache:
        return None
    from jdlint.cli.results import Results
    from jdlint.pack.locate import cache_folder

    try:
        return Results(session.options.cache_dir or cache_folder(), session.options)
    except OSError:  # nobody can tell what an earlier result would depend on
        return None


def _examined(sources: Sequence[Source], session: Session) -> Iterator[tuple[int, Examined]]:
    """What comes of each source, with its number, in any order."""
    jobs = session.options.jobs or _jobs_for(len(sources))
    left = set(range(len(sources)))
    if min(jobs, len(sources)) > 1:
        from jdlint.cli.workers import examined_by

        left = {n for n in left if _asks_an_engine(sources[n]) or session.problem_with(sources[n].config)}
        able = [number for number in range(len(sources)) if number not in left]
        with closing(examined_by(jobs, session.options, [sources[number] for number in able])) as answers:
            for number, examined in answers:
                yield able[number], examined
                able[number] = -1
        left.update(number for number in able if number >= 0)  # of whom no worker could be started
    for number in sorted(left):
        yield number, session.examine_one(sources[number])


def _asks_an_engine(source: Source) -> bool:
    """Whether a grammar engine has a part in the findings: a run starts one, not one a process."""
    return source.config.grammar is not None and source.config.grammar.mode != "off"


def _jobs_for(files: int) -> int:
    """How many processes pay for so many files, where nobody says."""
    if files < 2 * _WORTH_A_PROCESS:
        return 1
    return max(1, min(files // _WORTH_A_PROCESS, _idle_cores()))


def _idle_cores() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        return round(cores - os.getloadavg()[0])
    except (OSError, AttributeError):
        return cores
