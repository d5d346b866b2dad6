"""`--output-format azure`: log commands of Azure Pipelines, which become the issues of a run.

Invariant: no text of a posting and no file name can begin a command of its own. Azure has no level below warning: an
info is a line of the log and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Report
from jdlint.report.annotations import data, left_out
from jdlint.report.repository import relative, root
from jdlint.report.said import said
from jdlint.report.terminal import Style, harmless
from jdlint.rule import Finding


def azure(report: Report, style: Style) -> Iterator[str]:
    """What could not be checked, then one line a finding, the worst first, and how many Azure leaves out."""
    del style
    folder = root()
    for message in report.failures:
        yield f"##vso[task.logissue type=error]{_data(harmless(message))}\n"
    for at, _, finding, lines in report.worst_first():
        yield _line(finding, lines, relative(report.checked[at].name, folder))
    if number := left_out(report, ("error", "warning")):
        yield f"{number:,} more stand only in this log: Azure shows ten errors and ten warnings of a step.\n"


def _line(finding: Finding, lines: Lines, path: str) -> str:
    row, column = lines.place(finding.start)
    if finding.level == "info":
        return f"{harmless(path)}:{row}:{column}: info: {said(finding)} [{finding.rule}]\n"
    properties = {
        "type": finding.level, "sourcepath": path, "linenumber": row, "columnnumber": column, "code": finding.rule,
    }  # fmt: skip
    written = ";".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"##vso[task.logissue {written}]{_data(said(finding).strip())}\n"


def _data(text: str) -> str:
    return data(text, percent="%AZP25")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(";", "%3B").replace("]", "%5D")
