"""Who may back up, print the code and look the file over."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.actions import backup
from desktop.models.permission import PRESETS, Actor
from desktop.models.problem import Problem
from desktop.store import backuptime
from desktop.store.community import Store, open_store
from desktop.store.passphrase import Cost

CHEAP = Cost(passes=1, memory=8, lanes=1)


def _as(store: Store, role: str, *, preview: bool = False) -> None:
    store.look_on(Actor(store.operator, "某人", role, PRESETS[role], preview=preview))


@pytest.mark.parametrize("role", sorted(PRESETS))
def test_a_backup_needs_the_right_to_export_and_the_code_the_owner(
    store: Store, tmp_path: Path, role: str
) -> None:
    _as(store, role)
    if role in ("owner", "deputy"):
        backup.export(store, tmp_path / "x", "口令口令", cost=CHEAP)
    else:
        with pytest.raises(Problem) as caught:
            backup.export(store, tmp_path / "x", "口令口令", cost=CHEAP)
        assert caught.value.code == "role.not_allowed"
    assert (tmp_path / "x").exists() == (role in ("owner", "deputy"))
    if role != "owner":
        with pytest.raises(Problem) as caught:
            backup.print_recovery(store)
        assert caught.value.code == "role.not_allowed"
        assert store.keys.recovery is None


def test_a_preview_neither_backs_up_nor_prints(store: Store, tmp_path: Path) -> None:
    _as(store, "owner", preview=True)
    for call in (
        lambda: backup.export(store, tmp_path / "x", "口令口令", cost=CHEAP),
        lambda: backup.print_recovery(store),
    ):
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.code == "role.preview_reads_only"


def test_a_printed_code_is_new_each_time_and_opens_folder_and_backup(
    store: Store, tmp_path: Path
) -> None:
    first, second = backup.print_recovery(store), backup.print_recovery(store)
    assert first != second
    path = backup.export(store, tmp_path / "x", cost=CHEAP)
    backup.restore_folder(path, tmp_path / "new", second, "新口令", cost=CHEAP)
    with pytest.raises(Problem) as caught:
        backup.use_recovery(store.folder, first, "新口令", cost=CHEAP)
    assert caught.value.code == "vault.other_code"
    assert backup.use_recovery(store.folder, second, "新口令", cost=CHEAP).kept == "passphrase"


def test_the_copy_before_a_large_step_restores(store: Store, tmp_path: Path) -> None:
    assert backup.copy_first(store, "import", rows=10) is None
    copy = backup.copy_first(store, "import")
    assert copy is not None
    with pytest.raises(Problem):
        backup.restore_folder(copy, tmp_path / "new", passphrase="别的", cost=CHEAP)
    made = backup.restore_folder(copy, tmp_path / "new", passphrase="晨读会 2026", cost=CHEAP)
    assert made.community == store.community
    assert backup.check(store)[0].problem is None


def test_when_a_backup_was_written_is_known_until_the_folder_is_another_device(
    store: Store, tmp_path: Path
) -> None:
    assert backuptime.last(store) is None
    for name in ("first.qzb", "second.qzb"):
        begun = datetime.now(UTC).replace(microsecond=0)
        backup.export(store, tmp_path / name, "口令口令", cost=CHEAP)
        told = backuptime.last(store)
        assert told is not None
        assert begun <= told <= datetime.now(UTC)
        assert str(told.tzinfo) == store.zone
    backup.restore_folder(tmp_path / "second.qzb", tmp_path / "back", None, "口令口令", cost=CHEAP)
    with closing(open_store(tmp_path / "back", passphrase="口令口令")) as back:
        assert backuptime.last(back) is None
