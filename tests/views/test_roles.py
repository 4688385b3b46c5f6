"""The roles screen on a real community: team, matrix, unsaved ticks, preview."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import chapters, groups, roles
from desktop.dispatcher import Dispatcher
from desktop.models.permission import PRESETS
from desktop.models.role import Role, named
from desktop.store import link
from desktop.store import roles as stored
from desktop.store.community import Reads, Store, open_reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.shell import Shell
from desktop.views.roles import verbs
from desktop.views.roles.dialogs import GrantDialog, grantable
from desktop.views.roles.page import RolesPage
from desktop.views.roles.rights import mark_of, turned
from tests.journeys.driving import in_dialog


def role(reads: Reads, word: str) -> Role:
    return named(stored.role_list(reads), word)


def add_member(store: Store, name: str) -> bytes:
    with store.recording("member.add") as rec:
        return rec.put("member", None, {"name": name, "phone": "+8613800000047"})


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: Shell, qtbot: QtBot
) -> RolesPage:
    member = add_member(store, "马秀兰")
    roles.grant(store, role(store, "host").id, member=member)
    made = RolesPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1060, 780)
    made.show()
    return made


def words_of(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))  # type: ignore[attr-defined]


def test_the_team_lists_the_owner_first_and_says_what_a_scope_is_not(
    page: RolesPage, store: Store
) -> None:
    model = page.table.paged
    names = [model.index(line, 0).data() for line in range(model.rowCount())]
    assert names == ["群主", "马秀兰"]
    assert "资料本身没有按范围锁上" in words_of(page)
    # Once the hub was heard, today is its day, on the open page as well.
    with store.writing() as connection:
        link.keep(connection, skew=-400 * 24 * 3600 * 1000)
    page.read()
    assert page.day.date().toString("yyyy-MM-dd") == stored.likely_day(store)
    assert stored.likely_day(store) < store.today().isoformat()


def test_the_matrix_says_what_every_role_may(page: RolesPage) -> None:
    rights = page.matrix.rights
    cells = [cell for cell, _ in rights.lines]
    for column, one in enumerate(rights.roles):
        for line, cell in enumerate(cells):
            if cell:
                assert rights.mark(rights.index(line, column)) == mark_of(PRESETS[one.preset], cell)
    said = rights.index(cells.index("calendar.write"), 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "主持人：排日历和场次：自己的"


def test_a_click_turns_a_cell_and_nothing_is_saved_until_asked(
    page: RolesPage, store: Store, qtbot: QtBot
) -> None:
    page.show_target(role=role(store, "host").id)
    matrix = page.matrix
    line = [cell for cell, _ in matrix.rights.lines].index("member.read.contact")
    spot = matrix.visualRect(matrix.rights.index(line, 4)).center()
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert "将影响 1 人" in words_of(page.card)
    assert "member.read.contact" not in role(store, "host").cells
    save = page.card.save_button
    assert save is not None
    with qtbot.waitSignal(page._dispatcher.done):
        save.click()
    assert "member.read.contact" in role(store, "host").cells
    assert page.card.save_button is None


def test_space_turns_a_cell_and_the_owners_column_stays(page: RolesPage, qtbot: QtBot) -> None:
    matrix = page.matrix
    line = [cell for cell, _ in matrix.rights.lines].index("member.export")
    for column in (0, 2):
        matrix.setCurrentIndex(matrix.rights.index(line, column))
        qtbot.keyClick(matrix, Qt.Key.Key_Space)
    assert list(matrix.rights.changed_cells) == [matrix.rights.roles[2].id]
    matrix.rights.put_back()
    assert not matrix.rights.changed_cells


def test_ticks_that_are_not_saved_keep_what_others_saved_of_the_same_role(
    page: RolesPage, store: Store, qtbot: QtBot
) -> None:
    rights = page.matrix.rights
    host = role(store, "host")
    column = [one.id for one in rights.roles].index(host.id)
    line = [cell for cell, _ in rights.lines].index("member.export")
    rights.turn(rights.index(line, column))
    ticked = mark_of(rights.changed_cells[host.id], "member.export")
    theirs = (host.cells - {"calendar.write:own"}) | {"points.award"}
    page.show_changes(roles.edit_role(store, host.id, cells=theirs))
    page.verbs.save(dict(rights.changed_cells))
    qtbot.waitUntil(lambda: not rights.changed_cells)
    saved = role(store, "host").cells
    assert mark_of(saved, "member.export") == ticked
    assert saved - {"member.export"} == theirs - {"member.export"}


def test_a_cell_with_a_variant_turns_through_three_marks() -> None:
    cells: frozenset[str] = frozenset()
    marks = []
    for _ in range(3):
        cells = turned(cells, "calendar.write")
        marks.append(mark_of(cells, "calendar.write"))
    assert marks == ["own", "full", ""]


def test_previewing_hands_the_window_the_roles_own_eyes(
    page: RolesPage, store: Store, shell: Shell
) -> None:
    page.preview(role(store, "host"))
    (actor,) = shell.previews  # type: ignore[attr-defined]
    assert actor.preview
    assert not actor.allows("member.read.contact")


def test_in_a_preview_nothing_can_be_granted_or_ticked(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: Shell, qtbot: QtBot
) -> None:
    reads.actor = stored.preview(reads, role(reads, "deputy"))
    page = RolesPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    assert not page.grant_button.isEnabled()
    page.matrix.rights.turn(page.matrix.rights.index(1, 3))
    assert not page.matrix.rights.changed_cells


def test_taking_a_role_back_shows_at_once(page: RolesPage, store: Store, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.table.paged.index(1, 0))
    back = next(made for made in page.person.findChildren(QPushButton) if made.text() == "收回")
    with qtbot.waitSignal(page._dispatcher.done):
        back.click()
    assert "当天收回" in words_of(page.person)


def test_granting_needs_somebody_and_offers_only_what_one_may_grant(
    store: Store, reads: Reads, page: RolesPage, qtbot: QtBot
) -> None:
    dialog = GrantDialog(page, reads)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "还没有选成员" in words_of(dialog)
    dialog.person.search("mxl")
    dialog.person.take_first()
    dialog.accept()
    assert not dialog.isVisible()
    chosen, member, _, start, end = dialog.chosen()
    assert (chosen.preset, start, end) == ("assistant", reads.today(), None)
    assert member == stored.team(reads, reads.today().isoformat())[1].member


def test_a_deputy_is_offered_roles_below_deputy_only(store: Store) -> None:
    actor = stored.preview(store, role(store, "deputy"))
    from msgspec.structs import replace

    offered = grantable(replace(actor, preview=False), stored.role_list(store))
    assert {one.preset for one in offered} == set(PRESETS) - {"owner", "deputy"}


def test_names_are_masked_in_privacy_mode(page: RolesPage) -> None:
    privacy.switch(True)
    page.read()
    assert "马秀兰" not in words_of(page)
    assert page.table.paged.index(1, 0).data() == "马＊＊"


def test_the_page_opens_for_every_preset(
    store: Store, dispatcher: Dispatcher, shell: Shell, qtbot: QtBot
) -> None:
    for preset in PRESETS:
        reads = open_reads(store)
        reads.actor = stored.preview(reads, role(reads, preset))
        page = RolesPage(reads, dispatcher, shell)
        qtbot.addWidget(page)
        page.show()
        assert page.first_focus() is page.table
        reads.close()


def test_only_the_owner_can_hand_over_and_is_asked_with_both_names(
    page: RolesPage, store: Store, reads: Reads, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def agree(_parent: object, title: str, hint: str, *_words: str, danger: bool) -> bool:
        asked.append(title + hint)
        return danger

    def handing() -> list[QPushButton]:
        # What was shown before is deleted when the event loop comes to it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return [made for made in page.person.findChildren(QPushButton) if "转让" in made.text()]

    monkeypatch.setattr(verbs, "ask", agree)
    page.table.setCurrentIndex(page.table.paged.index(0, 0))
    assert not handing()
    page.table.setCurrentIndex(page.table.paged.index(1, 0))
    (button,) = handing()
    with qtbot.waitSignal(page._dispatcher.done):
        button.click()
    assert "从 群主 转让给 马秀兰" in asked[0]
    found = {
        line.name: line.role and line.role.key
        for line in stored.team(reads, reads.today().isoformat())
        if line.role and line.role.key in ("owner", "deputy")
    }
    assert found == {"马秀兰": "owner", "群主": "deputy"}
    reads.actor = stored.actor_of(reads, store.operator, reads.today().isoformat())
    page.read()
    for row in range(2):
        page.table.setCurrentIndex(page.table.paged.index(row, 0))
        assert not handing()


def test_a_scope_is_picked_from_the_tree_of_chapters_and_groups(
    page: RolesPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    upper = chapters.add(store, {"name": "华南"}).result
    chapters.add(store, {"name": "深圳", "parent": upper})
    groups.add(store, {"name": "晨读群", "chapter": upper})
    groups.add(store, {"name": "管理群"})
    dialog = GrantDialog(page, reads)
    qtbot.addWidget(dialog)
    offered = [dialog.scope.itemText(place) for place in range(dialog.scope.count())]
    assert offered == ["全社群", "分会：华南", "　小组：晨读群", "　分会：深圳", "小组：管理群"]
    assert dialog.scope.itemData(2).kind == "team"


def test_what_somebody_did_is_logged_and_the_months_list_is_exported(
    page: RolesPage, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    page.tabs.choose("thanks")
    page._tab("thanks")
    assert page.first_focus() is page.thanks.table
    model = page.thanks.table.paged
    assert [model.index(0, column).data() for column in range(4)] == ["马秀兰", "主持人", "0", "0"]

    def fill(dialog: QDialog) -> None:
        picker = dialog.findChild(MemberPicker)
        assert picker is not None
        picker.search("马秀兰")
        picker.take_first()
        (spent,) = dialog.findChildren(QDoubleSpinBox)
        spent.setValue(1.5)
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "登记").click()

    in_dialog(page.thanks.new.click, fill)
    qtbot.waitUntil(lambda: model.index(0, 3).data() == "1.5")
    assert page.thanks.sum.text() == "1 人 · 共 1.5 小时"
    page.thanks.write(tmp_path / "谢.csv", store.today().isoformat()[:7])
    qtbot.waitUntil((tmp_path / "谢.csv").exists)
    assert "马秀兰,,主持人,1,1.5," in (tmp_path / "谢.csv").read_text("utf-8-sig")
