"""jdlint: a linter for job postings.

Importing the package costs nothing: the version is a constant, and each function imports what it needs on use.
"""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.engine import Engine
    from jdlint.rule import Finding, Verdict

__version__ = "0.1.0"
__all__ = ["__version__", "check_text", "coverage_text"]


def check_text(
    text: str,
    *,
    name: str = "posting.md",
    role: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: str | None = None,
    today: str | None = None,
) -> list[Finding]:
    """The findings that `jdlint check` prints for a posting, in the order of the text.

    `name` tells the format by its suffix and is matched against the overrides of the configuration file `config`
    (none: no configuration). `select` and `ignore` take ids of rules and topics, `today` is YYYY-MM-DD, the system's
    date by default. Offsets are in code points into `text`. Raises jdlint.errors.JdlintError for names that jdlint
    does not know and for files that it cannot read.
    """
    engine = _engine(role, select, ignore, config, today)
    return engine.check(engine.read(text, name), name)


def coverage_text(
    text: str,
    *,
    name: str = "posting.md",
    role: str | None = None,
    config: str | None = None,
    today: str | None = None,
) -> list[Verdict]:
    """What `jdlint coverage` says of a posting: a verdict on every element, with the spans that it rests on.

    The arguments are those of `check_text`.
    """
    engine = _engine(role, (), (), config, today)
    return engine.coverage(engine.read(text, name), name)


def _engine(
    role: str | None, select: Sequence[str], ignore: Sequence[str], config: str | None, today: str | None
) -> Engine:
    from time import strftime

    from jdlint.config import Configs, put_over
    from jdlint.engine import Engine

    chosen = put_over(Configs(config, isolated=True).of("."), role=role, select=select, ignore=ignore)
    return Engine(chosen, today or strftime("%Y-%m-%d"))
