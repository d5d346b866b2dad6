"""What a command line can say: one table of options, read by click (`clicked`) and by the fast path (`plain`).

Invariant: this module does not import click, which costs more than the rest of a run on one posting.
"""

from __future__ import annotations

from collections.abc import Callable

from jdlint.config import Config, parse_size, put_over
from jdlint.record import Record
from jdlint.rule import LEVELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Options(Record):
    """What the command line says; None or empty where it says nothing."""

    paths: tuple[str, ...] = ()
    stdin_filename: str = ""
    config: str | None = None
    isolated: bool = False
    role: str | None = None
    max_size: int | None = None
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    today: str = ""
    output_file: str | None = None
    color: str = "auto"
    quiet: bool = False
    output_format: str = "full"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()
    fail_on: str | None = None
    exit_zero: bool = False
    skip_non_postings: bool = False
    statistics: bool = False
    summary: bool = False
    ci: str = "auto"
    no_hook: bool = False
    dry_run: bool = False
    format: str = "jsonld"
    company: str | None = None
    country: str | None = None
    grammar: str | None = None
    jobs: int | None = None
    """None: as many processes as there are files and idle cores for."""
    no_cache: bool = False
    cache_dir: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    prune_baseline: bool = False
    no_baseline: bool = False
    diff_base: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    fix_only: bool = False
    diff: bool = False

    @property
    def fixes(self) -> bool:
        """Whether fixes are made, or shown."""
        return self.fix or self.fix_only or self.diff

    @property
    def fixes_stdin(self) -> bool:
        """Whether standard output is for the fixed text of standard input."""
        return self.fixes and not self.diff and "-" in self.paths

    @property
    def asks_gate(self) -> bool:
        """Whether something is to happen between the findings and the report."""
        return bool(self.fixes or self.baseline or self.write_baseline or self.prune_baseline or self.diff_base)

    def mistake(self) -> str | None:
        """What is wrong with options that contradict each other or would do nothing."""
        if self.config and self.isolated:
            return "--config names a configuration file and --isolated reads none; use one of them."
        if self.no_cache and self.cache_dir:
            return "--cache-dir names a folder for results and --no-cache keeps none; use one of them."
        if self.stdin_filename and "-" not in self.paths:
            return "--stdin-filename names the text read from `-`; add `-` to the paths."
        if self.statistics and self.output_format not in ("full", "concise"):
            return "--statistics is for people, with the format full or concise; json has the counts in its `summary`."
        return self._mistake_in_gate() if self.asks_gate or self.unsafe_fixes else None

    def _mistake_in_gate(self) -> str | None:
        others = self.baseline or self.no_baseline or self.prune_baseline or self.diff_base or self.fixes
        if self.write_baseline and others:
            return "--write-baseline takes all that is found; leave out other baseline, diff and fix options."
        if self.no_baseline and (self.baseline or self.prune_baseline):
            return "--no-baseline sets the baseline aside; leave out --baseline and --prune-baseline."
        if self.write_baseline and "-" in self.paths:
            return "--write-baseline needs files; text from `-` has no place to be known by."
        return self._mistake_in_fixes()

    def _mistake_in_fixes(self) -> str | None:
        if self.unsafe_fixes and not self.fixes:
            return "--unsafe-fixes says which fixes to make; add --diff to look at them, or --fix to make them."
        if self.diff and (self.fix or self.fix_only):
            return "--diff shows what --fix would do and changes nothing; use one of them."
        if self.diff and (self.statistics or self.output_format not in ("full", "concise")):
            return "--diff prints the differences; leave out --output-format and --statistics."
        if self.fixes_stdin and (len(self.paths) > 1 or self.skip_non_postings):
            return "With --fix the text of `-` goes to standard output; leave out other paths and --skip-non-postings."
        return None

    def over(self, config: Config) -> Config:
        """The configuration with the command line's word put over it."""
        return put_over(
            config, role=self.role, max_size=self.max_size, fail_on=self.fail_on,
            select=self.select, extend_select=self.extend_select, ignore=self.ignore,
            jurisdictions=self.jurisdiction, profiles=self.profile, grammar=self.grammar,
        )  # fmt: skip


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
    Opt("--role", "The kind of job to check against, for instance backend.", "ROLE"),
    Opt("--max-size", "Refuse larger files (1MB).", "SIZE", convert=_bytes),
    Opt("--exclude", "Leave these out, instead of what the configuration leaves out.", "GLOBS", many=True),
    Opt("--extend-exclude", "Leave these out too.", "GLOBS", many=True),
    Opt("--force-exclude", "Leave excluded files out even where they are named."),
    Opt("--today", "Check as if this were the date (YYYY-MM-DD).", "DATE", convert=_date),
)
"""Which files to read, and under which configuration."""

RULES = (
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

COVERAGE = (Opt("--summary", "Show only which elements all the postings together lack most."),)
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
