"""What runs a community, said on laptops apart: its settings, roles, rules, gifts, lists, work."""

import json
import random
from collections.abc import Callable

from desktop.store.community import Store
from desktop.store.recorder import Recorder

# One record in each table, so that people meet at it.
ROLE = bytes(range(171, 187))
RULE = bytes(range(172, 188))
GIFT = bytes(range(173, 189))
WORDS = ("财务", "内容", "门口")
# How often somebody does this, besides what else he does.
_SHARE = 0.15


def run_on(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, say one of these, whether or not the role allows it."""
    if not members or rng.random() >= _SHARE:
        return
    with store.recording("community.run") as rec:
        rng.choice(DOING)(store, rec, rng, rng.choice(members))


def _settings(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    said: dict[str, object] = {"exposures": rng.choice((2, 3, None)), "point_value": 100}
    rec.put("community", rec.community, rng.choice((said, {"name": rng.choice(WORDS)})))


def _role(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """A role of one's own, that nobody holds."""
    if rng.random() < 0.2:
        rec.delete("role", ROLE)
        return
    cells = sorted(rng.sample(("member.read.basic", "calendar.write", "activity.write"), 2))
    rec.put("role", ROLE, {"name": rng.choice(WORDS), "preset": "host", "cells": cells})


def _rule(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """A rule's next version: two who publish one unseen say the same version."""
    rec.put("rule", RULE, {"name": rng.choice(WORDS), "state": rng.choice(("on", "off"))})
    body = {"name": "发言", "trigger": "each", "activity": "post", "points": rng.choice((1, 2))}
    said = {"body": json.dumps(body), "published": rec.at}
    rec.put("rule_version", None, {"rule": RULE, "version": rng.choice((1, 2)), **said})


def _gift(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """A gift comes in, and how much of one's points a laptop may give out offline."""
    rec.put("gift", GIFT, {"name": rng.choice(WORDS), "cost": rng.choice((300, 500))})
    rec.put("gift_stock", None, {"gift": GIFT, "pieces": rng.choice((1, -1)), "at": rec.at})
    limit = {"device": store.device, "points": rng.choice((0, 100))}
    rec.put("spend_limit", None, limit)


def _activity(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """The same line of a file, taken in or put right by whoever comes."""
    record = rec.fact("activity", member, "post", keyed=True)
    state = {"state": rng.choice(("", "voided")), "reason": rng.choice(WORDS)}
    local = f"2026-11-{rng.choice((16, 17))}T09:00:00"
    said = {"member": member, "kind": "post", "local": local, "zone": "Asia/Shanghai"}
    rec.put("activity", record, {**said, "at": 1_794_000_000_000, **state})


def _suspect(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    """A row of a file that may be somebody, settled by two in two ways."""
    record = rec.fact("suspect", member, keyed=True)
    cells = {"fields": {"name": rng.choice(WORDS)}}
    rec.put("suspect", record, {"batch": ROLE, "line": 2, "candidate": member, "cells": cells,
                                "reason": "name", "state": "open"})  # fmt: skip
    if rng.random() < 0.5:
        rec.put("suspect", record, {"state": rng.choice(("skip", "same")), "member": member})


def _service(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    record = rec.fact("service", member)
    if rng.random() < 0.2:
        rec.delete("service", record)
        return
    said = {"member": member, "date": "2026-11-22", "minutes": rng.choice((30, 90))}
    rec.put("service", record, {**said, "what": rng.choice(WORDS)})


DOING: tuple[Callable[[Store, Recorder, random.Random, bytes], object], ...] = (
    _settings, _role, _rule, _gift, _activity, _suspect, _service, _service,
)  # fmt: skip
