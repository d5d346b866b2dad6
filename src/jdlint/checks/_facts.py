"""What several checks ask of a posting, worked out once a run (see Context.once).

Invariant: each of these is a pure function of the posting.
"""

from __future__ import annotations

from jdlint.checks import Context
from jdlint.detect.amounts import Amount, amounts, in_fields
from jdlint.detect.years import Years, demands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.detect.employer import Employer


def asked_years(context: Context) -> list[Years]:
    """The years of experience that the posting asks for."""
    return demands(context.posting)


def employers_of(context: Context) -> list[Employer]:
    """The names of the employer that the posting has."""
    from jdlint.detect.employer import employers

    return list(employers(context.posting))


def amounts_of_pay(context: Context) -> list[Amount]:
    """The amounts of pay that the posting states."""
    return amounts(context.posting)


def pay_in_fields(context: Context) -> list[Amount]:
    """The amounts of pay that the front matter states."""
    return in_fields(context.posting)
