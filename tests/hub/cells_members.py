"""Members and what is told of them: every kind of change, by hand."""

from desktop.models.ids import new_id
from desktop.models.op import Kind, Op
from tests.hub.cells import WRITE, Cell, any_number, any_text, asks, cells, said_again
from tests.hub.place import Place


def _taken_view(place: Place, who: str) -> tuple[list[Op], Op]:
    """Another's view made one's own."""
    op = place.new("saved_view", operator=new_id(), shared=0)
    return [op], said_again(op, operator=place.hands[who].operator)


def _erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("member")
    return [op], Op(Kind.ERASE, "member", op.record)


def _home_erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("unit", kind="household")
    return [op], Op(Kind.ERASE, "unit", op.record)


def _stranger_edited(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], Op(Kind.PUT, "member", place.stranger, {"city": "上海"})


def _stranger_drawn_in(place: Place, _: str) -> tuple[list[Op], Op]:
    member = place.new("member", chapter=place.elsewhere)
    return [member], said_again(member, chapter=place.here)


def _unit_drawn_in(place: Place, _: str) -> tuple[list[Op], Op]:
    unit = place.new("unit", kind="household", chapter=place.elsewhere)
    return [unit], said_again(unit, chapter=place.here)


def _number_taken_over(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("number", scheme="QH", value=any_number(), member=place.stranger)
    return [op], said_again(op, member=place.member)


CELLS: tuple[Cell, ...] = (
    Cell("unit: erase", _home_erased, asks("member.erase")),
    *cells("custom_field", WRITE, lambda p: {"name": any_text()}, {"position": 2}),
    *cells("segment", WRITE, lambda p: {"sensitive": 0}, {"sensitive": 1}),
    *cells("programme", WRITE, lambda p: {"segment": new_id()}, {"segment": new_id()}),
    *cells("tag_rule", WRITE, lambda p: {"tag": any_text()}, {"tag": "晨读"}),
    *cells("saved_view", WRITE, lambda p: {"operator": new_id(), "shared": 1}, {"shared": 0}),
    Cell("saved_view: one's own", lambda p, who: ([], p.new(
        "saved_view", operator=p.hands[who].operator, shared=1)),
         asks("member.read.basic"), local=True),
    Cell("saved_view: take another's", lambda p, who: _taken_view(p, who), WRITE),
    *cells("batch", WRITE, lambda p: {"total": 3}, {"added": 3}),
    *cells("suspect", WRITE, lambda p: {"line": 3}, {"state": "skip"}),
    Cell("member: walks in", lambda p, _: ([], p.new("member", city="深圳")),
         asks("member.write", "walk-in")),
    Cell("member: walks in here", lambda p, _: ([], p.new("member", chapter=p.here)),
         asks("member.write", "walk-in"), local=True),
    Cell("member: edit", lambda p, _: ([], Op(Kind.PUT, "member", p.member, {"city": "广州"})),
         WRITE, local=True),
    Cell("member: edit elsewhere", _stranger_edited, WRITE),
    Cell("member: draw in from elsewhere", _stranger_drawn_in, WRITE),
    *[one for one in cells("member", WRITE, lambda p: {"chapter": p.here}, None,
                            deleted=asks("member.merge"), local=True)
      if one.name == "member: delete"],
    Cell("member: erase", _erased, asks("member.erase")),
    *cells("number", WRITE,
           lambda p: {"scheme": "QH", "value": any_number(), "member": p.member}, None,
           local=True),
    # Without having seen the holder it stays without effect, whoever asks.
    Cell("number: take over from elsewhere", _number_taken_over, asks("member.write")),
    *cells("member_tag", WRITE, lambda p: {"member": p.member, "tag": any_text()}, None,
           local=True),
    *cells("member_team", WRITE, lambda p: {"member": p.member, "team": new_id()}, None,
           local=True),
    *cells("note", WRITE, lambda p: {"member": p.member, "at": 1}, {"at": 2}, local=True),
    *cells("identity", WRITE, lambda p: {"member": p.member, "channel": "qq"},
           {"confirmed": 1}, local=True),
    *cells("offer", WRITE, lambda p: {"member": p.member, "kind": "can"}, {"kind": "wants"},
           local=True),
    *cells("affiliation", WRITE,
           lambda p: {"member": p.member, "unit": new_id(), "kind": "contact"},
           {"from": "2026-01-01"}, local=True),
    *cells("verification", WRITE, lambda p: {"member": p.town.given("member", chapter=p.here),
                                              "method": "paper"},
           {"date": "2026-01-01"}, local=True),
    *cells("child", WRITE, lambda p: {"member": p.member, "unit": new_id()},
           {"unit": new_id()}, local=True),
    *cells("unit", WRITE, lambda p: {"kind": "household", "chapter": p.here}, {"city": "深圳"},
           local=True),
    Cell("unit: draw in from elsewhere", _unit_drawn_in, WRITE),
    *cells("relation", WRITE, lambda p: {"one": p.member, "other": p.town.given(
               "member", chapter=p.here), "kind": "friend"}, {"since": "2026-01-01"}, local=True),
    Cell("relation: with somebody elsewhere", lambda p, _: ([], p.new(
        "relation", one=p.member, other=p.stranger, kind="friend")), WRITE),
    *cells("alias", asks("member.merge"),
           lambda p: {"member": new_id(), "canonical": p.member}, {"canonical": new_id()}),
    *cells("apart", asks("member.merge"), lambda p: {"one": p.member, "other": new_id()}, None),
)  # fmt: skip
