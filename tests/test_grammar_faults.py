"""`jdlint check --grammar` against a stand-in server that works, and that fails in every way a server can."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from standin import StandIn, match, slow, standin, worked
from test_grammar import languagetool

from jdlint.cli import main
from jdlint.grammar.reader import Reader
from jdlint.grammar.setting import Setting
from jdlint.grammar.version import remember, remembered


class Done(NamedTuple):
    code: int
    stdout: str
    stderr: str


Run = Callable[..., Done]
POSTING = """# Baker

You will worked with bread in **our** bakery. We bake the the bread every morning.

- You know the [ovens](https://example.org/ovens), and 😀 you have worked with them.
"""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JDLINT_CACHE_DIR", str(tmp_path / "cache"))
    with standin() as made:
        configure(made.url)
        Path("a.md").write_text(POSTING, encoding="utf-8")
        yield made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str) -> Done:
        with pytest.raises(SystemExit) as exit:
            main(["check", "-f", "concise", "--select", "grammar,repeated-word", *args])
        return Done(int(exit.value.code or 0), *capsys.readouterr())

    return run


def configure(url: str, more: str = "timeout: 1", reader: str = "false") -> None:
    Path(".jdlint.yaml").write_text(f"grammar:\n  server: {url}\n  reader: {reader}\n  {more}\n")


def test_findings_stand_at_their_place_and_carry_what_the_engine_says(server: StandIn, run: Run) -> None:
    done = run("--grammar", "on", "a.md")
    assert (done.code, done.stderr) == (1, "")
    assert "a.md:3:10: warning: About worked. [grammar/MD_BASEFORM]" in done.stdout
    found = json.loads(run("--grammar", "on", "-f", "json", "a.md").stdout)["findings"]
    grammar = [f for f in found if f["topic"] == "grammar"]
    assert [POSTING[f["offset"] : f["end_offset"]] for f in grammar] == ["worked", "worked"]
    assert grammar[0]["fix"]["applicability"] == "unsafe"
    assert grammar[0]["fix"]["edits"][0]["content"] == "work"
    assert "MD_BASEFORM" in grammar[0]["url"]


def test_what_the_engine_finds_goes_through_the_gate(server: StandIn, run: Run) -> None:
    """The ids of its own rules are in no pack: a baseline and a diff base know them all the same."""
    written = run("--grammar", "on", "--write-baseline", "known.json", "a.md")
    assert (written.code, written.stderr) == (0, "")
    assert run("--grammar", "on", "--baseline", "known.json", "a.md").code == 0
    for command in ("init -q", "add a.md", "-c user.name=T -c user.email=t@example.com commit -qm old"):
        subprocess.run(["git", *command.split()], check=True)
    assert "MD_BASEFORM" not in run("--grammar", "on", "--diff-base", "HEAD", "a.md").stdout
    Path("a.md").write_text(POSTING + "\nThe team will worked with you.\n", encoding="utf-8")
    for gate in (("--baseline", "known.json"), ("--diff-base", "HEAD")):
        done = run("--grammar", "on", *gate, "a.md")
        assert (done.code, done.stdout.count("MD_BASEFORM"), done.stderr) == (1, 1, "")


def told_stale(run: Run, *args: str) -> bool:
    return "no longer appl" in run("--baseline", "known.json", *args, "a.md").stderr


@pytest.fixture
def known(server: StandIn, run: Run) -> str:
    """A baseline with what the engine found."""
    assert run("--grammar", "on", "--write-baseline", "known.json", "a.md").code == 0
    text = Path("known.json").read_text()
    assert "MD_BASEFORM" in text
    return text


def check_without(*args: str) -> int:
    """The exit code of a check that asks no engine."""
    with pytest.raises(SystemExit) as exit:
        main(["check", "--grammar", "off", *args, "a.md"])
    return int(exit.value.code or 0)


def test_an_engine_that_is_silent_or_not_asked_makes_no_entry_go(known: str, server: StandIn, run: Run) -> None:
    Path("a.md").write_text(POSTING + "\nYou learn fast.\n", encoding="utf-8")
    server.answer = FAULTS["error 500"][0]
    check_without("--baseline", "known.json")
    check_without("--baseline", "known.json", "--prune-baseline")
    for mode in ("auto", "on"):
        assert not told_stale(run, "--grammar", mode)
        run("--grammar", mode, "--baseline", "known.json", "--prune-baseline", "a.md")
        assert Path("known.json").read_text() == known
    server.answer = lambda text: []
    assert not told_stale(run, "--grammar", "on", "--ignore", "grammar/MD_BASEFORM")
    configure(server.url, "rules-on: [X]")
    assert told_stale(run, "--grammar", "on")


def test_a_baseline_is_not_written_without_an_engine_that_is_insisted_on(known: str, server: StandIn, run: Run) -> None:
    Path("a.md").write_text(POSTING + "\nYou learn fast.\n", encoding="utf-8")
    server.answer = FAULTS["error 500"][0]
    done = run("--grammar", "on", "--write-baseline", "known.json", "a.md")
    assert (done.code, done.stdout) == (2, "")
    assert "known.json: not written, because the grammar engine did not answer for 1 posting" in done.stderr
    assert "--grammar off" in done.stderr
    assert Path("known.json").read_text() == known
    assert run("--grammar", "auto", "--write-baseline", "known.json", "a.md").code == 0
    assert "MD_BASEFORM" in Path("known.json").read_text()
    assert check_without("--write-baseline", "known.json") == 0
    assert "MD_BASEFORM" in Path("known.json").read_text()
    server.answer = lambda text: []
    configure(server.url, "rules-on: [X]")
    assert run("--grammar", "on", "--write-baseline", "known.json", "a.md").code == 0
    assert "MD_BASEFORM" not in Path("known.json").read_text()


@pytest.mark.parametrize(("mode", "code"), [("auto", 0), ("on", 2)])
def test_an_engine_that_falls_silent_during_fixes_is_told(mode: str, code: int, server: StandIn, run: Run) -> None:
    text = "# Baker\n\nYou bake the the bread and you will worked with it.\n"
    Path("a.md").write_text(text, encoding="utf-8")
    server.answer = lambda text: worked(text) if "the the" in text else (500, b"Error")
    done = run("--grammar", mode, "--fix", "a.md")
    assert done.stderr.count("answers with an error") == 1
    assert done.code == code
    assert Path("a.md").read_text(encoding="utf-8") == text.replace("the the", "the")


def test_an_engine_that_is_silent_from_the_start_is_told_once_of_fixes(server: StandIn, run: Run) -> None:
    server.answer = FAULTS["error 500"][0]
    done = run("--grammar", "on", "--fix", "a.md")
    assert (done.code, done.stderr.count("\n")) == (2, 1)
    assert "the the" not in Path("a.md").read_text(encoding="utf-8")
    assert "could not be" not in done.stdout


def test_mark_up_never_reaches_the_server(server: StandIn, run: Run) -> None:
    text = POSTING + "\n```\ncode wrold\n```\n\nA {{ tag }} is `hidden`. <!-- a note --> <b>Bold</b> &amp; plain.\n"
    Path("a.md").write_text("---\ntitle: Bakr\n---\n" + text, encoding="utf-8")
    run("--grammar", "on", "a.md")
    sent = "\n".join(server.texts)
    for hidden in ("**", "https:", "wrold", "Bakr", "{{", "note", "<b>", "&amp;", "`", "[", "😀"):
        assert hidden not in sent, hidden
    assert "You know the ovens, and □ you have worked with them." in server.sentences
    assert "Bold & plain." in sent


def test_an_unchanged_folder_sends_nothing_and_an_edit_sends_its_sentence(server: StandIn, run: Run) -> None:
    first = run("--grammar", "on", "a.md")
    assert len(server.sentences) == 4
    server.texts.clear()
    assert run("--grammar", "on", "a.md") == first
    assert server.texts == []
    Path("a.md").write_text(POSTING.replace("morning", "evening"), encoding="utf-8")
    Path("b.md").write_text(POSTING, encoding="utf-8")
    run("--grammar", "on", "a.md", "b.md")
    assert server.sentences == ["We bake the the bread every evening."]


def test_other_settings_do_not_reuse_what_was_kept(server: StandIn, run: Run) -> None:
    run("--grammar", "on", "a.md")
    server.texts.clear()
    configure(server.url, "rules-on: [PASSIVE_VOICE]")
    run("--grammar", "on", "a.md")
    assert server.texts
    assert "PASSIVE_VOICE" in server.forms[-1]["enabledRules"]
    assert "UPPERCASE_SENTENCE_START" in server.forms[-1]["disabledRules"]


def test_a_broken_cache_costs_nothing_but_time(server: StandIn, run: Run) -> None:
    first = run("--grammar", "on", "a.md")
    kept = Path("cache/grammar/said.sqlite")
    kept.write_bytes(b"no database at all" * 100)
    assert run("--grammar", "on", "a.md") == first
    server.texts.clear()
    assert run("--grammar", "on", "a.md") == first
    assert server.texts == []


FAULTS = {
    "error 500": (lambda text: (500, b"Error: Internal Error"), "answers with an error"),
    "full queue": (lambda text: (503, b"Error: Server overloaded, please try again later"), "Server overloaded"),
    "text too long": (lambda text: (413, b"Error: Your text exceeds the limit of 10 characters"), "exceeds the limit"),
    "broken JSON": (lambda text: (200, b'{"matches": [{'), "answers with an error"),
    "other JSON": (lambda text: (200, b"[]"), "127.0.0.1"),
    "no matches": (lambda text: (200, b"{}"), "127.0.0.1"),
    "match without offset": (lambda text: [{"message": "m", "rule": {"id": "X"}}], "127.0.0.1"),
    "wrong offsets": (lambda text: [match(text, text) | {"offset": 90_000}], "make no sense"),
    "negative length": (lambda text: [match(text, text) | {"length": -3}], "make no sense"),
    "closed in mid-answer": (lambda text: (0, b'{"matches": ['), "127.0.0.1"),
    "hanging": (slow(30), "no answer in 1 seconds"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("mode", "code"), [("on", 2), ("auto", 1)])
def test_a_faulty_server_gives_one_message_and_leaves_the_rest(
    fault: str, mode: str, code: int, server: StandIn, run: Run
) -> None:
    server.answer, said = FAULTS[fault]
    Path("b.md").write_text(POSTING.replace("worked", "work"), encoding="utf-8")
    done = run("--grammar", mode, "a.md", "b.md")
    assert done.code == code
    assert done.stderr.count("jdlint: ") == 1
    assert len(done.stderr) < 500
    assert said in done.stderr
    assert done.stdout.count("[repeated-word]") == 2
    assert "[grammar/" not in done.stdout


@pytest.mark.parametrize(("mode", "code"), [("on", 2), ("auto", 1)])
def test_without_a_server_the_rest_is_checked(mode: str, code: int, server: StandIn, run: Run) -> None:
    configure("http://127.0.0.1:9")
    done = run("--grammar", mode, "a.md", "a.md")
    assert done.code == code
    assert done.stderr.count("jdlint: ") == 1
    assert "no LanguageTool server answers at http://127.0.0.1:9" in done.stderr
    assert "[repeated-word]" in done.stdout


@pytest.mark.parametrize(("mode", "code"), [("on", 2), ("auto", 1)])
def test_a_server_that_dies_in_mid_run(mode: str, code: int, server: StandIn, run: Run) -> None:
    """The first posting is checked in full; from then on the server only closes the connection."""
    server.answer = lambda text: worked(text) if len(server.texts) == 1 else (0, b"")
    for name, word in (("b.md", "evening"), ("c.md", "day"), ("d.md", "night")):
        Path(name).write_text(POSTING.replace("morning", word), encoding="utf-8")
    done = run("--grammar", mode, "a.md", "b.md", "c.md", "d.md")
    assert done.code == code
    assert done.stderr.count("jdlint: ") == 1
    assert done.stdout.count("[repeated-word]") == 4
    assert done.stdout.count("a.md:") == 3
    assert done.stdout.count("[grammar/") == 2


def test_what_was_not_checked_is_checked_the_next_time(server: StandIn, run: Run) -> None:
    server.answer = FAULTS["error 500"][0]
    run("--grammar", "auto", "a.md")
    server.answer = worked
    assert "[grammar/MD_BASEFORM]" in run("--grammar", "auto", "a.md").stdout


def test_a_suppression_is_unused_only_where_the_engine_ran(server: StandIn, run: Run) -> None:
    held = POSTING.replace("\n\nYou", "\n\n<!-- jdlint-disable-next-line grammar/MD_BASEFORM -->\n\nYou")
    Path("a.md").write_text(held, encoding="utf-8")
    args = ("--extend-select", "suppression", "a.md")
    assert "a.md:5:10" not in run("--grammar", "on", *args).stdout
    for answer, is_unused in ((FAULTS["error 500"][0], False), (lambda text: [], True)):
        server.answer = answer
        configure(server.url, f"rules-on: [X{is_unused}]")
        assert ("unused-suppression" in run("--grammar", "auto", *args).stdout) == is_unused


def test_a_sentence_beyond_all_measure(server: StandIn, run: Run) -> None:
    Path("a.md").write_text(POSTING + "\n" + "word and " * 1500 + "\n", encoding="utf-8")
    done = run("--grammar", "auto", "a.md")
    assert done.stderr.count("jdlint: ") == 1
    assert "too long" in done.stderr
    assert "[repeated-word]" in done.stdout


def imported(*args: str) -> list[str]:
    """What of the grammar check a run of its own imports, once the rules are compiled."""
    code = (
        "import sys\nfrom jdlint.cli import main\n"
        f"try:\n    main({['check', '-q', *args]!r})\nexcept SystemExit:\n    pass\n"
        "names = ('language_tool_python', 'psutil', 'requests', 'sqlite3')\n"
        "print(*[name for name in sys.modules if 'grammar' in name or name in names])"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stderr == ""
    return done.stdout.splitlines()[-1].split()


def test_a_plain_check_imports_nothing_of_it(server: StandIn) -> None:
    Path(".jdlint.yaml").unlink()
    assert imported("a.md") == []


def test_a_second_run_imports_no_engine(server: StandIn) -> None:
    names = imported("--grammar", "on", "a.md")
    assert "jdlint.grammar.checker" in names
    assert not {"language_tool_python", "psutil", "requests"} & set(names)
    assert len(server.texts) == 1


def test_another_version_does_not_reuse_what_was_kept(server: StandIn, run: Run) -> None:
    for name, word in (("b.md", "evening"), ("c.md", "day")):
        Path(name).write_text(POSTING.replace("morning", word), encoding="utf-8")
    run("--grammar", "on", "a.md", "b.md")
    server.about = {"software": {"version": "6.9"}}
    server.answer = lambda text: []
    server.texts.clear()
    run("--grammar", "on", "c.md")  # its own sentence tells of the new version; those it shares are asked anew
    assert len(server.sentences) == len(set(server.sentences)) == 4
    done = run("--grammar", "on", "a.md", "b.md", "c.md")
    assert "[grammar/" not in done.stdout
    server.texts.clear()
    assert run("--grammar", "on", "a.md", "b.md", "c.md") == done
    assert server.texts == []


def test_two_versions_that_take_turns_end(server: StandIn, run: Run) -> None:
    """As behind one address with several servers."""
    text = POSTING + "".join(f"\nWe bake {number} more loaves{' and cakes' * 400} today.\n" for number in range(6))
    Path("a.md").write_text(text, encoding="utf-8")

    def answer(text: str) -> list[dict[str, object]]:
        server.about = {"software": {"version": f"{len(server.texts) % 2}"}}
        return worked(text)

    server.answer = answer
    assert "[grammar/MD_BASEFORM]" in run("--grammar", "on", "a.md").stdout
    assert 2 < len(server.texts) < 10


def test_another_folder_of_languagetool_is_another_engine(here: Path) -> None:
    first, second = (languagetool(here / f"LanguageTool-6.{number}") for number in (8, 9))
    remember(Setting(folder=str(first)), "cache", "6.8")
    assert remembered(Setting(folder=str(first)), "cache") == "6.8"
    assert remembered(Setting(folder=str(second)), "cache") == ""
    assert remembered(Setting(folder=str(here)), "cache") == ""  # it holds both: the newer one is used


def test_no_cache_keeps_nothing_and_reads_nothing(server: StandIn, run: Run) -> None:
    Path("b.md").write_text(POSTING, encoding="utf-8")
    for _ in range(2):
        server.texts.clear()
        run("--grammar", "on", "--no-cache", "a.md", "b.md")
        assert len(server.sentences) == 4
        assert not list(Path().rglob("said.sqlite"))
    run("--grammar", "on", "a.md")
    server.texts.clear()
    run("--grammar", "on", "--no-cache", "a.md")
    assert len(server.sentences) == 4


def test_cache_dir_holds_for_what_the_engine_said(server: StandIn, run: Run) -> None:
    run("--grammar", "on", "--cache-dir", "mine", "a.md")
    assert [str(path) for path in Path().rglob("said.sqlite")] == ["mine/grammar/said.sqlite"]
    server.texts.clear()
    run("--grammar", "on", "--cache-dir", "mine", "a.md")
    assert server.texts == []
    run("--grammar", "on", "a.md")
    assert len(server.sentences) == 4


def test_an_answer_in_part_is_told_and_not_kept(server: StandIn, run: Run) -> None:
    whole = server.about
    server.about = {**whole, "warnings": {"incompleteResults": True, "incompleteResultsReason": "out of time"}}
    done = run("--grammar", "on", "a.md")
    assert done.code == 2
    assert "in part only: out of time" in done.stderr
    server.about = {**whole, "warnings": {"incompleteResults": False}}
    server.texts.clear()
    assert "[grammar/MD_BASEFORM]" in run("--grammar", "on", "a.md").stdout
    assert len(server.sentences) == 4


def test_a_configured_server_that_is_gone_gets_advice_that_helps(server: StandIn, run: Run) -> None:
    configure("http://127.0.0.1:9")
    said = run("--grammar", "on", "a.md").stderr
    assert "Start it, or take `server:` out" in said
    assert "grammar start" not in said


def status(capsys: pytest.CaptureFixture[str]) -> Done:
    with pytest.raises(SystemExit) as exit:
        main(["grammar", "status"])
    return Done(int(exit.value.code or 0), *capsys.readouterr())


@pytest.mark.parametrize("host", ["127.0.0.1", "languagetool.example"])
def test_status_and_check_take_the_same_way_past_a_proxy(
    host: str, server: StandIn, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stand-in is the proxy for the host that is elsewhere, and the server itself for the one that is here."""
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, server.url if host != "127.0.0.1" else "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    configure(server.url.replace("127.0.0.1", host))
    assert status(capsys).code == 0
    assert "[grammar/MD_BASEFORM]" in run("--grammar", "on", "a.md").stdout
    monkeypatch.setenv("no_proxy", host)
    assert status(capsys).code == (0 if host == "127.0.0.1" else 1)


def test_name_and_password_are_used_and_never_told(
    server: StandIn, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(server.url.replace("//", "//ann:s%40cret@"))
    done = status(capsys)
    assert (done.code, "cret" in done.stdout) == (0, False)
    assert "[grammar/MD_BASEFORM]" in run("--grammar", "on", "a.md").stdout
    assert set(server.logins) == {"Basic " + b64encode(b"ann:s@cret").decode()}
    for answer, _ in [*FAULTS.values(), (lambda text: (500, b"ann:s%40cret@ said s@cret"), "")]:
        server.answer = answer
        configure(server.url.replace("//", "//ann:s%40cret@"))
        said = run("--grammar", "on", "--no-cache", "a.md").stderr
        assert "127.0.0.1" in said
        assert "cret" not in said
    for url in ("http://ann:s%40cret@127.0.0.1:9", "http://ann:s%40cret@127.0.0.1:port", "ftp://ann:s%40cret@x"):
        configure(url)
        assert "cret" not in run("--grammar", "on", "a.md").stderr
        assert "cret" not in "".join(status(capsys)[1:])


OWNED = "# Baker\n\nOur engineer's meet on Fridays to share what they have learned.\n"


def test_the_second_reader_tells_what_the_engine_does_not(server: StandIn, run: Run) -> None:
    Path("a.md").write_text(OWNED, encoding="utf-8")
    server.answer = lambda text: []
    assert run("--grammar", "on", "a.md").stdout.startswith("Nothing")
    configure(server.url, reader="true")
    done = run("--grammar", "on", "a.md")
    assert "a.md:3:5: warning: The apostrophe at" in done.stdout
    assert "[grammar/JDLINT_READER_APOSTROPHE]" in done.stdout


def test_where_both_find_something_the_engine_has_the_word(server: StandIn, run: Run) -> None:
    Path("a.md").write_text(OWNED, encoding="utf-8")
    configure(server.url, reader="true")
    server.answer = lambda text: [match(text, "engineer's")]
    done = run("--grammar", "on", "a.md")
    assert "[grammar/MD_BASEFORM]" in done.stdout
    assert "READER" not in done.stdout


def test_what_was_read_is_kept(server: StandIn, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(OWNED, encoding="utf-8")
    configure(server.url, reader="true")
    server.answer = lambda text: []
    done = run("--grammar", "on", "a.md")
    monkeypatch.setattr(Reader, "read", lambda self, texts: pytest.fail("read again"))
    assert run("--grammar", "on", "a.md") == done
    assert "READER" in done.stdout
