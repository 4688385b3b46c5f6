"""One rule for every path to a step of the ladder: evidence on the way up, a word for down."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.actions import (
    exporting,
    history,
    importing,
    ladder,
    members,
    merging,
    pasting,
    rewards,
)
from desktop.models import labels
from desktop.models.importing import Imported
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import ladder as standing
from desktop.store import members as roster
from desktop.store.community import Store

Path_ = Callable[[Store, bytes, str], object]


def somebody(store: Store, name: str, step: str = "") -> bytes:
    """A member who stands on a step by somebody's word."""
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    if step:
        ladder.move(store, [made], step, "读书会老成员")
    return made


def level(store: Store, who: bytes) -> str:
    return standing.level(store, who)


def imported(store: Store, tmp_path: Path, *rows: str) -> Imported:
    file = tmp_path / "名单.csv"
    file.write_text("\n".join(("姓名,手机号,等级", *rows)), encoding="utf-8")
    given = importing.Roster(file)
    found = importing.import_file(store, given).result
    assert isinstance(found, Imported)
    return found


EDITS: dict[str, Path_] = {
    "edit": lambda store, who, step: members.edit(store, who, {"level": step}),
    "edit of many": lambda store, who, step: members.edit_many(store, [who], {"level": step}),
}


@pytest.mark.parametrize("path", EDITS)
def test_an_edit_takes_nobody_to_a_step_that_rests_on_evidence(store: Store, path: str) -> None:
    who = somebody(store, "林霞")
    for step in ("粉丝", "朋友"):
        with pytest.raises(Problem, match="journey move") as refused:
            EDITS[path](store, who, step)
        assert refused.value.code == "ladder.word_elsewhere"
    assert level(store, who) == ""
    EDITS[path](store, who, "用户")
    assert level(store, who) == "用户"


@pytest.mark.parametrize("path", EDITS)
@pytest.mark.parametrize("lower", ["客户", "用户", "粉丝", "铁杆", ""])
def test_an_edit_lowers_nobody(store: Store, path: str, lower: str) -> None:
    who = somebody(store, "林霞", "朋友")
    with pytest.raises(Problem) as refused:
        EDITS[path](store, who, lower)
    assert refused.value.code == "ladder.down_elsewhere"
    assert level(store, who) == "朋友"
    # What else is said in the same breath is not lost for it.
    EDITS[path](store, who, "朋友")


