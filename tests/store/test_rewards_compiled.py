"""The compiled query of a rule says what the rule says, whatever the rule and the data."""

from collections.abc import Iterator
from dataclasses import replace as replace_deed
from datetime import date, timedelta

import pytest
import sqlcipher3.dbapi2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.models import period
from desktop.models.condition import Condition, Every, Leaf, Not, Some
from desktop.models.rule import Cap, Rule, Share, Step, Version
from desktop.models.rulebook import Pause
from desktop.store import rules, tables
from desktop.store.question import Cycle, Question
from tests.store.rewards_reference import Deed, Due, Person, World, due

ZONE = "Asia/Shanghai"
FIRST = date(2026, 2, 20)
RULE = bytes(16)
# A member who was removed: nothing of his may count, not even his place in a ranking.
GONE = bytes([99] * 16)
KINDS = ("order", "order", "order", "checkin")
# One within another, one that begins in it and ends later, and one of a day.
NAMED = (
    "2026-02-21/2026-02-24",
    "2026-02-22/2026-02-22",
    "2026-02-23/2026-03-01",
    "2026-03-09/2026-03-09",
)
TRIGGERS = ("each", "once", "steps", "invite", "period", "rank")

Connection = sqlcipher3.dbapi2.Connection


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    made = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)
    for statement in tables.statements():
        if "RAISE" not in statement:
            made.execute(statement)
    yield made
    made.close()


caps = st.lists(
    st.builds(
        Cap,
        st.sampled_from(["day", "week", "month", "year", "lifetime"]),
        st.integers(0, 60),
    ),
    max_size=3,
    unique_by=lambda cap: cap.per,
).map(tuple)
caps_of = caps | st.tuples(st.builds(Cap, st.just("cycle"), st.integers(0, 60)))
leaves = st.one_of(
    st.builds(Leaf, st.just("city"), st.sampled_from(["=", "!=", "contains"]), st.just("广")),
    st.builds(Leaf, st.just("city"), st.just("in"), st.just(("广", "深"))),
    st.builds(Leaf, st.just("joined"), st.sampled_from(["<", ">="]), st.just("2026-03-01")),
    st.builds(Leaf, st.just("tag"), st.just("has"), st.sampled_from(["甲", "乙"])),
    st.builds(Leaf, st.just("tag"), st.just("in"), st.just(("甲", "乙"))),
    st.builds(Leaf, st.just("amount"), st.sampled_from(["=", "!=", "<", ">="]), st.integers(-1, 5)),
    st.builds(Leaf, st.just("weekday"), st.just("in"), st.just((1, 2, 7))),
    st.builds(Leaf, st.just("time"), st.sampled_from(["<", ">"]), st.just("12:00")),
    st.builds(Leaf, st.just("date"), st.sampled_from(["=", "<="]), st.just("2026-03-01")),
)
wheres: st.SearchStrategy[Condition | None] = st.none() | st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=4,
)
steps = st.lists(
    st.builds(Step, st.integers(1, 6), st.integers(1, 30)),
    min_size=1,
    max_size=3,
    unique_by=lambda step: step.at_least,
).map(tuple)
# Mostly open, so that most rules find something to reward.
windows = st.sampled_from([None, None, None, FIRST + timedelta(9)])


@st.composite
def rule_versions(draw: st.DrawFn, given_trigger: str = "") -> list[Version]:
    trigger = given_trigger or draw(st.sampled_from(TRIGGERS))
    span = draw(st.sampled_from(["week", "month", "year"])) if trigger[0] in "pr" else None
    # What a cap of a rule for each time counts in may be another in each version.
    spans = st.sampled_from([None, "week", "month", "custom"] if trigger == "each" else [span])
    published = sorted(draw(st.lists(st.integers(0, 20), min_size=1, max_size=3, unique=True)))
    return [
        Version(i, draw(_bodies(trigger, draw(spans))), _ms(f"{FIRST + timedelta(days)}T12:00:00"))
        for i, days in enumerate(published, 1)
    ]


def _bodies(trigger: str, span: str | None) -> st.SearchStrategy[Rule]:
    points: st.SearchStrategy[object] = st.integers(1, 30)
    if trigger in ("each", "period"):
        points |= st.builds(Share, st.integers(1, 3), st.integers(1, 4))
    if trigger == "rank":
        points = st.lists(st.integers(0, 50), min_size=1, max_size=3).map(tuple)
    if trigger == "invite":
        points = st.lists(st.integers(1, 30), min_size=1, max_size=2).map(tuple)
    if trigger == "steps":
        points = st.just(0)
    return st.builds(
        Rule,
        name=st.just("x"),
        trigger=st.just(trigger),
        activity=st.sampled_from(["order", "order", "order", "checkin"]),
        points=points,
        caps=caps_of if span else caps,
        period=st.just(span),
        measure=st.just("count")
        if trigger == "each"
        else st.sampled_from(["count", "amount", "days", "streak"]),
        at_least=st.just(1) if trigger == "each" else st.integers(1, 4),
        first=windows,
        last=windows,
        where=wheres,
        in_each=st.sampled_from(["", "category"]) if trigger == "once" else st.just(""),
        steps=steps if trigger == "steps" else st.just(()),
        budget=st.none() | st.none() | st.integers(1, 120),
    )


