"""The life of the LanguageTool server that jdlint keeps, where something or somebody cuts it short."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from standin import standin
from test_grammar import java, languagetool, run

from jdlint.grammar import GrammarError, own
from jdlint.grammar.folder import find_folder
from jdlint.grammar.kept import answers, kept
from jdlint.grammar.lock import Lock
from jdlint.grammar.server import start, stop
from jdlint.grammar.setting import Setting


def until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    import psutil

    with suppress(psutil.NoSuchProcess):
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    return False


STARTS = (["grammar", "start"], ["check", "--grammar", "on", "a.md"])


@pytest.mark.parametrize("command", STARTS, ids=lambda command: command[0])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_start_that_is_ended_leaves_a_server_that_is_found(
    how: signal.Signals, command: list[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = java(here, f"echo $$ > {here}/pid; exec sleep 60", monkeypatch)
    (here / ".jdlint.yaml").write_text("grammar: {folder: lt}\n")
    (here / "a.md").write_text("# Baker\n\nYou bake bread for our guests every morning.\n")
    starting = subprocess.Popen([sys.executable, "-m", "jdlint", *command], stderr=subprocess.DEVNULL)
    until(lambda: (here / "pid").exists() and kept() is not None)
    pid = int((here / "pid").read_text())
    starting.send_signal(how)
    starting.wait()
    assert is_alive(pid)
    assert run("grammar", "status") == 1  # it does not answer
    began = time.monotonic()
    with pytest.raises(GrammarError, match="did not start in 1 seconds"):
        start(setting)
    assert time.monotonic() - began < 15
    assert not is_alive(pid)
    assert kept() is None


def test_stop_ends_a_server_whose_start_was_ended(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    java(here, "exec sleep 60", monkeypatch)
    (here / ".jdlint.yaml").write_text("grammar: {folder: lt}\n")
    starting = subprocess.Popen([sys.executable, "-m", "jdlint", "grammar", "start"], stderr=subprocess.DEVNULL)
    until(lambda: kept() is not None)
    starting.kill()
    starting.wait()
    server = kept()
    assert server
    assert run("grammar", "stop") == 0
    assert "was stopped" in capsys.readouterr().out
    assert not is_alive(server.pid)
    assert kept() is None


def test_a_process_that_cannot_be_written_down_is_ended(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting = java(here, f"echo $$ > {here}/pid; exec sleep 60", monkeypatch)

    def keep(server: object) -> None:
        until(lambda: (here / "pid").exists() and (here / "pid").read_text() != "")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jdlint.grammar.server.keep", keep)
    with pytest.raises(GrammarError, match="No space left"):
        start(setting)
    assert not is_alive(int((here / "pid").read_text()))


def test_a_lock_lives_as_long_as_its_process(here: Path) -> None:
    path = str(here / "lock")
    code = f"import time\nfrom jdlint.grammar.lock import Lock\nwith Lock({path!r}, 1):\n print(1, flush=True)\n time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    with pytest.raises(GrammarError, match="another jdlint has been starting"), Lock(path, 0.2):
        pass
    holder.kill()
    holder.communicate()
    with Lock(path, 0.2):
        pass


BROKEN = [
    "[]", "null", "3", '"text"', "{}", "[" * 100_000, '{"pid": 1}', '{"pid": "x", "born": 1, "port": 1, "folder": "x"}',
    '{"pid": -5, "born": 1, "port": 1, "folder": "x"}', '{"pid": 1, "born": "x", "port": 1, "folder": "x"}',
    '{"pid": 1, "born": null, "port": [], "folder": 1}', '{"pid": 1.5, "born": 1, "port": 1, "folder": "x"}',
    '{"pid": 99999999999999999999999, "born": 1, "port": 1, "folder": "x"}', "\xff\xfe",
    '{"pid": 1, "born": 1, "port": 1, "folder": "x", "more": 1}', "no JSON", "",
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_note_of_the_server_is_passed_over(text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = here / "cache" / "grammar" / "server.json"
    note.parent.mkdir(parents=True)
    note.write_text(text, encoding="latin-1")
    assert run("grammar", "status") == 1
    assert run("grammar", "stop") == 0
    done = capsys.readouterr()
    assert done.err == ""
    assert "No LanguageTool was running." in done.out


def test_install_puts_it_where_the_configuration_looks(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    java(here, "exit 0", monkeypatch)
    targets = []

    def download(target: str) -> None:
        targets.append(target)
        languagetool(Path(target) / "LanguageTool-6.8")

    monkeypatch.setattr("jdlint.grammar.install._download", download)
    monkeypatch.setenv("JDLINT_LANGUAGETOOL", str(here / "elsewhere"))
    (here / ".jdlint.yaml").write_text("grammar: {folder: tools}\n")
    assert run("grammar", "start") == 2
    assert "`folder:` under `grammar:` names it" in capsys.readouterr().err
    assert run("grammar", "install") == 0
    assert run("grammar", "install") == 0
    assert targets == [str(here / "tools")]
    assert find_folder(Setting(folder=str(here / "tools"))) == str(here / "tools" / "LanguageTool-6.8")
    (here / ".jdlint.yaml").unlink()
    assert run("grammar", "install") == 0
    assert find_folder(Setting()) == str(here / "elsewhere" / "LanguageTool-6.8")


def test_a_variable_that_names_no_languagetool_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    languagetool(here / "cache" / "languagetool" / "LanguageTool-6.8")
    monkeypatch.setenv("JDLINT_LANGUAGETOOL", str(here / "nowhere"))
    with pytest.raises(GrammarError, match=r"nowhere: holds no .*JDLINT_LANGUAGETOOL names it"):
        find_folder(Setting())


def test_start_refuses_where_the_configuration_names_a_server(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / ".jdlint.yaml").write_text("grammar: {server: 'http://ann:secret@127.0.0.1:9'}\n")
    assert run("grammar", "start") == 2
    said = capsys.readouterr().err
    assert "http://127.0.0.1:9" in said
    assert "take `server:` out" in said
    assert "secret" not in said


def test_start_says_how_long_it_may_take(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    java(here, "exit 3", monkeypatch)
    (here / ".jdlint.yaml").write_text("grammar: {folder: lt}\n")
    assert run("grammar", "start") == 2
    assert "up to a minute on a busy machine" in capsys.readouterr().err


@contextmanager
def no_http(said: bytes) -> Iterator[str]:
    """A server that says something which is no HTTP, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    caller, _ = listening.accept()
                    with caller, suppress(OSError):
                        caller.recv(4096)
                        caller.sendall(said)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize(
    "said", [b"SSH-2.0-x\r\n", b"", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500]
)
def test_a_server_that_is_no_http(said: bytes, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text("# Baker\n\nYou bake bread for our guests every morning.\n")
    with no_http(said) as url:
        (here / ".jdlint.yaml").write_text(f"grammar: {{server: '{url}'}}\n")
        assert not answers(url)
        assert run("grammar", "status") == 1
        assert run("check", "--grammar", "on", "a.md") == 2
    done = capsys.readouterr()
    assert "mistake in jdlint" not in done.out + done.err
    assert done.err.count("jdlint: ") == 1


@pytest.mark.parametrize("url", ["http://[", "http://a b", "http://x:port", "nothing", "http://\x00"])
def test_a_bad_address_does_not_answer(url: str) -> None:
    assert not answers(url)


def test_a_server_is_asked_only_when_its_rules_are_loaded(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import psutil

    (here / "a.md").write_text("# Baker\n\nYou will worked with bread in our bakery.\n")
    note = here / "cache" / "grammar" / "server.json"
    note.parent.mkdir(parents=True)
    with standin() as server:
        said = {"pid": os.getpid(), "born": psutil.Process().create_time(), "port": int(server.url.rpartition(":")[2])}
        for is_ready in (False, True):
            note.write_text(json.dumps({**said, "folder": "x", "ready": is_ready, "rules": own.stamp()}))
            assert run("grammar", "status") == (0 if is_ready else 1)
            run("check", "--grammar", "auto", "a.md")
            assert bool(server.texts) == is_ready
        note.unlink()  # so that nothing ends this process
        assert stop() is None
