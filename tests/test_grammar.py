"""The parts of the grammar check that need no server: pieces, slips, known words, rule names, the server's life."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import PACK

from jdlint.cli import main
from jdlint.config import Config, Configs, Name
from jdlint.engine import Engine
from jdlint.errors import ConfigError, JdlintError
from jdlint.grammar import GrammarError
from jdlint.grammar.folder import find_folder
from jdlint.grammar.kept import kept
from jdlint.grammar.pieces import pieces_of
from jdlint.grammar.server import start, stop
from jdlint.grammar.setting import Setting
from jdlint.grammar.slip import distance, is_letter_off, is_slip
from jdlint.grammar.words import Known, project_words
from jdlint.posting.model import Posting

Read = Callable[..., Posting]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("You **w**ork\nwith [us](https://x.example), and <b>we</b> &amp; you.", ["You work with us, and we & you."]),
        ("Bread , and\u00a0butter.", ["Bread , and butter."]),
        ("- One 🥐 item\n- Another", ["One □ item", "Another"]),
        ("| A | B |\n| - | - |\n| c | d |", ["A", "B", "c", "d"]),
        ("---\ntitle: T\n---\n\n```\ncode\n```\n\nText.", ["Text."]),
        ("See [the page][1] now.\n\n[1]: https://x.example", ["See the page now."]),
    ],
)
def test_pieces_hold_prose_and_know_their_places(text: str, pieces: list[str], posting: Read) -> None:
    read = posting(text)
    made = list(pieces_of(read))
    assert [piece.text for piece in made] == pieces
    for piece in made:
        assert len(piece.places) == len(piece.text)
        for c, place in zip(piece.text, piece.places, strict=True):
            assert read.text[place] == c or c in " □&"


@pytest.mark.parametrize(
    ("word", "better", "slip"),
    [
        ("enviroment", "environment", True),
        ("Responsability", "Responsibility", True),
        ("dedicatedto", "dedicated to", True),
        ("fullypaid", "fully paid", True),
        ("wendesday", "Wednesday", True),
        ("toolset", "tool set", False),
        ("ebook", "e-book", False),
        ("Zimark", "Mark", False),
        ("uwsgi", "WSGI", False),
        ("nagios", "Nagios", False),
        ("microlearning", "", False),
        ("Larkfield", "Lark field", False),
        ("Icinga", "Icing", False),
        ("Requirments", "Requirements", True),
    ],
)
def test_a_slip_is_near_a_plain_word(word: str, better: str, slip: bool) -> None:
    assert is_slip(word, better) is slip


@pytest.mark.parametrize(
    ("word", "better", "off"),
    [
        ("summerized", "summarized", True),
        ("retension", "retention", True),
        ("dockerized", "rockerized", False),
        ("a", "ab", False),
    ],
)
def test_a_letter_may_stand_for_one_that_sounds_like_it(word: str, better: str, off: bool) -> None:
    assert is_letter_off(word, better) is off


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("kitten", "sitting", 3)],
)
def test_distance(a: str, b: str, letters: int) -> None:
    assert distance(a, b) == distance(b, a) == letters


def test_known_words(posting: Read) -> None:
    text = (
        "---\ncompany: Perchbox\n---\n\nZorblat asks. You use plexon daily, plexon weekly, plexon always. "
        "We met Quirrel. Zorblat wrote to jobs@kestrelworks.example about enviroment.\n"
    )
    known = Known(posting(text), PACK.matcher, PACK.tables, frozenset({"glimt"}))
    for word in ("Perchbox", "Perchbox's", "Zorblat", "plexon", "kestrelworks", "glimt", "gRPC", "cyberinsurance"):
        assert known.has(word, is_first=True), word
    assert known.has("Quirrel", is_first=False)
    assert not known.has("Quirrelx", is_first=True)
    assert not known.has("enviroment", is_first=False)


def test_project_words(here: Path) -> None:
    (here / ".jdlint-words.txt").write_text("# ours\nLarkfield  # the ferries\n\nperch box\n")
    assert project_words(str(here), ("Glimt",)) == {"larkfield", "perch", "box", "glimt"}


def rules_of(**changes: Any) -> dict[str, Any]:
    made = Config(grammar=Setting(mode="on"))._replace(**changes)
    return dict(Engine(made, "2026-01-15").settings("a.md").rules)


def test_rules_of_the_engine_are_named_below_ours() -> None:
    one = Name("grammar/FEWER_LESS", "x:1")
    assert rules_of(ignore=(one,))["grammar"].options["refused"] == ["FEWER_LESS"]
    assert set(rules_of(select=(one,))) & {"grammar", one.text} == {one.text}
    assert "grammar" not in rules_of(ignore=(Name("grammar", "x:1"),))
    assert rules_of()["grammar"].options["refused"] == []
    assert "grammar" not in Engine(Config(), "2026-01-15").settings("a.md").rules


@pytest.mark.parametrize("name", ["grammar/", "grammar/fewer_less", "grammar/A B"])
def test_a_name_that_no_engine_has_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="names no rule of LanguageTool"):
        rules_of(ignore=(Name(name, "x:1"),))


def test_selecting_what_is_not_asked_is_refused() -> None:
    with pytest.raises(ConfigError, match="add `--grammar on`"):
        Engine(Config(select=(Name("grammar", "--select"),)), "2026-01-15")


def test_levels_by_id_and_settings_from_a_file(here: Path) -> None:
    (here / ".jdlint.yaml").write_text(
        "grammar:\n  mode: on\n  folder: lt\n  rules-off: [A]\n  timeout: 2.5\nrules:\n  grammar/FEWER_LESS: error\n"
    )
    made = Configs().of(".")
    assert made.grammar == Setting(mode="on", folder=str(here / "lt"), off=("A",), timeout=2.5, base=str(here))
    rules = Engine(made, "2026-01-15").settings("a.md").rules
    assert (rules["grammar/FEWER_LESS"].level, rules["grammar"].level) == ("error", "warning")


WRONG = [
    "moda: on", "mode: loud", "timeout: 0", "timeout: soon", "timeout: 3601", "start-timeout: 1000000000000",
    "heap: 0", "heap: 127", "heap: 512.5", "heap: 65537", "server: ftp://x.example", "server: 'http://['",
    "server: http://x.example:port", "server: http://", "server: http://a b",
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_setting_is_told_with_its_line(text: str, here: Path) -> None:
    (here / ".jdlint.yaml").write_text(f"grammar:\n  {text}\n")
    with pytest.raises(JdlintError, match=r"\.jdlint\.yaml:2"):
        Configs().of(".")


def languagetool(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "languagetool-server.jar").write_bytes(b"jar")
    return folder


def test_where_languagetool_is_looked_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GrammarError, match="jdlint grammar install"):
        find_folder(Setting())
    installed = languagetool(here / "cache" / "languagetool" / "LanguageTool-6.8")
    assert find_folder(Setting()) == str(installed)
    languagetool(here / "ltp" / "LanguageTool-6.8")
    newer = languagetool(here / "ltp" / "LanguageTool-6.10")
    monkeypatch.setenv("LTP_PATH", str(here / "ltp"))
    assert find_folder(Setting()) == str(newer)
    assert find_folder(Setting(folder=str(installed))) == str(installed)
    with pytest.raises(GrammarError, match="nowhere: holds no"):
        find_folder(Setting(folder="nowhere"))


def java(here: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Setting:
    """A `java` that does something else, and a LanguageTool for it."""
    home = here / "java"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text(f"#!/bin/sh\n{script}\n")
    (home / "bin" / "java").chmod(stat.S_IRWXU)
    monkeypatch.setenv("JAVA_HOME", str(home))
    return Setting(folder=str(languagetool(here / "lt")), start_timeout=1)


def test_a_server_that_ends_at_its_start_is_told_with_its_last_lines(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = java(here, "echo 'es is not a language code known'; exit 3", monkeypatch)
    with pytest.raises(GrammarError, match=r"(?s)exit code 3.*It said last.*es is not a language code known"):
        start(setting)
    assert kept() is None


def test_a_start_has_a_time_limit_and_leaves_no_process(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting = java(here, f"echo $$ > {here}/pid; echo loading; exec sleep 60", monkeypatch)
    began = time.monotonic()
    with pytest.raises(GrammarError, match=r"(?s)did not start in 1 seconds.*loading"):
        start(setting)
    assert time.monotonic() - began < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int((here / "pid").read_text()), 0)


def test_only_a_process_of_our_own_is_ended(here: Path) -> None:
    folder = here / "cache" / "grammar"
    folder.mkdir(parents=True)
    (folder / "server.json").write_text(f'{{"pid": {os.getpid()}, "born": 1.0, "port": 1, "folder": "x"}}')
    assert kept() is None
    assert stop() is None
    (folder / "server.json").write_text("no JSON")
    assert kept() is None


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as exit:
        main(args)
    return int(exit.value.code or 0)


def test_on_without_an_engine_gives_2_and_all_else(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text("# Baker\n\nYou bake the the bread.\n")
    assert run("check", "--grammar", "on", "--select", "grammar,repeated-word", "a.md") == 2
    done = capsys.readouterr()
    assert "repeated-word" in done.out
    assert done.err.count("\n") == 1
    assert "jdlint grammar install" in done.err
    assert run("grammar", "status") == 1
    assert run("grammar", "stop") == 0
    assert "No LanguageTool" in capsys.readouterr().out


@pytest.mark.parametrize("package", ["psutil", "language_tool_python"])
def test_without_the_extra_the_way_out_is_told(
    package: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    java(here, "sleep 30", monkeypatch)
    (here / "a.md").write_text("# Baker\n\nYou bake bread.\n")
    if package == "language_tool_python":
        (here / ".jdlint.yaml").write_text("grammar: {server: 'http://127.0.0.1:9'}\n")
    else:
        (here / ".jdlint.yaml").write_text("grammar: {folder: lt}\n")
    monkeypatch.setitem(sys.modules, package, None)
    assert run("check", "--grammar", "on", "a.md") == 2
    assert "pip install 'jdlint[grammar]'" in capsys.readouterr().err


@pytest.fixture
def download(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bytes]:
    """A host that serves a LanguageTool of one small jar, as the real one does its zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("LanguageTool-6.8/languagetool-server.jar", "jar")
    data = packed.getvalue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    host = f"http://127.0.0.1:{server.server_address[1]}/"
    java(here, "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2", monkeypatch)
    monkeypatch.setenv("PATH", f"{here}/java/bin:{os.environ['PATH']}")
    monkeypatch.setattr("language_tool_python.download_lt.BASE_URL_NEW_RELEASES", host)
    yield data
    server.shutdown()
    server.server_close()


def test_install_downloads_once_and_checks_the_sum(
    here: Path, download: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LTP_PATH", str(here / "new"))
    monkeypatch.setenv("LTP_DOWNLOAD_SHA256", "0" * 64)
    assert run("grammar", "install") == 2
    assert "checksum" in capsys.readouterr().err
    monkeypatch.setenv("LTP_DOWNLOAD_SHA256", hashlib.sha256(download).hexdigest())
    assert run("grammar", "install") == 0
    assert "is now in" in capsys.readouterr().out
    assert run("grammar", "install") == 0
    assert "is already in" in capsys.readouterr().out
