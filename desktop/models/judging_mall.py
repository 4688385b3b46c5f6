"""The mall before the judge: who keeps pieces for which laptop, and who says what of a redemption.

How many there are he need not know: what came too late follows from the order of his log.
"""

from collections.abc import Callable
from typing import Final

from desktop.models.gift import MOST_PIECES
from desktop.models.judging import Case
from desktop.models.judging_places import named, scopes_of
from desktop.models.op import Kind
from desktop.models.refusal import CLOSED, IDENTITY, SHAPE

# What is said of a redemption once and for all.
_SAID: Final = ("gift", "member", "device", "spend", "pieces", "cost")
_KEPT: Final = ("gift", "device", "pieces")


def _stock(case: Case) -> None:
    case.need(case.table.write)
    if case.op.kind != Kind.DELETE and not _pieces(case.stands("pieces"), -MOST_PIECES):
        raise case.refuse(SHAPE)


def _pieces(value: object, least: int) -> bool:
    return isinstance(value, int) and least <= value <= MOST_PIECES


def _own(case: Case, device: object) -> bool:
    """Whether it is a laptop of the author: one whose disk was copied has another id since."""
    return isinstance(device, bytes) and case.operator_of(device) == case.author


def _lease(case: Case) -> None:
    """One keeps pieces for one's own laptop; for another's, who says what gifts there are.

    What is kept never grows, and what a laptop gives back it says itself: it knows what it gave
    out. Of a laptop that was lost, who says what gifts there are.
    """
    case.need(case.table.write)
    if case.op.kind == Kind.DELETE:
        # What was kept may be given out already: it is given back, not forgotten.
        raise case.refuse(CLOSED)
    if not _own(case, case.stands("device")):
        case.need("rule.publish")
    pieces, returned = case.stands("pieces"), case.stands("returned") or 0
    if not _pieces(pieces, 1) or not _pieces(returned, 0) or returned > pieces:
        raise case.refuse(SHAPE)
    there = case.row is not None and not case.row.gone
    if there and any(case.stands(name) != case.before(name) for name in _KEPT):
        raise case.refuse(CLOSED)


def _redemption(case: Case) -> None:
    for member in named(case):
        case.need(case.table.write, scopes=scopes_of(case, member))
    if case.op.kind == Kind.DELETE:
        return
    if not _pieces(case.stands("pieces"), 1):
        raise case.refuse(SHAPE)
    if case.row is None:
        # A laptop gives out what is kept for it, and nothing of another's.
        if not _own(case, case.op.clear.get("device")):
            raise case.refuse(IDENTITY)
    elif not case.row.gone and any(case.stands(name) != case.before(name) for name in _SAID):
        raise case.refuse(CLOSED)


def _handout(case: Case) -> None:
    row = case.known_row("redemption", case.op.clear.get("redemption"))
    member = row.clear.get("member") if row else None
    case.need(case.table.write, scopes=scopes_of(case, member))
    # Brought back by undo it is what it was.
    again = case.op.kind == Kind.DELETE or (case.row is not None and case.row.gone)
    if not again and not _own(case, case.op.clear.get("device")):
        raise case.refuse(IDENTITY)


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "gift_stock": _stock,
    "gift_lease": _lease,
    "redemption": _redemption,
    "handout": _handout,
}
