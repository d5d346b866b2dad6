"""From the name of a place to an address as schema.org has it: town, region, country.

Invariant: a country is given only where the text names it, or a state of it; what may be two things is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.jobdata.fault import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Address = dict[str, str]
PARTS = ("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry")
_NO_TOWN = re.compile(
    r"(?i)\b(?:an?|work|offices?|days?|weeks?|per|hours?|minutes?|everywhere|various|multiple|locations?|time ?zones?"
    r"|tbd|possible|optional|negotiable|preferred|eu|europe|worldwide|world|emea|global|countries)\b|\d|[%💰]"
)
_NO_PLACE = re.compile(r"\d{5,}|@|://")
_ONLY = re.compile(r"(?i)\s+(?:only|area|based|preferred)\b")
_LEAST_COUNTRIES = 2


def addresses_in(text: str, facts: Mapping[str, Any], money: frozenset[str]) -> Iterator[Address]:
    """The addresses that a text names: one, or several countries parted by commas.

    `facts` is the table `countries`; `money` the currencies of the posting, which tell "Berlin, DE" from "Dover, DE".
    """
    text = re.sub(r"\s([A-Z]{2})$", r", \1", text) if "," not in text else text
    parts = [_ONLY.sub("", part.strip()) for part in re.split(r",|\s[·•–—-]\s", text) if part.strip()]
    countries = [code for part in parts if (code := country_of(part, facts))]
    if len(set(countries)) >= _LEAST_COUNTRIES and country_of(parts[0], facts):
        yield from ({"addressCountry": code} for code in dict.fromkeys(countries))
        return
    address = _address([part for part in parts if not _NO_TOWN.search(part)], facts, money)
    if address and not _NO_PLACE.search(text):
        yield address


def _address(parts: Sequence[str], facts: Mapping[str, Any], money: frozenset[str]) -> Address:
    """The address whose parts these are, from the small to the large."""
    code, region = _largest(parts, facts, money)
    rest = [part for part in parts if not (code and country_of(part, facts) == code)]
    if rest and _is_short(rest[-1]) and len(rest) > 1:
        rest.pop()  # the region, or a code that may be two things
    elif code and len(rest) > 1 and not region:
        region = rest.pop()
    found = {"addressCountry": code or "", "addressRegion": region}
    if rest and re.search(r"[^\W\d_]{2}", rest[-1]):
        found |= {"addressLocality": rest[-1] if code else ", ".join(rest)}
        found |= {"streetAddress": ", ".join(rest[:-1]) if code else ""}
    return {key: found[key] for key in PARTS if found.get(key)}


def _is_short(part: str) -> bool:
    return part.isupper() and len(part.replace(".", "")) in (2, 3)


def _largest(parts: Sequence[str], facts: Mapping[str, Any], money: frozenset[str]) -> tuple[str | None, str]:
    """The country that the parts name, and the code of the state where they have one."""
    code = next((found for part in reversed(parts) if (found := country_of(part, facts))), None)
    short = next((p.replace(".", "") for p in reversed(parts[1:]) if _is_short(p) and not country_of(p, facts)), "")
    states = [name for name, regions in facts["regions"].items() if short in regions]
    if code or not short:
        return code, short if code in states else ""
    if short in facts["names"] and states:
        if short == "CA" or "USD" in money or "$" in money:
            return "US", short
        return (short, "") if money else (None, "")
    return (states[0], short) if len(states) == 1 else (short if short in facts["names"] else None, "")


def country_of(text: str, facts: Mapping[str, Any]) -> str | None:
    """The code of the country that a name stands for."""
    folded = re.sub(r"^the", "", fold(text))
    return next((str(code) for code, names in facts["names"].items() if folded in map(fold, names)), None)
