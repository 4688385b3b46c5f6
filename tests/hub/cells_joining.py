"""Who asks to come in, who stays, what people do together: every kind of change, by hand."""

from collections.abc import Callable

from msgspec.structs import replace

from desktop.models.ids import fact_id, new_id
from desktop.models.op import Kind, Op
from tests.hub.cells import WRITE, Cell, asks, cells, never, said_again, taken_away
from tests.hub.place import Place


def _asked_and_erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("application", place=place.town.community, at=1)
    return [op], Op(Kind.ERASE, "application", op.record)


def _let_in_and_erased(place: Place, _: str) -> tuple[list[Op], Op]:
    op = place.new("application", place=place.town.community, at=1, member=place.member)
    return [op], Op(Kind.ERASE, "application", op.record)


def _consented(place: Place, who: str) -> tuple[list[Op], Op]:
    said = {"member": place.member, "purpose": "list", "given": 1, "at": 1}
    return [], place.new("consent", operator=place.hands[who].operator, **said)


def _consent_changed(place: Place, who: str) -> tuple[list[Op], Op]:
    before, op = _consented(place, "owner")
    return [*before, op], said_again(op, member=place.member, given=0)


def _staged(place: Place, who: str) -> tuple[list[Op], Op]:
    said = {"member": place.member, "from": "客户", "to": "用户", "at": 1}
    return [], place.new("stage", operator=place.hands[who].operator, **said)


def _referral(place: Place, invitee: bytes, inviter: bytes) -> Op:
    op = place.new("referral", invitee=invitee, inviter=inviter, state="pending", at=1)
    return replace(op, record=fact_id("referral", place.town.community, invitee))


def _referred(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], _referral(place, place.town.given("member", chapter=place.here), place.stranger)


def _referral_confirmed(place: Place, who: str) -> tuple[list[Op], Op]:
    op = _referred(place, who)[1]
    return [op], replace(op, clear={"state": "confirmed"})


def _referral_removed(place: Place, who: str) -> tuple[list[Op], Op]:
    op = _referred(place, who)[1]
    return [op], taken_away(op)


def _referral_of_himself(place: Place, _: str) -> tuple[list[Op], Op]:
    member = place.town.given("member", chapter=place.here)
    return [], _referral(place, member, member)


def _referral_circle(place: Place, _: str) -> tuple[list[Op], Op]:
    one, other, third = (place.town.given("member", chapter=place.here) for _ in range(3))
    before = [_referral(place, one, other), _referral(place, other, third)]
    return before, _referral(place, third, one)


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
    *cells("admission_rule", WRITE, lambda p: {"place": p.town.given("team", chapter=p.here)},
           {"needed": 2}, local=True),
    Cell("admission_rule: the community's", lambda p, _: ([], p.new(
        "admission_rule", place=p.town.community, needed=2)), asks("community.write")),
    *cells("application", WRITE,
           lambda p: {"place": p.town.given("team", chapter=p.here), "at": 1},
           {"source": "朋友"}, local=True, deleted=asks("member.merge")),
    Cell("application: erase", _asked_and_erased, asks("member.erase")),
    Cell("application: erase who is a member", _let_in_and_erased, never),
    Cell("application: withdraw", _decided("withdrawn", 1, 0), asks("member.merge"), local=True),
    Cell("application: reject", _decided("rejected", 1, 0), asks("member.merge"), local=True),
    Cell("application: admit", _decided("admitted", 1, 1), WRITE, local=True),
    Cell("application: admit with one of two", _decided("admitted", 2, 1), never),
    Cell("approval: one's own", _said_of, asks("member.merge"), local=True),
    Cell("approval: in another's name", lambda p, _: ([], p.new(
        "approval", application=_asked(p), operator=new_id(), agrees=1)), never),
    *cells("stay", WRITE, lambda p: {"member": p.member, "place": p.town.community, "term": 1},
           {"to": "2026-01-01"}, local=True),
    *cells("cooperation", WRITE, lambda p: {"one": p.member, "value": 100, "other": p.town.given(
               "member", chapter=p.here)}, {"value": 200}, local=True),
    Cell("cooperation: with somebody elsewhere", lambda p, _: ([], p.new(
        "cooperation", one=p.member, other=p.stranger, value=1)), WRITE),
    *cells("exposure", WRITE, lambda p: {"member": p.member, "date": "2026-11-01"},
           {"date": "2026-11-02"}, local=True),
    *cells("service", WRITE, lambda p: {"member": p.member, "date": "2026-11-01"},
           {"minutes": 90}, local=True),
    Cell("consent: new", _consented, WRITE, local=True),
    Cell("consent: in another's name", lambda p, _: ([], p.new(
        "consent", member=p.member, operator=new_id(), purpose="list", given=0)), never),
    Cell("consent: changed", _consent_changed, never),
    Cell("stage: new", _staged, WRITE, local=True),
    Cell("stage: in another's name", lambda p, _: ([], p.new(
        "stage", member=p.member, operator=new_id(), to="用户", at=1)), never),
    Cell("referral: new", _referred, WRITE, local=True),
    Cell("referral: confirmed", _referral_confirmed, WRITE, local=True),
    Cell("referral: removed", _referral_removed, WRITE, local=True),
    Cell("referral: of somebody elsewhere", lambda p, _: ([], _referral(
        p, p.town.given("member", chapter=p.elsewhere), p.member)), WRITE),
    Cell("referral: of himself", _referral_of_himself, never),
    Cell("referral: in a circle", _referral_circle, never),
    Cell("referral: under another id", lambda p, _: ([], p.new(
        "referral", invitee=p.member, inviter=p.stranger, state="pending")), never),
    *cells("partner", WRITE, lambda p: {"category": "bank"}, {"to": "2026-12-31"}),
)  # fmt: skip
