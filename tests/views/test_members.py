"""The member list on a real community: sorting, filtering, editing in place, many at once."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import members as actions
from desktop.actions import rewards, roles
from desktop.dispatcher import Dispatcher
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import PRESETS
from desktop.models.role import Scope, named
from desktop.store import doings, home, members
from desktop.store import roles as stored
from desktop.store.community import Reads, Store, open_reads
from desktop.views.members import lists, words
from desktop.views.members.dialogs import BulkDialog, MemberForm, PointsDialog
from desktop.views.members.head import may_write
from desktop.views.members.page import MembersPage
from desktop.views.members.picker import MemberPicker
from desktop.views.members.reveal import MaskedPhone, spaced
from desktop.views.members.table import CellEditor
from desktop.views.parts import files, privacy
from desktop.views.parts.stats import Sparkline
from tests.views.conftest import RecordingShell

PEOPLE = (
    ("单文博", "13600009005", "深圳", "粉丝"),
    ("曾丽华", "13700006388", "广州", "粉丝"),
    ("马秀兰", "13900000215", "广州", "朋友"),
    ("沈若溪", "13800002716", "广州", "朋友"),
)


@pytest.fixture
def people(store: Store) -> dict[str, bytes]:
    found = {}
    for name, phone, city, level in PEOPLE:
        fields = {"name": name, "phone": phone, "city": city, "level": level}
        found[name] = actions.add(store, fields).result
    return found  # type: ignore[return-value]


@pytest.fixture
def page(
    people: dict[str, bytes],
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> MembersPage:
    made = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1060, 780)
    made.show()
    return made


def shown(page: MembersPage, key: str = "name") -> list[str]:
    place = [column.key for column in page.model.columns].index(key)
    return [page.model.index(line, place).data() for line in range(page.model.rowCount())]


def said(widget: QWidget) -> str:
    """Every label's text that stands there once what was taken away is gone."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    labels = [label for label in widget.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(label.accessibleName() or label.text() for label in labels)


def test_names_stand_by_pinyin_with_surnames_read_as_surnames(page: MembersPage) -> None:
    assert shown(page) == ["马秀兰", "单文博", "沈若溪", "曾丽华"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shan", ["单文博"]),
        ("zlh", ["曾丽华"]),
        ("0215", ["马秀兰"]),
        ("QH0004", ["沈若溪"]),
        ("單文博", ["单文博"]),
        ("若溪", ["沈若溪"]),
    ],
)
def test_people_are_found_by_what_one_types(
    page: MembersPage, qtbot: QtBot, typed: str, found: list[str]
) -> None:
    with qtbot.waitSignal(page.search.searched):
        page.search.edit.setText(typed)
    assert shown(page) == found
    assert "显示 1" in said(page.head)


def test_phones_are_masked_in_the_list_for_everybody(page: MembersPage) -> None:
    assert shown(page, "phone")[1] == "136****9005"


def test_a_click_on_a_head_sorts_and_shift_adds_a_second_key(
    page: MembersPage, qtbot: QtBot
) -> None:
    page.table.sort_wanted.emit("level", False)
    assert page.model.query.sort == (("level", False),)
    head = page.table.horizontalHeader()
    place = [column.key for column in page.model.columns].index("name")
    spot = QPoint(head.sectionViewportPosition(place) + 20, head.height() // 2)
    qtbot.keyPress(head, Qt.Key.Key_Shift)
    qtbot.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, spot
    )
    assert page.model.query.sort == (("level", False), ("name", False))
    assert page.bar.order_words() == "等级 ↑，姓名 ↑"


def test_a_filter_stands_as_a_chip_and_goes_by_its_cross(page: MembersPage) -> None:
    page._show_query(lists.with_value(page.model.query, "city", "广州"))
    assert shown(page) == ["马秀兰", "沈若溪", "曾丽华"]
    page._show_query(lists.with_value(page.model.query, "city", "深圳"))
    assert len(shown(page)) == 4
    page.bar.chips.removed.emit("city")
    assert page.model.query.filters == ()


