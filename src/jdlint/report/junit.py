"""`--output-format junit`: for the test tabs of build services. A file is a suite, a finding a test that failed.

Invariant: every checked file has a test, as no test at all counts as a mistake; a test has a name that no other test of
its file has and that holds no line, so that services can tell new failures from old.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jdlint.lines import Lines
from jdlint.report import Checked, Report
from jdlint.report.documents import xml_text
from jdlint.report.repository import relative, root
from jdlint.report.said import said, why
from jdlint.report.terminal import Style, harmless
from jdlint.rule import LEVELS, Finding


def junit(report: Report, style: Style) -> Iterator[str]:
    """The document. Findings below `fail-on` are tests that pass; a file that could not be checked is an error."""
    del style
    folder = root()
    suites = [_suite(file, report, relative(file.name, folder)) for file in report.checked]
    if report.failures or not suites:
        suites.append(_failures(report.failures))
    tests, failures = sum(tests for _, tests, _ in suites), sum(failing for _, _, failing in suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="jdlint" tests="{tests}" failures="{failures}" errors="{len(report.failures)}">\n'
    for text, *_ in suites:
        yield text
    yield "</testsuites>\n"


def _suite(file: Checked, report: Report, path: str) -> tuple[str, int, int]:
    """The suite of a file, how many tests it has and how many fail."""
    failing = sum(_fails(file, finding) for finding in file.findings)
    name = xml_text(path)
    cases = list(_cases(file, report, path)) or [f'  <testcase name="nothing to mend" classname="{name}"/>\n']
    head = f' <testsuite name="{name}" tests="{len(cases)}" failures="{failing}" errors="0">\n'
    return head + "".join(cases) + " </testsuite>\n", len(cases), failing


def _fails(file: Checked, finding: Finding) -> bool:
    return LEVELS.index(finding.level) >= LEVELS.index(file.fail_on)


def _cases(file: Checked, report: Report, path: str) -> Iterator[str]:
    lines = Lines(file.text)
    seen: Counter[str] = Counter()
    for finding in file.findings:
        name = f"{finding.rule}: {harmless(finding.message)}"
        seen[name] += 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        row, column = lines.place(finding.start)
        parts = [f"{path}:{row}:{column}: {finding.level}: {said(finding)}", why(report.rule(finding.rule))]
        text = xml_text("\n".join(filter(None, parts)))
        result = f"<system-out>{text}</system-out>"
        if _fails(file, finding):
            result = f'<failure message="{xml_text(said(finding))}" type="{finding.level}">{text}</failure>'
        at = f'classname="{xml_text(path)}" file="{xml_text(path)}" line="{row}"'
        yield f'  <testcase name="{xml_text(name)}" {at}>{result}</testcase>\n'


def _failures(messages: Sequence[str]) -> tuple[str, int, int]:
    """What could not be checked; where there was nothing to check at all, a test that passes."""
    cases = [
        f'  <testcase name="{text}" classname="jdlint"><error message="{text}" type="not checked">{text}</error>'
        "</testcase>\n"
        for text in (xml_text(harmless(message)) for message in messages)
    ] or ['  <testcase name="nothing to check" classname="jdlint"/>\n']
    head = f' <testsuite name="jdlint" tests="{len(cases)}" failures="0" errors="{len(messages)}">\n'
    return head + "".join(cases) + " </testsuite>\n", len(cases), 0
