"""Every role against every kind of change, by a client that asks nobody's leave.

What is expected is told twice over: by the matrix itself (the presets' cells), and by the table
below, which says which cell each kind of change asks for. Nothing of the judge's own is used.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.models import schema
from desktop.models.award import reversal_id, spend_id
from desktop.models.board import step_hash, step_id
from desktop.models.ids import fact_id, new_id
from desktop.models.op import Kind, Op
from desktop.models.permission import PRESETS
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from tests.hub.hand import STANDS, Hand, Town, town
from tests.sync.team import Team

Has = Callable[..., bool]


@dataclass
class Place:
    """What every cell finds in the community."""

    town: Town
    here: bytes
    elsewhere: bytes
    member: bytes
    stranger: bytes
    series: bytes
    hands: dict[str, Hand] = field(default_factory=dict)
    people: dict[str, bytes] = field(default_factory=dict)

    def new(self, table: str, **fields: Any) -> Op:
        return self.town.owner.op_of(table, fields)

    def occurrence(self, host: bytes | None = None) -> bytes:
        original = f"2026-{os.urandom(4).hex()}"
        return self.town.given("occurrence", series=self.series, original=original, host=host)

    def named(self, who: str) -> bytes:
        """An occurrence that this operator hosts."""
        return self.occurrence(self.people.get(who))

    def host(self) -> bytes:
        """A fresh operator who is a host."""
        operator = self.town.given("operator", member=None)
        self.term(operator)
        return operator

    def term(self, operator: bytes) -> bytes:
        role = self.town.preset("host")
        fields = {"operator": operator, "role": role, "scope_kind": "community"}
        return self.town.given("assignment", **fields, **{"from": "2026-01-01"})


# Who acts: a preset everywhere, or one of the special cases.
CUSTOM = frozenset({"member.write", "points.award", "calendar.write:own"})
ACTORS: dict[str, frozenset[str]] = {
    **PRESETS,
    "custom": CUSTOM,
    "ended": frozenset(),
    "coming": frozenset(),
    "nobody": frozenset(),
}
# A role in one chapter: what it may do there, and what it has nowhere.
SCOPED = PRESETS["admin"]
NOWHERE = frozenset({"calendar.write", "cycle.close", "rule.publish", "device.invite"})


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("rights")
    engine = SqliteEngine(folder / "hub.db", os.urandom(32), durable=False)
    migrate(engine)
    made = town(Team(folder, engine))
    here, elsewhere = made.given("chapter", name="深圳"), made.given("chapter", name="上海")
    found = Place(
        made,
        here,
        elsewhere,
        made.given("member", chapter=here),
        made.given("member", chapter=elsewhere),
        made.given("series", kind="session", rule="FREQ=DAILY"),
    )
    _hire(found)
    yield found
    made.team.close()


def _hire(found: Place) -> None:
    made = found.town
    custom = made.given("role", name="财务", preset="admin", cells=_json(CUSTOM))
    terms: dict[str, dict[str, Any]] = {
        **{name: {"role": made.preset(name)} for name in PRESETS if name != "owner"},
        "custom": {"role": custom},
        "ended": {"role": made.preset("admin"), "end": "2026-01-31"},
        "coming": {"role": made.preset("admin"), "start": "2999-01-01"},
        "nobody": {"role": None},
        "scoped": {"role": made.preset("admin"), "scope": found.here},
    }
    found.hands["owner"] = made.owner
    for name, term in terms.items():
        found.people[name] = made.given("member")
        found.hands[name] = made.hire(**term, member=found.people[name])


def _json(cells: frozenset[str]) -> str:
    return str(sorted(cells)).replace("'", '"')


def _again(op: Op, **fields: Any) -> Op:
    """The same record said otherwise; what a key needs is said again."""
    key = {name: op.clear[name] for name in schema.table(op.table).key}
    whom = schema.table(op.table).subject_field
    subject = fields.get(whom, op.clear.get(whom)) if whom else None
    return replace(op, clear={**key, **fields}, subject=subject)


def _gone(op: Op) -> Op:
    key = {name: op.clear[name] for name in schema.table(op.table).key}
    return Op(Kind.DELETE, op.table, op.record, key)


@dataclass(frozen=True)
class Cell:
    """One kind of change: how it is made, and which cell of the matrix it asks for.

    `make` gives the op and, before it, what the owner has to state for it.
    """

    name: str
    make: Callable[[Place, str], tuple[list[Op], Op]]
    asks: Callable[[Has], bool]
    # Whether it is about a member of a chapter, so that a role in that chapter may do it.
    local: bool = False


def _cells(table: str, asks: Callable[[Has], bool], fields: Callable[[Place], dict[str, Any]],
           other: dict[str, Any] | None, *, local: bool = False,
           deleted: Callable[[Has], bool] | None = None,
           ) -> Iterator[Cell]:  # fmt: skip
    """A table's new, edited and deleted record."""

    def made(place: Place, _: str) -> tuple[list[Op], Op]:
        return [], place.new(table, **fields(place))

    def edited(place: Place, _: str) -> tuple[list[Op], Op]:
        op = place.new(table, **fields(place))
        return [op], _again(op, **(other or {}))

    def removed(place: Place, _: str) -> tuple[list[Op], Op]:
        op = place.new(table, **fields(place))
        return [op], _gone(op)

    yield Cell(f"{table}: new", made, asks, local)
    if other is not None:
        yield Cell(f"{table}: edit", edited, asks, local)
    yield Cell(f"{table}: delete", removed, deleted or asks, local)


def _taken_view(place: Place, who: str) -> tuple[list[Op], Op]:
    """Another's view made one's own."""
    op = place.new("saved_view", operator=new_id(), shared=0)
    return [op], _again(op, operator=place.hands[who].operator)


def _asks(cell: str, *variants: str) -> Callable[[Has], bool]:
    return lambda has: has(cell, *variants)


def _both(*cells: str) -> Callable[[Has], bool]:
    return lambda has: all(has(cell, "own") for cell in cells)


def _never(has: Has) -> bool:
    return False


def _always(has: Has) -> bool:
    return True


def _anything(has: Has) -> bool:
    return has("")


