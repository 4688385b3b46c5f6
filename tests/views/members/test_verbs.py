"""What is done from the list: a cell edited in place, one added, many changed at once."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import chapters, roles
from desktop.actions import members as actions
from desktop.dispatcher import Dispatcher
from desktop.models.ladder import LADDER
from desktop.models.member import MemberQuery
from desktop.models.role import Scope, named
from desktop.store import members
from desktop.store import roles as stored
from desktop.store.community import Reads, Store, open_reads
from desktop.views.members import lists
from desktop.views.members.dialogs import BulkDialog, MemberForm, PointsDialog, offering
from desktop.views.members.page import MembersPage
from desktop.views.members.table import CellEditor
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said, shown


def edit_cell(page: MembersPage, line: int, key: str, text: str, qtbot: QtBot) -> CellEditor:
    place = [column.key for column in page.model.columns].index(key)
    page.table.setCurrentIndex(page.model.index(line, place))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.editor
    assert editor is not None
    editor.setText(text)
    editor.setModified(True)
    return editor


def test_f2_edits_the_cell_and_enter_keeps_it(
    page: MembersPage, store: Store, people: dict[str, bytes], qtbot: QtBot
) -> None:
    editor = edit_cell(page, 0, "level", "铁杆", qtbot)
    with qtbot.waitSignal(page._dispatcher.done):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert members.by_ids(store, [people["马秀兰"]])[0].level == "铁杆"
    assert shown(page, "level")[0] == "铁杆"


def test_esc_gives_an_edit_up(page: MembersPage, store: Store, qtbot: QtBot) -> None:
    editor = edit_cell(page, 0, "level", "铁杆", qtbot)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not page._dispatcher.working()
    assert shown(page, "level")[0] == "金卡"


def test_an_edited_row_stays_in_sight_until_one_asks_for_a_new_reading(
    page: MembersPage, qtbot: QtBot
) -> None:
    page._show_query(lists.with_value(MemberQuery(), "level", "金卡"))
    editor = edit_cell(page, 0, "level", "客户", qtbot)
    with qtbot.waitSignal(page._dispatcher.done):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert shown(page, "level") == ["客户", "金卡"]
    page.bar.again_wanted.emit()
    assert shown(page) == ["沈若溪"]


def test_ticks_float_a_bar_and_go_with_a_new_query(page: MembersPage) -> None:
    page.table.tick(0)
    page.table.tick(2)
    assert "已选 2 人" in said(page.floating)
    page._show_query(MemberQuery(search="shan"))
    assert page.table.ticked_count() == 0
    assert page.floating.isHidden()


def test_ticks_never_pass_to_somebody_else_when_people_come(
    page: MembersPage, store: Store, qtbot: QtBot
) -> None:
    page.table.tick(0)
    page.table.tick(1)
    with qtbot.waitSignal(page._dispatcher.done):
        page._dispatcher.do(actions.add, {"name": "阿布"})
    assert shown(page)[0] == "阿布"
    assert page.table.ticked_count() == 0


def test_ticks_stay_when_the_same_people_are_only_changed(page: MembersPage, qtbot: QtBot) -> None:
    page.table.tick(0)
    chosen = page.table.ticked_ids()
    with qtbot.waitSignal(page._dispatcher.done):
        page._dispatcher.do(actions.tag, chosen, ["志愿者"])
    assert page.table.ticked_ids() == chosen


def test_ticking_everybody_means_everybody_in_the_list(
    page: MembersPage, people: dict[str, bytes], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert set(page.table.ticked_ids()) == set(people.values())


def test_a_change_for_many_leaves_out_whom_the_role_may_not_write(
    store: Store, people: dict[str, bytes], shell: RecordingShell, qtbot: QtBot
) -> None:
    with store.recording("setup") as rec:
        chapter = rec.put("chapter", None, {"name": "广州分会"})
        rec.put("member", people["马秀兰"], {"chapter": chapter})
        rec.put("member", people["沈若溪"], {"chapter": chapter})
    admin = named(stored.role_list(store), "admin").id
    roles.grant(store, admin, member=people["单文博"], scope=Scope("chapter", chapter))
    store.operator = stored.operator_of(store, people["单文博"]) or b""
    store.refresh()
    reads = open_reads(store)
    dispatcher = Dispatcher(store)
    page = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    assert shown(page) == ["马秀兰", "沈若溪"]
    assert "2 人不在当前范围" in said(page.head)
    everybody = list(people.values())
    assert page.verbs._not_writable(everybody) == 2
    job = dispatcher.do(actions.edit_many, everybody, {"city": "佛山"})
    page.verbs._tell_many(job, "已改动 {count} 人", 4)
    with qtbot.waitSignal(dispatcher.done):
        pass
    assert shell.toasts == ["已改动 2 人，2 人无权修改，没有动"]
    dispatcher.close()
    reads.close()


def test_the_bulk_form_says_how_many_it_will_change(page: MembersPage, reads: Reads) -> None:
    dialog = BulkDialog(page, reads, 9, 3)
    assert dialog.accept_button.text() == "改动 9 人"
    assert "将改动 9 人" in said(dialog)
    assert "3 人当前角色无权修改" in said(dialog)
    dialog.field.setCurrentIndex(1)
    dialog.value.setCurrentText("朋友")
    assert dialog.chosen() == ("level", "朋友")


def test_a_new_member_is_added_and_a_bad_phone_keeps_the_form_open(
    page: MembersPage, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    form = MemberForm(page, reads, dispatcher, shell)
    qtbot.addWidget(form)
    form.show()
    today = reads.today().isoformat()
    assert form.text("joined") == today
    form.fill("name", "何以安")
    form.fill("phone", "123")
    form.accept_button.setFocus()
    with qtbot.waitSignal(dispatcher.busy, check_params_cb=lambda busy: not busy):
        form.accept()
    qtbot.waitUntil(lambda: form.accept_button.isEnabled())
    assert form.isVisible()
    # Not the button beside it, which would throw away what was typed.
    assert form.focusWidget() is not form.cancel_button
    form.fill("phone", "15800005749")
    with qtbot.waitSignal(dispatcher.done):
        form.accept()
    assert not form.isVisible()
    assert "何以安" in shown(page)
    assert shell.toasts == ["已新增 何以安"]
    assert reads.rows("SELECT joined FROM member WHERE name = '何以安'") == [(today,)]


def test_the_form_says_at_once_whose_phone_it_is(
    page: MembersPage, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    form = MemberForm(page, reads, dispatcher, shell)
    qtbot.addWidget(form)
    form.fill("phone", "136 0000 9005")
    assert "单文博" in said(form)


def test_a_form_offers_a_chapter_that_has_nobody_yet_and_every_step_of_the_ladder(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    chapters.add(store, {"name": "中原分会", "prefix": "ZY"})
    for field, ready in (("chapter", ["中原分会"]), ("level", list(LADDER))):
        made = offering(reads, field)
        qtbot.addWidget(made)
        assert set(ready) <= {made.itemText(at) for at in range(made.count())}


def test_points_need_a_number_and_a_reason(page: MembersPage) -> None:
    dialog = PointsDialog(page, ["单文博"], 1)
    dialog.show()
    dialog.accept()
    assert "还没有写原因" in said(dialog)
    dialog.reason.setText("布置会场")
    dialog.points.setValue(0)
    dialog.accept()
    assert "分数不能是 0" in said(dialog)
    dialog.points.setValue(20)
    dialog.accept()
    assert not dialog.isVisible()
