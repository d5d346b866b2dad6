"""Work from anywhere in JobPosting data: said as Google reads it, with the countries from which people may work?

Invariant: a job with days in the office is never taken for a remote one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.jobdata.fault import Facts, Fault, one_of
from jdlint.jobdata.find import Job
from jdlint.jobdata.values import Value
from jdlint.lazy import Lazy

_NO_TOWN = Lazy(r"(?:fully |100% )?(?:remote|anywhere|virtual|home ?office)(?: only)?", re.IGNORECASE)
_NO_COUNTRY = Lazy(
    r"(?:remote|anywhere|world ?wide|global(?:ly)?|(?:the )?world|international|europe|eu|emea|apac|latam|any)",
    re.IGNORECASE,
)


def is_remote(job: Job, facts: Facts) -> bool:
    """Whether the data mean a job that is done from anywhere, in whatever words."""
    kind = job.value.get("jobLocationType")
    return any(_means_remote(value, facts) for value in (kind.each() if kind else ()))


def _means_remote(value: Value, facts: Facts) -> bool:
    fault = one_of(value, facts["jobLocationType"], "jobLocationType")
    return bool(value.text) and (fault is None or fault.better is not None)


def remote(job: Job, facts: Facts) -> Iterator[Fault]:
    """Work from anywhere that is not said as Google reads it."""
    kind = job.value.get("jobLocationType")
    for value in kind.each() if kind else ():
        if fault := one_of(value, facts["jobLocationType"], "jobLocationType"):
            yield _only_fully_remote(value, fault)
        elsewhere = job.value.get("applicantLocationRequirements") or job.value.get("jobLocation")
        if _means_remote(value, facts) and not elsewhere:
            reason = (
                "TELECOMMUTE needs applicantLocationRequirements: the country or countries from which people may work, "
                'as in {"@type": "Country", "name": "Ireland"}'
            )
            yield Fault(value.span, reason)
    places = job.value.get("jobLocation")
    for place in places.each() if places else ():
        town = place.get("address", "addressLocality")
        if town and _NO_TOWN.fullmatch(town.text):
            reason = f'"{town.text}" is no town: leave jobLocation out and say "jobLocationType": "TELECOMMUTE"'
            yield Fault(town.span, reason)
    yield from _no_countries(job)


def _no_countries(job: Job) -> Iterator[Fault]:
    """Where people may work, said in a word that is no country."""
    required, places = (job.value.get(name) for name in ("applicantLocationRequirements", "jobLocation"))
    named = [value.get("name") for value in (required.each() if required else ())]
    named += [place.get("address", "addressCountry") for place in (places.each() if places else ())]
    for name in named:
        if name and _NO_COUNTRY.fullmatch(name.text):
            reason = f'"{name.text}" is no country, and Google reads nothing else there: name the countries, one by one'
            yield Fault(name.span, reason)


def _only_fully_remote(value: Value, fault: Fault) -> Fault:
    """Hybrid and on-site jobs have no jobLocationType."""
    if fault.better:
        return fault
    reason = (
        f'jobLocationType is TELECOMMUTE or left out, not "{value.text}"; a job with days in the office leaves it out'
    )
    return fault._replace(reason=reason)
