"""The groups screen on a real community: tree, sheet, full groups, clean-out, overlap, lines."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import chapters, groups, members
from desktop.dispatcher import Dispatcher
from desktop.models.group import Step
from desktop.models.role import named
from desktop.store import groups as stored
from desktop.store import roles
from desktop.store.community import Reads, Store
from desktop.views.groups import verbs
from desktop.views.groups.chapter_dialog import ChapterDialog
from desktop.views.groups.clean import KEEP, CleanDialog
from desktop.views.groups.dialogs import (
    CharterDialog,
    GroupDialog,
    PeopleDialog,
    StepDialog,
)
from desktop.views.groups.page import GroupsPage
from desktop.views.groups.tree import Branch
from desktop.views.parts import privacy
from desktop.views.parts.shell import Shell
from tests.views.conftest import RecordingShell


def opened(store: Store, name: str, **fields: object) -> bytes:
    told = groups.add(store, {"name": name, **fields}).result
    assert isinstance(told, groups.Told)
    return told.team


def people(store: Store, count: int, team: bytes) -> list[bytes]:
    with store.recording("import") as rec:
        made = [rec.put("member", None, {"name": f"成员{number}"}) for number in range(count)]
        for member in made:
            rec.put("member_team", None, {"member": member, "team": team})
    return made


@pytest.fixture
def make(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: Shell, qtbot: QtBot
) -> Callable[[], GroupsPage]:
    def make() -> GroupsPage:
        made = GroupsPage(reads, dispatcher, shell)
        qtbot.addWidget(made)
        dispatcher.changed.connect(made.show_changes)
        made.resize(1060, 780)
        made.show()
        return made

    return make


@pytest.fixture
def page(store: Store, make: Callable[[], GroupsPage]) -> GroupsPage:
    south = chapters.add(store, {"name": "华南"}).result
    chapters.add(store, {"name": "深圳", "parent": south, "prefix": "SZ"})
    team = opened(store, "粉丝一群", kind="fans", chapter=south, goal="读书", capacity=None)
    people(store, 3, team)
    opened(store, "管理群", kind="manage")
    return make()


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def shown(page: GroupsPage) -> list[tuple[int, str]]:
    return [(one.depth, one.name) for one in page.structure.tree.lines()]


def accepting(
    monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], fill: Callable[..., None]
) -> None:
    """The dialog is filled in and accepted as soon as it is asked for."""

    def run(self: QDialog) -> int:
        fill(self)
        self.accept()
        return self.result()

    monkeypatch.setattr(kind, "exec", run)


def test_groups_stand_below_their_chapters_and_the_largest_is_at_hand(page: GroupsPage) -> None:
    assert shown(page) == [(0, "华南"), (1, "粉丝一群"), (1, "深圳"), (0, "管理群")]
    group = page.structure.group()
    assert group is not None
    assert group.name == "粉丝一群"
    said = words_of(page.structure.sheet)
    assert "3 / 500，还能进 497 人" in said
    assert "待完善" in said


def test_left_closes_a_branch_and_right_opens_it(page: GroupsPage, qtbot: QtBot) -> None:
    tree = page.structure.tree
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    line: Branch = tree.current_row()
    assert line.name == "华南"
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert shown(page) == [(0, "华南"), (0, "管理群")]
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert len(shown(page)) == 4


def test_a_chapter_says_its_next_number_and_its_groups(page: GroupsPage, store: Store) -> None:
    south = next(one.id for one in page.structure.tree.lines() if one.name == "华南")
    page.show_target(south)
    assert "QH0001" in words_of(page.structure.chapter_sheet)
    below = next(one.id for one in page.structure.tree.lines() if one.name == "深圳")
    page.show_target(below)
    assert "SZ0001" in words_of(page.structure.chapter_sheet)


def test_a_new_group_stands_in_the_tree_and_a_fan_group_without_a_goal_is_warned_of(
    page: GroupsPage, shell: RecordingShell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: GroupDialog) -> None:
        dialog.name.setText("粉丝二群")
        dialog.kind.setCurrentText("粉丝群")
        dialog.chapter.setCurrentIndex(0)

    accepting(monkeypatch, GroupDialog, fill)
    page.add_group.click()
    qtbot.waitUntil(lambda: (0, "粉丝二群") in shown(page))
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert "还没有写目标" in shell.toasts[-1]
    group = page.structure.group()
    assert group is not None
    assert group.name == "粉丝二群"


def test_the_charter_warns_while_a_fan_group_has_no_goal(
    page: GroupsPage, store: Store, qtbot: QtBot
) -> None:
    team = opened(store, "无目标", kind="fans")
    dialog = CharterDialog(page, stored.get(store, team))
    qtbot.addWidget(dialog)
    assert not dialog.warning.isHidden()
    dialog.texts["goal"].setPlainText("100 天减 30 斤")
    assert dialog.warning.isHidden()


def test_a_ticked_step_is_done_and_counted(page: GroupsPage, store: Store, qtbot: QtBot) -> None:
    for number in range(4):
        page.structure.sheet.boxes[number].click()
        want = number + 1
        qtbot.waitUntil(lambda want=want: f"{want}/9" in words_of(page.structure.sheet))  # type: ignore[misc]
    assert "4/9 • 44%" in words_of(page.structure.sheet)
    group = page.structure.group()
    assert group is not None
    assert stored.get(store, group.id).percent == 44


def test_a_step_is_given_to_somebody_until_a_day(
    page: GroupsPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: StepDialog) -> None:
        dialog.person.search("成员1")
        dialog.person.take_first()
        dialog.dated.setChecked(True)

    accepting(monkeypatch, StepDialog, fill)
    page.structure.sheet.step_asked.emit(Step(5))
    qtbot.waitUntil(lambda: any("成员1" in one.text() for one in _links(page)))


def _links(page: GroupsPage) -> list[QPushButton]:
    return page.structure.sheet.findChildren(QPushButton)


def test_who_does_not_fit_is_offered_a_new_group(
    page: GroupsPage,
    store: Store,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    team = opened(store, "满群", kind="跑团", capacity=2)
    people(store, 2, team)
    late = members.add(store, {"name": "林霞"}).result
    page.read()
    asked: list[str] = []

    def agree(_parent: QWidget, title: str, hint: str, *_more: str) -> bool:
        asked.append(f"{title} {hint}")
        return True

    monkeypatch.setattr(verbs, "ask", agree)

    def fill(dialog: PeopleDialog) -> None:
        assert dialog.name is not None
        assert dialog.name.text() == "满群 2"

    accepting(monkeypatch, PeopleDialog, fill)
    page.verbs.put(stored.get(store, team), [late])  # type: ignore[list-item]
    qtbot.waitUntil(lambda: (0, "满群 2") in shown(page))
    assert asked == ["群满了，开一个新群？ “满群”最多 2 人，已经有 2 人。"]
    child = stored.find(store, "满群 2")
    assert (child.parent, child.people, child.kind) == (team, 1, "跑团")


def test_who_was_picked_by_mistake_is_taken_out_before_he_comes_in(
    page: GroupsPage, store: Store, qtbot: QtBot
) -> None:
    wrong, right = (members.add(store, {"name": one}).result for one in ("林霞", "王芳"))
    dialog = PeopleDialog(page, page._reads, "加人", "加入")
    qtbot.addWidget(dialog)
    for typed in ("linxia", "wangfang"):
        dialog.people.picker.search(typed)
        dialog.people.picker.take_first()
    assert dialog.chosen() == [wrong, right]
    buttons = dialog.findChildren(QPushButton)
    shown_now = [one for one in buttons if not one.isHidden()]
    (out,) = [one for one in shown_now if one.accessibleName() == "去掉 林霞"]
    out.click()
    assert dialog.chosen() == [right]


def test_the_clean_out_foresees_what_is_decided_person_by_person(
    page: GroupsPage, store: Store, qtbot: QtBot, shell: RecordingShell
) -> None:
    group = page.structure.group()
    assert group is not None
    dialog = page.verbs.clean_dialog(group)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "不活跃 3" in dialog.preview.text())
    assert dialog.preview.text() == "现有 3，不活跃 3：留下 0，移走 0，移出 3，剩 0"
    assert dialog.accept_button.text() == "移出 3 人"
    dialog.table.setCurrentIndex(dialog.table.paged.index(0, 1))
    dialog.decide(KEEP)
    dialog.table.setCurrentIndex(dialog.table.paged.index(1, 1))
    other = dialog.target.itemData(0)
    dialog.decide(other)
    assert dialog.preview.text() == "现有 3，不活跃 3：留下 1，移走 1，移出 1，剩 1"
    said = dialog.decided()
    assert sorted(one is None for one in said.values()) == [False, True]


def test_a_clean_out_is_done_at_once_and_can_be_undone_from_the_toast(
    page: GroupsPage,
    store: Store,
    qtbot: QtBot,
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    accepting(monkeypatch, CleanDialog, lambda dialog: None)
    page.structure.do("clean")
    qtbot.waitUntil(lambda: bool(shell.undoable))
    group = page.structure.group()
    assert group is not None
    assert stored.headcount(store, group.id) == 0


def test_the_matrix_says_who_is_shared_and_the_table_says_the_same(
    page: GroupsPage, store: Store, qtbot: QtBot
) -> None:
    first, second = stored.find(store, "粉丝一群").id, stored.find(store, "管理群").id
    inside = [row[0] for row in store.rows("SELECT member FROM member_team")]
    groups.join(store, second, inside[:2])
    page.tabs.choose("overlap")
    page.tabs.chosen.emit("overlap")
    matrix = page.overlap.matrix.overlap
    qtbot.waitUntil(lambda: matrix.found.cell(first, second) == 2)
    assert "合计 5 人次；同一个人只算一次，共 3 人" in page.overlap.note.text()
    index = matrix.index(0, 1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "“管理群”和“粉丝一群”有 2 人相同，占小群的 100%"
    page.overlap.matrix.setCurrentIndex(index)
    assert page.overlap.cell.text() == said
    table = page.overlap.pairs.paged
    assert [table.index(0, place).data() for place in (2, 3)] == ["2", "100%"]


def test_lines_show_who_was_split_from_whom_and_growth_per_generation(
    page: GroupsPage, store: Store, qtbot: QtBot
) -> None:
    groups.split(store, stored.find(store, "粉丝一群").id, "粉丝二群")
    page.read()
    qtbot.waitUntil(lambda: page.lineage.table.paged.rowCount() == 3)
    rows = page.lineage.table.paged
    found = {rows.index(place, 0).data(): rows.index(place, 1).data() for place in range(3)}
    assert found == {"粉丝一群": "1", "粉丝二群": "2", "管理群": "1"}
    assert page.lineage.growth.paged.rowCount() == 2


def test_without_groups_the_page_says_what_would_stand_here(
    make: Callable[[], GroupsPage], qtbot: QtBot
) -> None:
    page = make()
    assert "还没有小组和分会" in words_of(page)
    assert page.first_focus() is page.add_group


def test_a_chapter_is_renamed_and_never_offered_below_itself(
    page: GroupsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def fill(dialog: ChapterDialog) -> None:
        offered.extend(dialog.upper.itemText(place) for place in range(dialog.upper.count()))
        dialog.name.setText("大湾区")

    accepting(monkeypatch, ChapterDialog, fill)
    south = next(one.id for one in page.structure.tree.lines() if one.name == "华南")
    page.show_target(south)
    page.structure.do("edit")
    qtbot.waitUntil(lambda: (0, "大湾区") in shown(page))
    assert offered == ["没有，直接在社群之下"]


def test_who_may_not_write_sees_no_verbs(
    store: Store, reads: Reads, make: Callable[[], GroupsPage]
) -> None:
    opened(store, "粉丝一群", kind="fans")
    reads.actor = roles.preview(reads, named(roles.role_list(reads), "host"))
    page = make()
    assert page.add_group.isHidden()
    assert not page.structure.sheet.more.isVisible()
    assert not any(one.isEnabled() for one in page.structure.sheet.boxes)


def test_privacy_masks_the_names_in_the_clean_out(page: GroupsPage, qtbot: QtBot) -> None:
    group = page.structure.group()
    assert group is not None
    dialog = page.verbs.clean_dialog(group)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.table.paged.rowCount() == 3)
    privacy.switch(True)
    try:
        shown = dialog.table.paged.index(0, 1).data()
    finally:
        privacy.switch(False)
    assert "成员" not in shown
