"""The table of options, a line each, read by click (`clicked`) and by the fast path (`plain`).

Invariant: an option stands in the groups of those commands only that heed it, and no value of one may be empty.
"""

from __future__ import annotations

from collections.abc import Callable

from jdlint.config import parse_size
from jdlint.record import Record
from jdlint.rule import LEVELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Opt(Record):
    """One option. Without a `metavar` and `choices` it is a flag; `many` takes several, also parted by commas."""

    name: str
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    short: str = ""
    default: Any = None
    convert: Callable[[str | None], Any] | None = None
    """Makes the value of what was written (None: nothing was). Raises ValueError."""
    env: str = ""
    """The variable of the environment that says it where the command line does not."""

    @property
    def field(self) -> str:
        """The name of its field in Options."""
        return self.name.lstrip("-").replace("-", "_")

    def refuse_empty(self, value: str | None) -> None:
        """Raise ValueError for a value of nothing, such as a variable that a script has not set."""
        if value is not None and not value.strip() and self.metavar and self.default is None:
            raise ValueError(f"it is empty: give it a value, or leave {self.name} out.")

    @property
    def is_flag(self) -> bool:
        """Whether it takes no value."""
        return not self.metavar and not self.choices


def _bytes(value: str | None) -> int | None:
    return None if value is None else parse_size(value)


def _date(value: str | None) -> str:
    if value is None:
        from time import strftime

        return strftime("%Y-%m-%d")
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise ValueError(f'"{value}" is no date; write it as YYYY-MM-DD.') from error


def _jobs(value: str | None) -> int | None:
    if value is None or value == "auto":
        return None
    if not (value.isdecimal() and int(value)):
        raise ValueError(f'"{value}" is no number of processes; write one from 1, or auto.')
    return int(value)


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """The names in values that may each hold several, parted by commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


FILES = (
    Opt("--stdin-filename", "What to call the text read from `-`.", "NAME", default=""),
    Opt("--config", "Use this configuration file for all postings.", "FILE"),
    Opt("--isolated", "Read no configuration file."),
    Opt("--max-size", "Refuse larger files (1MB).", "SIZE", convert=_bytes),
    Opt("--exclude", "Leave these out, instead of what the configuration leaves out.", "GLOBS", many=True),
    Opt("--extend-exclude", "Leave these out too.", "GLOBS", many=True),
    Opt("--force-exclude", "Leave excluded files out even where they are named."),
)
"""Which files to read, and under which configuration."""

ROLE = Opt("--role", "The kind of job to check against, for instance backend.", "ROLE")
TODAY = Opt("--today", "Check as if this were the date (YYYY-MM-DD).", "DATE", convert=_date)

RULES = (
    ROLE,
    TODAY,
    Opt("--select", "Run only these rules or topics.", "IDS", many=True),
    Opt("--extend-select", "Run these rules or topics too.", "IDS", many=True),
    Opt("--ignore", "Leave these rules or topics out.", "IDS", many=True),
    Opt(
        "--jurisdiction", "Where the jobs are (us-ca, ca-on), for rules that hold in some places.", "PLACES", many=True
    ),
    Opt("--profile", "Hold the postings against what these boards ask: google, indeed, linkedin.", "BOARDS", many=True),
    Opt("--grammar", "Ask a grammar engine: if it is there (auto), or else fail (on).", choices=("off", "auto", "on")),
    Opt("--fail-on", "The least level that fails the run (warning).", choices=LEVELS),
    Opt("--exit-zero", "Exit with 0 even where there are findings."),
    Opt("--skip-non-postings", "Pass over named files that are no job postings."),
    Opt("--statistics", "Count the findings by rule instead of showing them."),
)
"""Which rules to run, and what fails the run."""

RUN = (
    Opt("--jobs", "Processes that check at once: a number, or auto (auto).", "N", short="-j", convert=_jobs),
    Opt("--no-cache", "Check every posting anew, and keep no results."),
    Opt("--cache-dir", "Keep results and compiled rules there.", "DIR"),
)
"""How the work is done; the findings are the same."""

GATE = (
    Opt("--baseline", "Hold back what this file says was there before.", "FILE"),
    Opt("--write-baseline", "Write all that is found into this file, and hold it back from now on.", "FILE"),
    Opt("--prune-baseline", "Take out of the baseline what is not found any more."),
    Opt("--no-baseline", "Show what the baseline holds back, too."),
    Opt("--diff-base", "Show only what was made worse since the history of REV parted.", "REV"),
    Opt("--fix", "Put the better wording in place, where that cannot change the meaning."),
    Opt("--unsafe-fixes", "With --fix or --diff: all better wordings; read them afterwards."),
    Opt("--fix-only", "Fix, and report nothing else."),
    Opt("--diff", "Show what --fix would change, and change nothing."),
)
"""What happens between the findings and the report."""

COVERAGE = (ROLE, Opt("--summary", "Show only which elements all the postings together lack most."))
"""What `jdlint coverage` shows."""

INIT = (
    Opt(
        "--ci",
        "Write a CI file for this service (what is found).",
        choices=("auto", "github", "gitlab", "none"),
        default="auto",
    ),
    Opt("--no-hook", "Write no pre-commit configuration."),
    Opt("--dry-run", "Show what would be written, and write nothing."),
)
"""What `jdlint init` writes."""

EXPORT = (
    TODAY,
    Opt(
        "--format",
        "JSON alone, or in a script element for a page (jsonld).",
        choices=("jsonld", "html"),
        short="-f",
        default="jsonld",
    ),
    Opt("--company", "The employer's name, for postings that do not state it.", "NAME"),
    Opt("--country", "The country's code (NL), for postings that do not state it.", "CODE"),
    Opt("--exit-zero", "Exit with 0 even where a posting lacks what is required."),
)
"""What `jdlint export` writes."""

OUTPUT = (
    Opt("--output-file", "Write the output there.", "FILE", short="-o"),
    Opt("--color", "Colour (auto).", choices=("auto", "always", "never"), default="auto"),
    Opt("--quiet", "Print nothing besides the results.", short="-q"),
)
"""Where the output goes and how it looks."""


def format_opt(formats: tuple[str, ...]) -> Opt:
    """`--output-format`, one of `formats`, the first by default."""
    help = f"How to print the results ({formats[0]})."
    return Opt("--output-format", help, choices=formats, short="-f", default=formats[0])


def check_output(formats: tuple[str, ...]) -> tuple[Opt, ...]:
    """The options of `jdlint check` for its output, which the environment may set as well."""
    return (
        format_opt(formats)._replace(env="JDLINT_OUTPUT_FORMAT"),
        OUTPUT[0]._replace(env="JDLINT_OUTPUT_FILE"),
        *OUTPUT[1:],
    )
