"""The accuracy page says what is measured, where the labelled postings are at hand; its formulas are right anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from accuracy import Figures, figures, mean  # noqa: E402
from keywords import KEYWORDS, search  # noqa: E402

CORPUS = os.environ.get("JDLINT_CORPUS", "")


def test_figures() -> None:
    cases = [("met", True)] * 6 + [("met", False), ("weak", False), ("missing", True)] + [("missing", False)] * 3
    found = figures(cases)
    assert (found.stated, found.absent) == (7, 5)
    assert found.precision == found.recall == found.f1 == 6 / 7
    assert (found.alarm_precision, found.alarm_recall) == (3 / 4, 4 / 5)
    assert figures([]) == Figures(0, 0, None, None, None, None, None, None)


def test_a_mean_counts_elements_with_enough_cases() -> None:
    many, few = figures([("met", True)] * 9 + [("met", False)]), figures([("missing", True)] * 2)
    assert mean({"a": many, "b": few}, ["a", "b"], "precision", 20) == 0.9


def test_keywords_are_whole_words() -> None:
    found = search("We test APIs on capital letters. C++ and 3 years.")
    assert found["testing"]
    assert found["server-side"]
    assert found["languages"]
    assert not found["communication"]
    assert not search("Protests of apiarists")["testing"]


def test_every_element_has_keywords() -> None:
    from conftest import PACK

    elements = {rule.id for rule in PACK.rules.values() if rule.kind == "evidence" and not rule.options["own"]}
    assert elements == set(KEYWORDS)


@pytest.mark.skipif(not CORPUS, reason="the labelled postings are no part of the repository; JDLINT_CORPUS names them")
def test_the_page_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "accuracy.py"), CORPUS, "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
