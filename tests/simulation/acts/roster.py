"""Members come, are changed, tagged and removed; it is said who knows and who brought whom."""

import random

from desktop.models.ids import phone_index
from desktop.store import cards, numbers
from desktop.store.community import Store
from tests.simulation.acts.calendar import turn
from tests.simulation.acts.doing import CITIES, NAMES, PHONES, SKILLS, TAGS, Doing

UNIT = bytes(range(48, 64))
PARTNER = bytes(range(96, 112))
# One record in each of the tables by which members are found again.
SEGMENT = bytes(range(144, 160))
# A list that lies on every laptop: who has not heard of the others imports it as well.
ROSTER = (("辛晓琪", "+8613700000001"), ("尚雯婕", "+8613700000002"))
# What the members have who are there from the beginning.
PHONES_AT_FIRST = tuple(f"+861360000000{at}" for at in range(5))
# How often somebody imports it, besides what else he does.
_IMPORTING = 0.05


def bring_list(store: Store, rng: random.Random) -> None:
    """At times, import the list: whom it names and who is here already is no second member."""
    if rng.random() >= _IMPORTING:
        return
    known = set(store.rows("SELECT name, phone FROM member WHERE gone = 0"))
    with store.recording("member.import") as rec:
        for name, phone in ROSTER:
            if (name, phone) not in known:
                rec.put("member", None, {"name": name, "phone": phone})


def add(at: Doing) -> None:
    """Somebody comes, or three, and get numbers where the laptop has any."""
    store, rec, rng = at.store, at.rec, at.rng
    for _ in range(rng.choice((1, 1, 3))):
        rec.put("member", None, {"name": rng.choice(NAMES), "city": rng.choice(CITIES)})
    for (member,) in store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY rid"):
        given = numbers.supply(store, "QH").at(0)
        if member not in at.members and given:
            numbers.state(store, rec, member, "QH", given)


def edit(at: Doing) -> None:
    """One of his fields."""
    values = {
        "name": at.rng.choice(NAMES),
        "city": at.rng.choice(CITIES),
        "level": at.rng.choice(("银卡", "金卡")),
        "phone": at.rng.choice(PHONES),
    }
    name = at.rng.choice(sorted(values))
    at.rec.put("member", at.member, {name: values[name]})


def tag(at: Doing) -> None:
    """He gets a tag; by chance of its own something by which he is found, and a turn."""
    _find(at, random.Random(at.now_ms))
    turn(at, random.Random(at.now_ms + 2))
    at.rec.put("member_tag", None, {"member": at.member, "tag": at.rng.choice(TAGS)})


def untag(at: Doing) -> None:
    """He loses a tag, if he has it."""
    at.rec.delete("member_tag", member=at.member, tag=at.rng.choice(TAGS))


def _find(at: Doing, rng: random.Random) -> None:
    """Keep, change or drop a segment, what is done for it, a view of the list, a rule of a tag."""
    where = {"field": "city", "op": "=", "value": rng.choice(("深圳", "广州"))}
    said: dict[str, tuple[bytes, dict[str, object]]] = {
        "segment": (SEGMENT, {"name": rng.choice(TAGS), "where": where, "sensitive": False}),
        "programme": (SEGMENT, {"segment": SEGMENT, "name": rng.choice(SKILLS)}),
        "saved_view": (SEGMENT, {"name": rng.choice(TAGS), "body": where, "operator": at.member}),
        "tag_rule": (SEGMENT, {"tag": rng.choice(TAGS), "where": where}),
    }
    table = rng.choice(sorted(said))
    record, fields = said[table]
    if rng.random() < 0.2:
        at.rec.delete(table, record)
    else:
        at.rec.put(table, record, fields)


def remove(at: Doing) -> None:
    """At times he goes."""
    if at.rng.random() < 0.3:
        at.rec.delete("member", at.member)


