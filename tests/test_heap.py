"""Pieces of data in one run of bytes: what was put in comes out, by number and by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.heap import Heap, WordHeap, pack, pack_words
from jdlint.pack.cache import map_cache, read_cache, write_cache

PIECES = [("a", 1), None, {"b": [2, "ü"]}, (), "", 0]
WORDS = {f"word{number}": (number, "x" * (number % 7)) for number in range(300)} | {"naïve": {}, "": 1, "\udc80": 2}


def test_pieces_by_number() -> None:
    heap = Heap(pack(PIECES))
    assert len(heap) == len(PIECES)
    assert [heap[number] for number in range(len(PIECES))] == PIECES


def test_a_piece_is_made_anew_each_time() -> None:
    heap = Heap(pack([[1]]))
    heap[0].append(2)
    assert heap[0] == [1]


def test_pieces_by_word() -> None:
    heap = WordHeap(pack_words(WORDS))
    assert {word: heap.get(word) for word in WORDS} == WORDS
    for other in ("word", "word300", "naive", " "):
        assert heap.get(other) is None
        assert other not in heap
    assert "naïve" in heap


def test_nothing_in_it() -> None:
    assert len(Heap(pack([]))) == 0
    assert WordHeap(pack_words({})).get("word") is None


def test_heaps_are_kept_beside_data_and_read_where_they_are(tmp_path: Path) -> None:
    path = f"{tmp_path}/deep/kept.bin"
    assert write_cache(path, b"key", [1, "x"], {"numbers": pack(PIECES), "words": pack_words(WORDS), "none": b""})
    assert read_cache(path, b"key") == [1, "x"]
    kept = map_cache(path, b"key")
    assert kept is not None
    data, heaps = kept
    assert data == [1, "x"]
    assert Heap(heaps["numbers"])[2] == PIECES[2]
    assert WordHeap(heaps["words"]).get("word7") == WORDS["word7"]
    assert heaps["none"] == b""


@pytest.mark.parametrize("at", [0, 20, 200, -1])
def test_heaps_in_which_one_byte_is_wrong_are_not_used(tmp_path: Path, at: int) -> None:
    path = f"{tmp_path}/kept.bin"
    assert write_cache(path, b"key", None, {"words": pack_words(WORDS)})
    with open(path, "r+b") as file:
        file.seek(at, 2 if at < 0 else 0)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))
    assert map_cache(path, b"key") is None


def test_an_empty_file_or_none_is_no_cache(tmp_path: Path) -> None:
    path = f"{tmp_path}/kept.bin"
    assert map_cache(path, b"key") is None
    with open(path, "wb"):
        pass
    assert map_cache(path, b"key") is None
