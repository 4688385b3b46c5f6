"""Rules, boards, honours and the ledger: every kind of change, by hand."""

from typing import Any

from msgspec.structs import replace

from desktop.models.award import reversal_id, spend_id
from desktop.models.board import step_hash, step_id
from desktop.models.ids import new_id
from desktop.models.op import Kind, Op
from tests.hub.cells import Cell, Has, any_text, asks, cells, never, said_again, taken_away
from tests.hub.place import Place


def _spent(place: Place, _: str) -> tuple[list[Op], Op]:
    """Points for a record, under the only id that it has anywhere."""
    paid = new_id()
    said = {"member": place.member, "points": -300, "kind": "spend", "evidence_key": paid.hex()}
    return [], replace(place.new("entry", **said), record=spend_id(place.town.community, paid))


def _spent_back(place: Place, _: str) -> tuple[list[Op], Op]:
    op = _spent(place, "owner")[1]
    said = {"member": place.member, "points": 300, "kind": "correct", "reverses": op.record,
            "evidence_key": op.clear["evidence_key"]}  # fmt: skip
    made = reversal_id(place.town.community, op.record)
    back = place.new("entry", **said)
    return [op], replace(back, kind=Kind.REVERSE, record=made)


def _pays(has: Has) -> bool:
    """Who hands out gifts takes points for them, and gives them back."""
    return has("points.award") or has("reward.handout")


def _entry(place: Place) -> dict[str, Any]:
    return {"member": place.member, "points": 5, "kind": "manual", "generation": 0}


def _step(place: Place, rule: bytes, number: int, kind: str, before: str = "") -> Op:
    said = (rule, "2026-03", number, kind, "[]")
    made = step_hash(place.town.community, *said, before)
    named = dict(zip(("rule", "period", "number", "kind", "rows"), said, strict=True))
    op = place.new("board", **named, hash=made, through=1, at=1)
    return replace(op, record=step_id(place.town.community, rule, "2026-03", number))


def _next_step(place: Place, _: str) -> tuple[list[Op], Op]:
    first = _step(place, (rule := new_id()), 0, "frozen")
    return [first], _step(place, rule, 1, "published", str(first.clear["hash"]))


def _twice(place: Place) -> tuple[list[Op], Op]:
    op = _step(place, new_id(), 0, "frozen")
    return [op], replace(op, clear={**op.clear, "at": 2})


def _takes_back(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("entry", **_entry(place))
    said = {**op.clear, "points": -5, "kind": "reverse", "reverses": op.record}
    again = reversal_id(place.town.community, op.record)
    return [op], Op(Kind.REVERSE, "entry", again, said, subject=place.member)


def _honoured(place: Place, who: str) -> tuple[list[Op], Op]:
    signed = place.hands[who].operator
    return [], place.new("honour_grant", honour=new_id(), member=place.member,
                         first="2026-03-05", operator=signed)  # fmt: skip


def _honour_taken_back(place: Place, _: str) -> tuple[list[Op], Op]:
    op = _honoured(place, "owner")[1]
    return [op], said_again(op, state="withdrawn", member=place.member)


CELLS: tuple[Cell, ...] = (
    *cells("honour", asks("rule.publish"), lambda p: {"kind": "title"}, {"term": "month"}),
    *cells("grade", asks("rule.publish"), lambda p: {"at_least": 1}, {"at_least": 5}),
    Cell("honour_grant: new", _honoured, asks("honour.grant"), local=True),
    Cell("honour_grant: taken back", _honour_taken_back, asks("honour.grant"), local=True),
    Cell("honour_grant: delete", lambda p, _: ([op := _honoured(p, "owner")[1]], taken_away(op)),
         asks("honour.grant"), local=True),
    Cell("honour_grant: in another's name", lambda p, _: ([], p.new(
        "honour_grant", honour=new_id(), member=p.member, first="2026-03-05",
        operator=new_id())), never),
    Cell("entry: spent", _spent, _pays, local=True),
    Cell("entry: spent, given back", _spent_back, _pays, local=True),
    *cells("rule", asks("rule.publish"), lambda p: {"name": any_text()}, {"state": "live"}),
    *cells("rule_version", asks("rule.publish"),
           lambda p: {"rule": new_id(), "version": 1, "body": "{}"}, {"body": "[]"}),
    *cells("rule_pause", asks("rule.publish"), lambda p: {"rule": p.member, "begins": 1},
           {"ends": 2}),
    *cells("closing", asks("cycle.close"),
           lambda p: {"rule": new_id(), "period": "2026-03", "through": 1}, None),
    *cells("named_cycle", asks("cycle.close"),
           lambda p: {"name": any_text(), "first": "2026-03-01", "last": "2026-03-09"},
           {"name": "春季赛"}),
    Cell("board: new", lambda p, _: ([], _step(p, new_id(), 0, "frozen")), asks("cycle.close")),
    Cell("board: the next step", _next_step, asks("cycle.close")),
    Cell("board: said otherwise", lambda p, _: _twice(p), never),
    Cell("board: with a hash that is none", lambda p, _: ([], replace(
             (op := _step(p, new_id(), 0, "frozen")), clear={**op.clear, "hash": "0" * 32})),
         never),
    Cell("board: a step after none", lambda p, _: ([], _step(p, new_id(), 1, "published")),
         never),
    Cell("board: delete", lambda p, _: ([op := _step(p, new_id(), 0, "frozen")], taken_away(op)),
         never),
    *cells("hold", asks("points.award"), lambda p: {"member": p.member, "points": 10},
           {"until": "2026-12-31"}, local=True),
    Cell("hold: of less than nothing",
         lambda p, _: ([], p.new("hold", member=p.member, points=-10)), never),
    Cell("entry: of an unknown wallet",
         lambda p, _: ([], p.new("entry", **_entry(p), wallet="gold")), never),
    Cell("entry: by hand", lambda p, _: ([], p.new("entry", **_entry(p))),
         asks("points.award"), local=True),
    Cell("entry: reversal", _takes_back, asks("points.award"), local=True),
    Cell("entry: delete", lambda p, _: ([], Op(Kind.DELETE, "entry", new_id())), never),
)  # fmt: skip
