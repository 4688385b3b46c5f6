"""What of a roster is left out, and said so: points that stand otherwise, and what a role may not
write, so that nothing is refused later."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import importing, settling
from desktop.models.importing import Imported, Reason, Settled, Withheld
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import importing as held
from desktop.store import tray
from desktop.store.community import Store
from tests.roster_builders import column, figures, roster, take, text
from tests.sync.team import Team, team

LIST = ["姓名,手机,积分", "王芳,13800138000,30", "李雷,13900139000,", "韩梅,13700137000,很多"]
LEFT = (Withheld("积分", "points", 2),)


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def assistant(crew: Team) -> Store:
    owner = crew.found()
    crew.connect(owner)
    return crew.join(crew.invite(owner, "小陈", "assistant")).store


def _points(store: Store) -> object:
    return store.one("SELECT count(*) FROM entry")


def test_an_assistants_list_with_points_is_taken_without_them_and_nothing_is_refused(
    crew: Team, assistant: Store
) -> None:
    roster = importing.Roster(text(*LIST))
    with closing(importing.check(assistant, roster).plan) as plan:
        assert plan.withheld() == LEFT
        assert plan.counts.document() == {
            "added": 3, "updated": 0, "suspected": 0, "skipped": 0, "rejected": 0
        }  # fmt: skip
        result = importing.run(assistant, plan).result
    assert isinstance(result, Imported)
    assert result.withheld == LEFT
    crew.settle()
    for laptop in crew.laptops:
        assert laptop.store.one("SELECT count(*) FROM member WHERE gone = 0") == (3,)
        assert _points(laptop.store) == (0,)
    assert tray.counts(assistant).refused == 0


def test_importing_in_one_go_leaves_the_same_out(assistant: Store) -> None:
    result = importing.import_file(assistant, importing.Roster(text(*LIST))).result
    assert isinstance(result, Imported)
    assert (result.withheld, result.counts.added) == (LEFT, 3)
    assert "“发放和冲正积分”这项权限" in result.withheld[0].sentence("zh_CN")
    assert _points(assistant) == (0,)


def test_whoever_may_give_points_takes_them(store: Store) -> None:
    result = importing.import_file(store, importing.Roster(text(*LIST[:3]))).result
    assert isinstance(result, Imported)
    assert result.withheld == ()
    assert _points(store) == (1,)


def test_points_of_a_held_row_stay_out_where_its_settler_may_not_give_any(store: Store) -> None:
    for rows in (LIST[:2], [LIST[0], "王芳芳,13800138000,50"]):
        importing.import_file(store, importing.Roster(text(*rows)))
    store.actor = replace(store.actor, role="assistant", cells=PRESETS["assistant"])
    (one,) = held.suspects(store)
    result = settling.settle(store, [one.id], "new").result
    assert isinstance(result, Settled)
    assert result.withheld == (2,)
    assert store.one("SELECT count(*) FROM member WHERE gone = 0") == (2,)
    assert _points(store) == (1,)


def test_a_held_row_that_a_role_does_not_read_is_left_to_who_does(
    crew: Team, assistant: Store
) -> None:
    owner = crew.laptops[0].store
    for rows in (LIST[:2], [LIST[0], "王芳芳,13800138000,50"]):
        importing.import_file(owner, importing.Roster(text(*rows)))
    crew.settle()
    (one,) = held.suspects(assistant)
    assert one.hidden
    with pytest.raises(Problem) as refused:
        settling.settle(assistant, [one.id], "new")
    assert refused.value.code == "import.row_hidden"


def test_points_that_differ_from_those_that_stand_are_left_out_and_said_so(store: Store) -> None:
    header = "姓名,手机号,积分,城市"
    take(store, header, "单文博,13612349005,50,", "沈若溪,13612349006,,", "何宝,13612349007,5,")
    rows = ("单文博,13612349005,80,", "沈若溪,13612349006,20,", "何宝,13612349007,6,广州")
    checked = importing.check(store, roster(header, *rows))
    with closing(checked.plan) as plan:
        shown = [plan.show(store, index) for index in range(3)]
        assert [row.reason for row in shown] == [
            Reason.POINTS_STAND,
            Reason.CHANGES,
            Reason.CHANGES,
        ]
        assert [row.flags for row in shown] == [("points_left",), (), ("points_left",)]
        assert plan.flagged().tolist() == [0, 2]
        assert importing.foretold(checked).points_left == (2, 4)
    result = take(store, header, *rows)
    assert (figures(result.counts), result.points_left) == ((0, 2, 0, 1, 0), (2, 4))
    assert column(store, "SELECT points FROM member ORDER BY phone") == [50, 20, 5]
    again = take(store, header, "单文博,13612349005,50,", "沈若溪,13612349006,,")
    assert (again.batch, again.points_left) == (None, ())


def test_two_rows_of_one_person_with_different_points_say_so(store: Store) -> None:
    result = take(store, "姓名,手机号,积分", "单文博,13612349005,50", "单文博,13612349005,70")
    assert (figures(result.counts), result.points_left) == ((1, 0, 0, 1, 0), (3,))


def test_points_never_come_on_top_of_a_ledger(store: Store) -> None:
    take(store, "姓名,手机号,积分", "单文博,13612349001,50")
    assert take(store, "姓名,手机号,积分", "单文博,13612349001,80").batch is None
    assert column(store, "SELECT points FROM member") == [50]
