"""What somebody does on his laptop, whether or not his role allows it."""

import random
from collections.abc import Callable
from datetime import UTC, datetime

from desktop.models.award import award_id, reversal_id
from desktop.models.calendar import Occurrence
from desktop.models.ids import phone_index
from desktop.models.op import CHANGESET_LIMIT
from desktop.store import cards, numbers, registrations
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from tests.simulation.running import run_on

NAMES = ("林霞", "王芳", "李雷", "韩梅梅", "单文博", "曾小贤")
TAGS = ("读书", "亲子", "跑步")
CITIES = ("深圳", "广州", None)
PHONES = ("+8613800138000", "+8613900139000")
SKILLS = ("法律咨询", "摄影")
SERIES = bytes(range(16))
PARTNER = bytes(range(96, 112))
UNIT = bytes(range(48, 64))
RULE = bytes(range(16, 32))
# One record in each of the tables by which members are found again.
SEGMENT = bytes(range(144, 160))
# A rule with a cap of its own: 10 points each time, 15 in a week.
CAPPED = bytes(range(32, 48))
CAP = 15
# A group with so many seats, and two chapters that everybody wants to put below each other.
TEAM = bytes(range(48, 64))
SEATS = 2
CHAPTERS = (bytes(range(64, 80)), bytes(range(80, 96)))
# Who asks to come in, and what two did together.
ASKED = (bytes(range(160, 176)), bytes(range(161, 177)))
TOGETHER = bytes(range(162, 178))
# A pack for an evening.
PACK = bytes(range(164, 180))
ROTATION = bytes(range(165, 181))
# A course, one of its modules, and a venue.
COURSE = bytes(range(163, 179))

# A list that lies on every laptop: who has not heard of the others imports it as well.
ROSTER = (("辛晓琪", "+8613700000001"), ("尚雯婕", "+8613700000002"))

# How often somebody registers, comes into the group or imports, besides what else he does.
_IMPORTING = 0.05
_SIGNING = 0.2
_SITTING = 0.15

Act = Callable[[Recorder, random.Random, bytes, int], object]


