"""Builders for tests of points: members, activities, rules published on a given day."""

from collections.abc import Iterable
from typing import Any

from desktop.models import period, rule
from desktop.models.ids import new_id
from desktop.store import rulebook
from desktop.store.community import Store

ARRIVE: dict[str, Any] = {
    "name": "到场",
    "trigger": "each",
    "activity": "checkin",
    "points": 10,
    "cap": {"per": "week", "points": 20},
}
SPEND: dict[str, Any] = {
    "name": "消费",
    "trigger": "each",
    "activity": "order",
    "points": {"every": 1000, "points": 1},
    "where": {"field": "city", "op": "=", "value": "广州"},
}
ACTIVE: dict[str, Any] = {
    "name": "活跃周",
    "trigger": "period",
    "period": "week",
    "activity": "post",
    "measure": "days",
    "at_least": 3,
    "points": 30,
}
FIRST: dict[str, Any] = {
    "name": "首单",
    "trigger": "once",
    "activity": "order",
    "measure": "count",
    "at_least": 1,
    "points": 50,
    "from": "2026-01-01",
    "to": "2026-12-31",
}
RANKING: dict[str, Any] = {
    "name": "月榜",
    "trigger": "rank",
    "period": "month",
    "activity": "order",
    "measure": "amount",
    "points": [100, 60, 30],
}
EXAMPLES = (ARRIVE, SPEND, ACTIVE, FIRST, RANKING)


def member(store: Store, name: str = "李雷", **fields: object) -> bytes:
    """A member with these fields."""
    with store.recording("member.add") as rec:
        return rec.put("member", None, {"name": name, **fields})


def did(
    store: Store,
    who: bytes,
    kind: str,
    local: str,
    amount: int | None = None,
    record: bytes | None = None,
) -> bytes:
    """An activity that is entered without anything following from it; `local` may be a date."""
    local = local if "T" in local else f"{local}T12:00:00"
    with store.recording("activity.enter") as rec:
        return rec.put(
            "activity",
            record or new_id(),
            {
                "member": who,
                "kind": kind,
                "local": local,
                "zone": store.zone,
                "at": period.instant(local, store.zone),
                "amount": amount,
                "state": "",
            },
        )


def publish(store: Store, body: dict[str, Any], on: str = "2030-01-01") -> bytes:
    """A rule, or its next version, as if published at the beginning of a day."""
    read = rule.parse(body)
    with store.recording("rule.publish") as rec:
        made = rulebook.save(rec, rulebook.continued_by(store, read), read, publish=True)
        number = rulebook.load(store, made).published[-1].number
        published = period.instant(f"{on}T00:00:00", store.zone)
        rec.put("rule_version", None, {"rule": made, "version": number, "published": published})
    return made


def standing(store: Store, made: bytes | None = None) -> dict[tuple[bytes, str], int]:
    """(member, evidence key) → points of every award that stands, of one rule or of all."""
    found = store.rows(
        "SELECT member, evidence_key, points, rule FROM entry e WHERE kind = 'award'"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"
    )
    return {(who, key): n for who, key, n, of in found if made in (None, of)}


def sums(store: Store) -> dict[bytes, int]:
    """Member → sum of his entries, added up one by one."""
    out: dict[bytes, int] = {}
    for who, points in store.rows("SELECT member, points FROM entry"):
        out[who] = out.get(who, 0) + points
    return out


def merge(store: Store, alias: bytes, canonical: bytes) -> None:
    """What a merge records about identity; whatever else it does is not needed here."""
    with store.recording("member.merge") as rec:
        rec.put("alias", None, {"member": alias, "canonical": canonical})
        rec.delete("member", alias)


def entries_of(store: Store, who: Iterable[bytes]) -> int:
    """How many entries these members have."""
    wanted = set(who)
    return sum(found in wanted for (found,) in store.rows("SELECT member FROM entry"))
