"""The rewards screen: a rule as a sentence, its live trial, publishing, and the ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models import rule
from desktop.models.rule import Cap, Rule
from desktop.models.rule_edit import conditions
from desktop.store import rulebook
from desktop.store.community import Reads, Store
from desktop.views.parts import privacy
from desktop.views.parts.reason import ReasonDialog
from desktop.views.rewards.activity_dialogs import EnterDialog
from desktop.views.rewards.chart import Histogram, gather
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.slot import Popover, Slot
from desktop.views.rewards.verbs import AwardDialog, RunDialog
from desktop.views.theme import palette
from desktop.views.theme.palette import Look
from tests.rewards_builders import ARRIVE, EXAMPLES, RANKING, did, member, publish
from tests.views.conftest import RecordingShell

Open = Any


@pytest.fixture
def people(store: Store) -> list[bytes]:
    """Three members, two of whom came lately, one so often that caps bite."""
    found = [member(store, name, city=city) for name, city in _NAMES]
    today = store.today()
    for hour in (8, 12, 16):
        did(store, found[0], "checkin", f"{today}T{hour:02}:00:00")
    did(store, found[1], "checkin", f"{today}T09:00:00")
    return found


_NAMES = (("沈若溪", "广州"), ("单文博", "深圳"), ("吴桂芳", "广州"))


@pytest.fixture
def open_page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[Open]:
    """Open the page over what is stored by now."""
    made: list[RewardsPage] = []

    def make() -> RewardsPage:
        page = RewardsPage(reads, dispatcher, shell)
        made.append(page)
        dispatcher.changed.connect(page.show_changes)
        qtbot.addWidget(page)
        page.resize(1064, 780)
        with qtbot.waitExposed(page):
            page.show()
        _settled(page, dispatcher, qtbot)
        return page

    yield make
    for page in made:
        page.close()


def _slot(page: RewardsPage, name: str) -> Slot:
    found = page.rules.form.slot(name)
    assert isinstance(found, Slot)
    return found


def _press(page: RewardsPage, name: str) -> None:
    found = page.rules.form.slot(name)
    assert isinstance(found, QAbstractButton)
    found.click()


def _choose(page: RewardsPage, slot: str, choice: str) -> None:
    made = _slot(page, slot)
    made.click()
    menu = made.findChildren(QMenu)[-1]
    act = next(act for act in menu.actions() if act.text().partition("\t")[0] == choice)
    menu.close()
    act.trigger()


def _type(page: RewardsPage, slot: str, number: int) -> None:
    made = _slot(page, slot)
    made.click()
    popover = made.findChildren(Popover)[-1]
    field = popover.findChild(QSpinBox)
    assert field is not None
    field.setValue(number)
    popover._take()


def _at_hand(page: RewardsPage) -> Rule:
    assert page.rules._open is not None
    return page.rules._open.rule


def _settled(page: RewardsPage, dispatcher: Dispatcher, qtbot: QtBot) -> None:
    rules = page.rules
    qtbot.waitUntil(lambda: not rules._rest.isActive() and not dispatcher.working())
    qtbot.waitUntil(lambda: not rules._rest.isActive() and not rules.trying.waiting())


def test_without_rules_the_page_says_what_one_is_and_offers_to_begin(open_page: Open) -> None:
    page = open_page()
    assert page.rules._stack.currentIndex() == 1
    page._start(page._templates()[0])
    assert page.rules._stack.currentIndex() == 0
    assert page.rules.sheet.publish.isEnabled()


def test_a_new_rule_is_tried_while_it_is_written_and_published(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    page = open_page()
    page._start(page._templates()[0])
    _settled(page, dispatcher, qtbot)
    assert (page.rules.trial.count.text(), page.rules.trial.points.text()) == ("2", "40")
    _press(page, "cap-add")
    _settled(page, dispatcher, qtbot)
    assert _at_hand(page).caps == (Cap("week", 20),)
    assert page.rules.trial.points.text() == "30"
    assert page.rules.trial.surprise_box.isVisible()
    page.rules.sheet.publish.click()
    _settled(page, dispatcher, qtbot)
    (stored,) = rulebook.listed(store)
    assert (stored.name, stored.newest.caps) == ("到场奖励", (Cap("week", 20),))
    assert not page.rules.sheet.publish.isEnabled()
    assert not _slot(page, "trigger").isEnabled()


def test_a_rule_changed_elsewhere_is_said_and_the_change_under_way_stays(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    made = publish(store, ARRIVE)
    page = open_page()
    _type(page, "points", 15)
    _settled(page, dispatcher, qtbot)
    assert page.rules.sheet.elsewhere.isHidden()
    publish(store, {**ARRIVE, "points": 12}, "2031-01-01")
    page.rules.read()
    page.rules.go_to(made)
    _settled(page, dispatcher, qtbot)
    assert not page.rules.sheet.elsewhere.isHidden()
    assert _at_hand(page).points == 15


def test_a_draft_is_compared_with_the_version_in_force(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    made = publish(store, ARRIVE)
    page = open_page()
    assert page.rules.trial.change.text() == "不变"
    _type(page, "points", 15)
    _settled(page, dispatcher, qtbot)
    assert page.rules.trial.change.text() == "+5"
    assert "+ 10 分 → + 15 分" in page.rules.sheet.from_what.text()
    page.rules.sheet.draft.click()
    _settled(page, dispatcher, qtbot)
    draft = rulebook.load(store, made).draft
    assert draft is not None
    assert draft.rule.points == 15


def test_what_was_changed_is_still_there_after_looking_at_another_rule(
    store: Store, open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    first, second = publish(store, ARRIVE), publish(store, RANKING)
    page = open_page()
    page.rules.go_to(first)
    _type(page, "points", 12)
    page.rules.go_to(second)
    assert _at_hand(page).name == "月榜"
    page.rules.go_to(first)
    assert _at_hand(page).points == 12
    _settled(page, dispatcher, qtbot)


def test_conditions_are_added_changed_and_dropped_in_the_sentence(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    _press(page, "condition-add")
    menu = page.rules.form.findChildren(QMenu)[-1]
    menu.close()
    next(act for act in menu.actions() if act.text() == "城市").trigger()
    _choose(page, "condition0.2", "深圳")
    assert [one.value for one in conditions(_at_hand(page))] == ["深圳"]
    _choose(page, "condition0.1", "不是")
    _settled(page, dispatcher, qtbot)
    assert page.rules.trial.count.text() == "1"
    assert "城市不是“深圳”" in page.rules.form._said.text()
    _choose(page, "condition0.0", "金额")
    assert [one.field for one in conditions(_at_hand(page))] == ["amount"]
    _settled(page, dispatcher, qtbot)


@pytest.mark.parametrize("body", EXAMPLES, ids=lambda body: body["name"])
def test_every_example_can_be_shown_and_read_aloud(
    store: Store, open_page: Open, body: dict[str, Any]
) -> None:
    publish(store, body)
    page = open_page()
    assert _at_hand(page) == rule.parse(body)
    slots = page.rules.form.findChildren(Slot)
    assert slots
    assert all(slot.accessibleName().strip() for slot in slots)


def test_every_slot_is_reached_and_opened_by_the_keyboard(
    store: Store, open_page: Open, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    for slot in page.rules.form.findChildren(Slot):
        assert slot.focusPolicy() == Qt.FocusPolicy.StrongFocus
    kind = _slot(page, "kind")
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Space)
    menu = kind.findChildren(QMenu)[-1]
    assert [act.text() for act in menu.actions()] == ["签到", "发言", "下单", "推荐"]
    menu.close()


def test_older_activity_is_told_and_paid_out_as_a_step_of_its_own(
    store: Store,
    reads: Reads,
    people: list[bytes],
    open_page: Open,
    dispatcher: Dispatcher,
    qtbot: QtBot,
) -> None:
    made = publish(store, ARRIVE)
    page = open_page()
    assert page.rules.sheet.waiting.text() == "有 2 人的 30 分在等补发"
    dialog = RunDialog(page, dispatcher, rulebook.load(reads, made), reads.today())
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.accept_button.text() == "补发 30 分"
    assert dialog.told.text() == "2 人，3 笔，共 30 分"
    dialog.reject()


def test_the_ledger_explains_the_entry_at_hand_and_narrows_by_kind_rule_and_member(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    from desktop.actions import rewards

    made = publish(store, ARRIVE)
    rewards.run(store, made)
    rewards.award(store, people[2], 7, "十月义工")
    page = open_page()
    page._choose_tab("ledger")
    ledger = page.ledger
    assert ledger.table.paged.rowCount() == 4
    assert page.outstanding.text() == "未兑换 37 分"
    ledger.show_only(member=people[2])
    assert ledger.table.paged.rowCount() == 1
    ledger.table.selectRow(0)
    said = " ".join(label.text() for label in ledger.why.findChildren(QLabel))
    assert "十月义工" in said
    assert ledger.why.reverse_button.isVisible()
    ledger.show_only(rule=made)
    assert ledger.table.paged.rowCount() == 3
    ledger.table.selectRow(0)
    said = " ".join(label.text() for label in ledger.why.findChildren(QLabel))
    assert "每次签到，得 10 分；每周最多 20 分。" in said
    assert "本周" in said
    ledger.why.copy_button.click()
    assert "每次签到" in QGuiApplication.clipboard().text()
    ledger._narrow_kind("manual")
    assert ledger._stack.currentIndex() == 2
    ledger.show_all()
    assert ledger.table.paged.rowCount() == 4


def test_a_reversal_and_an_award_by_hand_need_a_reason(
    reads: Reads, people: list[bytes], qtbot: QtBot, shell: RecordingShell
) -> None:
    reason = ReasonDialog(shell.widget(), "冲正这一笔", "冲正", "")
    award = AwardDialog(shell.widget(), reads, people[0])
    for dialog in (reason, award):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.accept()
        assert dialog.isVisible()
        dialog.reason.setText("记错了")
        dialog.accept()
        assert not dialog.isVisible()


def test_names_and_points_are_masked_while_the_screen_is_shared(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    from desktop.actions import rewards

    made = publish(store, ARRIVE)
    rewards.run(store, made)
    privacy.switch(True)
    page = open_page()
    assert page.rules.trial.points.text() == privacy.amount("30")
    first = page.rules.trial.people.people.index(0)
    assert "沈若溪" not in str(page.rules.trial.people.people.data(first))
    page._choose_tab("ledger")
    page.ledger.table.selectRow(0)
    shown = " ".join(label.text() for label in page.ledger.findChildren(QLabel))
    assert "沈若溪" not in shown
    assert "单文博" not in shown


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_no_label_is_squeezed_at_any_text_size(
    store: Store, people: list[bytes], open_page: Open, scale: float
) -> None:
    publish(store, RANKING)
    publish(store, ARRIVE)
    palette.apply(Look(theme="dark", scale=scale))
    page = open_page()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.fontMetrics().height() - 2, label.text()


def test_without_the_right_to_publish_a_rule_can_be_read_but_not_changed(
    store: Store, reads: Reads, open_page: Open
) -> None:
    from msgspec.structs import replace

    publish(store, ARRIVE)
    reads.actor = replace(reads.actor, cells=frozenset({"member.read.basic"}))
    page = open_page()
    assert not page.rules.form.isEnabled()
    assert not page.rules.sheet.publish.isEnabled()
    assert not page.new_button.isEnabled()
    assert not page.award_button.isEnabled()


def test_many_different_sums_are_gathered_into_few_bars() -> None:
    assert gather([(10, 9), (20, 21)]) == [("10", 9), ("20", 21)]
    bars = gather([(n, 1) for n in range(1, 101)])
    assert len(bars) == 5
    assert sum(people for _, people in bars) == 100
    assert bars[0][0] == "1–20"


def test_the_histogram_says_its_figures_to_a_screen_reader(qtbot: QtBot) -> None:
    chart = Histogram()
    qtbot.addWidget(chart)
    chart.show_histogram([(10, 9), (20, 21)], True, "每人得多少")
    assert chart.accessibleName() == "每人得多少 10: 9, 20: 21"


def test_a_file_of_activities_is_imported_with_what_was_not_added_and_why(
    store: Store,
    open_page: Open,
    dispatcher: Dispatcher,
    qtbot: QtBot,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    member(store, "沈若溪", phone="+8613800002716")
    page = open_page()
    page._choose_tab("activities")
    assert page.activities._stack.currentIndex() == 1
    file = tmp_path / "记录.csv"
    file.write_text(
        "时间,手机号,类型,金额,内容\n2026-03-01 08:30,13800002716,下单,99.5,\n"
        "2026-03-01 08:30,13900009999,签到,,\n",
        "utf-8",
    )
    page.activities.bring_file(file)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["加了 1 条，0 条本来就有，1 条没有加"]
    said = [label.text() for label in page.activities.refused.findChildren(QLabel)]
    assert any(text.startswith("第 3 行：") for text in said)
    page.activities.refused.reject()
    _settled(page, dispatcher, qtbot)
    assert page.activities.table.paged.rowCount() == 1
    page.activities.table.selectRow(0)
    assert page.activities.correct_button.isEnabled()


def test_the_activities_are_shown_as_a_list_or_as_their_course(
    open_page: Open, people: list[bytes]
) -> None:
    page = open_page()
    page.show_trend()
    tab = page.activities
    assert tab._stack.currentWidget() is tab._trend
    assert not tab.correct_button.isVisible()
    tab.view.choose("list")
    tab.read()
    assert tab._stack.currentIndex() == 0
    assert tab.correct_button.isVisible()


def test_without_any_activity_the_course_is_the_way_to_the_first(open_page: Open) -> None:
    page = open_page()
    page.show_trend()
    assert page.activities._stack.currentIndex() == 1


def test_an_activity_by_hand_has_an_amount_only_when_it_is_an_order(
    reads: Reads, people: list[bytes], qtbot: QtBot, shell: RecordingShell
) -> None:
    dialog = EnterDialog(shell.widget(), reads, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    dialog.person.show_member(people[0])
    dialog.amount.setText("many")
    assert dialog.fen() is None
    dialog.kind.setCurrentIndex(dialog.kind.findData("order"))
    dialog.accept()
    assert dialog.isVisible()
    dialog.amount.setText("￥99.50")
    assert dialog.fen() == 9950
    dialog.accept()
    assert not dialog.isVisible()