def _kept(place: Place, who: str) -> Op:
    """Pieces kept for the laptop of whoever does it."""
    device = place.hands[who].peer.device
    return place.new("gift_lease", gift=new_id(), device=device, pieces=2)


def _redeemed(place: Place, who: str) -> Op:
    device = place.hands[who].peer.device
    said = {"gift": new_id(), "member": place.member, "spend": new_id(), "pieces": 1, "cost": 300}
    return place.new("redemption", **said, device=device)


def _handed_out(place: Place, who: str) -> tuple[list[Op], Op]:
    """A gift of a member of the chapter, on the laptop of whoever hands it out."""
    one = _redeemed(place, "owner")
    device = place.hands[who].peer.device
    return [one], place.new("handout", redemption=one.record, device=device, at=1)


def _handout_taken_back(place: Place, _: str) -> tuple[list[Op], Op]:
    before, op = _handed_out(place, "owner")
    return [*before, op], _gone(op)


def _spent(place: Place, _: str) -> tuple[list[Op], Op]:
    """Points for a record, under the only id that it has anywhere."""
    paid = new_id()
    said = {"member": place.member, "points": -300, "kind": "spend", "evidence_key": paid.hex()}
    return [], replace(place.new("entry", **said), record=spend_id(place.town.community, paid))


def _spent_back(place: Place, _: str) -> tuple[list[Op], Op]:
    _, op = _spent(place, "owner")
    said = {"member": place.member, "points": 300, "kind": "correct", "reverses": op.record,
            "evidence_key": op.clear["evidence_key"]}  # fmt: skip
    made = reversal_id(place.town.community, op.record)
    back = place.new("entry", **said)
    return [op], replace(back, kind=Kind.REVERSE, record=made)


def _pays(has: Has) -> bool:
    """Who hands out gifts takes points for them, and gives them back."""
    return has("points.award") or has("reward.handout")


def _for_another(has: Has) -> bool:
    return has("reward.handout") and has("rule.publish")


_WRITE = _asks("member.write")
_GRANT = _asks("role.grant", "below-deputy")


def _keys(has: Has) -> bool:
    return has("device.invite", "below-deputy") and has("member.read.contact")


def _number() -> int:
    return int.from_bytes(os.urandom(3), "big") + 1


def _text() -> str:
    return os.urandom(6).hex()


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


def _card(table: str, record: bytes, field: str) -> dict[str, Any]:
    ops = (f"{new_id().hex()}-{number}-0" for number in (1, 2))
    one, other = sorted(ops)
    named = {"tbl": table, "about": record, "field": field, "one": one, "other": other}
    return {**named, "choice": "keep"}


def _bare(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], place.new("occurrence", series=place.series, original=_text())


def _led(place: Place, who: str) -> tuple[list[Op], Op]:
    op = place.new("occurrence", series=place.series, original=_text(), host=place.people.get(who))
    return [op], _again(op, minutes=90)


