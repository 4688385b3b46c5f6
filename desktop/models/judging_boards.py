"""What the judge asks of boards: a step continues the one before, and is never said otherwise."""

from collections.abc import Callable
from typing import Final

from desktop.models.board import STEP_KINDS, step_hash, step_id
from desktop.models.judging import Case
from desktop.models.op import Kind
from desktop.models.refusal import CLOSED, IDENTITY, SHAPE, UNKNOWN


def _board(case: Case) -> None:
    case.need("cycle.close")
    if case.row is not None:
        raise case.refuse(CLOSED)
    rule, period, number, kind, rows = _step(case)
    community, before = case.known.community, ""
    if case.op.record != step_id(community, rule, period, number):
        raise case.refuse(IDENTITY)
    if number:
        last = case.known_row("board", step_id(community, rule, period, number - 1))
        if last is None:
            raise case.refuse(UNKNOWN)
        before = str(last.clear.get("hash"))
    if case.op.clear.get("hash") != step_hash(community, rule, period, number, kind, rows, before):
        raise case.refuse(IDENTITY)


def _step(case: Case) -> tuple[bytes, str, int, str, str]:
    """Rule, period, number, kind and rows of a step; refused where it has not the shape of one."""
    said = case.op.clear
    kind, number, rows = said.get("kind"), said.get("number"), said.get("rows")
    rule, period = said.get("rule"), said.get("period")
    if case.op.kind != Kind.ENTRY or not isinstance(kind, str) or kind not in STEP_KINDS:
        raise case.refuse(SHAPE)
    if not isinstance(number, int) or not isinstance(rows, str):
        raise case.refuse(SHAPE)
    if not isinstance(rule, bytes) or not isinstance(period, str):
        raise case.refuse(SHAPE)
    if number < 0 or (kind == "frozen") != (number == 0):
        raise case.refuse(SHAPE)
    return rule, period, number, kind, rows


def _named(case: Case) -> None:
    case.need("cycle.close")
    first, last = case.stands("first"), case.stands("last")
    if case.op.fields and isinstance(first, str) and isinstance(last, str) and last < first:
        raise case.refuse(SHAPE)


ASKED: Final[dict[str, Callable[[Case], None]]] = {"board": _board, "named_cycle": _named}
