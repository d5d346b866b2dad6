"""Where the work is done: towns, regions and countries as an address has them, and whether it is all remote.

Invariant: a country is named only where the posting names it, or a state of it, or the command line does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jdlint.checks import Context
from jdlint.checks._facts import amounts_of_pay
from jdlint.detect import place
from jdlint.export.address import PARTS, Address, addresses_in, country_of
from jdlint.jobdata.fault import fold
from jdlint.posting.model import JOIN, Field, Posting
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_REMOTE = re.compile(
    r"\b(?:(?:fully|100 ?%|all|partly|partially|mostly)[ -])?(?:remote(?:ly)?(?:[ -](?:only|first|ok|friendly|work))?"
    r"|hybrid|on-?site|telecommute|virtual|anywhere|work(?:ing)? from home|home[ -]?office)\b",
    re.IGNORECASE,
)
_FROM_AFAR = re.compile(r"(?i)\bremote|telecommut|telework|^virtual|^anywhere(?! within)|work(?:ing)? from home")
_IN_PART = re.compile(r"(?i)hybrid|on-?site|partly|partial|mostly|possible|option")
_ALL_REMOTE = frozenset(
    "remote fullyremote 100%remote 100remote remoteonly allremote telecommute true yes remotefirst anywhere".split()
)
_PARTS = re.compile(r"\s*(?:;|\||/|\bor\b|\band\b|&|•)\s*")
_LINK = re.compile(
    r"^[\s,–—-]*(?:(?:in|from|within|based in|anywhere in|across)\s+)?(?:the\s+(?=[a-z]))?", re.IGNORECASE
)
_SITUATED = re.compile(r".*\b(?:in|near|to|at|of|from)\s+(?:downtown\s|central\s|beautiful\s|sunny\s)?(?=[A-Z])")
_LABEL = re.compile(r"(?:[:：][\s*_]*|[🌎🌍🌏📍🗺]\ufe0f?\s*)$")
_KEYS = {
    "addressLocality": ("addresslocality", "city", "town"),
    "addressRegion": ("addressregion", "province"),
    "postalCode": ("postalcode", "zip", "zipcode", "postcode"),
    "streetAddress": ("streetaddress", "street"),
    "addressCountry": ("addresscountry", "country", "countrycode"),
}


class Places(Record):
    """Addresses without `@type`; whether all of the work is remote; codes of countries that people may work from."""

    addresses: list[Address]
    remote: bool
    countries: list[str]

    @property
    def country(self) -> str:
        """The one country that is named, or nothing."""
        return self.countries[0] if len(self.countries) == 1 else ""


def places_of(context: Context, country: str = "") -> Places:
    """The places of a posting. `country` is the code of the one that is meant where the posting names none."""
    facts, posting = context.tables["countries"], context.posting
    texts = list(_texts(posting))
    money = frozenset(amount.currency for amount in context.once("amounts", amounts_of_pay) if amount.currency)
    found = [address for text in texts for address in addresses_in(_without_remote(text), facts, money)]
    if separate := _by_keys(posting, facts):
        found = [separate]
    found = found or [a for text in _town_and_country(posting, facts) for a in addresses_in(text, facts, money)]
    towns = [address for address in found if address.keys() != {"addressCountry"}]
    alone = [address["addressCountry"] for address in found if address.keys() == {"addressCountry"}]
    remote = _is_all_remote(context, texts, bool(towns))
    hint = country.upper() or (alone[0] if len(set(alone)) == 1 else "")
    towns = [
        {**address, **({"addressCountry": hint} if hint and "addressCountry" not in address else {})}
        for address in towns
    ]
    codes = list(dict.fromkeys([*(a["addressCountry"] for a in towns if "addressCountry" in a), *alone]))
    codes = codes or ([hint] if hint else [])
    if not towns and not remote:
        towns = [{"addressCountry": code} for code in codes] if found else []
    return Places([a for n, a in enumerate(towns) if a not in towns[:n]], remote, codes)


def _texts(posting: Posting) -> Iterator[str]:
    """What the field for the place says, place by place, else the text."""
    if (field := posting.fields.get("location")) and field.value.strip():
        yield from (part for entry in _entries(posting, field) for part in _PARTS.split(entry) if part)
        return
    spans = list(place.find(posting))
    labelled = [span for span in spans if _LABEL.search(posting.text[max(0, span.start - 8) : span.start])]
    words = {posting.quoted(span): None for span in labelled or spans}
    if labelled or len(words) == 1:
        for text in words:
            plain = " ".join(text.replace(JOIN, "").split()) if labelled else _SITUATED.sub("", text)
            yield from (part for part in _PARTS.split(plain) if part)


def _town_and_country(posting: Posting, facts: Mapping[str, Any]) -> list[str]:
    """The one town that the text names with its country behind it."""
    countries = "|".join(re.escape(name) for names in facts["names"].values() for name in names if len(name) > 3)
    form = rf"(?<!\w)([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}, (?i:{countries}))(?!\w)"
    found = dict.fromkeys(" ".join(text.split()) for text in re.findall(form, posting.masked.replace(JOIN, "")))
    return list(found) if len(found) == 1 else []


def _entries(posting: Posting, field: Field) -> list[str]:
    """The entries of a list, else the value."""
    source = posting.text[field.value_span.start : field.value_span.end].lstrip()
    if source.startswith("["):
        return [part.strip(" \"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^,\[\]]+", source) if part.strip()]
    if source.startswith("- "):
        return [part.strip(" \"'\r") for part in re.split(r"(?:^|\n)\s*- ", source) if part.strip()]
    return [field.value]


def _without_remote(text: str) -> str:
    """A place without the words for remote and what joins them to it."""
    bare = _REMOTE.sub("", re.sub(r"[()]", " , ", text)) if _REMOTE.search(text) else re.sub(r"\s*\(.*?\)", "", text)
    return re.sub(r"\s*,[\s,]*$", "", _LINK.sub("", bare.strip())).strip(" .-–—")


def _by_keys(posting: Posting, facts: Mapping[str, Any]) -> Address:
    """An address whose parts stand in fields of their own."""
    found: Address = {}
    for field in posting.fields.values():
        last = fold(field.key.rsplit(".", 1)[-1])
        for name, keys in _KEYS.items():
            if last in keys and field.value.strip() and not _REMOTE.search(field.value) and "," not in field.value:
                found.setdefault(name, field.value.strip())
    if "addressLocality" not in found:
        return {}
    if country := found.pop("addressCountry", ""):
        found["addressCountry"] = country_of(country, facts) or country
    return {key: found[key] for key in PARTS if key in found}


def _is_all_remote(context: Context, texts: list[str], has_place: bool) -> bool:
    """Whether all of the work is remote: by the field for it, by the place, else by the text."""
    field = context.posting.fields.get("work-mode")
    if field and field.value.strip():
        value = fold(field.value)
        # `remote: true` beside a town says that remote is possible, too
        return value in _ALL_REMOTE and not (
            value in ("true", "yes") and (has_place or "remote" not in field.key.lower())
        )
    if texts and all(_FROM_AFAR.search(text) and not _IN_PART.search(text) for text in texts):
        return True
    if texts and (has_place or any(_REMOTE.search(text) for text in texts)):
        return False
    rule = "jsonld-mode-disagrees"  # its phrases are how texts say it
    unless = context.hits.of(rule, "unless")
    hits = [h for h in context.hits.of(rule, "from_anywhere") if not any(u.sentence == h.sentence for u in unless)]
    return bool(hits) and not context.hits.of(rule, "on_site")
