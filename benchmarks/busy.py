"""A community in the middle of its life: members, what they did, their points, and a calendar."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.community import build, open_built
from desktop.models.ids import new_id
from desktop.models.op import Value
from desktop.models.rule import KINDS, Trigger, parse
from desktop.store import calendar, rulebook
from desktop.store.bulk import BULK_ROWS, roomy_cache
from desktop.store.community import Store
from desktop.store.recorder import Recorder

ZONE = "Asia/Shanghai"
SERIES = 40
# Single occurrences for each hundred members, long past.
SINGLES = 10
# Activities, entries, and people at sessions, for each member.
SHARE = 2
DAYS = 730
# One member with this many entries and as many activities.
MUCH = 5_000
TRIGGERS: tuple[Trigger, ...] = ("each", "each", "once")


def build_busy(folder: Path, count: int, much: int = MUCH) -> None:
    """Make a community of `count` members with twice as many activities and entries."""
    build(folder, count)
    store = open_built(str(folder))
    with roomy_cache(store, BULK_ROWS):
        fill(store, much)
    store.close()


def fill(store: Store, much: int = MUCH) -> None:
    """Give the members of a community a past of two years, and a calendar around today."""
    members = [bytes(who) for (who,) in store.rows("SELECT id FROM member ORDER BY rid")]
    rules = _rules(store)
    with store.recording("activity.import") as rec:
        rec.insert_many("activity", _activities(members, much))
    with store.recording("points.import") as rec:
        rec.insert_many("entry", _entries(members, rules, much))
    with store.recording("calendar.import") as rec:
        _calendar(rec, store.today(), len(members) * SINGLES // 100)
    _attendance(store, members)


def _rules(store: Store) -> list[bytes]:
    made = []
    with store.recording("rule.publish") as rec:
        for place, trigger in enumerate(TRIGGERS):
            body = {
                "name": f"规则{place}",
                "trigger": trigger,
                "activity": KINDS[place],
                "points": 10,
                **({"measure": "count", "at_least": 1} if trigger == "once" else {}),
            }
            read = parse(body)
            continued = rulebook.continued_by(store, read)
            made.append(rulebook.save(rec, continued, read, publish=True))
    return made


def _moments(members: list[bytes], much: int) -> Iterator[tuple[bytes, datetime]]:
    """The first member's many, then everybody's, at any time of two years."""
    chance = random.Random(3)
    now = datetime.now(ZoneInfo(ZONE)).replace(microsecond=0)
    for place in range(much + SHARE * len(members)):
        who = members[0] if place < much else chance.choice(members)
        yield who, now - timedelta(seconds=chance.randrange(DAYS * 86_400))


def _activities(members: list[bytes], much: int) -> Iterator[tuple[None, dict[str, Value]]]:
    for place, (who, at) in enumerate(_moments(members, much)):
        kind = KINDS[place % len(KINDS)]
        yield (
            None,
            {
                "member": who,
                "kind": kind,
                "local": at.strftime("%Y-%m-%dT%H:%M:%S"),
                "zone": ZONE,
                "at": int(at.timestamp() * 1000),
                "amount": place % 90_000 if kind == "order" else None,
            },
        )


def _entries(
    members: list[bytes], rules: list[bytes], much: int
) -> Iterator[tuple[None, dict[str, Value]]]:
    for place, (who, at) in enumerate(_moments(members, much)):
        yield (
            None,
            {
                "member": who,
                "points": place % 7 + 1,
                "kind": "award",
                "rule": rules[place % len(rules)],
                "version": 1,
                "generation": 0,
                "evidence_key": new_id().hex(),
                "local": at.strftime("%Y-%m-%dT%H:%M:%S"),
                "zone": ZONE,
                "at": int(at.timestamp() * 1000),
            },
        )


def _calendar(rec: Recorder, today: date, singles: int) -> None:
    """Series that together give some twenty thousand occurrences, and single ones long ago."""
    for place in range(SERIES):
        day = today - timedelta(days=DAYS - place % 7)
        rule = "FREQ=DAILY" if place % 2 else "FREQ=WEEKLY;BYDAY=TU,TH"
        _series(rec, f"专栏{place}", day, 6 + place % 16, rule)
    for place in range(singles):
        day = today - timedelta(days=300 + place * 7 % DAYS)
        _series(rec, f"活动{place}", day, 20, None)


def _series(rec: Recorder, title: str, day: date, hour: int, rule: str | None) -> None:
    rec.put(
        "series",
        None,
        {
            "title": title,
            "kind": "session",
            "start": f"{day}T{hour:02}:00:00",
            "zone": ZONE,
            "minutes": 60,
            "rule": rule,
            "uid": f"{title}@qunzhu",
            "all_day": 0,
        },
    )


def _attendance(store: Store, members: list[bytes]) -> None:
    """One person in ten came, spread over the sessions of the last months."""
    today = store.today()
    past = calendar.occurrences(store, today - timedelta(days=90), today - timedelta(days=1))
    chance = random.Random(5)
    with store.recording("attendance.import") as rec:
        for one in past:
            calendar.put_row(rec, one.series, one.original, {})
        rec.insert_many(
            "attendance",
            (
                (
                    None,
                    {"occurrence": one.id, "member": who, "at": int(one.start.timestamp() * 1000)},
                )
                for place, who in enumerate(chance.sample(members, len(members) // 10))
                for one in (past[place % len(past)],)
            ),
        )
