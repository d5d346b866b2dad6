"""A stand-in for a LanguageTool server: it answers as told, also wrongly, and remembers what it was sent."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

Answer = Callable[[str], Any]
"""What a check of a text gives: matches, or (status, body) for a raw answer."""


def match(text: str, word: str, better: str = "", id: str = "MD_BASEFORM", after: int = 0) -> dict[str, Any]:
    """One match on a word, with the offset in UTF-16 units as a real server gives it."""
    at = text.index(word, after)
    units = [len(part.encode("utf-16-le")) // 2 for part in (text[:at], word)]
    return {
        "message": f"About {word}.", "replacements": [{"value": better}] if better else [], "sentence": text,
        "offset": units[0], "length": units[1], "context": {"text": text, "offset": units[0], "length": units[1]},
        "rule": {"id": id, "issueType": "grammar", "category": {"id": "GRAMMAR", "name": "Grammar"}},
    }  # fmt: skip


def worked(text: str) -> list[dict[str, Any]]:
    """Finds every "worked"."""
    return [match(text, "worked", "work", after=found.start()) for found in re.finditer("worked", text)]


class StandIn:
    """A running server. `texts` are those that it was asked to check, `forms` all that came with them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answer: Answer = worked
        self.texts: list[str] = []
        self.forms: list[Mapping[str, str]] = []
        self.logins: list[str | None] = []
        """What each request, of any kind, brought as name and password."""
        self.about: dict[str, Any] = {"software": {"version": "6.8", "buildDate": "2026-01-01 10:00:00 +0000"}}
        """What comes with the matches."""

    @property
    def sentences(self) -> list[str]:
        return [sentence for text in self.texts for sentence in text.split("\n\n")]


@contextmanager
def standin() -> Iterator[StandIn]:
    made: StandIn

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.logins.append(self.headers["Authorization"])
            if self.path.endswith("healthcheck"):
                self._send(200, b"OK")
            else:
                self._send(200, json.dumps([{"name": "English", "code": "en", "longCode": "en-US"}]).encode())

        def do_POST(self) -> None:
            made.logins.append(self.headers["Authorization"])
            data = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {key: values[0] for key, values in parse_qs(data).items()}
            made.texts.append(form["text"])
            made.forms.append(form)
            said = made.answer(form["text"])
            if isinstance(said, tuple):
                self._send(*said)
            else:
                self._send(200, json.dumps({**made.about, "matches": said}).encode())

        def _send(self, status: int, body: bytes) -> None:
            if status == 0:  # closed in mid-answer
                self.send_response(200)
                self.send_header("Content-Length", "5000")
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    made = StandIn(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join(2)


def slow(seconds: float) -> Answer:
    """An answer that comes late."""

    def answer(text: str) -> list[Any]:
        del text
        time.sleep(seconds)
        return []

    return answer
