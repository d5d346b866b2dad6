"""The page for people: what it shows, where, and that nothing in it is obeyed. With a Chromium on the machine the page is
opened in it too."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdlint.cli import main

VOID = ("meta", "br")
BAD = """---
title: Backend developer
location: Utrecht
---

# Backend developer

We we help clinics, says [our *site*](https://clinics.example/x). Not __the the__ others.

## What you will do

- Build the the API
  - in Kotlin
- Test `the the` code

| Pay | Hours |
| --- | --- |
| about about right | 40 |

<!-- jdlint-disable-next-line no-such-rule -->
[To be written]
"""
ADDRESS = "# Baker\n\nYou bake bread.\n\n![Apply](https://bakery.example/apply)\n"
"""A posting in which the words that state an element stand in no block of prose."""
HOSTILE = """---
title: "</title><script>document.title='pwned'</script>"
company: x" onload="document.title='pwned'
---

# <script>document.title='pwned'</script> <img src=x onerror="document.title='pwned'"> Backend developer

We we build &lt;script&gt;document.title='pwned'&lt;/script&gt; and [this](javascript:document.title='pwned').

    <script>document.title='pwned'</script>
    ::error::x

</article></main><style>body{display:none}</style> ##vso[task.complete] the the \u202eend
"""


class Page(HTMLParser):
    """The page taken apart: which tags, ids and links it has, whether every tag is closed, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.notes: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self.attributes |= set(given)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.links += [str(given["href"])] if "href" in given else []
        self.notes += [str(given["class"])] if tag == "aside" else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The text of the report on a posting, which lies in `report.html` too."""
    monkeypatch.chdir(tmp_path)

    def make(text: str, *args: str, name: str = "job.md") -> str:
        Path(name).write_text(text, encoding="utf-8", newline="", errors="surrogatepass")
        with pytest.raises(SystemExit):
            main(["check", "--isolated", "-f", "html", "-o", "report.html", *args, name])
        return Path("report.html").read_text(encoding="utf-8")

    return make


def test_every_tag_is_closed_every_id_single_every_link_leads_somewhere(page: Callable[..., str]) -> None:
    for text in (BAD, HOSTILE, "", "x", "# A\n\n1. b\n   - c\n      - d\n2. e\n- f\n", ADDRESS):
        taken = Page(page(text))
        assert len(set(taken.ids)) == len(taken.ids)
        assert {link.removeprefix("#") for link in taken.links} <= set(taken.ids)


def test_every_finding_is_a_note_once_and_marked_in_place(page: Callable[..., str]) -> None:
    shown = page(BAD, "--select", "repeated-word,suppression")
    assert Page(shown).notes == ["note warning"] * 5
    marked = ["".join(re.split("<[^>]*>", mark)) for mark in re.findall(r"<mark class=warning>(.*?)</mark>", shown)]
    assert marked == ["We we", "the the", "the the", "about about"]
    assert shown.count("A doubled word is a slip") == 1  # the reason is told once
    assert shown.count("Better: <ins>the</ins>") == 2


def test_what_is_missing_stands_below_the_heading_where_it_belongs(page: Callable[..., str]) -> None:
    shown = page(BAD, "--role", "backend")
    after = shown[shown.index("What you will do</span></h") :]
    note = after[: after.index("<ul>")]
    assert re.search(r"Missing here <span class=number>\d+</span>: Databases<", note)
    assert "<mark" not in note
    assert "Nothing says which data stores" in note


def test_the_verdicts_have_signs_and_words(page: Callable[..., str]) -> None:
    shown = page(BAD, "--role", "backend")
    for sign, word in (("&#10003;", "stated"), ("&#10007;", "missing")):
        assert f"{sign}</span><span class=hidden>{word}</span>" in shown
    assert "Required: " in shown


def test_the_posting_is_shown_without_its_mark_up(page: Callable[..., str]) -> None:
    shown = page(BAD)
    text = " ".join(Page(shown).text.split())
    assert "says our site. Not the" in text
    assert "clinics.example" not in text
    assert "[To be written]" in text
    assert "<dt>location</dt>" in shown


def test_a_clean_posting_says_so_and_shows_what_is_fine(page: Callable[..., str]) -> None:
    good = (Path(__file__).parent.parent / "examples" / "backend-developer.md").read_text(encoding="utf-8")
    taken = Page(page(good))
    assert "Nothing to mend" in taken.text
    assert taken.notes == []


def test_what_a_baseline_holds_back_is_not_called_clean(page: Callable[..., str]) -> None:
    Path("job.md").write_text(BAD, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "--isolated", "--write-baseline", "baseline.json", "job.md"])
    held = Page(page(BAD, "--baseline", "baseline.json")).text
    assert "1 posting checked." in held
    assert "Nothing to mend" not in held


def test_several_postings_have_contents_and_what_failed_is_told(tmp_path: Path, page: Callable[..., str]) -> None:
    Path("other.md").write_text(BAD, encoding="utf-8")
    shown = page(BAD, "other.md", "missing.md")
    assert 'href="#p2"' in shown
    assert "missing.md: there is no such file" in shown
    Page(shown)


def test_nothing_of_a_posting_is_mark_up_and_no_script_may_run(page: Callable[..., str]) -> None:
    shown = page(HOSTILE, name="<b>&'\".md")
    taken = Page(shown)
    assert not {"script", "img", "iframe", "object", "link", "base", "form", "b>"} & set(taken.tags)
    assert taken.tags["style"] == taken.tags["article"] == 1
    assert not [name for name in taken.attributes if name.startswith("on") or name in ("src", "style")]
    assert all(link.startswith("#") for link in taken.links)
    assert shown.isascii()
    assert "::" not in shown.split("</style>")[1]
    assert "##" not in shown.split("</style>")[1]
    assert "&#8238;" not in shown


def test_the_policy_allows_only_its_own_style(page: Callable[..., str]) -> None:
    shown = page(BAD)
    css = shown[shown.index("<style>") + 7 : shown.index("</style>")]
    digest = b64encode(sha256(css.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in shown
    assert "url(" not in css


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("ab \n#-*`<>&|[]()\"'🚀é\u0301:!"), max_size=120))
def test_any_text_has_a_whole_page(page: Callable[..., str], text: str) -> None:
    taken = Page(page(f"# Chef\n\nYou cook the the soup. {text}"))
    assert {link.removeprefix("#") for link in taken.links} <= set(taken.ids)


def test_many_findings_in_one_paragraph_take_no_quadratic_time(page: Callable[..., str]) -> None:
    began = process_time()
    shown = page("# Chef\n\n" + "You cook the the soup and serve it. " * 5_000, "--select", "repeated-word")
    assert process_time() - began < 10
    assert shown.count("<mark") >= 5_000


# In a browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def test_in_a_browser_no_script_runs_and_nothing_is_fetched(browser: Any, page: Callable[..., str]) -> None:
    page(HOSTILE)
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    tab.goto(Path("report.html").absolute().as_uri())
    assert tab.title() == "job.md: review by jdlint"
    assert len(asked) == 1
    assert tab.locator("article").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_in_a_browser_all_fits_and_can_be_read(browser: Any, page: Callable[..., str], scheme: str, width: int) -> None:
    page(BAD + "x" * 500)
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.goto(Path("report.html").absolute().as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for selector in (".note .head", ".note .quiet", ".reference", ".coverage .quiet", "article p", "dt"):
        assert tab.evaluate(CONTRAST, selector) >= 4.5, selector


def test_in_a_browser_the_keys_lead_from_list_to_note(browser: Any, page: Callable[..., str]) -> None:
    page(BAD, "--select", "repeated-word")
    tab = browser.new_page()
    tab.goto(Path("report.html").absolute().as_uri())
    tab.locator(".findings a").nth(1).focus()
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#p1-n2")
    assert tab.locator("aside:target").count() == 1


CONTRAST = """selector => {
  const parts = color => (color.match(/[\\d.]+/g) || []).map(Number);
  const ground = node => {
    for (; node; node = node.parentElement) {
      const c = parts(getComputedStyle(node).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const light = c => {
    const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return Math.min(...[...document.querySelectorAll(selector)].map(node => {
    const [a, b] = [light(parts(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
}"""
