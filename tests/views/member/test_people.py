"""What a member's page tells besides his profile, and the forms that change it."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import (
    consents,
    customfields,
    identities,
    members,
    offers,
    relations,
    units,
)
from desktop.dispatcher import Dispatcher
from desktop.store import customfields as fields
from desktop.store import identities as known
from desktop.store import offers as directory
from desktop.store import relations as ties
from desktop.store.community import Reads, Store
from desktop.views.member.accounts import MaskedAccount
from desktop.views.member.customeditors import field_form
from desktop.views.member.form import EditForm
from desktop.views.member.handout import TextDialog
from desktop.views.member.page import MemberPage
from desktop.views.member.path import PathDialog
from desktop.views.member.people import PeopleBlocks
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said
from tests.views.sample_window import settle


def somebody(store: Store, name: str, **fields: str) -> bytes:
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def who(store: Store) -> bytes:
    made = somebody(
        store, "单文博", phone="13600009005", wechat="wen_1988", lunar_birthday="1988-08-15"
    )
    identities.add(store, made, "taobao", "wenbo_88")
    relations.add(store, made, somebody(store, "林霞"), "friend")
    offers.add(store, made, "can", "法律咨询")
    units.belong_named(store, made, "household", "单家", "guardian")
    consents.say(store, made, "contact", given=True, how="签字")
    consents.verify(store, made, "paper", "2026-11-20")
    return made


@pytest.fixture
def page(
    who: bytes, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> MemberPage:
    made = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.show_target(who)
    made.show()
    return made


def told(page: MemberPage) -> str:
    """What the facts say, links included."""
    settle()
    links = (one.text() for one in page.facts.findChildren(QPushButton))
    return "\n".join([said(page.facts), *links])


def blocks(page: MemberPage) -> PeopleBlocks:
    return page.facts.findChildren(PeopleBlocks)[-1]


def test_the_page_tells_accounts_ties_offers_and_consents(page: MemberPage) -> None:
    shown = told(page)
    for words in (
        "旺旺  wenb****",
        "单家  家长",
        "朋友  林霞",
        "会  法律咨询",
        "身份已核实：看过证件，2026-11-20",
        "同意：联系本人",
        "1988 年 8 月 15 日",
        "下次",
    ):
        assert words in shown


def done(form: ActForm, page: MemberPage, qtbot: QtBot) -> None:
    qtbot.addWidget(form)
    with qtbot.waitSignal(page._dispatcher.done):
        form.accept()


def test_an_account_is_added_and_split_off_again(
    page: MemberPage, who: bytes, store: Store, qtbot: QtBot
) -> None:
    form = blocks(page).forms.identity(who)
    form.findChildren(QLineEdit)[0].setText("13900139000")
    done(form, page, qtbot)
    found = known.of_member(store, who)
    assert ("phone", "+8613900139000") in {(one.channel, one.value) for one in found}
    # One that a file brought is confirmed with a click.
    identities.add(store, who, "card", "VIP0447", confirmed=False)
    page.show_target(who)
    assert "还没确认" in told(page)
    (yes,) = (
        one
        for one in blocks(page).findChildren(QPushButton)
        if one.accessibleName() == "是他的，确认：会员卡  VIP****"
    )
    with qtbot.waitSignal(page._dispatcher.done):
        yes.click()
    assert all(one.confirmed for one in known.of_member(store, who))
    split = blocks(page).forms.split(who, found)
    which = split.findChildren(QComboBox)[0]
    which.setCurrentIndex(next(i for i, one in enumerate(found) if one.value == "+8613900139000"))
    done(split, page, qtbot)
    ((other, _),) = known.holders(store, "phone", "+8613900139000")
    assert other != who


def test_an_account_of_somebody_else_is_refused_in_the_form(
    page: MemberPage, who: bytes, store: Store, qtbot: QtBot
) -> None:
    somebody(store, "王芳", phone="13900139000")
    form = blocks(page).forms.identity(who)
    qtbot.addWidget(form)
    form.findChildren(QLineEdit)[0].setText("13900139000")
    form.accept()
    qtbot.waitUntil(form.accept_button.isEnabled)
    assert not form.isHidden() or form.result() == 0
    assert store.rows("SELECT 1 FROM identity WHERE value = '+8613900139000'") == []


def test_a_relation_an_offer_and_a_consent_are_entered(
    page: MemberPage, who: bytes, store: Store, qtbot: QtBot
) -> None:
    forms = blocks(page).forms
    friend = somebody(store, "王芳")
    relation = forms.relation(who, "单文博")
    assert not relation.accept_button.isEnabled()
    picker = relation.findChildren(QLineEdit)[0]
    picker.show_member(friend)  # type: ignore[attr-defined]  # the field is a MemberPicker
    done(relation, page, qtbot)
    assert {one.name for one in ties.of_member(store, who)} == {"林霞", "王芳"}
    offer = forms.offer(who)
    offer.findChildren(QLineEdit)[0].setText("摄影")
    done(offer, page, qtbot)
    assert [one.text for one in directory.page(store, "摄影")] == ["摄影"]
    consent = forms.consent(who)
    done(consent, page, qtbot)
    assert "同意：联系本人" in said(page.facts)


def test_the_way_to_somebody_is_told_or_that_there_is_none(
    page: MemberPage, who: bytes, store: Store, qtbot: QtBot
) -> None:
    friend = ties.of_member(store, who)[0].member
    far, nobody = somebody(store, "王芳"), somebody(store, "李雷")
    relations.add(store, friend, far, "colleague")
    dialog = PathDialog(page, page._reads, page._shell, who)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.other.hasFocus)
    qtbot.keyClicks(dialog.other, "wangfang")
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert dialog.told.text() == "2 步：单文博 →（朋友）林霞 →（同事）王芳"
    # Whom one types next takes the place of who was found.
    qtbot.keyClicks(dialog.other, "lilei")
    assert dialog.told.text() == ""
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert dialog.other.member() == nobody
    assert dialog.told.text().startswith("未连通")
    qtbot.keyClicks(dialog.other, "zzz")
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert dialog.told.text() == "没有找到"
    assert dialog.isVisible()


def test_a_person_is_handed_his_data_with_a_receipt(
    page: MemberPage, who: bytes, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        TextDialog, "exec", lambda self: shown.append(self.shown.toPlainText()) or 0
    )
    file = tmp_path / "资料.json"
    with qtbot.waitSignal(page._dispatcher.done):
        page.handout.write(who, file)
    document = json.loads(file.read_text("utf-8"))
    assert document["member"]["name"] == "单文博"
    assert document["offer"][0]["text"] == "法律咨询"
    assert "资源对接  1" in shown[0]
    assert "校验码" in shown[0]
    assert "还没有人看过" in page.handout.looks(who).shown.toPlainText()


def test_privacy_masks_what_is_told_of_people(page: MemberPage, who: bytes) -> None:
    privacy.switch(True)
    try:
        page.show_target(who)
        shown = told(page)
        for words in ("林霞", "wenbo_88", "法律咨询", "签字", "1988"):
            assert words not in shown
    finally:
        privacy.switch(False)


def test_a_field_of_ones_own_is_shown_and_edited_as_its_kind(
    page: MemberPage, who: bytes, store: Store, qtbot: QtBot
) -> None:
    made = customfields.add(store, "年费", "money").result
    choice = customfields.add(store, "喜欢的书", "choice", ["小说", "历史"]).result
    assert isinstance(made, bytes)
    assert isinstance(choice, bytes)
    members.edit(store, who, {f"x.{made.hex()}": "365"})
    page.show_target(who)
    assert "365.00" in told(page)
    assert page._member is not None
    form = EditForm(page, page._reads, page._dispatcher, page._shell, page._member)
    qtbot.addWidget(form)
    fee, book = form.fields[f"x.{made.hex()}"], form.fields[f"x.{choice.hex()}"]
    assert isinstance(fee, QLineEdit)
    assert isinstance(book, QComboBox)
    assert fee.text() == "365.00"
    assert form.changed() == {}
    fee.setText("很多")
    form.accept()
    qtbot.waitUntil(form.accept_button.isEnabled)
    fee.setText("180")
    book.setCurrentText("历史")
    with qtbot.waitSignal(page._dispatcher.done):
        form.accept()
    assert sorted(store.rows("SELECT value FROM member_x")) == [("18000",), ("历史",)]


def test_a_new_field_asks_for_options_where_one_chooses(
    page: MemberPage, store: Store, qtbot: QtBot
) -> None:
    form = field_form(page, page._dispatcher, page._shell)
    name, options = form.findChildren(QLineEdit)
    kind = form.findChildren(QComboBox)[0]
    assert not options.isEnabled()
    kind.setCurrentIndex(kind.findData("choices"))
    name.setText("喜欢的书")
    options.setText("小说、历史")
    done(form, page, qtbot)
    assert [one.options for one in fields.listed(store)] == [("小说", "历史")]


def test_an_account_is_shown_while_held_and_each_look_is_noted(
    page: MemberPage, who: bytes, store: Store, qtbot: QtBot
) -> None:
    kept = {one.text.text(): one for one in page.facts.findChildren(MaskedAccount)}
    # In the profile its kind stands before it anyway.
    assert kept.keys() == {"wen_****", "旺旺  wenb****"}
    assert not {"wenbo_88", "wen_1988"} & set(told(page).split())
    for hidden, whole in (("旺旺  wenb****", "wenbo_88"), ("wen_****", "wen_1988")):
        account = kept[hidden]
        account.hold.setDown(True)
        with qtbot.waitSignal(page._dispatcher.done):
            account.hold.pressed.emit()
        qtbot.waitUntil(lambda shown=account.text, whole=whole: shown.text() == whole)
        account.hold.setDown(False)
        account.hold.released.emit()
        assert account.text.text() == hidden
    noted = store.rows("SELECT kind, field FROM audit ORDER BY at")
    assert noted == [("reveal", "taobao"), ("reveal", "wechat")]
    # The form hides it too, and leaves it as it is; here it is taken away.
    assert page._member is not None
    form = EditForm(page, page._reads, page._dispatcher, page._shell, page._member)
    qtbot.addWidget(form)
    wechat = form.fields["wechat"]
    assert isinstance(wechat, QLineEdit)
    assert (wechat.text(), wechat.placeholderText()) == ("", "wen_****，不改就留空")
    assert form.changed() == {}
    drop = blocks(page).forms.drop(who, known.of_member(store, who))
    drop.findChildren(QComboBox)[0].setCurrentText("微信  wen_****")
    done(drop, page, qtbot)
    assert store.rows("SELECT wechat FROM member WHERE id = ?", (who,)) == [(None,)]
