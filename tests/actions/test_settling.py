"""Held rows are settled one by one or all alike, and each answer can be undone."""

import pytest

from desktop.actions import history, importing, members
from desktop.actions.settling import settle
from desktop.models.importing import Settled, Suspect
from desktop.models.problem import Problem
from desktop.store import importing as stored
from desktop.store.community import Store
from tests.roster_builders import column, figures, roster, take

HEADER = "姓名,手机号,城市,标签,积分,会员编号"
LIVE = "SELECT count(*) FROM member WHERE gone = 0"


@pytest.fixture
def held(store: Store) -> Suspect:
    """A child on a parent's phone."""
    take(store, HEADER, "何华鹏,13612349005,,读书,,QH0001")
    take(store, HEADER, "小何宝,13612349005,上海,亲子,20,")
    (one,) = stored.suspects(store)
    return one


def test_a_held_row_names_its_reason_and_its_candidate(held: Suspect) -> None:
    assert (held.reason, held.state, held.line) == ("phone-other-name", "open", 2)
    assert (held.candidate_name, held.candidate_number) == ("何华鹏", "QH0001")
    assert held.cells.fields["name"] == "小何宝"


def test_the_same_person_takes_what_the_row_brings_and_keeps_the_name(
    store: Store, held: Suspect
) -> None:
    settle(store, [held.id], "same")
    assert store.rows("SELECT name, city, points FROM member") == [("何华鹏", "上海", 20)]
    assert sorted(column(store, "SELECT tag FROM member_tag")) == ["亲子", "读书"]
    assert stored.suspects(store) == []
    assert stored.suspects(store, state="same")[0].member == held.candidate


def test_a_new_person_becomes_a_member_with_a_number_of_its_own(
    store: Store, held: Suspect
) -> None:
    settle(store, [held.id], "new")
    rows = store.rows("SELECT name, phone, number, points FROM member ORDER BY number")
    assert rows[1] == ("小何宝", "+8613612349005", "QH0002", 20)
    again = take(store, HEADER, "小何宝,13612349005,上海,亲子,20,")
    assert figures(again.counts) == (0, 0, 0, 1, 0)


def test_a_skipped_row_stays_out_also_when_the_file_comes_again(
    store: Store, held: Suspect
) -> None:
    settle(store, [held.id], "skip")
    again = take(store, HEADER, "小何宝,13612349005,上海,亲子,20,")
    assert figures(again.counts) == (0, 0, 0, 1, 0)
    assert column(store, LIVE) == [1]


@pytest.mark.parametrize("choice", ["same", "new", "skip"])
def test_an_answer_can_be_undone_and_given_otherwise(
    store: Store, held: Suspect, choice: str
) -> None:
    before = store.rows("SELECT name, city, points FROM member WHERE gone = 0")
    changes = settle(store, [held.id], choice)  # type: ignore[arg-type]
    with pytest.raises(Problem, match="has been settled"):
        settle(store, [held.id], "skip")
    history.undo(store, changes.action)
    assert store.rows("SELECT name, city, points FROM member WHERE gone = 0") == before
    assert [one.id for one in stored.suspects(store)] == [held.id]
    settle(store, [held.id], "new")
    assert column(store, LIVE) == [2]


def test_all_rows_are_settled_alike_in_one_action(store: Store) -> None:
    take(store, "姓名,城市", *(f"成员{i},深圳" for i in range(30)))
    take(store, "姓名,城市,备注", *(f"成员{i},深圳,又来了" for i in range(30)))
    rows = stored.suspects(store)
    changes = settle(store, [one.id for one in rows], "same")
    assert changes.result == Settled(30)
    assert column(store, "SELECT count(*) FROM member WHERE note = '又来了'") == [30]
    history.undo(store, changes.action)
    assert len(stored.suspects(store)) == 30


def test_two_rows_of_one_new_person_make_one_member(store: Store) -> None:
    take(store, HEADER, "何华鹏,13612349005,,,,")
    take(store, HEADER, "小何宝,13612349005,上海,,,", "小何宝,13612349005,,亲子,,")
    settle(store, [one.id for one in stored.suspects(store)], "new")
    assert column(store, LIVE) == [2]
    assert column(store, "SELECT city FROM member WHERE name = '小何宝'") == ["上海"]


def test_a_candidate_who_is_gone_cannot_be_the_same(store: Store, held: Suspect) -> None:
    assert held.candidate
    members.remove(store, [held.candidate])
    with pytest.raises(Problem, match="no longer in the list"):
        settle(store, [held.id], "same")
    settle(store, [held.id], "new")
    assert column(store, LIVE) == [1]


def test_a_taken_number_stays_with_its_holder(store: Store) -> None:
    take(store, HEADER, "何华鹏,,,,,QH0001")
    take(store, HEADER, "小何宝,,,,,QH0001")
    (one,) = stored.suspects(store)
    settle(store, [one.id], "new")
    assert dict(store.rows("SELECT name, number FROM member")) == {
        "何华鹏": "QH0001",
        "小何宝": "QH0002",
    }


def test_undo_of_the_import_takes_its_held_rows_along(store: Store, held: Suspect) -> None:
    history.undo(store, held.batch)
    assert stored.suspects(store) == []
    assert figures(take(store, HEADER, "小何宝,13612349005,上海,亲子,20,").counts)[2] == 1


def test_a_choice_made_in_the_check_is_carried_out_by_the_run(store: Store) -> None:
    take(store, "姓名,手机号,城市", "何华鹏,13612349005,上海", "甲,13612349006,佛山")
    rows = ("小何宝,13612349005,广州", "乙,13612349006,中山")
    checked = importing.check(store, roster("姓名,手机号,城市", *rows))
    checked.plan.choices = {0: ("new", frozenset()), 1: ("same", frozenset({"city"}))}
    changes = importing.run(store, checked.plan)
    checked.plan.close()
    found = store.rows("SELECT name, city FROM member WHERE gone = 0 ORDER BY number")
    assert found == [("何华鹏", "上海"), ("乙", "佛山"), ("小何宝", "广州")]
    history.undo(store, changes.action)
    assert column(store, LIVE) == [2]


def test_a_suspected_row_is_no_member_and_needs_the_right(store: Store, held: Suspect) -> None:
    assert column(store, LIVE) == [1]
    store.actor = type(store.actor)(store.operator, "丙", "host", frozenset())
    with pytest.raises(Problem):
        settle(store, [held.id], "new")
    store.refresh()
    with pytest.raises(Problem, match="no held row"):
        settle(store, [b"\0" * 16], "new")


def test_points_that_differ_are_left_out_of_a_merge_and_said_so(store: Store) -> None:
    take(store, "姓名,手机号,积分", "何华鹏,13612349005,50")
    take(store, "姓名,手机号,积分", "小何宝,13612349005,80")
    held = stored.suspects(store)
    changes = settle(store, [one.id for one in held], "same")
    assert changes.result == Settled(1, (2,))
    assert column(store, "SELECT points FROM member WHERE gone = 0") == [50]
