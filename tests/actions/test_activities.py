"""Activities by hand and from files."""

from pathlib import Path

import pytest

from desktop.actions import activities, history
from desktop.models.activity import ActivityQuery, ImportedActivities
from desktop.models.problem import Problem
from desktop.store import activities as stored
from desktop.store import wallets
from desktop.store.community import Store
from tests.live_state import state_hash
from tests.rewards_builders import FIRST, member, merge, publish

HEAD = "时间,手机号,类型,金额,内容\n"


def _import(store: Store, file: Path, text: str) -> ImportedActivities:
    file.write_text(text, "utf-8-sig")
    result = activities.import_file(store, file).result
    assert isinstance(result, ImportedActivities)
    return result


def _counts(found: ImportedActivities) -> tuple[int, int, int]:
    return found.added, found.skipped, found.rejected


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "记录.csv"


def test_a_file_is_matched_by_phone_and_the_same_file_again_adds_nothing(
    store: Store, file: Path
) -> None:
    who = member(store, phone="+8613800002716")
    text = (
        HEAD
        + "2026-03-01 08:30:00,13800002716,下单,99.5,\n"
        + "2026-03-01 08:30:00,138 0000 2716,下单,99.5,\n"
        + "2026-03-02 08:30:00,+86 13800002716,发言,,今天读完第三章\n"
        + "2026-03-02 08:30:00,13900009999,签到,,\n"
        + "2026-03-02 08:30:00,13800002716,睡觉,,\n"
        + "昨天,13800002716,签到,,\n"
    )
    found = _import(store, file, text)
    assert _counts(found) == (3, 0, 3)
    assert [line for line, _ in found.refused] == [5, 6, 7]
    before = store.one("SELECT count(*) FROM changeset")
    assert _counts(_import(store, file, text)) == (0, 3, 3)
    assert store.one("SELECT count(*) FROM changeset") == before
    rows = stored.page(store, ActivityQuery(member=who))
    assert [(one.kind, one.local, one.amount) for one in rows] == [
        ("post", "2026-03-02T08:30:00", None),
        ("order", "2026-03-01T08:30:00", 9950),
        ("order", "2026-03-01T08:30:00", 9950),
    ]


def test_lines_in_another_order_and_one_more_add_only_the_one(store: Store, file: Path) -> None:
    member(store, phone="+8613800002716")
    lines = [f"2026-03-0{day} 08:30,13800002716,签到,,\n" for day in (1, 2, 2, 3)]
    assert _counts(_import(store, file, HEAD + "".join(lines))) == (4, 0, 0)
    again = HEAD + "".join([*reversed(lines), lines[1]])
    assert _counts(_import(store, file, again)) == (1, 4, 0)


def test_a_phone_of_two_members_is_left_to_a_person(store: Store, file: Path) -> None:
    member(store, "妈妈", phone="+8613800002716")
    member(store, "女儿", phone="+8613800002716")
    found = _import(store, file, HEAD + "2026-03-01 08:30,13800002716,签到,,\n")
    assert _counts(found) == (0, 0, 1)
    assert found.refused[0][1].code == "activity.phone_shared"


def test_a_file_stays_known_after_its_member_was_merged(store: Store, file: Path) -> None:
    old = member(store, "小李", phone="+8613800002716")
    text = HEAD + "2026-03-01 08:30,13800002716,签到,,\n"
    _import(store, file, text)
    new = member(store, "李雷", phone="+8613800002716")
    merge(store, old, new)
    assert _counts(_import(store, file, text)) == (0, 1, 0)


def test_an_undone_import_can_be_imported_again(store: Store, file: Path) -> None:
    who = member(store, phone="+8613800002716")
    publish(store, FIRST, "2026-01-01")
    text = HEAD + "2026-03-01 08:30,13800002716,下单,10,\n"
    before = state_hash(store)
    _import(store, file, text)
    assert wallets.balance(store, who) == FIRST["points"]
    history.undo(store)
    assert state_hash(store) == before
    assert stored.count(store, ActivityQuery(member=who)) == 0
    assert _counts(_import(store, file, text)) == (1, 0, 0)
    assert stored.count(store, ActivityQuery(member=who)) == 1


def test_a_corrected_line_is_not_brought_back_by_its_file(store: Store, file: Path) -> None:
    who = member(store, phone="+8613800002716")
    text = HEAD + "2026-03-01 08:30,13800002716,签到,,\n"
    _import(store, file, text)
    (found,) = stored.page(store, ActivityQuery(member=who))
    activities.correct(store, found.id, "没有来")
    assert _counts(_import(store, file, text)) == (0, 1, 0)
    assert stored.count(store, ActivityQuery(member=who, voided=False)) == 0


@pytest.mark.parametrize(
    ("kind", "local", "amount", "code"),
    [
        ("sleep", "2026-03-01T08:30:00", None, "activity.kind"),
        ("order", "gestern", None, "activity.time"),
        ("order", "2026-02-30T08:30:00", None, "activity.time"),
        ("order", "2026-03-01T08:30:00+08:00", None, "activity.time"),
        ("order", "0001-01-01T00:00:00", None, "activity.time"),
        ("order", "2026-03-01T08:30:00", 10**15, "activity.amount"),
    ],
)
def test_what_is_no_activity_is_refused_and_nothing_is_written(
    store: Store, kind: str, local: str, amount: int | None, code: str
) -> None:
    who = member(store)
    before = store.one("SELECT count(*) FROM action")
    with pytest.raises(Problem) as caught:
        activities.add(store, who, kind, local, amount=amount)
    assert caught.value.code == code
    assert store.one("SELECT count(*) FROM action") == before


def test_undoing_a_correction_gives_the_points_back_at_once(store: Store) -> None:
    who = member(store)
    rule = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    publish(store, rule, on="2020-01-01")
    activities.add(store, who, "checkin", "2026-10-01T08:00:00")
    (found,) = stored.page(store, ActivityQuery(member=who))
    assert wallets.balance(store, who) == 10
    activities.correct(store, found.id, "没有来")
    assert wallets.balance(store, who) == 0
    history.undo(store)
    assert wallets.balance(store, who) == 10
    assert [row[0] for row in store.rows("SELECT points FROM entry ORDER BY born")] == [10, -10, 10]
