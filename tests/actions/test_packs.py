"""外带包: what goes along, what is done with it elsewhere, and what comes back of it."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import (
    attendance,
    members,
    merging,
    packback,
    packopen,
    packs,
)
from desktop.models.pack import typed_code
from desktop.models.problem import Problem
from desktop.store import bundlefile, calendar, duplicates, numbers, packfile
from desktop.store import door as stored
from desktop.store import members as known
from desktop.store import packs as kept
from desktop.store.community import FILE, Store
from tests.pack_builders import IN_IT, OUT_OF_IT, Evening, an_evening


@pytest.fixture
def evening(store: Store, tmp_path: Path) -> Iterator[Evening]:
    yield from an_evening(store, tmp_path)


def test_a_pack_opens_on_another_laptop_with_its_people_and_its_evening_alone(
    evening: Evening,
) -> None:
    store = evening.open(*evening.make())
    names = {name for (name,) in store.rows("SELECT name FROM member")}
    assert names == set(IN_IT)
    (one,) = calendar.occurrences(store, evening.one.start.date(), evening.one.start.date())
    assert (one.id, one.original, one.title, one.start, one.end) == (
        evening.one.id,
        evening.one.original,
        "晨读",
        evening.one.start,
        evening.one.end,
    )
    week = evening.one.start.date() + timedelta(7)
    assert calendar.occurrences(store, week, week) == []
    assert evening.scan(store, "单文博").arrivals[0].number == "QH0001"
    assert [row.name for row in known.matching(store, "QH0001", 5)] == ["单文博"]
    assert (store.actor.role, store.actor.allows("member.export")) == ("door-helper", False)


def test_nobody_else_is_in_the_file_or_the_folder_in_any_form_that_the_pack_can_read(
    evening: Evening,
) -> None:
    path, made = evening.make()
    store = evening.open(path, made)
    # Everything that the file says, decrypted with all that its code opens.
    told = repr(packfile.read_out(path, made.code.secret))
    # Every value of every table of the opened folder.
    tables = [name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    held = repr([store.rows(f'SELECT * FROM "{name}"') for name in tables if name != "grams"])
    raw = path.read_bytes() + (store.folder / FILE).read_bytes()
    for name in OUT_OF_IT:
        member = evening.people[name]
        for trace in (name, member.hex(), repr(member)[2:-1]):
            assert trace not in told
            assert trace not in held
        assert name.encode() not in raw
        assert member not in raw
    for secret in ("13800000", "备注"):
        assert secret not in told
        assert secret not in held
    for name in IN_IT:
        assert name in told
        assert name in held
        # What is readable with the code is not readable without it.
        assert name.encode() not in raw
    assert evening.store.index_key not in (store.index_key, raw)
    assert store.rows("SELECT count(*) FROM held_key") == [(0,)]


def test_the_tails_that_go_along_find_people_at_the_door(evening: Evening) -> None:
    store = evening.open(*evening.make())
    who = evening.people["贺兰"]
    ((tail,),) = store.rows("SELECT tail FROM member WHERE id = ?", (who,))
    assert who in stored.meant(store, tail)
    assert evening.scan(store, "贺兰").arrivals[0].member == who
    assert stored.meant(store, "9999") == []
    plan = store.rows(
        "EXPLAIN QUERY PLAN SELECT rid FROM member WHERE phone IS NULL AND tail = ?", (tail,)
    )
    assert "member_tail" in str(plan)


def test_without_tails_not_even_four_digits_go_along(evening: Evening) -> None:
    store = evening.open(*evening.make(tails=False))
    assert store.rows("SELECT DISTINCT tail FROM member") == [(None,)]


def test_what_was_done_comes_back_once_however_often_it_is_taken_in(evening: Evening) -> None:
    store = evening.open(*evening.make())
    evening.scan(store, "单文博", 1000)
    evening.scan(store, "贺兰", 2000)
    path = evening.new()
    packback.give_back(store, path)
    evening.store.now = lambda: evening.at(600_000)
    first = evening.take(path)
    assert (first.came, first.known, first.new) == (2, 0, 0)
    assert evening.came() == {
        evening.people["单文博"]: evening.at(1000),
        evening.people["贺兰"]: evening.at(2000),
    }
    again = evening.take(path)
    assert (again.came, again.known) == (0, 2)
    assert kept.find(evening.store, made_of(evening)).returned  # type: ignore[union-attr]
    # Later files say all of it again, and what is new.
    evening.scan(store, "吴桂芳", 3000)
    later = evening.back(store)
    assert (later.came, later.known) == (1, 2)


def made_of(evening: Evening) -> bytes:
    (one,) = kept.listed(evening.store)
    return one.id


def test_of_two_doors_the_earlier_scan_counts_whichever_comes_first(evening: Evening) -> None:
    first, second = (evening.open(*evening.make()) for _ in range(2))
    evening.scan(first, "单文博", 5000)
    evening.scan(second, "单文博", 1000)
    evening.scan(first, "贺兰", 1000)
    evening.scan(second, "贺兰", 5000)
    evening.store.now = lambda: evening.at(600_000)
    evening.scan(evening.store, "吴桂芳", 9000)
    evening.scan(second, "吴桂芳", 4000)
    assert evening.back(first).came == 2
    assert (report := evening.back(second)).earlier == 2
    assert report.known == 1
    assert evening.came() == {
        evening.people["单文博"]: evening.at(1000),
        evening.people["贺兰"]: evening.at(1000),
        evening.people["吴桂芳"]: evening.at(4000),
    }


def test_a_walk_in_keeps_the_number_that_was_put_aside_for_the_pack(evening: Evening) -> None:
    _, made = path_made = evening.make(seats=2)
    assert made.block
    assert (made.block.first, made.block.last) == (6, 7)
    # Nobody at home gets one of them meanwhile.
    at_home = members.add(evening.store, {"name": "秦可"}).result
    assert isinstance(at_home, bytes)
    assert numbers.holder(evening.store, "QH", 8) == (at_home, "秦可")
    store = evening.open(*path_made)
    walked = [evening.walk_in(store, name) for name in ("程朗", "白薇", "鲁直")]
    told = [evening.scan(store, who).arrivals[0].number for who in walked]
    # The third is provisional until the pack is back.
    assert told == ["QH0006", "QH0007", ""]
    mark = kept.held(store)
    assert mark
    assert kept.unnumbered(store, mark) == 1
    evening.store.now = lambda: evening.at(600_000)
    assert evening.back(store).new == 3
    shown = {row.name: row.number for row in known.by_ids(evening.store, walked)}
    assert shown == {"程朗": "QH0006", "白薇": "QH0007", "鲁直": "QH0009"}


def test_a_device_that_does_not_judge_gives_the_pack_of_its_own_block(evening: Evening) -> None:
    store = evening.store
    with store.recording("number.lease") as rec:
        rec.put("lease", None, {"scheme": "QH", "first": 21, "last": 24, "device": store.device})
    with store.writing() as connection:
        connection.execute("UPDATE state SET value = x'01' WHERE name = 'judge'")
    _, made = evening.make(seats=3)
    assert made.block
    assert (made.block.first, made.block.last) == (21, 23)
    assert numbers.supply(store, "QH").at(0) == 24
    assert numbers.supply(store, "QH").at(1) is None


def test_a_walk_in_with_the_phone_of_a_member_waits_among_the_tasks(evening: Evening) -> None:
    store = evening.open(*evening.make())
    walked = evening.walk_in(store, "小欧阳", "13800000003")
    # At the pack's door nobody can tell: he is not in it.
    assert known.of_same_phone(store, walked) == []
    evening.store.now = lambda: evening.at(600_000)
    report = evening.back(store)
    assert (report.new, report.alike) == (1, 1)
    (found,) = duplicates.duplicates(evening.store)
    assert {one for one, _, _ in found.members} == {walked, evening.people["欧阳明远"]}
    merging.merge(evening.store, evening.people["欧阳明远"], walked)
    # He stays one, also when the same file comes once more.
    assert evening.back(store).new == 0
    assert duplicates.duplicates(evening.store) == []


def test_a_wrong_check_in_in_the_pack_is_reversed_with_its_reason(evening: Evening) -> None:
    store = evening.open(*evening.make())
    evening.scan(store, "单文博", 1000)
    evening.store.now = lambda: evening.at(600_000)
    assert evening.back(store).came == 1
    one = evening.one
    attendance.correct(store, one.series, one.original, evening.people["单文博"], "扫错了牌")
    assert evening.back(store).taken_back == 1
    assert evening.came() == {}
    rows = evening.store.rows("SELECT state, reason FROM activity WHERE kind = 'checkin'")
    assert rows == [("voided", "扫错了牌")]


def test_what_was_put_right_at_home_is_not_undone_by_a_pack(evening: Evening) -> None:
    store = evening.open(*evening.make())
    evening.scan(store, "单文博", 1000)
    evening.store.now = lambda: evening.at(600_000)
    evening.back(store)
    one = evening.one
    attendance.correct(evening.store, one.series, one.original, evening.people["单文博"], "没有来")
    evening.back(store)
    assert evening.came() == {}


def test_who_was_erased_or_removed_meanwhile_does_not_come_back(evening: Evening) -> None:
    store = evening.open(*evening.make())
    evening.scan(store, "单文博")
    walked = evening.walk_in(store, "程朗")
    evening.store.now = lambda: evening.at(600_000)
    evening.back(store)
    members.remove(evening.store, [evening.people["单文博"], walked])
    report = evening.back(store)
    assert (report.gone, report.new, report.came) == (2, 0, 0)
    assert not known.stands(evening.store, walked)


def test_an_expired_pack_does_not_open_and_its_work_still_comes_back(evening: Evening) -> None:
    path, made = evening.make(expires=evening.at(1000))
    store = evening.open(path, made)
    evening.scan(store, "单文博", 100)
    with pytest.raises(Problem, match="expired"):
        packopen.read(path, made.code, evening.at(1000))
    with pytest.raises(Problem) as shown:
        kept.require_open(store)
    assert shown.value.code == "pack.expired_here"
    evening.store.now = lambda: evening.at(600_000)
    assert evening.back(store).came == 1


def test_a_clock_that_was_wrong_lets_nobody_in_before_the_pack_was_made_or_in_the_future(
    evening: Evening,
) -> None:
    store = evening.open(*evening.make())
    evening.scan(store, "单文博", -90_000_000)
    evening.scan(store, "贺兰", 45 * 60_000)
    evening.store.now = lambda: evening.at(600_000)
    evening.back(store)
    assert sorted(evening.came().values()) == [evening.at(0), evening.at(600_000)]


def test_a_wrong_code_a_changed_file_and_a_foreign_community_are_refused(
    evening: Evening, make_store: object
) -> None:
    path, made = evening.make()
    other = typed_code("pack:0/" + made.code.text.rpartition("/")[2])
    assert other.secret == made.code.secret
    _, second = evening.make()
    with pytest.raises(Problem) as wrong:
        packfile.read_out(path, second.code.secret)
    assert wrong.value.code == "pack.wrong_code"
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)
    with pytest.raises(Problem) as damaged:
        packfile.read_out(path, made.code.secret)
    assert damaged.value.code == "bundle.damaged"
    stranger = make_store()  # type: ignore[operator]
    store = evening.open(*evening.make())
    back = evening.new()
    packback.give_back(store, back)
    with pytest.raises(Problem) as unknown:
        packback.take_back(stranger, back)
    assert unknown.value.code == "pack.unknown"
    with pytest.raises(Problem) as no_pack:
        packback.give_back(evening.store, evening.new())
    assert no_pack.value.code == "pack.not_one"


def test_a_pack_is_no_bundle_and_is_never_made_inside_another(evening: Evening) -> None:
    path, made = evening.make()
    store = evening.open(path, made)
    assert packfile.is_pack(path)
    with bundlefile.opened(path) as bundle, pytest.raises(Problem):
        next(bundle.items(bytes(32)))
    with pytest.raises(Problem) as refused:
        packs.make(
            store,
            evening.one.series,
            evening.one.original,
            evening.new(),
            packs.Asked(people=[evening.people["贺兰"]], name="小林"),
        )
    assert refused.value.code in ("role.not_allowed", "pack.inside")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(store.folder / FILE).execute("SELECT * FROM member")


def test_who_came_to_the_series_goes_along_unless_others_are_asked_for(evening: Evening) -> None:
    one = evening.one
    attendance.check_in(evening.store, one.series, one.original, evening.people["贺兰"])
    assert packs.people_of(evening.store, one) == [evening.people["贺兰"]]
    assert len(packs.people_of(evening.store, one, everybody=True)) == 5
    assert stored.counts(evening.store, one, 0).came == 1
