"""A small community in the tables, and what the compiled query of a rule finds there."""

from collections.abc import Iterator
from datetime import date

import sqlcipher3.dbapi2

from desktop.models import period
from desktop.models.rule import Version
from desktop.models.rulebook import Pause
from desktop.store import rules, tables
from desktop.store.question import Cycle, Question
from tests.store.rewards_reference import Deed, Due, World
from tests.store.rewards_worlds import ZONE, ms

RULE = bytes(16)
# A member who was removed: nothing of his may count, not even his place in a ranking.
GONE = bytes([99] * 16)

Connection = sqlcipher3.dbapi2.Connection


def empty_tables() -> Iterator[Connection]:
    """The tables in memory, without what guards them."""
    made = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)
    for statement in tables.statements():
        if "RAISE" not in statement:
            made.execute(statement)
    yield made
    made.close()


def fill(connection: Connection, world: World) -> None:
    """Put a community into the tables, in place of the one before."""
    emptied = (
        "member",
        "member_tag",
        "activity",
        "entry",
        "alias",
        "referral",
        "stay",
        "community",
    )
    for name in emptied:
        connection.execute(f"DELETE FROM {name}")
    connection.execute("INSERT INTO community (id, ver, born) VALUES (?, 1, 1)", (RULE,))
    for one in world.people.values():
        connection.execute(
            "INSERT INTO member (id, city, joined, ver, born) VALUES (?, ?, ?, 1, 1)",
            (one.id, one.city, one.joined),
        )
        for tag in one.tags:
            connection.execute(
                "INSERT INTO member_tag (member, tag, ver, born) VALUES (?, ?, 1, 1)",
                (one.id, tag),
            )
        # Everybody has two other profiles that were merged into his own, one after the other.
        first, second = (bytes([base + one.id[0]] * 16) for base in (100, 200))
        for alias, canonical in ((second, first), (first, one.id)):
            connection.execute(
                "INSERT INTO alias (member, canonical, ver, born) VALUES (?, ?, 1, 1)",
                (alias, canonical),
            )
    _leave(connection, world)
    _bring(connection, world)
    connection.execute("INSERT INTO member (id, gone, ver, born) VALUES (?, 1, 1, 1)", (GONE,))
    for i, deed in enumerate(world.deeds):
        base = (0, 0, 100, 200)[i % 4]
        who = bytes([base + deed.member[0]] * 16)
        _enter(connection, deed.id, who, deed)
        if i % 3 == 0:
            _enter(connection, bytes([250] * 8 + [i] * 8), GONE, deed)
    for i, ((member, key), version) in enumerate(world.standing.items()):
        connection.execute(
            "INSERT INTO entry (id, member, points, kind, rule, version, generation,"
            " evidence_key, local, zone, at, ver, born)"
            " VALUES (?, ?, 1000, 'award', ?, ?, 0, ?, '2026-01-01T00:00:00', ?, 0, 1, ?)",
            (i.to_bytes(16, "big"), member, RULE, version, key, ZONE, i),
        )


def _leave(connection: Connection, world: World) -> None:
    for member, spans in world.left.items():
        # All of his profiles left; whoever did not come back is no member any more.
        begun = [None, *(first for _, first in spans)]
        ended = [*(last for last, _ in spans), None]
        for who in (bytes([base + member[0]] * 16) for base in (0, 100, 200)):
            for term, (first, last) in enumerate(zip(begun, ended, strict=True), 1):
                if term == 1 or first is not None:
                    connection.execute(
                        'INSERT INTO stay (id, member, place, term, "from", "to", ver, born)'
                        " VALUES (?, ?, ?, ?, ?, ?, 1, 1)",
                        (who[:15] + bytes([term]), who, RULE, term, first, last),
                    )
        if spans[-1][1] is None:
            connection.execute("UPDATE member SET gone = 1 WHERE id = ?", (member,))


def _bring(connection: Connection, world: World) -> None:
    for i, (invitee, inviter) in enumerate(world.brought.items()):
        # Told of any of their profiles; what nobody confirmed, and what came later, is nothing.
        told = [(invitee, GONE, "refused", 0), (invitee, inviter, "confirmed", 1)]
        told += [(bytes([200 + invitee[0]] * 16), bytes([100 + inviter[0]] * 16), "pending", 0)]
        told += [(bytes([100 + invitee[0]] * 16), invitee, "confirmed", 2)]
        for j, row in enumerate(told):
            connection.execute(
                "INSERT INTO referral (id, invitee, inviter, state, at, ver, born)"
                " VALUES (?, ?, ?, ?, ?, 1, 1)",
                (bytes([i, j] * 8), *row),
            )


def _enter(connection: Connection, record: bytes, who: bytes, deed: Deed) -> None:
    connection.execute(
        "INSERT INTO activity (id, member, kind, local, zone, at, amount, category, ver, born)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1)",
        (record, who, deed.kind, deed.local, ZONE, deed.at, deed.amount, deed.category),
    )


def labels_of(versions: list[Version], world: World) -> dict[str, int]:
    """The cycles in which somebody did something, each with the version that it goes by."""
    span = versions[-1].rule.period
    if not span or versions[-1].rule.trigger == "each":
        return {}
    days = {date.fromisoformat(deed.day) for deed in world.deeds}
    names = sorted({period.label(day, span) for day in days})
    return {name: versions[i % len(versions)].number for i, name in enumerate(names)}


def about(
    versions: list[Version],
    labels: dict[str, int],
    rule: bytes | None,
    until: str,
    paused: tuple[Pause, ...] = (),
    named: tuple[str, ...] = (),
) -> Question:
    """The question what a rule comes to until a moment."""
    cycles = tuple(
        Cycle(name, version, period.end_text(name), ms(period.end_text(name)))
        for name, version in labels.items()
    )
    return Question(tuple(versions), until, rule=rule, cycles=cycles, pauses=paused, named=named)


def asked(connection: Connection, question: Question) -> Due:
    """What the compiled query says is due: points by member and evidence key."""
    query = rules.differences(question)
    found = connection.execute(query.sql, query.values).fetchall()
    return {(row[0], row[1]): row[2] for row in found if row[2] is not None}