def test_filters_say_in_words_what_they_keep(reads: Reads) -> None:
    today = reads.today()
    for one, text in (
        (Filter("city", "=", ("广州", "深圳")), "城市 广州 等 2"),
        (Filter("points", ">=", (100,)), "积分 ≥ 100"),
        (Filter("last_seen", "<", (lists.before(today, 60),)), "60 天没到场"),
        (Filter("level", "empty"), "等级 未填"),
    ):
        assert lists.filter_words(one, today) == text


def test_a_saved_view_comes_back_with_filters_order_and_columns(
    page: MembersPage, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    query = replace(
        lists.with_value(MemberQuery(), "city", "广州"), sort=(("points", True),), search="马"
    )
    page._show_query(query)
    page.bar.columns_wanted.emit(("name", "number", "city"))
    page.bar.keep("广州的人")
    other = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(other)
    kept = other.bar.views()[-1]
    assert kept.name == "广州的人"
    assert kept.query == replace(query, search="")
    other.show_view(kept)
    assert [column.key for column in other.model.columns] == ["tick", "name", "number", "city"]
    other.bar._delete_view()
    assert [one for one in other.bar.views() if one.own] == []


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
    assert shown(page, "level")[0] == "朋友"


def test_an_edited_row_stays_in_sight_until_one_asks_for_a_new_reading(
    page: MembersPage, qtbot: QtBot
) -> None:
    page._show_query(lists.with_value(MemberQuery(), "level", "朋友"))
    editor = edit_cell(page, 0, "level", "客户", qtbot)
    with qtbot.waitSignal(page._dispatcher.done):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert shown(page, "level") == ["客户", "朋友"]
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
    form.fill("name", "何以安")
    form.fill("phone", "123")
    with qtbot.waitSignal(dispatcher.busy, check_params_cb=lambda busy: not busy):
        form.accept()
    qtbot.waitUntil(lambda: form.accept_button.isEnabled())
    assert form.isVisible()
    form.fill("phone", "15800005749")
    with qtbot.waitSignal(dispatcher.done):
        form.accept()
    assert not form.isVisible()
    assert "何以安" in shown(page)
    assert shell.toasts == ["已新增 何以安"]


def test_the_form_says_at_once_whose_phone_it_is(
    page: MembersPage, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    form = MemberForm(page, reads, dispatcher, shell)
    qtbot.addWidget(form)
    form.fill("phone", "136 0000 9005")
    assert "单文博" in said(form)


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


def test_holding_shows_a_phone_letting_go_hides_it_and_the_look_is_noted(
    store: Store,
    people: dict[str, bytes],
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    masked = MaskedPhone(reads, dispatcher, shell)
    qtbot.addWidget(masked)
    masked.show_member(people["单文博"], "136****9005")
    masked.show()
    qtbot.mousePress(masked.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: masked.text.text() == "136 0000 9005")
    qtbot.mouseRelease(masked.hold, Qt.MouseButton.LeftButton)
    assert masked.text.text() == "136****9005"
    assert store.one("SELECT count(*) FROM audit WHERE kind = 'reveal'") == (1,)


@pytest.mark.parametrize("preset", PRESETS)
def test_only_who_may_read_contacts_can_hold_to_show(
    store: Store,
    people: dict[str, bytes],
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    preset: str,
) -> None:
    reads = open_reads(store)
    reads.actor = replace(
        stored.preview(reads, named(stored.role_list(reads), preset)), preview=False
    )
    masked = MaskedPhone(reads, dispatcher, shell)
    qtbot.addWidget(masked)
    masked.show_member(people["单文博"], "****9005")
    assert masked.hold.isHidden() != ("member.read.contact" in PRESETS[preset])
    reads.close()


@pytest.mark.parametrize("preset", PRESETS)
def test_the_list_opens_for_every_role_and_shows_no_more_than_it_may(
    store: Store,
    people: dict[str, bytes],
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    preset: str,
) -> None:
    reads = open_reads(store)
    reads.actor = stored.preview(reads, named(stored.role_list(reads), preset))
    page = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    if "member.read.basic" not in PRESETS[preset]:
        assert shown(page) == []
        assert "成员都在" in said(page)
    elif "member.read.contact" not in PRESETS[preset]:
        assert shown(page, "phone")[1] == "****9005"
    assert not may_write(reads.actor)
    reads.close()


def test_in_privacy_mode_nothing_personal_is_said(page: MembersPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(1, 1))
    privacy.switch(True)
    page.panel.show_member(page.table.current_row())
    text = said(page) + "\n".join(shown(page)) + "\n".join(shown(page, "phone"))
    for name, phone, *_ in PEOPLE:
        assert name not in text
        assert phone[-4:] not in text


def test_nothing_is_exported_while_the_screen_is_shared(
    page: MembersPage,
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "成员.csv")
    privacy.switch(True)
    page._export(())
    assert [one.code for one in shell.problems] == ["window.screen_shared"]
    privacy.switch(False)
    page._export(())
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert (tmp_path / "成员.csv").exists()


@pytest.mark.parametrize("falling", [False, True])
def test_ticked_rows_are_exported_as_they_stand_on_the_screen(
    page: MembersPage,
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
    falling: bool,
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "成员.csv")
    page._show_query(MemberQuery(sort=(("name", falling),)))
    rows = [page.model.row(number) for number in range(page.model.rowCount())]
    ids = [row.id for row in rows if row is not None]
    page._export(sorted(ids)[:3])
    qtbot.waitUntil(lambda: bool(shell.toasts))
    text = (tmp_path / "成员.csv").read_text("utf-8-sig")
    names = [row.name for row in rows if row is not None and row.id in sorted(ids)[:3]]
    assert [line for line in names if line in text] == names
    assert sorted(names, key=text.index) == names


def test_an_empty_community_and_no_match_say_different_things(
    page: MembersPage, make_store: object, shell: RecordingShell, qtbot: QtBot
) -> None:
    page._show_query(MemberQuery(search="没有这个人"))
    assert "没有人符合" in said(page)
    empty: Store = make_store(name="空")  # type: ignore[operator]
    reads = open_reads(empty)
    dispatcher = Dispatcher(empty)
    other = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(other)
    assert "还没有成员" in said(other)
    dispatcher.close()
    reads.close()


def test_a_picker_finds_by_pinyin_and_enter_takes_the_first(
    people: dict[str, bytes], reads: Reads, qtbot: QtBot
) -> None:
    picker = MemberPicker(reads)
    qtbot.addWidget(picker)
    picker.search("shan")
    assert picker.offers() == ["单文博  QH0001  深圳"]
    assert picker.member() is None
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.member() == people["单文博"]


def test_how_long_ago_is_said_as_people_say_it(reads: Reads) -> None:
    today, zone = reads.today(), reads.zone
    noon = 12 * 3_600_000
    for days, text in ((0, "今天"), (1, "昨天"), (12, "12 天前"), (800, "2 年前")):
        assert words.seen(lists.before(today, days) + noon - 8 * 3_600_000, zone, today) == text
    assert words.seen(None, zone, today) == "–"
    assert words.since((today - timedelta(days=5)).isoformat(), today) == "入会不到一个月"
    assert words.since("2025-03-16", today.replace(year=2026, month=11, day=22)) == (
        "入会 1 年 8 个月"
    )


def test_a_phone_is_spaced_for_reading_aloud() -> None:
    assert spaced("+8613600009005") == "136 0000 9005"
    assert spaced("+886912345678") == "+886912345678"


def test_the_panel_draws_what_somebody_held_over_time(
    store: Store, page: MembersPage, people: dict[str, bytes]
) -> None:
    member = people["单文博"]
    rewards.award(store, member, 30, "布置会场")
    today = store.today()
    assert doings.course(store, member, 30, today)[-1] == 30
    assert doings.course(store, member, 30, today)[-2] == 0
    later = today + timedelta(days=50)
    assert doings.course(store, member, 30, later).count(30) == 6
    page.table.refresh()
    for row in members.by_ids(store, [member]):
        page.panel.show_member(row)
    assert page.panel.findChildren(Sparkline)
    assert "本月 +30" in said(page.panel)


def test_the_sample_opens_with_who_has_most_points_of_those_who_came(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, {"name": home.SAMPLE_NAME})
    made = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    assert made.bar.view.key == "top"
    words = [lists.filter_words(one, reads.today()) for one in made.model.query.filters]
    assert words == ["60 天内到过场"]
    assert made.model.query.sort == (("points", True),)