def look(at: Doing) -> None:
    """Leave what a card shows as it stands."""
    found = at.store.rows("SELECT tbl, record, field, op, other FROM card WHERE settled = 0")
    if found:
        table, record, field, *ops = at.rng.choice(sorted(found))
        one, other = sorted(cards.name_of(at.store.refs.op_id(ref)) for ref in ops)
        named = {"tbl": table, "about": record, "field": field, "one": one, "other": other}
        at.rec.put("settled_card", None, {**named, "choice": at.rng.choice(("keep", "note"))})


def know(at: Doing) -> None:
    """Say something of the person: another phone, a skill, whom he knows, where he belongs."""
    rec, rng, member = at.rec, at.rng, at.member
    phone = rng.choice(PHONES)
    said: dict[str, tuple[bytes | None, dict[str, object]]] = {
        "identity": (
            rec.fact("identity", member, "phone", phone, keyed=True),
            {"channel": "phone", "value": phone, "value_ix": phone_index(rec.index_key, phone)},
        ),
        "offer": (None, {"kind": "can", "text": rng.choice(SKILLS)}),
        "affiliation": (None, {"unit": UNIT, "kind": "guardian", "from": "2026-01-01"}),
        "verification": (None, {"method": rng.choice(("paper", "face"))}),
    }
    table = rng.choice(sorted(said))
    record, fields = said[table]
    rec.put(table, record, {"member": member, **fields})
    rec.put("unit", UNIT, {"kind": "household", "name": rng.choice(NAMES)})
    child = {"unit": UNIT, "member": member, "name": rng.choice(NAMES), "birth_month": "2020-05"}
    rec.put("child", rec.fact("child", member), child)


def forget(at: Doing) -> None:
    """Take something of that back."""
    phone = at.rng.choice(PHONES)
    at.rec.delete("identity", at.rec.fact("identity", at.member, "phone", phone, keyed=True))
    at.rec.delete("affiliation", member=at.member, unit=UNIT, kind="guardian")
    at.rec.delete("verification", member=at.member)


def meet(at: Doing) -> None:
    """What he agrees to, as this operator says, and whom he knows."""
    member = at.rng.choice(at.few)
    fields = {"member": member, "operator": at.store.operator, "purpose": "list", "at": at.rec.at}
    at.rec.put("consent", None, {**fields, "given": at.rng.choice((0, 1)), "how": "电话"})
    one, other = sorted((member, at.rng.choice(at.few)))
    if one != other:
        at.rec.put("relation", None, {"one": one, "other": other, "kind": "friend"})


def journey(at: Doing) -> None:
    """A business with its benefit, words of the community, a step of the ladder, who brought whom.

    At times in a circle.
    """
    rec, rng = at.rec, at.rng
    if rng.random() < 0.3:
        benefit = {"category": "bank", "name": rng.choice(NAMES), "benefit": rng.choice(SKILLS)}
        rec.put("partner", PARTNER, {**benefit, "contact": rng.choice(PHONES), "to": "2026-12-31"})
    if rng.random() < 0.3:
        rec.put("label", None, {"word": "粉丝", "text": rng.choice(("伙伴", "家人"))})
        # With what its groups hold; drawn from the clock, so that nothing else falls otherwise.
        kind = {"kind": "跑团", "capacity": 3 + at.now_ms % 30, "soft": at.now_ms % 2 == 0}
        rec.put("team_kind", None, kind)
    _bring(at)


def _bring(at: Doing) -> None:
    rec, rng = at.rec, at.rng
    member, other = rng.choice(at.few), rng.choice(at.few)
    step = {"from": "客户", "to": "用户", "evidence": rng.choice(SKILLS), "at": rec.at}
    rec.put("stage", None, {"member": member, "operator": at.store.operator, **step})
    rec.put("member", member, {"level": "用户"})
    if rng.random() < 0.2:
        rec.delete("referral", rec.fact("referral", member))
    elif member != other:
        said = {"campaign": rng.choice(TAGS), "evidence": rng.choice(SKILLS), "at": rec.at}
        state = rng.choice(("pending", "confirmed", "refused"))
        fields = {"invitee": member, "inviter": other, "state": state, **said}
        rec.put("referral", rec.fact("referral", member), fields)
