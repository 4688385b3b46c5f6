"""Who may hand out coupons, codes and benefits: about this member, and in nobody else's name."""

from collections.abc import Callable
from typing import Final

from desktop.models.judging import Case
from desktop.models.judging_places import named, scopes_of
from desktop.models.refusal import IDENTITY


def _handed(case: Case) -> None:
    """What is about a member is asked for where he stands, before the change and after it."""
    for member in named(case):
        case.need(case.table.write, scopes=scopes_of(case, member))


def _signed(case: Case) -> None:
    """Whoever says that something was handed out or used signs it."""
    if case.op.clear.get("operator") not in (None, case.author):
        raise case.refuse(IDENTITY)
    _handed(case)


def _coupon_use(case: Case) -> None:
    """It is about the member whose coupon it is."""
    coupon = case.known_row("coupon", case.stands("coupon"))
    if coupon is not None and coupon.clear.get("member") != case.stands("member"):
        raise case.refuse(IDENTITY)
    _signed(case)


def _code(case: Case) -> None:
    """A code that is bound is his whom it is bound to; a free one is everybody's."""
    said = [one for one in named(case) if one is not None]
    if not said:
        case.need(case.table.write)
    for member in said:
        case.need(case.table.write, scopes=scopes_of(case, member))


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "coupon": _handed,
    "coupon_use": _coupon_use,
    "priority_code": _code,
    "code_use": _signed,
    "benefit_recipient": _handed,
    "delivery": _signed,
}