def test_a_new_member_is_no_friend_from_the_start(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        members.add(store, {"name": "林霞", "level": "朋友"})
    assert refused.value.code == "ladder.word_elsewhere"
    assert roster.count(store, MemberQuery()) == 0


def test_levels_that_are_no_step_are_filled_in_as_ever(store: Store) -> None:
    who = somebody(store, "林霞")
    for word in ("铁杆", "银卡", "", "客户"):
        members.edit(store, who, {"level": word})
        assert level(store, who) == word


def test_a_pasted_block_leaves_out_the_rows_that_ask_for_a_word(store: Store) -> None:
    one, other = somebody(store, "甲"), somebody(store, "乙", "粉丝")
    block = pasting.block_of("朋友\n客户\n", ("level",), [one, other])
    found = pasting.plan(store, block).lines
    assert [line.state for line in found] == ["refused", "refused"]
    codes = [line.problem.code for line in found if line.problem]
    assert codes == ["ladder.word_elsewhere", "ladder.down_elsewhere"]
    pasting.paste(store, block)
    assert [level(store, who) for who in (one, other)] == ["", "粉丝"]


def test_a_roster_brings_new_people_as_it_says_and_moves_nobody(
    store: Store, tmp_path: Path
) -> None:
    somebody(store, "无关")
    first = imported(store, tmp_path, "林霞,13612349005,朋友", "王芳,13612349006,用户")
    assert first.levels_left == ()
    again = imported(store, tmp_path, "林霞,13612349005,客户", "王芳,13612349006,粉丝")
    assert again.levels_left == (2, 3)
    assert (again.counts.updated, again.counts.skipped) == (0, 2)
    levels = {row.name: row.level for row in roster.page(store, MemberQuery())}
    assert levels == {"无关": "", "林霞": "朋友", "王芳": "用户"}


def test_undoing_a_step_says_the_step_back_with_its_evidence(store: Store) -> None:
    who = somebody(store, "林霞", "朋友")
    lowered = ladder.move(store, [who], "用户", down=True)
    history.undo(store, lowered.action)
    assert level(store, who) == "朋友"
    newest = standing.steps(store, who)[0]
    assert (newest.before, newest.after, newest.evidence) == ("用户", "朋友", "读书会老成员")


def test_undoing_an_edit_that_raised_somebody_is_a_step_too(store: Store) -> None:
    who = somebody(store, "林霞")
    done = members.edit(store, who, {"level": "用户"})
    history.undo(store, done.action)
    assert level(store, who) == ""
    assert [(one.before, one.after) for one in standing.steps(store, who)] == [("用户", "")]


def test_who_is_off_the_ladder_got_there_by_an_express_word(store: Store) -> None:
    who = somebody(store, "林霞", "用户")
    with pytest.raises(Problem) as refused:
        ladder.move(store, [who], "不在阶梯上")
    assert refused.value.code == "ladder.down"
    ladder.move(store, [who], "none", down=True)
    assert level(store, who) == ""


def test_of_twins_the_higher_step_stays(store: Store) -> None:
    one, other = (
        members.add(store, {"name": "林霞", "phone": "13612349005"}).result for _ in range(2)
    )
    assert isinstance(one, bytes)
    assert isinstance(other, bytes)
    members.edit(store, one, {"level": "客户"})
    ladder.move(store, [other], "朋友", "常来")
    merging.merge_twins(store)
    (left,) = roster.page(store, MemberQuery())
    assert left.level == "朋友"


def test_a_step_typed_as_the_community_calls_it_is_kept_as_the_program_does(store: Store) -> None:
    labels.use({"用户": "熟客", "粉丝": "伙伴"})
    who = somebody(store, "林霞")
    members.edit(store, who, {"level": "熟客"})
    assert level(store, who) == "用户"
    with pytest.raises(Problem, match="伙伴"):
        members.edit(store, who, {"level": "伙伴"})
    pasting.paste(store, pasting.block_of("客户", ("level",), [somebody(store, "王芳")]))
    ladder.move(store, [who], "伙伴", "常来")
    assert level(store, who) == "粉丝"
    assert [labels.word(step) for step in ("粉丝", "粉丝团")] == ["伙伴", "粉丝团"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_in_the_communitys_words_comes_back_as_nothing_new(
    store: Store, tmp_path: Path, ending: str
) -> None:
    rows = ("林霞,13612349005,粉丝", "王芳,13612349006,客户", "李雷,13612349007,铁杆粉丝")
    imported(store, tmp_path, *rows)
    rewards.award(store, roster.page(store, MemberQuery())[0].id, 30, "谢谢")
    before = {row.name: row.level for row in roster.page(store, MemberQuery())}
    labels.use({"粉丝": "伙伴", "客户": "街坊", "积分": "桔子"})
    file = tmp_path / f"名单.{ending}"
    exporting.export_members(store, file)
    if ending == "csv":
        text = file.read_text(encoding="utf-8-sig")
        assert [word in text for word in ("伙伴", "街坊", "铁杆粉丝", "桔子")] == [True] * 4
        assert ",粉丝," not in text
    found = importing.import_file(store, importing.from_file(file)).result
    assert isinstance(found, Imported)
    assert (found.batch, found.counts.skipped, found.levels_left) == (None, 3, ())
    assert {row.name: row.level for row in roster.page(store, MemberQuery())} == before


def test_a_file_in_the_communitys_words_is_kept_by_the_programs(
    store: Store, tmp_path: Path
) -> None:
    labels.use({"粉丝": "伙伴"})
    imported(store, tmp_path, "林霞,13612349005,伙伴", "王芳,13612349006,粉丝")
    assert [row.level for row in roster.page(store, MemberQuery())] == ["粉丝", "粉丝"]


def test_a_step_written_as_in_taiwan_is_the_same_step(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path, "林霞,13612349005,粉絲", "王芳,13612349006,鐵桿粉絲")
    assert [row.level for row in roster.page(store, MemberQuery())] == ["粉丝", "鐵桿粉絲"]
    who = somebody(store, "李雷")
    members.edit(store, who, {"level": "用戶"})
    assert level(store, who) == "用户"
    labels.use({"客户": "用戶", "用户": "熟客"})
    members.edit(store, somebody(store, "赵倩"), {"level": "用戶"})
    assert [row.level for row in roster.page(store, MemberQuery())].count("客户") == 1
