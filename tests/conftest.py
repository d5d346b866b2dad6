"""What many tests share: the built-in pack, and a posting made from a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jdlint.pack import Pack, load_pack
from jdlint.posting.model import Posting
from jdlint.posting.read import read_posting

PACK = load_pack()


@pytest.fixture(scope="session")
def pack() -> Pack:
    return PACK


@pytest.fixture(scope="session")
def posting(pack: Pack) -> Callable[..., Posting]:
    def read(text: str, name: str = "posting.md") -> Posting:
        return read_posting(text, name, pack.headings, pack.aliases, pack.cues)

    return read


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a cache of its own, where the environment names no LanguageTool and no Java."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JDLINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("JDLINT_LANGUAGETOOL", "LTP_PATH", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests never write into the cache of the person who runs them."""
    import os

    os.environ["JDLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
