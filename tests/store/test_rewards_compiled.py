"""The compiled query of a rule says what the rule says, whatever the rule and the data."""

from collections.abc import Iterator
from dataclasses import replace as replace_deed
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.models import period
from desktop.models.rule import Cap, Rule, Version
from desktop.store import rules
from tests.store.rewards_reference import Deed, Person, World, due
from tests.store.rewards_tables import (
    RULE,
    Connection,
    about,
    asked,
    empty_tables,
    fill,
    labels_of,
)
from tests.store.rewards_worlds import FIRST, TRIGGERS, caps_of, rule_versions, worlds


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    yield from empty_tables()


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
    fill(connection, _orders(*amounts))
    versions = [Version(1, _rank(100, 60, 30), 0)]
    found = asked(connection, about(versions, {"2026-03": 1}, RULE, "2026-04-01"))
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
    fill(connection, World({person.id: person}, deeds))
    rule = Rule("到场", "each", "order", 8, caps=(Cap("week", 20),))
    found = asked(connection, about([Version(1, rule, 0)], {}, RULE, "2026-04-01"))
    assert [found.get((person.id, deed.id.hex())) for deed in deeds] == [8, 8, 4, None]


@pytest.mark.parametrize("trigger", TRIGGERS)
@settings(max_examples=100)
@given(st.data(), worlds(), st.integers(5, 35))
def test_the_query_of_any_rule_gives_what_the_rule_means(
    connection: Connection, trigger: str, data: st.DataObject, world: World, days: int
) -> None:
    versions = data.draw(rule_versions(trigger))
    fill(connection, world)
    until = f"{FIRST + timedelta(days)}T23:59:59"
    labels = labels_of(versions, world)
    question = about(versions, labels, RULE, until, world.pauses, world.named)
    expected = due(versions, world, until, labels)
    assert asked(connection, question) == expected
    # Where nothing was ever given, what stands need not be looked up.
    assert asked(connection, replace(question, fresh=True)) == expected
    if trigger != "rank" and not any(one.rule.budget for one in versions):
        for one in world.people:
            alone = asked(connection, replace(question, members=(one,)))
            assert alone == {key: n for key, n in expected.items() if key[0] == one}


@settings(max_examples=100)
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
    fill(connection, world)
    until = f"{FIRST + timedelta(30)}T23:59:59"
    question = about(versions, {}, RULE, until, named=world.named)
    assert asked(connection, question) == due(versions, world, until)


@settings(max_examples=120)
@given(rule_versions(), worlds(), st.data())
def test_what_stands_keeps_its_version_and_outlives_changes_of_the_member(
    connection: Connection, versions: list[Version], world: World, data: st.DataObject
) -> None:
    labels = labels_of(versions, world)
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
    fill(connection, world)
    expected = due(versions, world, until, labels)
    question = about(versions, labels, RULE, until, world.pauses, world.named)
    # Every standing award is of 1000 points, which no rule here gives: all of them must differ.
    assert asked(connection, question) == expected
    query = rules.differences(question)
    reversed_keys = {
        (row[0], row[1])
        for row in connection.execute(query.sql, query.values).fetchall()
        if row[11] not in (None, "[]")
    }
    assert reversed_keys == set(world.standing)


@settings(max_examples=100)
@given(rule_versions(), worlds())
def test_a_preview_adds_up_to_what_the_run_would_write(
    connection: Connection, versions: list[Version], world: World
) -> None:
    fill(connection, world)
    until = f"{FIRST + timedelta(30)}T23:59:59"
    question = about(versions, labels_of(versions, world), RULE, until, world.pauses, world.named)
    found = asked(connection, question)
    for one in (question, replace(question, fresh=True)):
        query = rules.totals(one)
        awards, points, members, reversals = connection.execute(query.sql, query.values).fetchone()
        assert (awards, points, reversals) == (len(found), sum(found.values()), 0)
        assert members == len({member for member, _ in found})