def act(store: Store, rng: random.Random, now_ms: int) -> bytes:
    """Do one of ACTS to one of the members that are there; the action, b"" for nothing done.

    `now_ms` counts from the beginning of the world, so that a seed does the same tomorrow.
    """
    members = [row[0] for row in store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY id")]
    _sign_up(store, random.Random(now_ms + 1), members[:4])
    _sit_down(store, random.Random(now_ms + 3), members[:4])
    run_on(store, random.Random(now_ms + 17), members[:4])
    _import(store, random.Random(now_ms + 23))
    doing = rng.choice(ACTS) if members else _add
    # Few of them, so that people meet at the same record.
    member = rng.choice(members[: 2 if doing is _capped else 4]) if members else b""
    with store.recording(f"member.{doing.__name__[1:]}") as rec:
        doing(rec, rng, member, now_ms)
        if doing is _add:
            _number(store, rec, members)
        if doing is _come:
            _learn(store, rec, random.Random(now_ms), member)
        if doing is _take_back:
            _taken_back(store, rec, rng, member)
        if doing is _look:
            _settled(store, rec, rng)
        if doing is _journey:
            _brought(store, rec, rng, members[:4])
        if doing is _apply:
            _let_in(store, rec, rng, members[:4], now_ms)
        if doing is _meet:
            _agree(store, rec, rng, members[:4])
    return rec.action if rec.changes.count else b""


def _sign_up(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, register or cancel for the evening: it has fewer places than there are people."""
    if not members or rng.random() >= _SIGNING:
        return
    with store.recording("registration.add") as rec:
        occurrence, who = rec.fact("occurrence", SERIES, "2026-11-22"), rng.choice(members)
        day = datetime(2026, 11, 22, tzinfo=UTC)
        evening = Occurrence(occurrence, SERIES, "2026-11-22", day, day, "UTC", True, "共读")
        if registrations.live(store, occurrence, [who]):
            registrations.put(rec, occurrence, who, {"state": "cancelled"})
        else:
            registrations.enter(rec, evening, who, {"at": rec.at, "method": "hand"})


def _sit_down(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, come into the group: it has fewer seats than there are people."""
    if members and rng.random() < _SITTING:
        with store.recording("member.gather") as rec:
            rec.put("member_team", None, {"member": rng.choice(members), "team": TEAM})


def _import(store: Store, rng: random.Random) -> None:
    """At times, import the list: whom it names and who is here already is no second member."""
    if rng.random() >= _IMPORTING:
        return
    known = set(store.rows("SELECT name, phone FROM member WHERE gone = 0"))
    with store.recording("member.import") as rec:
        for name, phone in ROSTER:
            if (name, phone) not in known:
                rec.put("member", None, {"name": name, "phone": phone})


def _add(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    for _ in range(rng.choice((1, 1, 3))):
        rec.put("member", None, {"name": rng.choice(NAMES), "city": rng.choice(CITIES)})


def _number(store: Store, rec: Recorder, before: list[bytes]) -> None:
    """Give the members just added numbers, where the laptop has any."""
    for (member,) in store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY rid"):
        given = numbers.supply(store, "QH").at(0)
        if member not in before and given:
            numbers.state(store, rec, member, "QH", given)


def _edit(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    values = {
        "name": rng.choice(NAMES),
        "city": rng.choice(CITIES),
        "level": rng.choice(("银卡", "金卡")),
        "phone": rng.choice(PHONES),
    }
    name = rng.choice(sorted(values))
    rec.put("member", member, {name: values[name]})


def _tag(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    # By chance of its own: what else is done stays what it is.
    _find(rec, random.Random(now_ms), member)
    _turn(rec, random.Random(now_ms + 2), member)
    rec.put("member_tag", None, {"member": member, "tag": rng.choice(TAGS)})


def _turn(rec: Recorder, rng: random.Random, member: bytes) -> None:
    """Set up a rotation, take a place in it or leave it, say what became of a turn."""
    what = rng.choice(("rotation", "place", "place", "leave", "duty", "duty", "take back"))
    key = {"rotation": ROTATION, "member": member}
    if what == "rotation":
        rec.put("rotation", ROTATION, {"name": rng.choice(SKILLS), "start": "2026-11-01"})
    elif what == "place":
        said = {"position": rng.choice((1, 2, 3)), "since": "2026-11-01"}
        rec.put("rotation_place", None, {**key, **said})
    elif what == "leave":
        rec.delete("rotation_place", rotation=ROTATION, member=member)
    elif what == "duty":
        state = rng.choice(("done", "absent", "swapped", "assigned"))
        said = {"original": f"2026-11-0{rng.choice((1, 2))}", "state": state, "swap_of": member}
        rec.put("duty", None, {**key, **said, "at": rec.at, "rating": rng.choice((4, 5, None))})
    else:
        rec.delete("duty", rotation=ROTATION, original="2026-11-01", member=member)


def _untag(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    rec.delete("member_tag", member=member, tag=rng.choice(TAGS))


def _remove(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    if rng.random() < 0.3:
        rec.delete("member", member)


def _come(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    rec.put("occurrence", None, {"series": SERIES, "original": "2026-11-22"})
    occurrence = rec.fact("occurrence", SERIES, "2026-11-22")
    fields = {"occurrence": occurrence, "member": member, "state": "there", "at": rec.at}
    rec.put("attendance", None, fields)


def _learn(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """A module of a course is completed or taken back, with its certificate; a venue has one."""
    what = rng.choice(("course", "complete", "complete", "take back", "venue", "", ""))
    key = {"module": COURSE, "member": member}
    paper = {"course": COURSE, "member": member}
    if what == "course":
        rec.put("course", COURSE, {"title": rng.choice(SKILLS)})
        said = {"course": COURSE, "position": rng.choice((1, 2)), "series": SERIES}
        rec.put("module", COURSE, {**said, "title": rng.choice(SKILLS)})
    elif what == "complete":
        held = rec.fact("occurrence", SERIES, "2026-11-22")
        rec.put("completion", None, {**key, "operator": store.operator, "occurrence": held,
                                     "at": rec.at})  # fmt: skip
        resting = {"module": COURSE, "modules": [COURSE.hex()], "reason": None, "occurrence": held}
        rec.put("certificate", None, {**paper, **resting, "state": "issued", "day": "2026-11-22"})
    elif what == "take back":
        rec.delete("completion", module=COURSE, member=member)
        rec.put("certificate", None, {**paper, "state": "withdrawn", "reason": rng.choice(SKILLS)})
    elif what == "venue":
        rec.put("venue", COURSE, {"name": rng.choice(SKILLS), "city": rng.choice(CITIES)})
        rec.put("venue_module", None, {"venue": COURSE, "module": "烘焙课堂",
                                       "capacity": rng.choice((12, None))})  # fmt: skip


def _award(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    evidence = rng.choice(("2026-W46", "2026-W47"))
    fields = {
        "member": member,
        "points": 10,
        "kind": "award",
        "rule": RULE,
        "version": 1,
        "generation": 0,
        "evidence_key": evidence,
        "local": "2026-11-22T12:00:00",
        "zone": "Asia/Shanghai",
        "at": 1_795_000_000_000,
    }
    rec.entry(fields, award_id(rec.community, RULE, member, evidence, 0))


def _capped(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """An award of the rule with a cap, for one of three evenings; what was taken back stays so."""
    local = f"2026-11-{rng.choice((16, 17, 23))}T19:00:00"
    fields = {
        "member": member,
        "points": 10,
        "kind": "award",
        "rule": CAPPED,
        "version": 1,
        "generation": 0,
        "evidence_key": local,
        "local": local,
        "zone": "Asia/Shanghai",
        "at": 1_795_000_000_000,
    }
    rec.entry(fields, award_id(rec.community, CAPPED, member, local, 0))


def _take_back(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Reverse one of the member's awards under the cap: `_taken_back` knows which there are."""


def _taken_back(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """Rather one that was clipped, whose clip is left to the judge."""
    found = store.rows(
        "SELECT e.id, e.points, e.member, k.id IS NOT NULL FROM entry e"
        " LEFT JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        " WHERE e.rule = ? AND e.kind = 'award' ORDER BY e.id",
        (CAPPED,),
    )
    found = [one for one in found if one[3]] or [one for one in found if one[2] == member]
    if found:
        entry, points, member, _ = rng.choice(found)
        fields = {"member": member, "points": -points, "kind": "reverse", "reverses": entry}
        rec.entry(fields, reversal_id(rec.community, entry))


def _look(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Leave what a card shows as it stands: `_settled` knows which there are."""


def _settled(store: Store, rec: Recorder, rng: random.Random) -> None:
    found = store.rows("SELECT tbl, record, field, op, other FROM card WHERE settled = 0")
    if found:
        table, record, field, *ops = rng.choice(sorted(found))
        one, other = sorted(cards.name_of(store.refs.op_id(ref)) for ref in ops)
        named = {"tbl": table, "about": record, "field": field, "one": one, "other": other}
        rec.put("settled_card", None, {**named, "choice": rng.choice(("keep", "note"))})


def _know(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Say something of the person: another phone, a skill, whom he knows, where he belongs."""
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


def _forget(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Take something of that back."""
    phone = rng.choice(PHONES)
    rec.delete("identity", rec.fact("identity", member, "phone", phone, keyed=True))
    rec.delete("affiliation", member=member, unit=UNIT, kind="guardian")
    rec.delete("verification", member=member)


def _agree(store: Store, rec: Recorder, rng: random.Random, members: list[bytes]) -> None:
    """A consent and a relation: who says so, and between which two, `act` knows."""
    member = rng.choice(members)
    fields = {"member": member, "operator": store.operator, "purpose": "list", "at": rec.at}
    rec.put("consent", None, {**fields, "given": rng.choice((0, 1)), "how": "电话"})
    one, other = sorted((member, rng.choice(members)))
    if one != other:
        rec.put("relation", None, {"one": one, "other": other, "kind": "friend"})


def _gather(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Come into the group or leave it, say something of it, or move a chapter."""
    what = rng.choice(("join", "join", "join", "leave", "step", "charter", "move", "move"))
    if what == "join":
        rec.put("member_team", None, {"member": member, "team": TEAM})
    elif what == "leave":
        rec.delete("member_team", member=member, team=TEAM)
    elif what == "step":
        done = rng.choice(("2026-11-22", None))
        rec.put("team_step", None, {"team": TEAM, "step": rng.choice((1, 2)), "done": done})
    elif what == "charter":
        rec.put("team", TEAM, {"goal": rng.choice(SKILLS)})
    else:
        one, other = rng.sample(CHAPTERS, 2)
        rec.put("chapter", one, {"parent": rng.choice((other, None))})
        if rng.random() < 0.5:
            rec.put("chapter", other, {"parent": one})


def _journey(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """A business with its benefit, and a word of the community: the rest `_brought` does."""
    if rng.random() < 0.3:
        benefit = {"category": "bank", "name": rng.choice(NAMES), "benefit": rng.choice(SKILLS)}
        rec.put("partner", PARTNER, {**benefit, "contact": rng.choice(PHONES), "to": "2026-12-31"})
    if rng.random() < 0.3:
        rec.put("label", None, {"word": "粉丝", "text": rng.choice(("伙伴", "家人"))})
        # With what its groups hold; drawn from the clock, so that nothing else falls otherwise.
        kind = {"kind": "跑团", "capacity": 3 + now_ms % 30, "soft": now_ms % 2 == 0}
        rec.put("team_kind", None, kind)


def _brought(store: Store, rec: Recorder, rng: random.Random, members: list[bytes]) -> None:
    """A step of the ladder with the level, and who brought whom, at times in a circle."""
    member, other = rng.choice(members), rng.choice(members)
    step = {"from": "客户", "to": "用户", "evidence": rng.choice(SKILLS), "at": rec.at}
    rec.put("stage", None, {"member": member, "operator": store.operator, **step})
    rec.put("member", member, {"level": "用户"})
    if rng.random() < 0.2:
        rec.delete("referral", rec.fact("referral", member))
    elif member != other:
        said = {"campaign": rng.choice(TAGS), "evidence": rng.choice(SKILLS), "at": rec.at}
        state = rng.choice(("pending", "confirmed", "refused"))
        fields = {"invitee": member, "inviter": other, "state": state, **said}
        rec.put("referral", rec.fact("referral", member), fields)


def _meet(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Say whom he knows and what he agrees to: `_agree` does."""


def _find(rec: Recorder, rng: random.Random, member: bytes) -> None:
    """Keep, change or drop a segment, what is done for it, a view of the list, a rule of a tag."""
    where = {"field": "city", "op": "=", "value": rng.choice(("深圳", "广州"))}
    said: dict[str, tuple[bytes, dict[str, object]]] = {
        "segment": (SEGMENT, {"name": rng.choice(TAGS), "where": where, "sensitive": False}),
        "programme": (SEGMENT, {"segment": SEGMENT, "name": rng.choice(SKILLS)}),
        "saved_view": (SEGMENT, {"name": rng.choice(TAGS), "body": where, "operator": member}),
        "tag_rule": (SEGMENT, {"tag": rng.choice(TAGS), "where": where}),
    }
    table = rng.choice(sorted(said))
    record, fields = said[table]
    if rng.random() < 0.2:
        rec.delete(table, record)
    else:
        rec.put(table, record, fields)


def _apply(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    """Ask to come in, come and go, do something together: who decides, `_let_in` knows."""
    place = rec.community
    if rng.random() < 0.2:
        questions = [rng.choice(SKILLS)]
        rec.put("admission_rule", None, {"place": place, "needed": 2, "questions": questions})
    said = {"name": rng.choice(NAMES), "phone": rng.choice(PHONES), "answers": [["为什么", "读书"]]}
    rec.put("application", rng.choice(ASKED), {"place": place, "at": rec.at, **said})
    away = {"series": SERIES, "original": "2026-11-22", "member": member, "secret": member}
    # By the clock, so that nothing else falls otherwise.
    whom, returned = NAMES[now_ms % len(NAMES)], now_ms % 3 or None
    rec.put("pack", PACK, {**away, "whom": whom, "returned": returned})
    stay = {"member": member, "place": place, "term": 1, "reason": rng.choice(SKILLS)}
    rec.put("stay", rec.fact("stay", member, place, 1), {**stay, "to": "2026-11-22"})
    rec.put("exposure", None, {"member": member, "date": "2026-11-22", "note": "分享"})


def _let_in(
    store: Store, rec: Recorder, rng: random.Random, members: list[bytes], now_ms: int
) -> None:
    """Decide an application, at times with too few, do something together, look at a phone."""
    one, other = rng.choice(members), rng.choice(members)
    known = {bytes(row[0]) for row in store.rows("SELECT id FROM application WHERE gone = 0")}
    asked = rng.choice(ASKED)
    if asked in known:
        word = {"application": asked, "operator": store.operator, "agrees": 1}
        rec.put("approval", None, {**word, "met": [rng.choice(TAGS)]})
        rec.together(CHANGESET_LIMIT)
        if rng.random() < 0.5:
            state = rng.choice(("admitted", "admitted", "rejected"))
            rec.put("application", asked, {"state": state, "member": one, "reason": "读书"})
    rec.together(CHANGESET_LIMIT)
    if one != other:
        done = {"one": one, "other": other, "value": rng.choice((0, 5)), "note": "合作"}
        rec.put("cooperation", TOGETHER, {**done, "date": "2026-11-22"})
    held = rec.fact("hold", one)
    if now_ms % 5 and store.one("SELECT 1 FROM hold WHERE id = ? AND gone = 0", (held,)):
        rec.delete("hold", held)
    else:
        rec.put("hold", held, {"member": one, "points": 10 + now_ms % 3, "note": "核对"})
    # By the clock, so that nothing else falls otherwise.
    if asked in known and now_ms % 3 == 0:
        rec.together(CHANGESET_LIMIT)
        looked = {"kind": "reveal", "field": "phone", "application": asked}
        rec.put("audit", None, {**looked, "operator": store.operator, "at": rec.at})


def correct(store: Store, rng: random.Random) -> bytes:
    """Take an award back that was clipped and still stands; the action, b"" for nothing done."""
    found = store.rows(
        "SELECT e.id, e.points, e.member FROM entry e"
        " JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        " WHERE e.kind = 'award' AND e.id NOT IN"
        " (SELECT reverses FROM entry WHERE reverses IS NOT NULL) ORDER BY e.id"
    )
    if not found:
        return b""
    entry, points, member = rng.choice(found)
    with store.recording("member.take_back") as rec:
        fields = {"member": member, "points": -points, "kind": "reverse", "reverses": entry}
        rec.entry(fields, reversal_id(rec.community, entry))
    return rec.action


ACTS: tuple[Act, ...] = (
    _add, *[_edit] * 14, _tag, _untag, _remove, _come, _award, *[_capped] * 4, *[_take_back] * 2,
    *[_know] * 2, _forget, _meet, *[_journey] * 2,
    *[_look] * 2, *[_gather] * 5, _apply,
)  # fmt: skip
