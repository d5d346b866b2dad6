"""The address of a LanguageTool server: how it is asked, past which proxy, and how people are told of it.

Invariant: one rule for all of jdlint says whether a proxy is used, and no name or password of an address is ever in a
message.
"""

from __future__ import annotations

from urllib.parse import SplitResult, unquote, urlencode, urljoin, urlsplit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_NOT_SPLIT = SplitResult("", "", "", "", "")


def is_address(url: str) -> bool:
    """Whether it is the address of a server: `http` or `https`, a host, perhaps a port."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and host.isprintable() and bool(host) and " " not in host and has_port


def is_here(url: str) -> bool:
    """Whether the server is on this machine: no proxy of the environment is for it."""
    host = _split(url).hostname or ""
    return host in ("localhost", "127.0.0.1", "::1")


def shown(url: str) -> str:
    """The address as people are told of it: without name and password."""
    parts = _split(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.netloc else "its address"


def without_secrets(text: str, url: str) -> str:
    """What others say of the address, such as an error, without its name and password."""
    login = _split(url).netloc.rpartition("@")[0]
    password = login.partition(":")[2] or login  # a name alone may be a token
    for secret in (f"{login}@", password, unquote(password)):
        text = text.replace(secret, "") if secret.strip("@") else text
    return text


def ask(url: str, path: str, timeout: float, form: Mapping[str, str] | None = None) -> bytes:
    """What a server answers (at most 64 bytes). Raises OSError, HTTPException or ValueError where it does not."""
    from urllib.request import ProxyHandler, Request, build_opener

    data = urlencode(form).encode() if form else None
    parts = _split(url)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    request = Request(urljoin(bare, path), data, _login(parts))  # joined as language_tool_python does
    opener: Any = build_opener(*([ProxyHandler({})] if is_here(url) else []))
    with opener.open(request, timeout=timeout) as answer:
        said: bytes = answer.read(64)
        return said


def _login(parts: SplitResult) -> dict[str, str]:
    """The header for the name and password of an address, as requests sends it."""
    from base64 import b64encode

    if parts.username is None:
        return {}
    login = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return {"Authorization": f"Basic {b64encode(login).decode()}"}


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return _NOT_SPLIT
