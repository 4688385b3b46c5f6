"""What somebody does on his laptop, whether or not his role allows it."""

import random
from collections.abc import Callable

from desktop.models.award import award_id
from desktop.store import numbers
from desktop.store.community import Store
from desktop.store.recorder import Recorder

NAMES = ("林霞", "王芳", "李雷", "韩梅梅", "单文博", "曾小贤")
TAGS = ("读书", "亲子", "跑步")
CITIES = ("深圳", "广州", None)
PHONES = ("+8613800138000", "+8613900139000")
SERIES = bytes(range(16))
RULE = bytes(range(16, 32))

Act = Callable[[Recorder, random.Random, bytes, int], object]


def act(store: Store, rng: random.Random, now_ms: int) -> bytes:
    """Do one of ACTS to one of the members that are there; the action, b"" for nothing done."""
    members = [row[0] for row in store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY id")]
    doing = rng.choice(ACTS) if members else _add
    # Few of them, so that people meet at the same record.
    member = rng.choice(members[:4]) if members else b""
    with store.recording(f"member.{doing.__name__[1:]}") as rec:
        doing(rec, rng, member, now_ms)
        if doing is _add:
            _number(store, rec, members)
    return rec.action if rec.changes.count else b""


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
        "level": rng.choice(("粉丝", "朋友")),
        "phone": rng.choice(PHONES),
    }
    name = rng.choice(sorted(values))
    rec.put("member", member, {name: values[name]})


def _tag(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    rec.put("member_tag", None, {"member": member, "tag": rng.choice(TAGS)})


def _untag(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    rec.delete("member_tag", member=member, tag=rng.choice(TAGS))


def _remove(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    if rng.random() < 0.3:
        rec.delete("member", member)


def _come(rec: Recorder, rng: random.Random, member: bytes, now_ms: int) -> None:
    rec.put("occurrence", None, {"series": SERIES, "original": "2026-11-22"})
    occurrence = rec.fact("occurrence", SERIES, "2026-11-22")
    fields = {"occurrence": occurrence, "member": member, "state": "there", "at": now_ms}
    rec.put("attendance", None, fields)


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


ACTS: tuple[Act, ...] = (_add, *[_edit] * 6, _tag, _untag, _remove, _come, _award)