people = st.builds(
    Person,
    st.integers(1, 4).map(lambda n: bytes([n] * 16)),
    city=st.sampled_from(["广", "深", "广州", ""]),
    joined=st.sampled_from(["", "2026-02-01", "2026-03-01"]),
    tags=st.frozensets(st.sampled_from(["甲", "乙"])),
)


def _pause(begin: int, length: int) -> Pause:
    """From noon of a day on, for so many days; for good where there are none."""
    first = _ms(f"{FIRST + timedelta(begin)}T12:00:00")
    return Pause(first, first + length * 86_400_000 if length else None)


# Mostly none, so that most rules find something to reward.
pauses = st.just(()) | st.lists(
    st.builds(_pause, st.integers(0, 12), st.integers(0, 4)), max_size=2
).map(tuple)


# Who left for good, who came back, and who left again after that.
terms = st.sampled_from(
    [
        (("2026-02-22", None),),
        (("2026-02-21", "2026-02-24"),),
        (("2026-02-20", "2026-02-28"), ("2026-03-01", None)),
        (("2026-02-20", "2026-02-21"), ("2026-02-22", "2026-03-01")),
    ]
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    found = draw(st.lists(people, min_size=1, max_size=4, unique_by=lambda one: one.id))
    deeds = []
    for i in range(draw(st.integers(0, 16))):
        day = FIRST + timedelta(draw(st.sampled_from([0, 1, 2, 3, 4, 8, 9, 10, 17])))
        local = f"{day}T{draw(st.sampled_from(['08:00:00', '20:30:00']))}"
        deeds.append(
            Deed(
                bytes([draw(st.integers(0, 255)), i] * 8),
                draw(st.sampled_from(found)).id,
                draw(st.sampled_from(KINDS)),
                local,
                _ms(local),
                draw(st.none() | st.integers(-1, 5)),
                category=draw(st.sampled_from(["", "读书", "运动"])),
            )
        )
    # Anybody may have brought anybody, himself and in circles too.
    ids = st.sampled_from([one.id for one in found])
    brought = draw(st.dictionaries(ids, ids))
    left = draw(st.dictionaries(ids, terms, max_size=2))
    return World(
        {one.id: one for one in found},
        deeds,
        brought=brought,
        pauses=draw(pauses),
        named=draw(st.sampled_from([(), NAMED[:1], NAMED])),
        left=left,
    )


def _rank(*points: int) -> Rule:
    return Rule("榜", "rank", "order", points, period="month", measure="amount")


def _orders(*amounts: int) -> World:
    ids = [bytes([i + 1] * 16) for i in range(len(amounts))]
    local = "2026-03-02T08:00:00"
    deeds = [Deed(one, one, "order", local, 0, n) for one, n in zip(ids, amounts, strict=True)]
    return World({one: Person(one) for one in ids}, deeds)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ((900, 900, 500, 100), [100, 100, 30]),
        ((900, 500, 500, 500), [100, 60, 60, 60]),
        ((0, 0, 5), [100]),
    ],
)
def test_equal_measures_share_a_place_and_zero_has_none(
    connection: Connection, amounts: tuple[int, ...], expected: list[int]
) -> None:
    _fill(connection, _orders(*amounts))
    versions = [Version(1, _rank(100, 60, 30), 0)]
    found = _asked(connection, _question(versions, {"2026-03": 1}, RULE, "2026-04-01"))
    assert sorted(found.values(), reverse=True) == expected


def test_a_full_cap_gives_the_rest_to_the_last_and_nothing_to_later_ones(
    connection: Connection,
) -> None:
    person = Person(bytes([1] * 16))
    # Ids fall as time rises: only time may decide, ids only within one moment.
    deeds = [
        Deed(bytes([9 - i] * 16), person.id, "order", f"2026-03-0{2 + i}T08:00:00", 0)
        for i in range(4)
    ]
    _fill(connection, World({person.id: person}, deeds))
    rule = Rule("到场", "each", "order", 8, caps=(Cap("week", 20),))
    found = _asked(connection, _question([Version(1, rule, 0)], {}, RULE, "2026-04-01"))
    assert [found.get((person.id, deed.id.hex())) for deed in deeds] == [8, 8, 4, None]


def _ms(local: str) -> int:
    return period.instant(local, ZONE)


def _fill(connection: Connection, world: World) -> None:
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


