"""The community, its groups, its roles and devices: every kind of change, by hand."""

from collections.abc import Callable
from typing import Any

from desktop.models.ids import new_id
from desktop.models.op import Kind, Op
from tests.hub.cells import (
    GRANT,
    WRITE,
    Cell,
    Has,
    always,
    any_text,
    anything,
    asks,
    cells,
    never,
    said_again,
    taken_away,
)
from tests.hub.hand import STANDS
from tests.hub.place import Place


def _keys(has: Has) -> bool:
    return has("device.invite", "below-deputy") and has("member.read.contact")


def _card(table: str, record: bytes, field: str) -> dict[str, Any]:
    ops = (f"{new_id().hex()}-{number}-0" for number in (1, 2))
    one, other = sorted(ops)
    named = {"tbl": table, "about": record, "field": field, "one": one, "other": other}
    return {**named, "choice": "keep"}


def _audit(place: Place, who: str) -> tuple[list[Op], Op]:
    hand = place.hands[who]
    return [], place.new("audit", kind="reveal", member=place.member, operator=hand.operator)


def _own_key(place: Place, who: str) -> tuple[list[Op], Op]:
    device = place.hands[who].peer.device
    return [], place.new("wrapping_key", use="device", cls=2, device=device)


def _revoke(place: Place, _: str) -> tuple[list[Op], Op]:
    device = place.town.enrol(place.host()).peer.device
    return [], Op(Kind.PUT, "device", device, {"revoked": 1}, subject=_whose(place, device))


def _whose(place: Place, device: bytes) -> bytes:
    from hub.held import Held

    team = place.town.team
    with team.engine.reading() as session:
        held = Held(team.engine, session, place.town.community, team.now_ms, lock=False)
        return held.operator_of(device)


def _renamed(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], Op(Kind.PUT, "community", place.town.community, {"prefix": "QH"})


def _dissolved(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], Op(Kind.DELETE, "community", place.town.community)


def _below(table: str) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, _: str) -> tuple[list[Op], Op]:
        upper = place.new(table, name=any_text())
        lower = place.new(table, name=any_text(), parent=upper.record)
        return [upper, lower], said_again(upper, parent=lower.record)

    return make


def _own_part(table: str) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A part of the community that its maker takes away again: both by the same hand."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        hand = place.hands[who]
        op = hand.op_of(table, {"name": any_text()})
        if hand.push(op) != STANDS:
            op = place.new(table, name=any_text())
        return [], taken_away(op)

    return make


def _moved(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("team", name=any_text(), chapter=place.here)
    return [op], said_again(op, chapter=place.elsewhere)


CELLS: tuple[Cell, ...] = (
    Cell("community: edit", _renamed, asks("community.write")),
    Cell("community: delete", _dissolved, never),
    *cells("chapter", WRITE, lambda p: {"name": any_text()}, {"code": "x"},
           deleted=asks("community.write")),
    Cell("chapter: edit where one has a say",
         lambda p, _: ([], Op(Kind.PUT, "chapter", p.here, {"code": any_text()})), WRITE,
         local=True),
    Cell("chapter: below itself", _below("chapter"), never),
    Cell("chapter: take back one's own", _own_part("chapter"), WRITE),
    *cells("team", WRITE, lambda p: {"name": any_text()}, {"capacity": 9},
           deleted=asks("community.write")),
    *[one for one in cells("team", WRITE, lambda p: {"name": any_text(), "chapter": p.here},
                            {"platform": "QQ"}, local=True) if one.name != "team: delete"],
    Cell("team: move it elsewhere", _moved, WRITE),
    Cell("team: below itself", _below("team"), never),
    Cell("team: take back one's own", _own_part("team"), WRITE),
    *cells("team_step", WRITE, lambda p: {"team": new_id(), "step": 1, "done": "2026-11-22"},
           {"done": None}),
    Cell("team_step: where one has a say", lambda p, _: ([], p.new("team_step", step=2,
             team=p.town.given("team", chapter=p.here))), WRITE, local=True),
    *cells("label", asks("community.write"), lambda p: {"word": any_text(), "text": "伙伴"},
           {"text": "家人"}),
    *cells("team_kind", asks("community.write"), lambda p: {"kind": any_text(), "capacity": 30},
           {"capacity": 40}),
    *cells("operator", GRANT, lambda p: {"member": p.member}, {"member": None}),
    Cell("operator: a host's", lambda p, _: ([], Op(Kind.DELETE, "operator", p.host())), GRANT),
    Cell("operator: the deputy's",
         lambda p, _: ([], Op(Kind.PUT, "operator", p.hands["deputy"].operator, {"member": None})),
         lambda has: has("role.grant")),
    Cell("operator: the owner's",
         lambda p, _: ([], Op(Kind.DELETE, "operator", p.town.owner.operator)), never),
    Cell("device: new",
         lambda p, _: ([], p.new("device", operator=p.town.owner.operator,
                                 sign_key=bytes(32), receive_key=bytes(32))), never),
    Cell("device: revoke a host's", _revoke, asks("device.invite", "below-deputy")),
    Cell("device: delete",
         lambda p, _: ([], Op(Kind.DELETE, "device", p.hands["host"].peer.device)), never),
    *cells("role", asks("role.grant"),
           lambda p: {"name": any_text(), "preset": "host", "cells": "[]"},
           {"cells": '["member.write"]'}),
    Cell("role: the owner's",
         lambda p, _: ([], Op(Kind.ROLE, "role", p.town.preset("owner"), {"cells": "[]"})), never),
    Cell("assignment: a host", lambda p, _: ([], p.new(
        "assignment", operator=p.town.given("operator"), role=p.town.preset("host"))), GRANT),
    Cell("assignment: end a host's",
         lambda p, _: ([], Op(Kind.ROLE, "assignment", p.term(p.town.given("operator")),
                              {"to": "2026-01-01"})), GRANT),
    Cell("assignment: delete a host's",
         lambda p, _: ([], Op(Kind.DELETE, "assignment", p.term(p.town.given("operator")))),
         GRANT),
    Cell("assignment: a deputy", lambda p, _: ([], p.new(
        "assignment", operator=p.town.given("operator"), role=p.town.preset("deputy"))),
        asks("role.grant")),
    Cell("assignment: a second owner", lambda p, _: ([], p.new(
        "assignment", operator=p.town.given("operator"), role=p.town.preset("owner"))), never),
    Cell("audit: one's own", _audit, always),
    Cell("audit: in another's name",
         lambda p, _: ([], p.new("audit", kind="reveal", member=p.member, operator=new_id())),
         never),
    Cell("settled_card: of a member", lambda p, _: ([], p.new("settled_card", **_card(
             "member", p.member, "phone"))), asks("member.write"), local=True),
    Cell("settled_card: of the calendar", lambda p, _: ([], p.new("settled_card", **_card(
             "occurrence", new_id(), "start"))), asks("calendar.write")),
    Cell("settled_card: of no card", lambda p, _: ([], p.new("settled_card", **_card(
             "member", p.member, "city"))), never),
    Cell("undone", lambda p, _: ([], p.new("undone", action=new_id())), anything),
    Cell("wrapping_key: of a class",
         lambda p, _: ([], p.new("wrapping_key", use="class", cls=2, receive=bytes(32))), _keys),
    Cell("wrapping_key: one's own device's", _own_key, always),
    Cell("key_share: of a class",
         lambda p, _: ([], p.new("key_share", wrapping_key=p.town.given(
             "wrapping_key", use="class", cls=2, receive=bytes(32)), receiver=new_id(),
             sealed=b"x" * 80)), _keys),
)  # fmt: skip
