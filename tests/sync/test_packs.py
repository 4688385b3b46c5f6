"""A pack that one laptop made is known to the others, with what opens its way back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.actions import calendar as acting
from desktop.actions import history, members, packback, packs, registrations
from desktop.models.problem import Problem
from desktop.store import calendar
from desktop.store import history as past
from desktop.store import members as stored
from desktop.store import packs as kept
from desktop.store import registrations as signed_up
from desktop.store.check import check
from tests.pack_builders import an_evening
from tests.sync.team import Laptop, Team, alike, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _made(laptop: Laptop, path: Path) -> packs.Made:
    store = laptop.store
    who = members.add(store, {"name": "单文博"}).result
    assert isinstance(who, bytes)
    start = datetime.now(ZoneInfo("Asia/Shanghai")).replace(microsecond=0, tzinfo=None)
    text = (start + timedelta(hours=1)).isoformat()
    series = acting.add(store, {"title": "晨读", "start": text}).result
    assert isinstance(series, bytes)
    day = (start + timedelta(hours=1)).date()
    (one,) = calendar.occurrences(store, day, day)
    asked = packs.Asked(people=[who], name="志愿者小林")
    made = packs.make(store, one.series, one.original, path, asked).result
    assert isinstance(made, packs.Made)
    return made


def test_who_was_there_and_who_joins_later_can_take_the_pack_back(
    crew: Team, tmp_path: Path
) -> None:
    owner = crew.found()
    crew.connect(owner)
    there = crew.join(crew.invite(owner, "小陈", "admin"))
    made = _made(owner, tmp_path / "pack")
    crew.settle()
    later = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    for laptop in (owner, there, later):
        assert kept.secret(laptop.store, made.pack) == made.code.secret
        assert laptop.digest() == hub_digest(crew, laptop)
        assert not laptop.store.rows("SELECT 1 FROM closed")


def test_the_later_file_of_a_pack_counts_whichever_laptop_takes_it_in(
    crew: Team, tmp_path: Path
) -> None:
    owner = crew.found()
    crew.connect(owner)
    there = crew.join(crew.invite(owner, "小陈", "admin"))
    for evening in an_evening(owner.store, tmp_path):
        pack = evening.open(*evening.make())
        evening.scan(pack, "单文博")
        walked = evening.walk_in(pack, "程朗")
        crew.settle()
        elsewhere = replace(evening, store=there.store, folder=tmp_path / "there")
        elsewhere.folder.mkdir()
        later = evening.at(600_000)
        for laptop in (owner, there):
            laptop.store.now = lambda later=later: later
        assert (first := elsewhere.back(pack)).came == 2
        assert first.new == 1
        before = evening.new()
        packback.give_back(pack, before)
        crew.settle()
        assert evening.came() == elsewhere.came() != {}
        for done in past.recent(pack, 2):
            history.undo(pack, done.action)
        assert (again := evening.back(pack)).taken_back == 2
        assert again.sent_off == 1
        alike(crew, owner, there)
        with pytest.raises(Problem, match="before"):
            elsewhere.take(before)
        for laptop in (owner, there):
            assert laptop.digest() == hub_digest(crew, laptop)
            assert not stored.stands(laptop.store, walked)
            told = [one for one in check(laptop.store, deep=True) if one.problem]
            assert told == []
        assert evening.came() == elsewhere.came() == {}


def test_what_a_sealed_field_of_bytes_was_is_the_same_on_a_laptop_that_joins(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    there = crew.join(crew.invite(owner, "小陈", "admin"))
    pack = b"\x05" * 16
    for secret in (b"\x01" * 16, b"\x02" * 16, b"\x03" * 16):
        with owner.store.recording("pack.make") as rec:
            rec.put("pack", pack, {"secret": secret})
    crew.settle()
    later = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    told = [(b"\x01" * 16, b"\x02" * 16), (b"\x02" * 16, b"\x03" * 16)]
    for laptop in (owner, there, later):
        assert told == laptop.store.rows(
            "SELECT old, new FROM history WHERE tbl = 'pack' AND field = 'secret' ORDER BY op"
        )


def test_a_packs_places_are_kept_everywhere_and_go_to_who_took_them_and_then_to_who_waits(
    crew: Team, tmp_path: Path
) -> None:
    owner = crew.found()
    crew.connect(owner)
    there = crew.join(crew.invite(owner, "小陈", "admin"))
    store = owner.store
    some = [members.add(store, {"name": f"成员{n}"}).result for n in range(4)]
    people = [one for one in some if isinstance(one, bytes)]
    start = datetime.now(ZoneInfo("Asia/Shanghai")).replace(microsecond=0, tzinfo=None)
    fields = {"title": "烘焙课堂", "start": (start + timedelta(days=2)).isoformat(), "capacity": 3}
    series = acting.add(store, {**fields, "kind": "event"}).result
    assert isinstance(series, bytes)
    (one,) = calendar.occurrences(store, start.date(), start.date() + timedelta(days=3))
    registrations.register(store, one.series, one.original, people[:1])
    asked = packs.Asked(people=people[:1], name="志愿者小林")
    made = packs.make(store, one.series, one.original, tmp_path / "pack", asked).result
    assert isinstance(made, packs.Made)
    alike(crew, owner, there)
    # Two places are kept for walk-ins, so whoever registers on the other laptop waits.
    registrations.register(there.store, one.series, one.original, people[1:])
    alike(crew, owner, there)
    for laptop in (owner, there):
        counts = signed_up.counts(laptop.store, one)
        assert (counts.registered, counts.kept, counts.waiting) == (1, 2, 3)
        assert made.places == 2
    came = members.add(store, {"name": "白薇"}).result
    assert isinstance(came, bytes)
    with store.recording("pack.back") as rec:
        rec.put("pack", made.pack, {"returned": rec.at})
        signed_up.enter(rec, one, came, {"pack": made.pack})
    alike(crew, owner, there)
    for laptop in (owner, there):
        counts = signed_up.counts(laptop.store, one)
        assert (counts.registered, counts.kept, counts.waiting) == (3, 0, 2)
        placed = [each.name for each in signed_up.page(laptop.store, one, ("registered",))]
        assert placed == ["成员0", "白薇", "成员1"]
    assert owner.digest() == there.digest()
