"""The kinds of check: one module each, named in KINDS. A check knows nothing of files, configuration or output.

Each module offers `OPTIONS` (the keys a rule file of its kind may have), `VALUES` (the names its messages may use)
and `run(rule, context)`, which yields matches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from jdlint.hits import Hits
    from jdlint.posting.model import Posting
    from jdlint.rule import Match, Rule

KINDS = (
    "evidence", "wording", "title", "personal", "coded", "demand", "placeholder", "degree", "requirements",
    "metric", "repetition", "structure", "field", "nature", "suppression",
    "experience", "versions", "pay", "agreement", "twice", "contradiction", "dates", "years", "naming", "law",
    "jsonld", "asked", "listing",
    "article", "names", "spelling", "swap", "punctuation", "question", "hyphen",
    "grammar", "concord", "comparison", "countable", "possessive", "apostrophe", "commas", "across",
)  # fmt: skip
"""Every kind of check; the module of each has its name."""


DATED = "dated"
"""Among what was worked out about a posting: whether a check asked for the date of the run."""


PATTERNS = ("phrases", "wordset", "rowset")
"""Types of options that are written in the phrase language."""


class Option(Record):
    """A key that a rule file may have: what type its value is, whether it must be there, and its default.

    `type` is one of "text", "words" (a list of texts), "number", "flag", "phrases" (a list of patterns in the phrase
    language, or a mapping from pattern to replacement), "wordset" (phrases that stand for single words, which
    the check gets), "rowset" (the same for rows of words), "sections" (a list of section kinds), "elements" and
    "roles" (lists of ids that must be known), "choice".
    """

    type: str
    default: Any = None
    required: bool = False
    choices: tuple[str, ...] = ()


class Context(Record):
    """What a check may look at besides its rule."""

    posting: Posting
    hits: Hits
    role: Mapping[str, Any]
    """The role's spec: `id`, `required` (element to level), `recommended` (elements), …"""
    provides: frozenset[str]
    """Elements that the site's own template states on every page."""
    run_on: str
    """The date of the run, YYYY-MM-DD; checks ask for it as `today`, so that its use is noted."""
    tables: Mapping[str, Mapping[str, Any]] = {}
    """Tables of facts by name (`rules/tables`)."""
    rules: Mapping[str, Rule] = {}
    """All rules of the packs by id, for a check that asks what others say."""
    jurisdictions: frozenset[str] = frozenset()
    """Where the run says that the jobs are, as codes: us-ny, ca-on."""
    worked_out: dict[str, Any] | None = None
    """What was worked out about the posting for one rule and serves others, too, by name."""

    @property
    def today(self) -> str:
        """The date of the run. What a check says after it has asked for it holds on that day only."""
        if self.worked_out is not None:
            self.worked_out[DATED] = True
        return self.run_on

    def once(self, name: str, work_out: Callable[[Context], Any]) -> Any:
        """What `work_out` makes of the context, the first time for all rules of the run."""
        if self.worked_out is None:
            return work_out(self)
        if name not in self.worked_out:
            self.worked_out[name] = work_out(self)
        return self.worked_out[name]


if TYPE_CHECKING:

    class Check(Protocol):
        """What the module of a kind offers."""

        OPTIONS: Mapping[str, Option]
        VALUES: tuple[str, ...]

        def run(self, rule: Rule, context: Context) -> Iterator[Match]:
            """Yield a match for every place where the rule is broken."""


_modules: dict[str, Any] = {}


def check_of(kind: str) -> Any:
    """The module of a kind of check, imported on first use."""
    if kind not in _modules:
        _modules[kind] = import_module(f"jdlint.checks.{kind}")
    return _modules[kind]
