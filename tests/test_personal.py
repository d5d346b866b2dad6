"""Private contact data: which addresses and numbers are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import PACK

from jdlint.lint import Settings, prepare, run_rule
from jdlint.posting.model import Posting


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to jane.doe@gmail.com, that is jane.doe@gmail.com.", ["jane.doe@gmail.com"]),
        ("Write to [Jane](mailto:jane@yahoo.co.uk).", ["jane@yahoo.co.uk"]),
        ("Write to kestrel.jobs@gmail.com.", []),
        ("Write to jobs@kestrel.example or gmail@kestrel.example.", []),
        ("Call Jane's mobile: +44 7700 900123.", ["+44 7700 900123"]),
        ("Call (512) 555-0147 (cell).", ["(512) 555-0147"]),
        ("Call our office on +31 30 123 4567.", []),
        ("We build mobile apps for 12 000 000 users since 2012-2024.", []),
        ("WhatsApp: 07700 900 123", ["07700 900 123"]),
        ("Message Jane Doe on Telegram, +34 600 000 281.", ["+34 600 000 281"]),
        ("Text Jane at (512) 555-0142; text HR at (512) 555-0143.", ["(512) 555-0142"]),
        ("We meet at the home of Mr Doe, 14 Palm Close, and not at our office, 3 High Street.", ["14 Palm Close"]),
        ("The interview is in our flat in Graz.", []),
        ("Send it to Jane Doe, 7 Oakfield Drive (private house).", ["7 Oakfield Drive"]),
        ("Find Jane on her private Instagram, @jane.doe, or us at @kestrel.", ["@jane.doe"]),
        ("Her personal mail is jane@doe.example.", ["jane@doe.example"]),
        ("You build the form for a home address and a private mail.", []),
    ],
)
def test_private_data(posting: Callable[..., Posting], text: str, found: list[str]) -> None:
    read = posting(text)
    context = prepare(read, PACK, Settings(rules={}, today="2026-01-15"))
    assert [read.text[f.start : f.end] for f in run_rule(PACK.rules["personal-contact"], context)] == found
