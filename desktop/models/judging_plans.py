"""Payments and what was given back before the judge: signed by who says so, and for good."""

from collections.abc import Callable
from typing import Final

from desktop.models.judging import Case
from desktop.models.judging_places import scopes_of
from desktop.models.op import Kind
from desktop.models.payment import LARGEST, METHODS, PURPOSES
from desktop.models.refusal import IDENTITY, SHAPE, UNKNOWN


def _payment(case: Case) -> None:
    said = case.op.clear
    case.need("points.award", scopes=scopes_of(case, said.get("member")))
    if said.get("operator") != case.author:
        raise case.refuse(IDENTITY)
    amount = said.get("amount")
    fits = isinstance(amount, int) and 0 <= amount <= LARGEST
    if not fits or said.get("purpose") not in PURPOSES or said.get("method") not in METHODS:
        raise case.refuse(SHAPE)
    if said.get("plan") is not None and not all(map(said.get, ("term", "from", "to"))):
        raise case.refuse(SHAPE)


def _refund(case: Case) -> None:
    """What was given back stays so; it is said of the payment's member."""
    payment = case.known_row("payment", case.stands("payment"))
    if payment is None:
        raise case.refuse(UNKNOWN)
    member = payment.clear.get("member")
    case.need("points.award", scopes=scopes_of(case, member))
    if case.op.kind == Kind.DELETE or case.stands("member") != member:
        raise case.refuse(IDENTITY)
    if "operator" in case.op.clear and case.op.clear["operator"] != case.author:
        raise case.refuse(IDENTITY)


ASKED: Final[dict[str, Callable[[Case], None]]] = {"payment": _payment, "refund": _refund}
