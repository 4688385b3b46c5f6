"""Backups that write themselves: when, where, how many, and that they open."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions import backup, members, schedule
from desktop.models import schema
from desktop.models.permission import preview_of
from desktop.models.problem import Problem
from desktop.store import backupplan, digest
from desktop.store.backupplan import Plan, Written
from desktop.store.community import Store, open_store
from tests.conftest import CHEAP, PASSPHRASE

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def problem(act: object) -> str:
    with pytest.raises(Problem) as raised:
        act()  # type: ignore[operator]
    return raised.value.code


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "U盘"
    made.mkdir()
    return made


def sums(store: Store) -> dict[str, int]:
    """What each table comes to; a restored folder has a device of its own more."""
    own = {"device", "key_share"}
    every = [table for table in schema.TABLES if table.name not in own]
    return {table.name: digest.table_sum(store, store.refs, table) for table in every}


def names(place: Path) -> list[str]:
    return sorted(one.name for one in place.iterdir())


def test_the_newest_are_kept_and_what_others_put_there_is_never_deleted(
    store: Store, place: Path
) -> None:
    schedule.choose(store, "daily", place, 2)
    (place / "青禾读书会 2026-01-01 1200.qzb").write_bytes(b"somebody else's")
    (place / "notes.txt").write_text("mine", "utf-8")
    days = [NOON + DAY * number for number in range(4)]
    for day in days:
        assert schedule.run(store, day, cost=CHEAP).problem is None
    assert names(place) == [
        "notes.txt",
        "青禾读书会 2026-01-01 1200.qzb",
        "青禾读书会 2026-03-07 1200.qzb",
        "青禾读书会 2026-03-08 1200.qzb",
    ]


def test_a_file_that_took_the_name_of_a_backup_is_somebody_elses(store: Store, place: Path) -> None:
    schedule.choose(store, "daily", place, 1)
    first = schedule.run(store, NOON, cost=CHEAP).path
    assert first is not None
    by_hand = backup.export(store, place / "手写.qzb", "另一个口令一二", cost=CHEAP)
    shutil.copy(by_hand, first)
    schedule.run(store, NOON + DAY, cost=CHEAP)
    assert first.read_bytes() == by_hand.read_bytes()
    assert len(names(place)) == 3


def test_what_is_older_than_thirty_days_goes_once_there_is_a_newer_one(
    store: Store, place: Path
) -> None:
    schedule.choose(store, "weekly", place, 30)
    schedule.run(store, NOON, cost=CHEAP)
    # A year away: the only backup stays until there is another.
    later = NOON + 365 * DAY
    assert len(names(place)) == 1
    schedule.run(store, later, cost=CHEAP)
    assert names(place) == [f"青禾读书会 {later:%Y-%m-%d} 1200.qzb"]


def test_a_folder_that_is_gone_is_not_made_anew_and_is_said(store: Store, place: Path) -> None:
    schedule.choose(store, "daily", place, 3)
    place.rmdir()
    ran = schedule.run(store, NOON, cost=CHEAP)
    assert ran.problem is not None
    assert ran.problem.code == "backups.folder_gone"
    assert not place.exists()
    plan = backupplan.read(store.folder)
    assert plan.failed == "backups.folder_gone"
    assert not backupplan.is_due(plan, NOON + timedelta(minutes=30))
    assert backupplan.is_due(plan, NOON + timedelta(hours=2))
    place.mkdir()
    assert schedule.run(store, NOON + timedelta(hours=2), cost=CHEAP).problem is None
    assert backupplan.read(store.folder).failed == ""


def test_a_disk_without_room_leaves_nothing_half_written(store: Store, place: Path) -> None:
    resource = pytest.importorskip("resource")
    schedule.choose(store, "daily", place, 3)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file may grow past this: writing fails as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        ran = schedule.run(store, NOON, cost=CHEAP)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert ran.problem is not None
    assert backupplan.read(store.folder).failed == ran.problem.code
    assert names(place) == []


def test_a_folder_inside_the_community_is_refused(store: Store) -> None:
    inside = store.folder / "备份"
    inside.mkdir()
    assert problem(lambda: schedule.choose(store, "daily", inside, 3)) == "backups.inside"
    assert problem(lambda: schedule.choose(store, "daily", None, 3)) == "backups.folder_wanted"


def test_who_may_not_take_members_away_plans_no_backup(store: Store, place: Path) -> None:
    store.actor = preview_of(store.actor, "host", frozenset({"member.read.basic"}))
    assert problem(lambda: schedule.choose(store, "daily", place, 3)) == "role.preview_reads_only"


def test_a_planned_backup_opens_by_the_passphrase_and_by_the_recovery_code(
    store: Store, place: Path
) -> None:
    members.add(store, {"name": "单文博"})
    code = backup.print_recovery(store)
    schedule.choose(store, "daily", place, 3)
    path = schedule.run(store, NOON, cost=CHEAP).path
    assert path is not None
    for typed in (PASSPHRASE, code):
        found = schedule.attempt(path, typed)
        assert found.members == 1
        assert found.actions >= 2
    assert (
        problem(lambda: schedule.attempt(path, "不是这个口令")) == "vault.backup_wrong_passphrase"
    )


def test_a_trial_finds_damage_and_leaves_nothing_behind(
    store: Store, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    schedule.choose(store, "daily", place, 3)
    path = schedule.run(store, NOON, cost=CHEAP).path
    assert path is not None
    schedule.attempt(path, PASSPHRASE)
    broken = bytearray(path.read_bytes())
    broken[len(broken) // 2] ^= 1
    path.write_bytes(broken)
    assert problem(lambda: schedule.attempt(path, PASSPHRASE)) == "vault.damaged_backup"
    assert [one.name for one in (tmp_path / "data" / "qunzhu").iterdir()] == []


def test_a_planned_backup_restored_has_the_same_digest(
    store: Store, place: Path, tmp_path: Path
) -> None:
    members.add(store, {"name": "单文博", "phone": "13800138000"})
    before = sums(store)
    schedule.choose(store, "daily", place, 3)
    path = schedule.run(store, NOON, cost=CHEAP).path
    assert path is not None
    folder = tmp_path / "again"
    backup.restore_folder(path, folder, passphrase=PASSPHRASE, cost=CHEAP)
    with closing(open_store(folder, passphrase=PASSPHRASE)) as again:
        assert sums(again) == before


def plan(every: backupplan.Every, done: datetime) -> Plan:
    return Plan(every, "/a", 7, [Written("/a/b.qzb", "0", done.isoformat())])


@given(
    st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    st.timedeltas(timedelta(0), timedelta(days=20)),
)
def test_daily_is_once_each_calendar_day_and_weekly_each_seventh(
    done: datetime, after: timedelta
) -> None:
    now = done + after
    days = (now.date() - done.date()).days
    assert backupplan.is_due(plan("daily", done), now) is (days >= 1)
    assert backupplan.is_due(plan("weekly", done), now) is (days >= 7)
    assert not backupplan.is_due(plan("off", done), now)


def test_a_clock_that_ran_ahead_does_not_stop_backups() -> None:
    assert backupplan.is_due(plan("weekly", NOON + 400 * DAY), NOON)
