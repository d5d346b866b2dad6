"""What a command line can say: one table of options, read by click (`clicked`) and by the fast path (`plain`).

Invariant: this module does not import click, which costs more than the rest of a run on one posting.
"""

from __future__ import annotations

from jdlint.config import Config, put_over
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


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
            return "--statistics goes with full and concise (also by JDLINT_OUTPUT_FORMAT); json has the counts anyway."
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
            return "--diff prints differences; leave out --statistics and --output-format (also JDLINT_OUTPUT_FORMAT)."
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
