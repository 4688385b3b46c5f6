"""What devices give one member under a cap, each for itself: the judge takes off the rest."""

import json
from typing import Any

import pytest

from desktop.models.award import award_id, clip_id, expiry_id, reversal_id
from desktop.models.ids import new_id
from desktop.models.judging_known import Row
from desktop.models.op import Kind, Op
from desktop.models.refusal import IDENTITY, SHAPE
from desktop.models.signed import read_changeset, verify
from desktop.models.wire import Decide, Pull
from hub import quarantine
from hub.held import Held
from tests.hub.hand import STANDS, Hand, Town, town
from tests.sync.team import Team

CAPPED = "capped"


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


@pytest.fixture
def member(place: Town) -> bytes:
    return place.given("member", city="深圳")


def _rule(place: Town, *caps: dict[str, Any], **more: Any) -> bytes:
    body = {
        "name": "到场",
        "trigger": "each",
        "activity": "checkin",
        "points": 10,
        "cap": list(caps),
    }
    rule = place.given("rule", name="到场", state="on")
    place.given("rule_version", rule=rule, version=1, body=json.dumps(body | more), published=1)
    return rule


def _award(
    hand: Hand, rule: bytes, member: bytes, *, local: str = "2026-03-04T10:00:00", points: int = 10,
    version: int = 1,
) -> Op:  # fmt: skip
    key = new_id().hex()
    said = {
        "member": member, "points": points, "kind": "award", "rule": rule, "version": version,
        "generation": 0, "evidence_key": key, "local": local, "zone": "Asia/Shanghai", "at": 1,
    }  # fmt: skip
    return hand.op_of("entry", said, award_id(hand.peer.community, rule, member, key, 0))


def _back(hand: Hand, entry: Op, kind: str = "reverse") -> Op:
    said = {
        "member": entry.clear["member"], "points": -int(str(entry.clear["points"])), "kind": kind,
        "reverses": entry.record,
    }  # fmt: skip
    made = reversal_id(hand.peer.community, entry.record)
    return Op(Kind.REVERSE, "entry", made, said, subject=said["member"])


def _row(place: Town, record: bytes) -> Row | None:
    team = place.team
    with team.engine.reading() as session:
        held = Held(team.engine, session, place.community, team.now_ms, lock=False)
        return held.row("entry", record)


def _clip(place: Town, entry: Op) -> int:
    row = _row(place, clip_id(place.community, entry.record))
    return int(row.clear["points"]) if row else 0


def test_the_second_of_two_awards_is_held_to_what_the_cap_leaves(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule = _rule(place, {"per": "week", "points": 15})
    first, second = _award(place.owner, rule, member), _award(admin, rule, member)
    assert place.owner.push(first) == STANDS
    assert admin.push(second) == CAPPED
    assert (_clip(place, first), _clip(place, second)) == (0, -5)


def test_what_is_beyond_the_cap_counts_for_nothing(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "day", "points": 10})
    awards = [_award(admin, rule, member) for _ in range(3)]
    assert admin.push(*awards) == CAPPED
    assert [_clip(place, one) for one in awards] == [0, -10, -10]


def test_another_week_another_member_and_another_rule_have_a_cap_of_their_own(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule, other = (_rule(place, {"per": "week", "points": 10}) for _ in range(2))
    beside = place.given("member", city="广州")
    assert admin.push(_award(admin, rule, member)) == STANDS
    assert admin.push(_award(admin, rule, member, local="2026-03-09T00:00:00")) == STANDS
    assert admin.push(_award(admin, rule, beside)) == STANDS
    assert admin.push(_award(admin, other, member)) == STANDS


def test_a_cap_for_ever_counts_every_day(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "lifetime", "points": 10}, period="month")
    assert admin.push(_award(admin, rule, member, local="2020-01-01T00:00:00")) == STANDS
    assert admin.push(_award(admin, rule, member)) == CAPPED


def test_the_tightest_of_two_caps_counts(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "day", "points": 15}, {"per": "month", "points": 28})
    days = [f"2026-03-{day:02}T10:00:00" for day in (1, 1, 2, 2)]
    awards = [_award(admin, rule, member, local=day) for day in days]
    assert admin.push(*awards) == CAPPED
    assert [_clip(place, one) for one in awards] == [0, -5, 0, -7]


def test_a_cap_of_a_cycle_takes_in_what_versions_without_it_or_with_another_gave(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule = _rule(place)
    for version, span in ((2, "month"), (3, "week")):
        body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
        body |= {"period": span, "cap": {"per": "cycle", "points": 15}}
        said = {"rule": rule, "version": version, "body": json.dumps(body), "published": version}
        place.given("rule_version", **said)
    days = ((1, "02"), (2, "10"), (3, "12"), (3, "17"))
    awards = [
        _award(admin, rule, member, local=f"2026-03-{day}T10:00:00", version=version)
        for version, day in days
    ]
    assert admin.push(*awards) == CAPPED
    assert [_clip(place, one) for one in awards] == [0, -5, 0, 0]
    more = _award(admin, rule, member, local="2026-03-13T10:00:00", version=3)
    assert admin.push(more) == CAPPED
    assert _clip(place, more) == -10


def test_who_was_merged_has_one_cap(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "week", "points": 10})
    twin = place.given("member", city="深圳")
    assert admin.push(_award(admin, rule, twin)) == STANDS
    place.given("alias", member=twin, canonical=member)
    assert admin.push(_award(admin, rule, member)) == CAPPED


