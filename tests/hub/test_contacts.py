"""Everybody in a team is told when each device was last heard of, also one with nothing to say."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.models.wire import CONTACT_MS, Contact
from desktop.store import contacts, tray
from desktop.sync import contacting
from desktop.sync.channel import Refusal
from hub.engine import Engine
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from tests.sync.team import Laptop, Team

HOUR = 3_600_000


@pytest.fixture
def crew(tmp_path: Path, engine: Engine) -> Iterator[Team]:
    found = Team(tmp_path, engine)
    yield found
    for one in found.laptops:
        one.store.close()


def _two(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    return owner, crew.join(crew.invite(owner, "小王", "host"))


def test_a_device_that_only_reads_is_told_by_its_last_question(crew: Team) -> None:
    owner, helper = _two(crew)
    crew.now_ms += 2 * HOUR
    at = crew.now_ms
    helper.sync()
    crew.now_ms += HOUR
    owner.sync()
    assert contacts.read(owner.store) == {helper.store.device: at, owner.store.device: crew.now_ms}
    assert tray.heard(owner.store)[helper.store.device] == at


def test_a_contact_is_told_anew_after_ten_minutes_and_not_asked_for_before(crew: Team) -> None:
    owner, helper = _two(crew)
    crew.now_ms += HOUR
    helper.sync()
    owner.sync()
    first = contacts.read(owner.store)
    crew.now_ms += CONTACT_MS - 1
    helper.sync()
    owner.sync()
    assert contacts.read(owner.store) == first
    crew.now_ms += 1
    helper.sync()
    owner.sync()
    assert contacts.read(owner.store)[helper.store.device] == crew.now_ms


def test_a_hub_whose_clock_went_back_keeps_the_later_contact(crew: Team) -> None:
    owner, helper = _two(crew)
    crew.now_ms += HOUR
    at = crew.now_ms
    helper.sync()
    crew.now_ms -= HOUR
    helper.sync()
    contacting.ask(owner.store, owner.session)
    assert contacts.read(owner.store)[helper.store.device] == at


def test_who_was_shut_out_is_told_nothing(crew: Team) -> None:
    owner, helper = _two(crew)
    owner.sync()
    with owner.store.recording("device.revoke") as rec:
        rec.put("device", helper.store.device, {"revoked": crew.now_ms})
    owner.sync()
    with pytest.raises(Refusal, match="revoked"):
        helper.session.ask("contacts", helper.session.hello, list[Contact])


def test_without_a_hub_it_is_the_last_work_that_counts(tmp_path: Path) -> None:
    engine = SqliteEngine(tmp_path / "hub.db", os.urandom(32))
    migrate(engine)
    alone = Team(tmp_path, engine)
    owner = alone.found()
    members.add(owner.store, {"name": "林霞"})
    assert contacts.read(owner.store) == {}
    assert list(tray.heard(owner.store)) == [owner.store.device]
    alone.close()
