"""What comes between the findings and the report: baseline, diff base, fixes, in this order.

Invariant: a fix is made only for what the baseline and the diff base let through, and what it leaves is asked of both
again, as is what shows when the fixed postings are compared. Imported only where a run asks for one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.cli.baseline import Baselines, held_back
from jdlint.cli.compare import Digests, compared, digest_of, is_compared
from jdlint.cli.examine import Examined
from jdlint.cli.find import STDIN
from jdlint.cli.output import tell
from jdlint.cli.session import STDIN_NAME, Session
from jdlint.errors import ConfigError, JdlintError
from jdlint.record import Record
from jdlint.report import Checked, plural
from jdlint.rule import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.cli.fix import Fixer


class Gated(Record):
    """What is left to report, and what else there is to say and to print."""

    checked: Sequence[Checked]
    failed: int = 0
    """Postings of which git could not tell what was changed, or that could not be written."""
    failures: Sequence[str] = ()
    """Why, each reason once."""
    notes: Sequence[str] = ()
    """Sentences for the summary."""
    texts: Sequence[str] = ()
    """What goes to standard output before the report: the differences, or the fixed text of standard input."""


def gate(checked: Sequence[Checked], examined: Sequence[Examined], session: Session) -> Gated:
    """The findings that are let through, after their fixes. Raises ConfigError for a baseline that does not do.

    `examined` is what came of the same files.
    """
    return _Gate(examined, session).run(checked)


class _Gate:
    def __init__(self, examined: Sequence[Examined], session: Session) -> None:
        options = session.options
        self._examined, self._session, self._options = examined, session, options
        self._digests: Digests = {one.name: one.digest for one in examined}
        self._told: dict[str, None] = {}
        self._failed = 0
        self._notes: list[str] = []
        unanswered = {one.name for one in examined if one.troubles}
        self._baselines = None if options.no_baseline else Baselines(options, session.walked, unanswered)
        self._diff_base = None
        if options.diff_base:
            from jdlint.cli.diff_base import DiffBase

            self._diff_base = DiffBase(session, self._digests)

    def run(self, checked: Sequence[Checked]) -> Gated:
        if self._baselines:
            for file in checked:
                self._baselines.meet(file, self._session.engine_for(file.name))
            if self._options.write_baseline:
                self._learn(checked, self._baselines)
            checked = self._by_baseline(checked, self._baselines)
        if self._diff_base:
            checked = list(self._each(checked, self._by_diff))
        if not self._options.fixes:
            return Gated(checked, self._failed, tuple(self._told), self._notes)
        return self._fix(checked)

    def _learn(self, checked: Sequence[Checked], baselines: Baselines) -> None:
        not_written = f"{self._options.write_baseline}: not written, because"
        if self._session.failed:
            raise ConfigError(
                f"{not_written} {plural(self._session.failed, 'path')} could not be checked. Mend that first, or "
                "leave it out."
            )
        if silent := sum(one.unanswered for one in self._examined):
            raise ConfigError(
                f"{not_written} the grammar engine did not answer for {plural(silent, 'posting')}, and what it would "
                "find there would be new to every later run. Mend that first, or write it with --grammar off: what "
                "is known of grammar stays in it."
            )
        for file in checked:
            baselines.learn(file, self._session.engine_for(file.name))

    def _by_baseline(self, checked: Sequence[Checked], baselines: Baselines) -> list[Checked]:
        kept = [_with(file, baselines.keep(file, self._session.engine_for(file.name))) for file in checked]
        baselines.finish()
        held = _count(checked) - _count(kept)
        if held:
            self._notes.append(held_back(held))
        return kept

    def _by_diff(self, file: Checked) -> Checked:
        assert self._diff_base
        return _with(file, self._diff_base.keep(file, self._session.engine_for(file.name)))

    def _keep(self, file: Checked) -> Sequence[Finding]:
        """What both let through of a text that a fix has changed."""
        if self._baselines:
            file = _with(file, self._baselines.keep(file, self._session.engine_for(file.name)))
        return self._by_diff(file).findings if self._diff_base else file.findings

    def _fix(self, checked: Sequence[Checked]) -> Gated:
        from jdlint.cli.fix import Fixer

        fixer = Fixer(self._options, [file.name for file in checked], self._keep)
        stdin = self._options.stdin_filename or STDIN_NAME if STDIN in self._options.paths else None

        def one(file: Checked) -> Checked:
            return fixer.fix(file, self._session.engine_for(file.name), file.name == stdin)

        fixed = self._compared_anew(list(self._each(checked, one)), {file.name: file.text for file in checked})
        self._tell_silence(fixer)
        if note := fixer.note():
            self._notes.append(note)
        if self._options.fix_only:
            if left := _count(fixed):
                self._notes.append(f"{plural(left, 'other finding')} not shown.")
            fixed = [_with(file, ()) for file in fixed]
        return Gated(fixed, self._failed, tuple(self._told), self._notes, fixer.texts)

    def _tell_silence(self, fixer: Fixer) -> None:
        """Tell what kept a grammar engine from judging fixed texts, and count those for which that fails the run."""
        told = {trouble for one in self._examined for trouble in one.troubles}
        for trouble in fixer.troubles:
            if trouble not in told:
                tell(trouble)
        new = fixer.silent - {one.name for one in self._examined if one.unanswered}
        self._failed += len(new)
        self._told |= dict.fromkeys(fixer.troubles if new else ())

    def _compared_anew(self, fixed: list[Checked], texts: Mapping[str, str]) -> list[Checked]:
        """Postings that had `texts` before their fixes, with what shows now that they are compared again."""
        new = [file for file in fixed if file.text != texts[file.name]] if self._session.among_others else []
        if not new:
            return fixed
        digests = {file.name: digest_of(file.text, file.name, self._session.engine_for(file.name)) for file in new}
        rules = self._session.rules()
        found = compared({**self._digests, **digests}, rules)

        def one(file: Checked) -> Checked:
            own = [finding for finding in file.findings if not is_compared(finding, rules)]
            kept = self._keep(_with(file, found.get(file.name, ())))
            return _with(file, sorted([*own, *kept], key=lambda f: (f.start, f.end, f.rule)))

        return list(self._each(fixed, one))

    def _each(self, checked: Sequence[Checked], do: Callable[[Checked], Checked]) -> Iterator[Checked]:
        """What `do` makes of each posting; where it cannot, that is told, once where many fail for one reason."""
        for file in checked:
            try:
                yield do(file)
            except ConfigError:
                raise
            except JdlintError as error:
                self._failed += 1
                if str(error) not in self._told:
                    self._told[str(error)] = None
                    tell(str(error))


def _with(file: Checked, findings: Sequence[Finding]) -> Checked:
    return file._replace(findings=findings)


def _count(checked: Sequence[Checked]) -> int:
    return sum(len(file.findings) for file in checked)
