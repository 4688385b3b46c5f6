"""An export tells by what else people are known, and comes back without changing anything."""

import csv
from pathlib import Path

import pytest

from desktop.actions import consents, customfields, identities, importing, members, merging
from desktop.actions.exporting import export_members
from desktop.actions.importing import Imported
from desktop.models.permission import PRESETS, preview_of
from desktop.models.problem import Problem
from desktop.store.community import Store
from tests.conftest import MakeStore


def somebody(store: Store, name: str, **fields: str) -> bytes:
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture
def people(store: Store) -> list[bytes]:
    one = somebody(store, "林霞", phone="13800138000", lunar_birthday="1988-08-15", invite="已邀")
    other = somebody(store, "王芳", invite="joined", lunar_birthday="2025-06L-15")
    for channel, value in (
        ("phone", "13900139000"),
        ("taobao", "=cmd|'/c calc'!A0"),
        ("card", "VIP0047"),
        ("other", "@lin"),
    ):
        identities.add(store, one, channel, value)
    return [one, other]


def test_identities_lunar_birthdays_and_invitations_have_columns(
    store: Store, people: list[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "名单.csv"
    export_members(store, file)
    first, second = read(file)
    assert (first["农历生日"], first["邀请进群"]) == ("1988-08-15", "已邀")
    assert (second["农历生日"], second["邀请进群"]) == ("2025-06L-15", "已加")
    assert first["会员卡号"] == "VIP0047"
    # What a spreadsheet would calculate stands behind an apostrophe.
    assert first["旺旺"] == "'=cmd|'/c calc'!a0"
    assert first["第二个手机"].lstrip("'") == "+8613900139000"
    assert first["其他账号"] == "其他账号 @lin"
    assert second["旺旺"] == second["其他账号"] == ""


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_our_own_export_with_them_changes_nothing(
    store: Store, people: list[bytes], tmp_path: Path, suffix: str
) -> None:
    customfields.add(store, "身高", "number")
    twin = somebody(store, "林小霞")
    identities.add(store, twin, "card", "VIP0099")
    merging.merge(store, people[0], twin)
    file = tmp_path / f"名单{suffix}"
    export_members(store, file)
    before = store.rows("SELECT count(*) FROM changeset")
    done = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(done, Imported)
    counts = done.counts
    assert (counts.added, counts.updated, counts.suspected, counts.rejected) == (0, 0, 0, 0)
    assert counts.skipped == 2
    assert done.batch is None
    after = store.rows("SELECT count(*) FROM changeset")
    assert after == before


def test_another_community_reads_the_columns(
    store: Store, people: list[bytes], make_store: MakeStore, tmp_path: Path
) -> None:
    file = tmp_path / "名单.csv"
    export_members(store, file)
    other = make_store()
    importing.import_file(other, importing.from_file(file))
    found = other.rows("SELECT lunar_birthday, invite FROM member ORDER BY number_value")
    assert found == [("1988-08-15", "invited"), ("2025-06L-15", "joined")]
    known = other.rows("SELECT channel, value FROM identity ORDER BY channel")
    assert known == [
        ("card", "VIP0047"),
        ("other", "@lin"),
        ("phone", "+8613900139000"),
        ("taobao", "=cmd|'/c calc'!a0"),
    ]


def test_a_community_without_them_has_no_such_columns(store: Store, tmp_path: Path) -> None:
    somebody(store, "林霞", phone="13800138000")
    file = tmp_path / "名单.csv"
    export_members(store, file)
    assert not {"农历生日", "邀请进群", "旺旺", "其他账号"} & set(read(file)[0])


def test_they_go_to_nobody_who_may_not_read_them_nor_of_whom_took_his_consent_back(
    store: Store, people: list[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "名单.csv"
    consents.say(store, people[0], "contact", given=False)
    export_members(store, file)
    assert [one["旺旺"] + one["会员卡号"] + one["其他账号"] for one in read(file)] == ["", ""]
    cells = PRESETS["host"] | {"member.read.basic", "member.export"}
    store.actor = preview_of(store.actor, "host", cells - {"member.read.contact"})
    with pytest.raises(Problem):
        export_members(store, tmp_path / "先看看.csv")


def test_a_wrong_lunar_day_in_a_file_is_refused_with_the_reason(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(
        "姓名,农历生日,邀请进群\n甲,1988-06L-15,\n乙,,下次\n丙,1990-01-01,未邀\n", "utf-8"
    )
    done = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(done, Imported)
    assert (done.counts.added, done.counts.rejected) == (1, 2)
