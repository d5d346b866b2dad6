"""Words and sentences: folding, spans, and where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.posting.model import JOIN
from jdlint.posting.sentences import split_sentences
from jdlint.posting.words import fold_phrase, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Back-end, back end", ["back", "end", "back", "end"]),
        ("C# C++ .NET Node.js ASP.NET F#", ["c#", "c++", ".net", "node.js", "asp.net", "f#"]),
        ("CI/CD and TCP/IP, front/back", ["ci/cd", "and", "tcp/ip", "front", "back"]),
        ("R&D, Q & A", ["r&d", "q", "and", "a"]),
        ("B.Sc. or Ph.D., e.g. U.S. law", ["b.sc", "or", "ph.d", "e.g", "u.s", "law"]),
        ("bachelor’s résumé naïve", ["bachelor's", "resume", "naive"]),
        ("5+ years, 1,000 users, Python 3.11", ["5+", "years", "1,000", "users", "python", "3.11"]),
        ("a 401(k) plan", ["a", "401k", "plan"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert list(fold_phrase(text)) == words


def test_marks_inside_a_word_do_not_part_it() -> None:
    masked = f"{JOIN}{JOIN}back{JOIN}{JOIN}end and {JOIN}x"
    assert words_of(masked, 0, len(masked)) == (["backend", "and", "x"], [2, 12, 17], [11, 15, 18])


@given(st.text(alphabet=st.characters() | st.sampled_from("ab.C#+-'’&/\0\n 1,"), max_size=80), st.integers(0, 5))
def test_words_stand_where_they_say(text: str, start: int) -> None:
    folded, starts, ends = words_of(text, min(start, len(text)), len(text))
    assert len(folded) == len(starts) == len(ends)
    places = [at for pair in zip(starts, ends, strict=True) for at in pair]
    assert places == sorted(places)
    assert all(start <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We use Node.js and .NET. You build.", ["We use Node.js and .NET.", "You build."]),
        ("E.g. services, i.e. APIs. Done", ["E.g. services, i.e. APIs.", "Done"]),
        ("In the U.S. Army. We hire.", ["In the U.S. Army.", "We hire."]),
        ("You know C. We do too.", ["You know C.", "We do too."]),
        ("With Acme Inc. in Kent", ["With Acme Inc. in Kent"]),
        ("Dr. Ada leads. Really? Yes!", ["Dr. Ada leads.", "Really?", "Yes!"]),
        ("The blank is lost.Here it goes on.", ["The blank is lost.", "Here it goes on."]),
        ("We run AB.Data comes in.You sort it.", ["We run AB.", "Data comes in.", "You sort it."]),
        ("Built on ASP.Net Core. Ends", ["Built on ASP.Net Core.", "Ends"]),
        ("Used everywhere. iShop sells it.", ["Used everywhere.", "iShop sells it."]),
        ("Two approx. equal parts, incl. travel", ["Two approx. equal parts, incl. travel"]),
        ("The blank is early . Here it goes on.", ["The blank is early .", "Here it goes on."]),
        ("(It is so.) Then 3 more.", ["(It is so.)", "Then 3 more."]),
        ("no full stop", ["no full stop"]),
        ("Version 3.11 runs. ", ["Version 3.11 runs."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == sentences


@given(st.text(alphabet="aB .!?\n(\"C'eg0\0", max_size=60))
def test_sentences_hold_every_word(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(x.end <= y.start for x, y in pairwise(spans))
    whole = [word for a, b in spans for word in words_of(text, a, b)[0]]
    assert "".join(whole) == "".join(fold_phrase(text)) or "." in text
