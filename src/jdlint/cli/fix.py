"""`--fix` and `--diff`: the fixes of a run made in the files, or shown.

Invariant: nothing is written before all fixes of a file are made, and with `--diff` nothing at all.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, tell, write
from jdlint.cli.rewrite import clean, rewrite
from jdlint.cli.session import Session
from jdlint.engine import Engine
from jdlint.errors import JdlintError
from jdlint.fix import Fixed, fix, is_fixable
from jdlint.report import Checked, Report, plural
from jdlint.report.terminal import Style, cells
from jdlint.rule import Finding

Keep = Callable[[Checked], Sequence[Finding]]
"""The findings of a posting that baseline and diff base let through."""

Pieces = Callable[[Report, Options, Style], Sequence[str]]
"""What makes the text of a report."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class Fixer:
    """Makes the fixes of one run. `done` counts them, `files` the postings they were made in."""

    def __init__(self, options: Options, names: Sequence[str], keep: Keep) -> None:
        self.done = self.files = 0
        self.texts: list[str] = []
        """The fixed text of standard input, or the differences."""
        self.silent: set[str] = set()
        """Postings of which a grammar engine said nothing when it was asked again, though the run insists on it."""
        self.troubles: dict[str, None] = {}
        """What went wrong with such an engine."""
        self._options, self._names, self._keep = options, names, keep
        if not options.diff:
            clean(os.path.dirname(os.path.realpath(name)) for name in names if os.path.exists(name))

    def fix(self, file: Checked, engine: Engine, is_stdin: bool) -> Checked:
        """Fix one posting, and give back what is still found. Raises JdlintError where it stays as it was."""
        fixable = any(is_fixable(finding, self._options.unsafe_fixes) for finding in file.findings)
        if is_stdin:
            fixed = self._fixed(file, engine)
            self._show(file, fixed) if self._options.diff else self.texts.append(fixed.text)
        elif fixable:
            fixed = self._fix_file(file, engine)
        else:
            return file
        self.done += len(fixed.done)
        self.files += bool(fixed.done)
        return file._replace(text=fixed.text, findings=fixed.findings)

    def _fixed(self, file: Checked, engine: Engine) -> Fixed:
        def check(text: str) -> Sequence[Finding]:
            return self._check(file.name, text, engine)

        return fix(file.name, file.text, file.findings, check, self._options.unsafe_fixes)

    def _check(self, name: str, text: str, engine: Engine) -> Sequence[Finding]:
        done = engine.linted(engine.read(text, name), name)
        if engine.grammar and not done.whole:
            self.troubles |= dict.fromkeys(engine.grammar.troubles)
            if engine.grammar.setting.mode == "on":
                self.silent.add(name)
        return self._keep(Checked(name, text, done.findings, engine.config.fail_on))

    def _fix_file(self, file: Checked, engine: Engine) -> Fixed:
        from jdlint.posting.read import decode, encode

        data = _bytes(file.name)
        text = decode(data, file.name)
        if text != file.text:  # a file with two names, and fixed under the other; or somebody is writing
            file = file._replace(text=text, findings=self._check(file.name, text, engine))
        fixed = self._fixed(file, engine)
        if self._options.diff:
            self._show(file, fixed)
        elif fixed.text != text:
            left_behind = rewrite(file.name, data, encode(fixed.text, data), self._names)
            if left_behind:
                tell(left_behind)
        return fixed

    def _show(self, file: Checked, fixed: Fixed) -> None:
        if fixed.done:
            self.texts.extend(diff(file.name, file.text, fixed.text))

    def note(self) -> str | None:
        """What the summary says of what was, or would be, fixed."""
        if not self.done:
            return None
        verb = "would be fixed" if self._options.diff else "fixed"
        return f"{plural(self.done, 'finding')} {verb} in {plural(self.files, 'posting')}."


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise JdlintError(f"{path}: cannot be read: {error.strerror}.") from error


def diff(name: str, old: str, new: str) -> Iterator[str]:
    """A unified diff, in which nothing can be obeyed by a terminal or build service."""
    from difflib import unified_diff

    before, after = ([line for line in _LINE.findall(text) if line] for text in (old, new))
    for line in unified_diff(before, after, name, name):
        body = line.rstrip("\r\n")
        # Tabs stay: most of a patch is to be used as it is.
        yield "".join(char if char == "\t" else cell for char, cell in zip(body, cells(body), strict=True))
        end = line[len(body) :]
        yield "\r\n" if end == "\r\n" else "\n" if end else "\n\\ No newline at end of file\n"


def write_texts(texts: Sequence[str], report: Report, pieces: Pieces, session: Session) -> None:
    """Print the differences, or the fixed text of standard input, and tell people the rest on standard error."""
    options = session.options
    if options.diff:
        style = style_for(options.color, options.output_file)
        write(
            (style.paint(text, _COLORS[text[0]]) if text[:1] in _COLORS else text for text in texts),
            options.output_file,
        )
        if not options.quiet:
            tell(" ".join(report.notes) or "Nothing to fix.")
        return
    _write_as_read(texts, session.stdin_mark)
    if options.output_file:
        write(pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    else:
        sys.stderr.writelines(pieces(report, options, Style()))


def _write_as_read(texts: Sequence[str], like: bytes) -> None:
    """Print a text in the encoding and with the byte order mark of the input that began with `like`."""
    from jdlint.posting.read import encoding_of

    mark, encoding = encoding_of(like)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding=encoding, newline="")
    write([mark.decode(encoding), *texts] if texts else (), None)


_COLORS = {"-": "error", "+": "good", "@": "dim"}