def _content(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item that one owns."""
    op = place.new("content_item", type="article", owner=place.people.get(who) or new_id())
    return [op], _again(op, state="draft")


def _content_backed(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item in a slot of a column behind which one stands."""
    me = place.people.get(who) or new_id()
    series = place.town.given("series", kind="column", backup=me)
    op = place.new("content_item", type="article", series=series, original=_text())
    return [op], _again(op, owner=me)


def _content_led(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item in a slot that one hosts."""
    original = _text()
    slot = {"series": place.series, "original": original}
    row = place.new("occurrence", **slot, host=place.people.get(who) or new_id())
    return [row], place.new("content_item", type="voice", **slot)


def _content_taken(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item of somebody else's made one's own."""
    op = place.new("content_item", type="article", owner=place.stranger)
    return [op], _again(op, owner=place.people.get(who) or new_id())


def _content_ticked(place: Place, who: str) -> tuple[list[Op], Op]:
    item = place.town.given("content_item", owner=place.people.get(who) or new_id())
    return [], place.new("content_check", item=item, step="draft", done=1)


def _proposed(state: str, again: str = "") -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A proposal in one's own name, and what it is put into after."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        op = place.new("proposal", proposer=place.people.get(who) or place.member, state=state)
        if not again:
            return [], op
        return [op], replace(op, clear={"state": again})

    return make


def _had(day: str, **more: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """He says of himself that he had a day of a line in which he is the first of two."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        given, me = place.town.given, place.people.get(who) or place.member
        rotation = given("rotation", start="2020-01-01" if day < "2999" else day)
        for at, member in enumerate((me, place.stranger)):
            given("rotation_place", rotation=rotation, member=member, position=at)
        said = {"state": "done", "at": 1, "member": me, **more}
        return [], place.new("duty", rotation=rotation, original=day, **said)

    return make


def _hosted(own: bool, part: str = "host") -> Callable[[Place, str], tuple[list[Op], Op]]:
    """He says that he had the turn of an occurrence for which he is named, or nobody is."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        me, original = place.people.get(who) or place.member, f"2020-{os.urandom(4).hex()}"
        named = {part: me} if own else {}
        place.town.given("occurrence", series=place.series, original=original, **named)
        rotation = place.town.given("rotation", series=place.series, start="2020-01-01")
        said = {"original": original, "member": me, "state": "done"}
        return [], place.new("duty", rotation=rotation, **said)

    return make


def _takes_back(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("entry", **_entry(place))
    said = {**op.clear, "points": -5, "kind": "reverse", "reverses": op.record}
    again = reversal_id(place.town.community, op.record)
    return [op], Op(Kind.REVERSE, "entry", again, said, subject=place.member)


def _at(table: str, own: bool, **fields: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        at = place.named(who) if own else place.occurrence()
        return [], place.new(table, occurrence=at, member=place.stranger, **fields)

    return make


def _line(place: Place, occurrence: bytes) -> Op:
    op = place.new("transcript_line", occurrence=occurrence, position=1, member=place.member)
    named = (occurrence, 1, place.member)
    return replace(op, record=fact_id("transcript_line", place.town.community, *named))


def _line_edited(place: Place, _: str) -> tuple[list[Op], Op]:
    op = _line(place, place.occurrence())
    return [op], _again(op, role="guest", member=place.member)


def _drawn_in(place: Place, who: str) -> tuple[list[Op], Op]:
    """Another's part put into the sheet of one's own session."""
    op = place.new("sheet_part", occurrence=place.occurrence(), position=1)
    return [op], _again(op, occurrence=place.named(who))


def _signed_up(own: bool, **fields: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        at = place.named(who) if own else place.occurrence()
        record = fact_id("registration", place.town.community, at, place.stranger)
        said = {"occurrence": at, "member": place.stranger, **fields}
        return [], Op(Kind.PUT, "registration", record, said, subject=place.stranger)

    return make


def _completed(
    *, own: bool = False, taught: bool = False, operator: bytes | None = None
) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        at = place.named(who) if own else None
        series = place.series if taught else new_id()
        module = place.town.given("module", course=new_id(), position=1, series=series)
        signed = operator or place.hands[who].operator
        return [], place.new(
            "completion", module=module, member=place.member, operator=signed, occurrence=at, at=1
        )

    return make


def _honoured(place: Place, who: str) -> tuple[list[Op], Op]:
    signed = place.hands[who].operator
    return [], place.new("honour_grant", honour=new_id(), member=place.member,
                         first="2026-03-05", operator=signed)  # fmt: skip


def _honour_taken_back(place: Place, _: str) -> tuple[list[Op], Op]:
    _, op = _honoured(place, "owner")
    return [op], _again(op, state="withdrawn", member=place.member)


def _certified(place: Place, who: str) -> tuple[list[Op], Op]:
    course = new_id()
    module = place.town.given("module", course=course, position=1, series=place.series)
    return [], place.new("certificate", course=course, member=place.member, module=module,
                         occurrence=place.named(who), state="issued")  # fmt: skip


def _handed(table: str, **more: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A use or a delivery, signed by who acts unless `more` says otherwise."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        coupon = place.new("coupon", kind=new_id(), member=place.member, works="pieces", amount=1)
        what = {"coupon": coupon.record} if table == "coupon_use" else {"benefit": new_id()}
        if table == "code_use":
            what = {"code": _text()}
        said = {"member": place.member, "operator": place.hands[who].operator, "at": 1, **more}
        return [coupon] if "coupon" in what else [], place.new(table, **what, **said)

    return make


def _used_back(place: Place, _: str) -> tuple[list[Op], Op]:
    given, op = _handed("coupon_use")(place, "owner")
    return [*given, op], _again(op, state="cancelled", member=place.member)


def _erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("member")
    return [op], Op(Kind.ERASE, "member", op.record)


def _asked_and_erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("application", place=place.town.community, at=1)
    return [op], Op(Kind.ERASE, "application", op.record)


def _home_erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("unit", kind="household")
    return [op], Op(Kind.ERASE, "unit", op.record)


def _let_in_and_erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("application", place=place.town.community, at=1, member=place.member)
    return [op], Op(Kind.ERASE, "application", op.record)


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


def _stranger_edited(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], Op(Kind.PUT, "member", place.stranger, {"city": "上海"})


def _stranger_drawn_in(place: Place, _: str) -> tuple[list[Op], Op]:
    member = place.new("member", chapter=place.elsewhere)
    return [member], _again(member, chapter=place.here)


def _unit_drawn_in(place: Place, _: str) -> tuple[list[Op], Op]:
    unit = place.new("unit", kind="household", chapter=place.elsewhere)
    return [unit], _again(unit, chapter=place.here)


def _consented(place: Place, who: str) -> tuple[list[Op], Op]:
    said = {"member": place.member, "purpose": "list", "given": 1, "at": 1}
    return [], place.new("consent", operator=place.hands[who].operator, **said)


def _consent_changed(place: Place, who: str) -> tuple[list[Op], Op]:
    before, op = _consented(place, "owner")
    return [*before, op], _again(op, member=place.member, given=0)


def _paid(**more: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A payment, signed by who acts unless `more` says otherwise."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        said = {"member": place.member, "operator": place.hands[who].operator, "amount": 500}
        how = {"purpose": "other", "method": "cash", "at": 1}
        return [], place.new("payment", **{**said, **how, **more})

    return make


def _payment_changed(place: Place, _: str) -> tuple[list[Op], Op]:
    _, op = _paid()(place, "owner")
    return [op], _again(op, member=place.member, amount=5)


def _refunded(place: Place, who: str) -> tuple[list[Op], Op]:
    _, op = _paid()(place, "owner")
    said = {"member": place.member, "operator": place.hands[who].operator, "at": 1}
    return [op], place.new("refund", payment=op.record, **said)


def _refund_removed(place: Place, _: str) -> tuple[list[Op], Op]:
    before, op = _refunded(place, "owner")
    return [*before, op], _gone(op)


def _staged(place: Place, who: str) -> tuple[list[Op], Op]:
    said = {"member": place.member, "from": "客户", "to": "用户", "at": 1}
    return [], place.new("stage", operator=place.hands[who].operator, **said)


def _referral(place: Place, invitee: bytes, inviter: bytes) -> Op:
    op = place.new("referral", invitee=invitee, inviter=inviter, state="pending", at=1)
    return replace(op, record=fact_id("referral", place.town.community, invitee))


def _referred(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], _referral(place, place.town.given("member", chapter=place.here), place.stranger)


def _referral_confirmed(place: Place, who: str) -> tuple[list[Op], Op]:
    _, op = _referred(place, who)
    return [op], replace(op, clear={"state": "confirmed"})


def _referral_removed(place: Place, who: str) -> tuple[list[Op], Op]:
    _, op = _referred(place, who)
    return [op], _gone(op)


def _referral_of_himself(place: Place, _: str) -> tuple[list[Op], Op]:
    member = place.town.given("member", chapter=place.here)
    return [], _referral(place, member, member)


def _referral_circle(place: Place, _: str) -> tuple[list[Op], Op]:
    one, other, third = (place.town.given("member", chapter=place.here) for _ in range(3))
    before = [_referral(place, one, other), _referral(place, other, third)]
    return before, _referral(place, third, one)


def _number_taken_over(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("number", scheme="QH", value=_number(), member=place.stranger)
    return [op], _again(op, member=place.member)


def _below(table: str) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, _: str) -> tuple[list[Op], Op]:
        upper = place.new(table, name=_text())
        lower = place.new(table, name=_text(), parent=upper.record)
        return [upper, lower], _again(upper, parent=lower.record)

    return make


def _own_part(table: str) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A part of the community that its maker takes away again: both by the same hand."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        hand = place.hands[who]
        op = hand.op_of(table, {"name": _text()})
        if hand.push(op) != STANDS:
            op = place.new(table, name=_text())
        return [], _gone(op)

    return make


def _moved(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("team", name=_text(), chapter=place.here)
    return [op], _again(op, chapter=place.elsewhere)


def _asked(place: Place, group: bytes | None = None) -> bytes:
    """An application to a group in a chapter."""
    group = group or place.town.given("team", chapter=place.here)
    return place.town.given("application", place=group, at=1)


def _decided(state: str, needed: int, agreed: int) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """An application that so many of so many agreed to is decided."""

    def make(place: Place, _: str) -> tuple[list[Op], Op]:
        group = place.town.given("team", chapter=place.here)
        place.town.given("admission_rule", place=group, needed=needed)
        asked = _asked(place, group)
        owner = place.town.owner.operator
        given = [place.new("approval", application=asked, operator=owner, agrees=1)] * agreed
        return given, Op(Kind.PUT, "application", asked, {"state": state})

    return make


def _said_of(place: Place, who: str) -> tuple[list[Op], Op]:
    operator = place.hands[who].operator
    return [], place.new("approval", application=_asked(place), operator=operator, agrees=1)


CELLS: tuple[Cell, ...] = (
    *_cells("admission_rule", _WRITE, lambda p: {"place": p.town.given("team", chapter=p.here)},
            {"needed": 2}, local=True),
    Cell("admission_rule: the community's", lambda p, _: ([], p.new(
        "admission_rule", place=p.town.community, needed=2)), _asks("community.write")),
    *_cells("application", _WRITE,
            lambda p: {"place": p.town.given("team", chapter=p.here), "at": 1},
            {"source": "朋友"}, local=True, deleted=_asks("member.merge")),
    Cell("unit: erase", _home_erased, _asks("member.erase")),
    Cell("application: erase", _asked_and_erased, _asks("member.erase")),
    Cell("application: erase who is a member", _let_in_and_erased, _never),
    Cell("application: withdraw", _decided("withdrawn", 1, 0), _asks("member.merge"), local=True),
    Cell("application: reject", _decided("rejected", 1, 0), _asks("member.merge"), local=True),
    Cell("application: admit", _decided("admitted", 1, 1), _WRITE, local=True),
    Cell("application: admit with one of two", _decided("admitted", 2, 1), _never),
    Cell("approval: one's own", _said_of, _asks("member.merge"), local=True),
    Cell("approval: in another's name", lambda p, _: ([], p.new(
        "approval", application=_asked(p), operator=new_id(), agrees=1)), _never),
    *_cells("stay", _WRITE, lambda p: {"member": p.member, "place": p.town.community, "term": 1},
            {"to": "2026-01-01"}, local=True),
    *_cells("cooperation", _WRITE, lambda p: {"one": p.member, "value": 100, "other": p.town.given(
                "member", chapter=p.here)}, {"value": 200}, local=True),
    Cell("cooperation: with somebody elsewhere", lambda p, _: ([], p.new(
        "cooperation", one=p.member, other=p.stranger, value=1)), _WRITE),
    *_cells("exposure", _WRITE, lambda p: {"member": p.member, "date": "2026-11-01"},
            {"date": "2026-11-02"}, local=True),
    Cell("community: edit", _renamed, _asks("community.write")),
    Cell("community: delete", _dissolved, _never),
    *_cells("chapter", _WRITE, lambda p: {"name": _text()}, {"code": "x"},
            deleted=_asks("community.write")),
    Cell("chapter: edit where one has a say",
         lambda p, _: ([], Op(Kind.PUT, "chapter", p.here, {"code": _text()})), _WRITE, local=True),
    Cell("chapter: below itself", _below("chapter"), _never),
    Cell("chapter: take back one's own", _own_part("chapter"), _WRITE),
    *_cells("team", _WRITE, lambda p: {"name": _text()}, {"capacity": 9},
            deleted=_asks("community.write")),
    *[one for one in _cells("team", _WRITE, lambda p: {"name": _text(), "chapter": p.here},
                            {"platform": "QQ"}, local=True) if one.name != "team: delete"],
    Cell("team: move it elsewhere", _moved, _WRITE),
    Cell("team: below itself", _below("team"), _never),
    Cell("team: take back one's own", _own_part("team"), _WRITE),
    *_cells("team_step", _WRITE, lambda p: {"team": new_id(), "step": 1, "done": "2026-11-22"},
            {"done": None}),
    Cell("team_step: where one has a say", lambda p, _: ([], p.new("team_step", step=2,
             team=p.town.given("team", chapter=p.here))), _WRITE, local=True),
    *_cells("rotation", _asks("calendar.write"), lambda p: {"start": "2026-11-22"},
            {"start": "2026-11-23"}),
    *_cells("rotation_place", _asks("calendar.write"),
            lambda p: {"rotation": new_id(), "member": p.member, "position": 1}, {"position": 2}),
    *_cells("duty", _asks("calendar.write"),
            lambda p: {"rotation": new_id(), "original": "2026-11-22", "member": p.member,
                       "state": "done"}, {"state": "absent"}),
    Cell("duty: one's own day done", _had("2020-01-01"), _asks("calendar.write", "own")),
    Cell("duty: one's own day again", _had("2020-01-03"), _asks("calendar.write", "own")),
    Cell("duty: a day of another's", _had("2020-01-02"), _asks("calendar.write")),
    Cell("duty: one's own day to come", _had("2999-01-01"), _asks("calendar.write")),
    Cell("duty: one's own day, rated", _had("2020-01-01", rating=5), _asks("calendar.write")),
    Cell("duty: absent on one's own day", _had("2020-01-01", state="absent"),
         _asks("calendar.write")),
    Cell("duty: of a session that one hosts", _hosted(True), _asks("calendar.write", "own")),
    Cell("duty: of a session in which one lectures", _hosted(True, "lecturer"),
         _asks("calendar.write")),
    Cell("duty: of a session of nobody's", _hosted(False), _asks("calendar.write")),
    *_cells("custom_field", _WRITE, lambda p: {"name": _text()}, {"position": 2}),
    *_cells("segment", _WRITE, lambda p: {"sensitive": 0}, {"sensitive": 1}),
    *_cells("programme", _WRITE, lambda p: {"segment": new_id()}, {"segment": new_id()}),
    *_cells("tag_rule", _WRITE, lambda p: {"tag": _text()}, {"tag": "晨读"}),
    *_cells("saved_view", _WRITE, lambda p: {"operator": new_id(), "shared": 1}, {"shared": 0}),
    Cell("saved_view: one's own", lambda p, who: ([], p.new(
        "saved_view", operator=p.hands[who].operator, shared=1)),
         _asks("member.read.basic"), local=True),
    Cell("saved_view: take another's", lambda p, who: _taken_view(p, who), _WRITE),
    *_cells("batch", _WRITE, lambda p: {"total": 3}, {"added": 3}),
    *_cells("suspect", _WRITE, lambda p: {"line": 3}, {"state": "skip"}),
    Cell("member: walks in", lambda p, _: ([], p.new("member", city="深圳")),
         _asks("member.write", "walk-in")),
    Cell("member: walks in here", lambda p, _: ([], p.new("member", chapter=p.here)),
         _asks("member.write", "walk-in"), local=True),
    Cell("member: edit", lambda p, _: ([], Op(Kind.PUT, "member", p.member, {"city": "广州"})),
         _WRITE, local=True),
    Cell("member: edit elsewhere", _stranger_edited, _WRITE),
    Cell("member: draw in from elsewhere", _stranger_drawn_in, _WRITE),
    *[one for one in _cells("member", _WRITE, lambda p: {"chapter": p.here}, None,
                            deleted=_asks("member.merge"), local=True)
      if one.name == "member: delete"],
    Cell("member: erase", _erased, _asks("member.erase")),
    *_cells("number", _WRITE,
            lambda p: {"scheme": "QH", "value": _number(), "member": p.member}, None, local=True),
    # Without having seen the holder it stays without effect, whoever asks.
    Cell("number: take over from elsewhere", _number_taken_over, _asks("member.write")),
    *_cells("member_tag", _WRITE, lambda p: {"member": p.member, "tag": _text()}, None, local=True),
    *_cells("member_team", _WRITE, lambda p: {"member": p.member, "team": new_id()}, None,
            local=True),
    *_cells("note", _WRITE, lambda p: {"member": p.member, "at": 1}, {"at": 2}, local=True),
    *_cells("identity", _WRITE, lambda p: {"member": p.member, "channel": "qq"},
            {"confirmed": 1}, local=True),
    *_cells("offer", _WRITE, lambda p: {"member": p.member, "kind": "can"}, {"kind": "wants"},
            local=True),
    *_cells("affiliation", _WRITE,
            lambda p: {"member": p.member, "unit": new_id(), "kind": "contact"},
            {"from": "2026-01-01"}, local=True),
    *_cells("verification", _WRITE, lambda p: {"member": p.town.given("member", chapter=p.here),
                                               "method": "paper"},
            {"date": "2026-01-01"}, local=True),
    *_cells("child", _WRITE, lambda p: {"member": p.member, "unit": new_id()},
            {"unit": new_id()}, local=True),
    *_cells("unit", _WRITE, lambda p: {"kind": "household", "chapter": p.here}, {"city": "深圳"},
            local=True),
    Cell("unit: draw in from elsewhere", _unit_drawn_in, _WRITE),
    *_cells("relation", _WRITE, lambda p: {"one": p.member, "other": p.town.given(
                "member", chapter=p.here), "kind": "friend"}, {"since": "2026-01-01"}, local=True),
    Cell("relation: with somebody elsewhere", lambda p, _: ([], p.new(
        "relation", one=p.member, other=p.stranger, kind="friend")), _WRITE),
    Cell("consent: new", _consented, _WRITE, local=True),
    Cell("consent: in another's name", lambda p, _: ([], p.new(
        "consent", member=p.member, operator=new_id(), purpose="list", given=0)), _never),
    Cell("consent: changed", _consent_changed, _never),
    Cell("stage: new", _staged, _WRITE, local=True),
    Cell("stage: in another's name", lambda p, _: ([], p.new(
        "stage", member=p.member, operator=new_id(), to="用户", at=1)), _never),
    Cell("referral: new", _referred, _WRITE, local=True),
    Cell("referral: confirmed", _referral_confirmed, _WRITE, local=True),
    Cell("referral: removed", _referral_removed, _WRITE, local=True),
    Cell("referral: of somebody elsewhere", lambda p, _: ([], _referral(
        p, p.town.given("member", chapter=p.elsewhere), p.member)), _WRITE),
    Cell("referral: of himself", _referral_of_himself, _never),
    Cell("referral: in a circle", _referral_circle, _never),
    Cell("referral: under another id", lambda p, _: ([], p.new(
        "referral", invitee=p.member, inviter=p.stranger, state="pending")), _never),
    *_cells("label", _asks("community.write"), lambda p: {"word": _text(), "text": "伙伴"},
            {"text": "家人"}),
    *_cells("team_kind", _asks("community.write"), lambda p: {"kind": _text(), "capacity": 30},
            {"capacity": 40}),
    *_cells("partner", _WRITE, lambda p: {"category": "bank"}, {"to": "2026-12-31"}),
    *_cells("alias", _asks("member.merge"),
            lambda p: {"member": new_id(), "canonical": p.member}, {"canonical": new_id()}),
    *_cells("apart", _asks("member.merge"), lambda p: {"one": p.member, "other": new_id()}, None),
    *_cells("operator", _GRANT, lambda p: {"member": p.member}, {"member": None}),
    Cell("operator: a host's", lambda p, _: ([], Op(Kind.DELETE, "operator", p.host())), _GRANT),
    Cell("operator: the deputy's",
         lambda p, _: ([], Op(Kind.PUT, "operator", p.hands["deputy"].operator, {"member": None})),
         lambda has: has("role.grant")),
    Cell("operator: the owner's",
         lambda p, _: ([], Op(Kind.DELETE, "operator", p.town.owner.operator)), _never),
    Cell("device: new",
         lambda p, _: ([], p.new("device", operator=p.town.owner.operator,
                                 sign_key=bytes(32), receive_key=bytes(32))), _never),
    Cell("device: revoke a host's", _revoke, _asks("device.invite", "below-deputy")),
    Cell("device: delete",
         lambda p, _: ([], Op(Kind.DELETE, "device", p.hands["host"].peer.device)), _never),
    *_cells("role", _asks("role.grant"),
            lambda p: {"name": _text(), "preset": "host", "cells": "[]"},
            {"cells": '["member.write"]'}),
    Cell("role: the owner's",
         lambda p, _: ([], Op(Kind.ROLE, "role", p.town.preset("owner"), {"cells": "[]"})), _never),
    Cell("assignment: a host", lambda p, _: ([], p.new(
        "assignment", operator=p.town.given("operator"), role=p.town.preset("host"))), _GRANT),
    Cell("assignment: end a host's",
         lambda p, _: ([], Op(Kind.ROLE, "assignment", p.term(p.town.given("operator")),
                              {"to": "2026-01-01"})), _GRANT),
    Cell("assignment: delete a host's",
         lambda p, _: ([], Op(Kind.DELETE, "assignment", p.term(p.town.given("operator")))),
         _GRANT),
    Cell("assignment: a deputy", lambda p, _: ([], p.new(
        "assignment", operator=p.town.given("operator"), role=p.town.preset("deputy"))),
        _asks("role.grant")),
    Cell("assignment: a second owner", lambda p, _: ([], p.new(
        "assignment", operator=p.town.given("operator"), role=p.town.preset("owner"))), _never),
    *_cells("pack", _asks("attendance.write"), lambda p: {"series": p.series, "at": 1},
            {"returned": 2}),
    *_cells("series", _asks("calendar.write"), lambda p: {"kind": "session"}, {"minutes": 90}),
    *_cells("split", _asks("calendar.write"),
            lambda p: {"series": p.series, "original": "9" + _text()}, {"minutes": 90}),
    *_cells("occurrence", _asks("calendar.write"),
            lambda p: {"series": p.series, "original": _text(), "minutes": 60}, {"minutes": 90}),
    Cell("occurrence: bare under a check-in or a run sheet", _bare,
         lambda has: has("attendance.write", "own") or has("calendar.write", "own")),
    Cell("occurrence: one's own", _led, _asks("calendar.write", "own")),
    *_cells("content_item", _asks("calendar.write"), lambda p: {"type": "video"},
            {"state": "draft"}),
    Cell("content_item: one's own", _content, _asks("calendar.write", "own")),
    Cell("content_item: behind whose slot one stands", _content_backed,
         _asks("calendar.write", "own")),
    Cell("content_item: in a slot that one hosts", _content_led, _asks("calendar.write", "own")),
    Cell("content_item: taken from its owner", _content_taken, _asks("calendar.write")),
    *_cells("content_check", _asks("calendar.write"),
            lambda p: {"item": p.town.given("content_item", type="voice"), "step": "record"},
            {"done": 1}),
    Cell("content_check: of one's own item", _content_ticked, _asks("calendar.write", "own")),
    *_cells("proposal", _asks("calendar.write"),
            lambda p: {"proposer": p.member, "state": "proposed"}, {"state": "approved"}),
    Cell("proposal: in one's own name", _proposed("proposed"), _asks("calendar.write", "own")),
    Cell("proposal: one's own approved", _proposed("proposed", "approved"),
         _asks("calendar.write")),
    Cell("proposal: one's own reopened", _proposed("declined", "proposed"),
         _asks("calendar.write")),
    Cell("attendance: anywhere", _at("attendance", False, state="there", at=1),
         _asks("attendance.write")),
    Cell("registration: anywhere", _signed_up(False, state="registered"),
         _asks("attendance.write")),
    Cell("registration: at one's own", _signed_up(True, state="registered"),
         _asks("attendance.write", "own")),
    Cell("registration: beyond the capacity", _signed_up(True, state="registered", extra=1),
         _both("attendance.write", "calendar.write")),
    Cell("registration: under another id", _at("registration", True, state="registered"), _never),
    Cell("attendance: at one's own", _at("attendance", True, state="there", at=1),
         _asks("attendance.write", "own")),
    *_cells("course", _asks("calendar.write"), lambda p: {}, None),
    *_cells("module", _asks("calendar.write"), lambda p: {"course": new_id(), "position": 1},
            {"position": 2}),
    Cell("completion: by hand", _completed(), _asks("attendance.write"), local=True),
    Cell("completion: in another's name", _completed(operator=new_id()), _never),
    Cell("completion: taught by oneself", _completed(own=True, taught=True),
         _asks("attendance.write", "own"), local=True),
    Cell("completion: at one's own that teaches another", _completed(own=True),
         _asks("attendance.write"), local=True),
    *_cells("certificate", _asks("attendance.write"),
            lambda p: {"course": new_id(), "member": p.member, "state": "issued"},
            {"state": "withdrawn"}, local=True),
    Cell("certificate: taught by oneself", _certified, _asks("attendance.write", "own"),
         local=True),
    *_cells("honour", _asks("rule.publish"), lambda p: {"kind": "title"}, {"term": "month"}),
    *_cells("grade", _asks("rule.publish"), lambda p: {"at_least": 1}, {"at_least": 5}),
    Cell("honour_grant: new", _honoured, _asks("honour.grant"), local=True),
    Cell("honour_grant: taken back", _honour_taken_back, _asks("honour.grant"), local=True),
    Cell("honour_grant: delete", lambda p, _: ([op := _honoured(p, "owner")[1]], _gone(op)),
         _asks("honour.grant"), local=True),
    Cell("honour_grant: in another's name", lambda p, _: ([], p.new(
        "honour_grant", honour=new_id(), member=p.member, first="2026-03-05",
        operator=new_id())), _never),
    *_cells("plan", _asks("member.write"), lambda p: {"fee": 50_000, "months": 12}, {"fee": 1}),
    *_cells("drive", _asks("member.write"), lambda p: {"plan": new_id(), "from": "2026-03-01"},
            {"quota": 5}),
    Cell("payment: new", _paid(), _asks("points.award"), local=True),
    Cell("payment: in another's name", _paid(operator=new_id()), _never),
    Cell("payment: below nothing", _paid(amount=-1), _never),
    Cell("payment: for a term without days", _paid(purpose="plan", plan=bytes(16)), _never),
    Cell("payment: changed", _payment_changed, _never),
    Cell("refund: new", _refunded, _asks("points.award"), local=True),
    Cell("refund: of nothing", lambda p, who: ([], p.new(
        "refund", payment=new_id(), member=p.member, operator=p.hands[who].operator)), _never),
    Cell("refund: taken back", _refund_removed, _never),
    *_cells("venue", _asks("calendar.write"), lambda p: {"city": "深圳"}, {"capacity": 30}),
    *_cells("venue_module", _asks("calendar.write"),
            lambda p: {"venue": new_id(), "module": _text()}, {"capacity": 12}),
    *_cells("coupon_kind", _asks("rule.publish"), lambda p: {"works": "pieces", "amount": 5},
            {"amount": 6}),
    *_cells("coupon_ladder", _asks("rule.publish"), lambda p: {}, None),
    *_cells("coupon_step", _asks("rule.publish"),
            lambda p: {"ladder": new_id(), "position": 1, "kind": new_id()}, {"trigger": "hand"}),
    *_cells("coupon", _asks("reward.handout"),
            lambda p: {"kind": new_id(), "member": p.member, "works": "pieces", "amount": 1},
            {"state": "withdrawn"}, local=True),
    Cell("coupon_use: one's own", _handed("coupon_use"), _asks("reward.handout"), local=True),
    Cell("coupon_use: taken back", _used_back, _asks("reward.handout"), local=True),
    Cell("coupon_use: in another's name", _handed("coupon_use", operator=new_id()), _never),
    Cell("coupon_use: of another's coupon", _handed("coupon_use", member=new_id()), _never),
    *_cells("priority_code", _asks("reward.handout"), lambda p: {"code": _text()},
            {"state": "cancelled"}),
    Cell("priority_code: bound", lambda p, _: ([], p.new(
        "priority_code", code=_text(), member=p.member)), _asks("reward.handout"), local=True),
    Cell("code_use: one's own", _handed("code_use"), _asks("reward.handout"), local=True),
    Cell("code_use: in another's name", _handed("code_use", operator=new_id()), _never),
    *_cells("benefit", _asks("reward.handout"), lambda p: {}, None),
    *_cells("benefit_recipient", _asks("reward.handout"),
            lambda p: {"benefit": new_id(), "member": p.member}, None, local=True),
    Cell("delivery: one's own", _handed("delivery"), _asks("reward.handout"), local=True),
    Cell("delivery: in another's name", _handed("delivery", operator=new_id()), _never),
    Cell("activity: order", lambda p, _: ([], p.new("activity", member=p.member, kind="order",
                                                     amount=100)),
         _asks("activity.write"), local=True),
    Cell("activity: check-in at one's own", _at("activity", True, kind="checkin"),
         lambda has: has("attendance.write", "own") or has("activity.write", "own")),
    Cell("activity: order at one's own", _at("activity", True, kind="order", amount=10**6),
         _asks("activity.write", "own")),
    *_cells("sheet_part", _asks("calendar.write"),
            lambda p: {"occurrence": p.occurrence(), "position": 1}, {"planned": 5}),
    Cell("sheet_part: at one's own", lambda p, who: ([], p.new(
        "sheet_part", occurrence=p.named(who), position=1)), _asks("calendar.write", "own")),
    Cell("sheet_part: drawn into one's own", _drawn_in, _asks("calendar.write")),
    *_cells("question", _asks("calendar.write"),
            lambda p: {"occurrence": p.occurrence(), "member": p.member}, {"likes": 5}),
    Cell("question: at one's own", _at("question", True, state="waiting"),
         _asks("calendar.write", "own")),
    Cell("transcript_line: new", lambda p, _: ([], _line(p, p.occurrence())),
         _asks("calendar.write")),
    Cell("transcript_line: edit", _line_edited, _asks("calendar.write")),
    Cell("transcript_line: at one's own", lambda p, who: ([], _line(p, p.named(who))),
         _asks("calendar.write", "own")),
    Cell("transcript_line: under another id", lambda p, _: ([], p.new(
        "transcript_line", occurrence=p.occurrence(), position=1)), _never),
    *_cells("gift", _asks("rule.publish"), lambda p: {"cost": 300}, {"cost": 500}),
    *_cells("gift_stock", _asks("reward.handout"), lambda p: {"gift": new_id(), "pieces": 2},
            {"pieces": 3}),
    *_cells("spend_limit", _asks("rule.publish"), lambda p: {"device": new_id(), "points": 900},
            {"points": 100}),
    Cell("gift_lease: for one's own laptop", lambda p, who: ([], _kept(p, who)),
         _asks("reward.handout")),
    Cell("gift_lease: for another's", lambda p, who: ([], _kept(p, "owner")), _for_another),
    Cell("gift_lease: given back by another",
         lambda p, who: ([op := _kept(p, "owner")], _again(op, returned=1)), _for_another),
    Cell("gift_lease: delete", lambda p, _: ([op := _kept(p, "owner")], _gone(op)), _never),
    Cell("redemption: new", lambda p, who: ([], _redeemed(p, who)), _asks("reward.handout"),
         local=True),
    Cell("redemption: from what another laptop keeps",
         lambda p, who: ([], _again(_redeemed(p, who), device=new_id(), member=p.member)),
         _never, local=True),
    Cell("redemption: other pieces",
         lambda p, _: ([op := _redeemed(p, "owner")], _again(op, pieces=2, member=p.member)),
         _never, local=True),
    Cell("redemption: cancelled",
         lambda p, _: ([op := _redeemed(p, "owner")], _again(op, cancelled=5, member=p.member)),
         _asks("reward.handout"), local=True),
    Cell("redemption: delete", lambda p, _: ([op := _redeemed(p, "owner")], _gone(op)),
         _asks("reward.handout"), local=True),
    Cell("handout: new", _handed_out, _asks("reward.handout"), local=True),
    Cell("handout: delete", _handout_taken_back, _asks("reward.handout"), local=True),
    Cell("entry: spent", _spent, _pays, local=True),
    Cell("entry: spent, given back", _spent_back, _pays, local=True),
    *_cells("rule", _asks("rule.publish"), lambda p: {"name": _text()}, {"state": "live"}),
    *_cells("rule_version", _asks("rule.publish"),
            lambda p: {"rule": new_id(), "version": 1, "body": "{}"}, {"body": "[]"}),
    *_cells("rule_pause", _asks("rule.publish"), lambda p: {"rule": p.member, "begins": 1},
            {"ends": 2}),
    *_cells("closing", _asks("cycle.close"),
            lambda p: {"rule": new_id(), "period": "2026-03", "through": 1}, None),
    *_cells("named_cycle", _asks("cycle.close"),
            lambda p: {"name": _text(), "first": "2026-03-01", "last": "2026-03-09"},
            {"name": "春季赛"}),
    Cell("board: new", lambda p, _: ([], _step(p, new_id(), 0, "frozen")), _asks("cycle.close")),
    Cell("board: the next step", _next_step, _asks("cycle.close")),
    Cell("board: said otherwise", lambda p, _: _twice(p), _never),
    Cell("board: with a hash that is none", lambda p, _: ([], replace(
             (op := _step(p, new_id(), 0, "frozen")), clear={**op.clear, "hash": "0" * 32})),
         _never),
    Cell("board: a step after none", lambda p, _: ([], _step(p, new_id(), 1, "published")),
         _never),
    Cell("board: delete", lambda p, _: ([op := _step(p, new_id(), 0, "frozen")], _gone(op)),
         _never),
    *_cells("hold", _asks("points.award"), lambda p: {"member": p.member, "points": 10},
            {"until": "2026-12-31"}, local=True),
    Cell("hold: of less than nothing",
         lambda p, _: ([], p.new("hold", member=p.member, points=-10)), _never),
    Cell("entry: of an unknown wallet",
         lambda p, _: ([], p.new("entry", **_entry(p), wallet="gold")), _never),
    Cell("entry: by hand", lambda p, _: ([], p.new("entry", **_entry(p))),
         _asks("points.award"), local=True),
    Cell("entry: reversal", _takes_back, _asks("points.award"), local=True),
    Cell("entry: delete", lambda p, _: ([], Op(Kind.DELETE, "entry", new_id())), _never),
    Cell("audit: one's own", _audit, _always),
    Cell("audit: in another's name",
         lambda p, _: ([], p.new("audit", kind="reveal", member=p.member, operator=new_id())),
         _never),
    Cell("settled_card: of a member", lambda p, _: ([], p.new("settled_card", **_card(
             "member", p.member, "phone"))), _asks("member.write"), local=True),
    Cell("settled_card: of the calendar", lambda p, _: ([], p.new("settled_card", **_card(
             "occurrence", new_id(), "start"))), _asks("calendar.write")),
    Cell("settled_card: of no card", lambda p, _: ([], p.new("settled_card", **_card(
             "member", p.member, "city"))), _never),
    Cell("undone", lambda p, _: ([], p.new("undone", action=new_id())), _anything),
    Cell("wrapping_key: of a class",
         lambda p, _: ([], p.new("wrapping_key", use="class", cls=2, receive=bytes(32))), _keys),
    Cell("wrapping_key: one's own device's", _own_key, _always),
    Cell("key_share: of a class",
         lambda p, _: ([], p.new("key_share", wrapping_key=p.town.given(
             "wrapping_key", use="class", cls=2, receive=bytes(32)), receiver=new_id(),
             sealed=b"x" * 80)), _keys),
)  # fmt: skip


def _has(cells: frozenset[str]) -> Has:
    def has(cell: str, *variants: str) -> bool:
        if not cell:
            return bool(cells)
        return cell in cells or any(f"{cell}:{variant}" in cells for variant in variants)

    return has


def _verdict(place: Place, who: str, cell: Cell) -> str:
    before, op = cell.make(place, who)
    if before:
        assert place.town.owner.push(*before) == STANDS
    return place.hands[who].push(op)


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_role_does_what_the_matrix_says_and_nothing_else(
    place: Place, who: str, cell: Cell
) -> None:
    if who == "owner" and cell.name in ("assignment: a second owner", "operator: the owner's"):
        assert _verdict(place, who, cell) == "owner"
        return
    stands = cell.asks(_has(ACTORS[who]))
    assert (_verdict(place, who, cell) == STANDS) is stands


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_role_in_a_chapter_does_it_for_members_there(place: Place, cell: Cell) -> None:
    # What belongs to no chapter, such a role has for occurrences that it leads, or not at all.
    cells = {one for one in SCOPED if one not in NOWHERE} | {"calendar.write:own"}
    anyway = cell.asks in (_always, _anything) or cell.name in (
        "occurrence: one's own",
        "occurrence: bare under a check-in or a run sheet",
        "sheet_part: at one's own",
        "question: at one's own",
        "transcript_line: at one's own",
        "content_item: one's own",
        "content_item: behind whose slot one stands",
        "content_item: in a slot that one hosts",
        "content_check: of one's own item",
        "proposal: in one's own name",
        "duty: one's own day done",
        "duty: one's own day again",
        "duty: of a session that one hosts",
    )
    stands = (cell.local or anyway) and cell.asks(_has(frozenset(cells)))
    assert (_verdict(place, "scoped", cell) == STANDS) is stands


def test_every_table_has_its_cells() -> None:
    """A table that is added is a table that somebody has to think of."""
    told = {cell.name.partition(":")[0] for cell in CELLS}
    assert {table.name for table in schema.TABLES} - told <= {"lease"}
