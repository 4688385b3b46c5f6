"""The page of one member on a real community: facts, story, why, notes."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import activities, identities, notes, rewards, roles
from desktop.actions import members as actions
from desktop.dispatcher import Dispatcher
from desktop.models.member import MemberQuery
from desktop.models.permission import PRESETS
from desktop.models.role import named
from desktop.models.rule import read
from desktop.store import doings, entries, rulebook, timeline
from desktop.store import roles as stored
from desktop.store.community import Reads, Store, open_reads
from desktop.views.member.form import EditForm
from desktop.views.member.formerly import FormerValues
from desktop.views.member.page import MemberPage
from desktop.views.member.story import item_key
from desktop.views.member.why import Why
from desktop.views.members.reveal import MaskedPhone
from desktop.views.parts import privacy
from desktop.views.rewards.why import Explained
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said

RULE = '{"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}'


@pytest.fixture
def member(store: Store) -> bytes:
    fields = {
        "name": "单文博",
        "phone": "13600009005",
        "city": "深圳",
        "wechat": "wenbo_1988",
        "note": "晚八点后方便",
    }
    made = actions.add(store, fields, ["种子用户"]).result
    assert isinstance(made, bytes)
    rewards.add_rule(store, read(RULE.encode()))
    activities.add(store, made, "checkin", "2026-11-20T19:52:00")
    rewards.run(store, rulebook.listed(store)[0].id)
    notes.add(store, made, "愿意带新讲师")
    rewards.award(store, made, 3, "替人垫付过")
    roles.grant(store, named(stored.role_list(store), "lecturer").id, member=made)
    return made


def told(page: MemberPage) -> str:
    items = page.story.view.items
    lines = [items.index(line, 0).data() or "" for line in range(items.rowCount())]
    return "\n".join(lines)


def test_the_story_tells_what_was_done_earned_noted_and_granted(page: MemberPage) -> None:
    for words in ("签到", "规则“到场”", "+10", "愿意带新讲师", "授予“讲师”", "建立档案"):
        assert words in told(page)


def test_the_story_can_show_one_kind_only(page: MemberPage) -> None:
    page.story.kinds.choose("points")
    page.story.read()
    assert "规则“到场”" in told(page)
    assert "签到" not in told(page)


def test_why_opens_in_place_with_rule_event_sum_and_who(page: MemberPage) -> None:
    entry = next(one for one in page.story.told if one.field == "award")
    page.story.turn(item_key(entry))
    (why,) = page.story.findChildren(Why)
    assert "每次签到，得 10 分。" in said(why)
    assert ("event", "2026-11-20 19:52 签到") in [(one.what, one.text) for one in why.told.lines]
    why.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("+10 分  规则 ")
    # The ledger tells one and the same.
    found = entries.explain(page._reads, entry.record)
    assert Explained(found, page._reads).plain() == copied
    page.story.turn(item_key(entry))
    assert page.story.opened is None


def test_a_note_is_kept_and_stands_in_the_story(page: MemberPage, qtbot: QtBot) -> None:
    page.story.note.edit.setText("下周给答复")
    with qtbot.waitSignal(page._dispatcher.done):
        page.story.note.edit.returnPressed.emit()
    assert page.story.note.edit.text() == ""
    assert "下周给答复" in told(page)


def test_facts_are_masked_until_one_holds_to_show(page: MemberPage) -> None:
    assert "136****9005" in said(page.facts)
    assert "wenb****" in said(page.facts)
    assert "晚八点后方便" in said(page.facts)


def test_the_phone_is_whole_on_the_page_while_the_button_is_held_down(
    page: MemberPage, store: Store, qtbot: QtBot
) -> None:
    phone = page.facts.phone
    assert phone is not None
    with qtbot.waitSignal(page._dispatcher.done):
        qtbot.mousePress(phone.hold, Qt.MouseButton.LeftButton)
    # What the page shows now: noting the look has not put another in its place.
    assert page.facts.phone is phone
    assert phone.isVisible()
    assert phone.text.text() == "136 0000 9005"
    assert "查看了手机" in told(page)
    qtbot.mouseRelease(phone.hold, Qt.MouseButton.LeftButton)
    assert "136****9005" in said(page.facts)


def test_a_former_phone_in_the_story_is_whole_while_held_and_the_look_is_noted(
    page: MemberPage, store: Store, member: bytes, qtbot: QtBot
) -> None:
    actions.edit(store, member, {"phone": "13711112222"})
    page.show_target(member)
    line = next(one for one in page.story.told if one.field == "phone" and one.old)
    page.story.turn(item_key(line))
    (former,) = page.story.findChildren(FormerValues)
    assert former.text.text() == "136****9005 → 137****2222"
    with qtbot.waitSignal(page._dispatcher.done):
        qtbot.mousePress(former.hold, Qt.MouseButton.LeftButton)
    assert former.isVisible()
    assert former.text.text() == "136 0000 9005 → 137 1111 2222"
    qtbot.mouseRelease(former.hold, Qt.MouseButton.LeftButton)
    (again,) = (one for one in page.story.findChildren(FormerValues) if one.isVisible())
    assert again.text.text() == "136****9005 → 137****2222"
    assert "查看了手机" in told(page)
    looks = store.rows("SELECT kind, field, member FROM audit")
    assert looks == [("reveal", "phone", member)]


def test_an_account_taken_away_stands_in_the_story_and_is_whole_while_held(
    page: MemberPage, store: Store, member: bytes, qtbot: QtBot
) -> None:
    identities.add(store, member, "taobao", "wenbo_shop")
    identities.remove(store, member, "wenbo_shop")
    page.show_target(member)
    assert "加了旺旺“wenb****”" in told(page)
    assert "去掉旺旺“wenb****”" in told(page)
    line = next(one for one in page.story.told if one.kind == "account" and one.old)
    page.story.turn(item_key(line))
    (former,) = page.story.findChildren(FormerValues)
    with qtbot.waitSignal(page._dispatcher.done):
        qtbot.mousePress(former.hold, Qt.MouseButton.LeftButton)
    assert former.text.text() == "wenbo_shop → –"
    qtbot.mouseRelease(former.hold, Qt.MouseButton.LeftButton)
    assert "查看了旺旺" in told(page)


def test_in_a_shared_screen_no_line_of_the_story_offers_a_number(
    page: MemberPage, store: Store, member: bytes
) -> None:
    actions.edit(store, member, {"phone": "13711112222"})
    page.show_target(member)
    assert told(page).count("137****2222") == 1
    line = next(one for one in page.story.told if one.field == "phone" and one.old)
    privacy.switch(True)
    page.show_target(member)
    page.story.turn(item_key(line))
    assert not page.story.findChildren(FormerValues)
    assert "2222" not in told(page)
    privacy.switch(False)


@pytest.mark.parametrize("preset", PRESETS)
def test_what_a_role_may_not_read_is_missing_and_said_to_be_hidden(
    store: Store,
    member: bytes,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    preset: str,
) -> None:
    reads = open_reads(store)
    reads.actor = stored.preview(reads, named(stored.role_list(reads), preset))
    page = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    page.show_target(member)
    text = said(page) + told(page)
    # Who lists only people of his own sessions sees no page of anybody else.
    assert page.head.isHidden() != ("member.read.basic" in PRESETS[preset])
    assert ("wenb****" in text) == ("member.read.contact" in PRESETS[preset])
    assert ("晚八点后方便" in text) == ("member.read.private" in PRESETS[preset])
    assert ("替人垫付过" in text) == ("member.read.private" in PRESETS[preset])
    assert ("愿意带新讲师" in text) == ("member.read.private" in PRESETS[preset])
    whole = {"member.read.contact", "member.read.private"} <= PRESETS[preset]
    assert ("资料都在" in text) == ("member.read.basic" in PRESETS[preset] and not whole)
    assert page.story.note.isHidden()
    reads.close()


def test_the_form_writes_only_what_was_changed(
    page: MemberPage,
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    assert page._member is not None
    form = EditForm(page, reads, dispatcher, shell, page._member)
    qtbot.addWidget(form)
    form.show()
    assert form.changed() == {}
    city = form.fields["city"]
    city.setCurrentText("广州")  # type: ignore[union-attr]
    assert form.changed() == {"city": "广州"}
    with qtbot.waitSignal(dispatcher.done):
        form.accept()
    assert not form.isVisible()
    assert "城市 由“深圳”改为“广州”" in told(page)


def test_one_goes_on_to_the_next_of_the_list(page: MemberPage, store: Store, member: bytes) -> None:
    actions.add(store, {"name": "曾丽华"})
    query = MemberQuery(sort=(("name", False),))
    page.show_target(member, query=query, place=0)
    assert "1 / 2" in said(page.head)
    page._move(1)
    assert page._member is not None
    assert page._member.row.name == "曾丽华"
    page._move(1)
    assert page._member.row.name == "曾丽华"


def test_a_member_who_is_gone_leaves_a_sentence(
    page: MemberPage, member: bytes, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page._dispatcher.done):
        page._dispatcher.do(actions.remove, [member])
    assert "不在名单里" in said(page)


def test_a_reversed_entry_cannot_be_reversed_again(page: MemberPage, store: Store) -> None:
    entry = next(one for one in page.story.told if one.kind == "entry")
    first = page.story.why(entry.record)
    assert any(made.text() == "冲正…" for made in first.findChildren(QPushButton))
    rewards.reverse(store, entry.record, "重复了")
    again = page.story.why(entry.record)
    assert not any(made.text() == "冲正…" for made in again.findChildren(QPushButton))


def test_points_taken_back_were_not_earned_this_month(
    page: MemberPage, store: Store, member: bytes
) -> None:
    this_month = store.today().replace(day=1).isoformat() <= "2026-11-20"
    before = doings.of_member(store, member).earned
    assert before == (13 if this_month else 3)
    given = next(one for one in page.story.told if one.kind == "entry" and one.points == 3)
    rewards.reverse(store, given.record, "给错了人")
    assert doings.of_member(store, member).earned == before - 3


def test_who_is_found_by_name_stands_at_his_place_in_the_list(
    page: MemberPage, store: Store, member: bytes
) -> None:
    for name in ("阿一", "阿二", "周末"):
        actions.add(store, {"name": name})
    page.show_target(member)
    assert "3 / 4" in said(page)
    page.head.moved.emit(1)
    assert "周末" in said(page)
    assert "4 / 4" in said(page)


def test_the_story_says_how_many_lines_it_has(
    page: MemberPage, store: Store, member: bytes
) -> None:
    assert f"共 {len(page.story.told)} 条" in said(page)
    page.story.kinds.choose("note")
    page.story.read()
    assert "共 1 条" in said(page)
    for number in range(timeline.PAGE):
        notes.add(store, member, f"第 {number} 句")
    page.story.read()
    assert f"共 {timeline.PAGE + 1} 条" in said(page)


def test_an_open_explanation_offers_to_be_closed(page: MemberPage) -> None:
    page.story.open_first()
    item = page.story.view.items.item(page.story.view.items.place(page.story.opened))
    assert item is not None
    assert (item.more, page.story.view.more(item)) == ("为什么", "收起")
    page.story.turn(page.story.opened)
    assert page.story.view.more(item) == "为什么"


def test_a_preview_shows_that_the_role_may_see_a_phone_and_shows_none(
    store: Store, member: bytes, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    for preset in ("assistant", "lecturer"):
        with closing(open_reads(store)) as reads:
            reads.actor = stored.preview(reads, named(stored.role_list(reads), preset))
            masked = MaskedPhone(reads, dispatcher, shell)
            qtbot.addWidget(masked)
            masked.show_member(member, "****9005")
            assert masked.hold.isHidden() == (preset == "lecturer")
            assert not masked.hold.isEnabled()


def test_in_privacy_mode_nothing_personal_is_said(page: MemberPage, member: bytes) -> None:
    privacy.switch(True)
    page.show_target(member)
    text = said(page) + told(page)
    for personal in ("单文博", "9005", "wenb", "晚八点", "愿意带新讲师", "+10", "Shan"):
        assert personal not in text