def test_what_was_taken_back_leaves_room_and_takes_its_clip_with_it(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule = _rule(place, {"per": "week", "points": 15})
    first, second, third = (_award(admin, rule, member) for _ in range(3))
    assert admin.push(first) == STANDS
    assert admin.push(second) == CAPPED
    assert admin.push(_back(admin, second)) == STANDS
    freed = _row(place, reversal_id(place.community, clip_id(place.community, second.record)))
    assert freed is not None
    assert (freed.clear["points"], freed.clear["kind"]) == (5, "reverse")
    assert admin.push(third) == CAPPED
    assert _clip(place, third) == -5


def test_a_run_that_takes_back_and_gives_anew_is_looked_at_as_a_whole(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule = _rule(place, {"per": "week", "points": 15})
    first, earlier, rest = (_award(admin, rule, member, points=n) for n in (10, 10, 5))
    assert admin.push(first) == STANDS
    assert admin.push(earlier, rest, _back(admin, first)) == STANDS
    assert (_clip(place, earlier), _clip(place, rest)) == (0, 0)


def test_who_brings_the_clips_reversal_says_the_same_as_the_judge(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule = _rule(place, {"per": "week", "points": 5})
    given = _award(admin, rule, member)
    assert admin.push(given) == CAPPED
    row = _row(place, clip_id(place.community, given.record))
    assert row is not None
    clip = Op(Kind.ENTRY, "entry", row.record, row.clear)
    assert admin.push(_back(admin, clip)) == IDENTITY
    assert admin.push(_back(admin, given), _back(admin, clip)) == STANDS


def test_nobody_but_the_judge_clips(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "week", "points": 50})
    given = _award(admin, rule, member)
    assert admin.push(given) == STANDS
    said = {**given.clear, "kind": "clip", "points": -5, "evidence_key": given.record.hex()}
    record = clip_id(place.community, given.record)
    assert admin.push(admin.op_of("entry", said, record)) == SHAPE


def test_what_expires_is_what_the_cap_left(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "week", "points": 4})
    given = _award(admin, rule, member)
    assert admin.push(given) == CAPPED

    def gone(points: int) -> Op:
        said = {**given.clear, "kind": "expire", "points": points}
        said["evidence_key"] = given.record.hex()
        return admin.op_of("entry", said, expiry_id(place.community, given.record))

    assert admin.push(gone(-10)) == IDENTITY
    assert admin.push(gone(-4)) == STANDS


def test_a_clip_is_the_hubs_own_word_and_says_which_cap_it_was(
    place: Town, admin: Hand, member: bytes
) -> None:
    rule = _rule(place, {"per": "week", "points": 4})
    given = _award(admin, rule, member)
    assert admin.push(given) == CAPPED
    hub = place.team.hub
    found = read_changeset(hub.pull(admin.peer, Pull(0), admin.now).entries[-1].changeset)
    assert found.about.device == hub.judge
    assert verify(hub.identity.public, found.covered, found.signature)
    row = _row(place, clip_id(place.community, given.record))
    assert row is not None
    assert json.loads(row.clear["evidence"]) == {"raw": 10, "caps": [["week", 4, 0]]}
    assert row.clear["evidence_key"] == given.record.hex()


def test_what_the_owner_takes_out_of_quarantine_is_held_to_the_cap(
    place: Town, member: bytes
) -> None:
    rule = _rule(place, {"per": "week", "points": 4})
    host = place.hire(place.preset("host"))
    given = _award(host, rule, member)
    assert host.push(given) == "right"
    decide = Decide(host.peer.device, host.number, accept=True)
    quarantine.decide(place.team.hub, place.owner.peer, decide, host.now)
    assert _clip(place, given) == -6


@pytest.mark.parametrize("body", ["{", "[]", '{"name": 1}', "null"])
def test_a_rule_that_cannot_be_read_caps_nothing(
    place: Town, admin: Hand, member: bytes, body: str
) -> None:
    rule = place.given("rule", name="坏", state="on")
    if body != "{":
        place.given("rule_version", rule=rule, version=1, body=body, published=1)
    assert admin.push(_award(admin, rule, member)) == STANDS


def test_a_day_that_is_none_is_in_no_week(place: Town, admin: Hand, member: bytes) -> None:
    rule = _rule(place, {"per": "week", "points": 10})
    assert admin.push(_award(admin, rule, member, local="someday")) == STANDS
