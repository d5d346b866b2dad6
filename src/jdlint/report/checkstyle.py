"""`--output-format checkstyle`: the XML that Jenkins, reviewdog and others read."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Checked, Report
from jdlint.report.documents import xml_text
from jdlint.report.repository import relative, root
from jdlint.report.said import said
from jdlint.report.terminal import Style


def checkstyle(report: Report, style: Style) -> Iterator[str]:
    """The document: a `file` for each checked file. It has no place for files that could not be checked."""
    del style
    folder = root()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for file in report.checked:
        yield f' <file name="{xml_text(relative(file.name, folder))}">\n'
        yield from _errors(file)
        yield " </file>\n"
    yield "</checkstyle>\n"


def _errors(file: Checked) -> Iterator[str]:
    lines = Lines(file.text)
    for finding in file.findings:
        row, column = lines.place(finding.start)
        yield (
            f'  <error line="{row}" column="{column}" severity="{finding.level}" '
            f'message="{xml_text(said(finding))}" source="jdlint.{xml_text(f"{finding.topic}.{finding.rule}")}"/>\n'
        )