def _labels(versions: list[Version], world: World) -> dict[str, int]:
    span = versions[-1].rule.period
    if not span or versions[-1].rule.trigger == "each":
        return {}
    days = {date.fromisoformat(deed.day) for deed in world.deeds}
    names = sorted({period.label(day, span) for day in days})
    return {name: versions[i % len(versions)].number for i, name in enumerate(names)}


def _question(
    versions: list[Version],
    labels: dict[str, int],
    rule: bytes | None,
    until: str,
    paused: tuple[Pause, ...] = (),
    named: tuple[str, ...] = (),
) -> Question:
    cycles = tuple(
        Cycle(name, version, period.end_text(name), _ms(period.end_text(name)))
        for name, version in labels.items()
    )
    return Question(tuple(versions), until, rule=rule, cycles=cycles, pauses=paused, named=named)


def _asked(connection: Connection, question: Question) -> Due:
    query = rules.differences(question)
    found = connection.execute(query.sql, query.values).fetchall()
    return {(row[0], row[1]): row[2] for row in found if row[2] is not None}


@pytest.mark.parametrize("trigger", TRIGGERS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), worlds(), st.integers(5, 35))
def test_the_query_of_any_rule_gives_what_the_rule_means(
    connection: Connection, trigger: str, data: st.DataObject, world: World, days: int
) -> None:
    versions = data.draw(rule_versions(trigger))
    _fill(connection, world)
    until = f"{FIRST + timedelta(days)}T23:59:59"
    labels = _labels(versions, world)
    question = _question(versions, labels, RULE, until, world.pauses, world.named)
    expected = due(versions, world, until, labels)
    assert _asked(connection, question) == expected
    # Where nothing was ever given, what stands need not be looked up.
    assert _asked(connection, replace(question, fresh=True)) == expected
    if trigger != "rank" and not any(one.rule.budget for one in versions):
        for one in world.people:
            alone = _asked(connection, replace(question, members=(one,)))
            assert alone == {key: n for key, n in expected.items() if key[0] == one}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), worlds())
def test_caps_that_count_in_another_span_in_each_version_take_in_what_any_version_gave(
    connection: Connection, data: st.DataObject, world: World
) -> None:
    versions = [
        replace(one, rule=Rule("x", "each", "order", 9, caps=data.draw(caps_of), period=span))
        for one in data.draw(rule_versions("each"))
        for span in [data.draw(st.sampled_from(["week", "month", "custom"]))]
    ]
    # All by one member: only then do the versions of his awards come in turn.
    who = next(iter(world.people))
    deeds = [replace_deed(one, member=who, kind="order") for one in world.deeds]
    world = World({who: world.people[who]}, deeds, named=world.named)
    _fill(connection, world)
    until = f"{FIRST + timedelta(30)}T23:59:59"
    question = _question(versions, {}, RULE, until, named=world.named)
    assert _asked(connection, question) == due(versions, world, until)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rule_versions(), worlds(), st.data())
def test_what_stands_keeps_its_version_and_outlives_changes_of_the_member(
    connection: Connection, versions: list[Version], world: World, data: st.DataObject
) -> None:
    labels = _labels(versions, world)
    until = f"{FIRST + timedelta(30)}T23:59:59"
    trigger = versions[-1].rule.trigger
    for deed in world.deeds:
        if data.draw(st.booleans()):
            key = {"each": deed.id.hex(), "once": "", "steps": "2"}.get(trigger)
            if trigger == "invite":
                key = deed.member.hex()
            if key is None:
                day = date.fromisoformat(deed.day)
                key = period.label(day, versions[-1].rule.period or "week")
            version = labels.get(key) or data.draw(st.integers(1, len(versions)))
            world.standing[deed.member, key] = version
    _fill(connection, world)
    expected = due(versions, world, until, labels)
    question = _question(versions, labels, RULE, until, world.pauses, world.named)
    # Every standing award is of 1000 points, which no rule here gives: all of them must differ.
    assert _asked(connection, question) == expected
    query = rules.differences(question)
    reversed_keys = {
        (row[0], row[1])
        for row in connection.execute(query.sql, query.values).fetchall()
        if row[11] not in (None, "[]")
    }
    assert reversed_keys == set(world.standing)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rule_versions(), worlds())
def test_a_preview_adds_up_to_what_the_run_would_write(
    connection: Connection, versions: list[Version], world: World
) -> None:
    _fill(connection, world)
    until = f"{FIRST + timedelta(30)}T23:59:59"
    question = _question(versions, _labels(versions, world), RULE, until, world.pauses, world.named)
    found = _asked(connection, question)
    for asked in (question, replace(question, fresh=True)):
        query = rules.totals(asked)
        awards, points, members, reversals = connection.execute(query.sql, query.values).fetchone()
        assert (awards, points, reversals) == (len(found), sum(found.values()), 0)
        assert members == len({member for member, _ in found})
