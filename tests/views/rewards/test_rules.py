"""Rules are written as sentences, tried on the past and published."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.actions import rewards
from desktop.dispatcher import Dispatcher
from desktop.models import rule
from desktop.models.condition import Leaf, Some
from desktop.models.rule import Cap
from desktop.models.rule_edit import conditions
from desktop.store import rulebook
from desktop.store.community import Reads, Store
from desktop.views import start
from desktop.views.parts.slot import Popover, Slot
from desktop.views.rewards.changed import ChangesDialog
from desktop.views.rewards.histogram import Histogram, gather
from desktop.views.rewards.templates import templates
from desktop.views.rewards.verbs import RunDialog
from desktop.views.theme import palette
from desktop.views.theme.palette import Look
from tests.rewards_builders import ARRIVE, EXAMPLES, RANKING, publish
from tests.views.conftest import RecordingShell
from tests.views.rewards.forms import at_hand, choose, press, settled, slot, type_number

Open = Any


def test_without_rules_the_page_says_what_one_is_and_offers_to_begin(open_page: Open) -> None:
    page = open_page()
    assert page.rules._stack.currentIndex() == 1
    page._start(templates()[0])
    assert page.rules._stack.currentIndex() == 0
    assert page.rules.sheet.publish.isEnabled()


def test_a_new_rule_is_tried_while_it_is_written_and_published(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    page = open_page()
    page._start(templates()[0])
    settled(page, dispatcher, qtbot)
    assert (page.rules.trial.count.text(), page.rules.trial.points.text()) == ("2", "40")
    press(page, "cap-add")
    settled(page, dispatcher, qtbot)
    assert at_hand(page).caps == (Cap("week", 20),)
    assert page.rules.trial.points.text() == "30"
    assert page.rules.trial.surprise_box.isVisible()
    page.rules.sheet.publish.click()
    settled(page, dispatcher, qtbot)
    (stored,) = rulebook.listed(store)
    assert (stored.name, stored.newest.caps) == ("到场奖励", (Cap("week", 20),))
    assert not page.rules.sheet.publish.isEnabled()
    assert not slot(page, "trigger").isEnabled()


def test_a_rule_changed_elsewhere_is_said_and_the_change_under_way_stays(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    made = publish(store, ARRIVE)
    page = open_page()
    type_number(page, "points", 15)
    settled(page, dispatcher, qtbot)
    assert page.rules.sheet.elsewhere.isHidden()
    publish(store, {**ARRIVE, "points": 12}, "2031-01-01")
    page.rules.read()
    page.rules.go_to(made)
    settled(page, dispatcher, qtbot)
    assert not page.rules.sheet.elsewhere.isHidden()
    assert at_hand(page).points == 15


def test_a_draft_is_compared_with_the_version_in_force(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    made = publish(store, ARRIVE)
    page = open_page()
    assert page.rules.trial.change.text() == "不变"
    type_number(page, "points", 15)
    settled(page, dispatcher, qtbot)
    assert page.rules.trial.change.text() == "+5"
    assert "+ 10 分 → + 15 分" in page.rules.sheet.from_what.text()
    assert page.rules.sheet.changes.isVisible()
    page.rules.sheet.draft.click()
    settled(page, dispatcher, qtbot)
    draft = rulebook.load(store, made).draft
    assert draft is not None
    assert draft.rule.points == 15


def test_what_was_changed_is_still_there_after_looking_at_another_rule(
    store: Store, open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    first, second = publish(store, ARRIVE), publish(store, RANKING)
    page = open_page()
    page.rules.go_to(first)
    type_number(page, "points", 12)
    page.rules.go_to(second)
    assert at_hand(page).name == "月榜"
    page.rules.go_to(first)
    assert at_hand(page).points == 12
    settled(page, dispatcher, qtbot)


def test_conditions_are_added_changed_and_dropped_in_the_sentence(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    press(page, "condition-add")
    menu = page.rules.form.findChildren(QMenu)[-1]
    menu.close()
    next(act for act in menu.actions() if act.text() == "城市").trigger()
    choose(page, "condition0.2", "深圳")
    assert [one.value for one in conditions(at_hand(page))] == ["深圳"]
    choose(page, "condition0.1", "不是")
    settled(page, dispatcher, qtbot)
    assert page.rules.trial.count.text() == "1"
    assert "城市不是“深圳”" in page.rules.form._said.text()
    choose(page, "condition0.0", "金额")
    assert [one.field for one in conditions(at_hand(page))] == ["amount"]
    settled(page, dispatcher, qtbot)


def test_a_group_of_conditions_stands_inside_the_sentence_of_a_rule(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    for button, field in (("group-add", "城市"), ("condition-add0", "等级")):
        press(page, button)
        menu = page.rules.form.findChildren(QMenu)[-1]
        menu.close()
        next(act for act in menu.actions() if act.text() == field).trigger()
    (tree,) = conditions(at_hand(page))
    assert isinstance(tree, Some)
    assert [one.field for one in tree.parts if isinstance(one, Leaf)] == ["city", "level"]
    choose(page, "joint0", "下面一条都不符合")
    assert "并非（" in page.rules.form._said.text()
    settled(page, dispatcher, qtbot)


@pytest.mark.parametrize("body", EXAMPLES, ids=lambda body: body["name"])
def test_every_example_can_be_shown_and_read_aloud(
    store: Store, open_page: Open, body: dict[str, Any]
) -> None:
    publish(store, body)
    page = open_page()
    assert at_hand(page) == rule.parse(body)
    slots = page.rules.form.findChildren(Slot)
    assert slots
    assert all(slot.accessibleName().strip() for slot in slots)


def test_every_slot_is_reached_and_opened_by_the_keyboard(
    store: Store, open_page: Open, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    for one in page.rules.form.findChildren(Slot):
        assert one.focusPolicy() == Qt.FocusPolicy.StrongFocus
    kind = slot(page, "kind")
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


def test_what_a_rule_owes_in_contribution_is_told_as_that(
    store: Store, reads: Reads, people: list[bytes], open_page: Open, dispatcher: Dispatcher,
    qtbot: QtBot,
) -> None:  # fmt: skip
    made = publish(store, {**ARRIVE, "wallet": "contribution"})
    page = open_page()
    assert page.rules.sheet.waiting.text() == "有 2 人的 30 点贡献在等补发"
    assert slot(page, "points").text() == "+ 10 点贡献"
    dialog = RunDialog(page, dispatcher, rulebook.load(reads, made), reads.today())
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.accept_button.text() == "补发 30 点贡献"
    assert dialog.told.text() == "2 人，3 笔，共 30 点贡献"
    dialog.reject()


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


def test_a_rule_of_one_version_has_no_changes_to_show(
    store: Store, people: list[bytes], open_page: Open
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    assert page.rules.sheet.changes.isHidden()
    assert page.rules.sheet.from_what.isHidden()


def test_every_version_says_what_it_changed_of_the_one_before_the_newest_first(
    store: Store, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    publish(store, ARRIVE, "2026-01-01")
    publish(store, {**ARRIVE, "points": 12}, "2026-02-01")
    page = open_page()
    assert page.rules.sheet.from_what.text() == "改自第 1 版：+ 10 分 → + 12 分"
    type_number(page, "points", 15)
    dialog = ChangesDialog(page, page.rules.sheet._steps, store.zone)
    qtbot.addWidget(dialog)
    told = [one.text() for one in dialog.findChildren(QLabel)]
    lines = [one for one in told if one.startswith(("第", "• ", "草稿", "2026"))]
    assert lines == [
        *("草稿，还没发布", "• + 12 分 → + 15 分"),
        *("2026 年 2 月 1 日 发布", "• + 10 分 → + 12 分"),
        *("2026 年 1 月 1 日 发布", "第一次写下"),
    ]


def test_the_kinds_of_rules_are_offered_below_the_button_that_was_pressed(open_page: Open) -> None:
    page = open_page()
    for opener in (page._first_rule, page.new_button):
        opener.click()
        menu = page.findChildren(QMenu)[-1]
        assert menu.y() == opener.mapToGlobal(opener.rect().bottomLeft()).y()
        menu.close()


def test_figures_of_a_trial_stand_within_the_panel_in_large_english(
    store: Store, people: list[bytes], open_page: Open
) -> None:
    publish(store, ARRIVE)
    start.dress(Look("dark", 1.5, "normal", "en"))
    try:
        trial = open_page().rules.trial
        edge = trial.mapToGlobal(trial.rect().topRight()).x() - 20
        for one in (trial.count, trial.points, trial.change, trial.span, trial.people):
            assert one.mapToGlobal(one.rect().topRight()).x() <= edge
    finally:
        start.dress(Look(theme="light"))


def test_what_waits_as_a_draft_is_shown_first_with_what_it_would_change(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE | {"name": "先到的"})
    made = publish(store, ARRIVE | {"name": "正改的"})
    changed = rule.parse(ARRIVE | {"name": "正改的", "points": 3})
    rewards.save_draft(store, changed, made)
    publish(store, ARRIVE | {"name": "最新的"})
    page = open_page()
    settled(page, dispatcher, qtbot)
    assert at_hand(page) == changed
    trial = page.rules.trial
    assert (trial.points.text(), trial.change.text()) == ("12", "−18")


def _write(page: Any, name: str, *texts: str) -> None:
    made = slot(page, name)
    made.click()
    popover = made.findChildren(Popover)[-1]
    for field, text in zip(popover.findChildren(QLineEdit), texts, strict=True):
        field.setText(text)
    popover._take()


def test_days_are_read_as_people_write_them_and_what_is_none_is_said(
    store: Store, open_page: Open, shell: RecordingShell
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    _write(page, "window", "2026/3/1", "2026年12月31日")
    assert slot(page, "window").text() == "2026-03-01 到 2026-12-31"
    _write(page, "window", "下周", "")
    _write(page, "window", "2026-12-31", "2026-03-01")
    assert [one.code for one in shell.problems] == ["date.invalid", "rule.window"]
    assert slot(page, "window").text() == "2026-03-01 到 2026-12-31"


def test_weekdays_are_listed_and_written_by_their_names(store: Store, open_page: Open) -> None:
    publish(store, {**ARRIVE, "where": {"field": "weekday", "op": "in", "value": [6, 7]}})
    page = open_page()
    made = slot(page, "condition0.2")
    made.click()
    field = made.findChildren(Popover)[-1].findChild(QLineEdit)
    assert field is not None
    assert field.text() == "星期六、星期日"
    field.setText("周一、三、5")
    made.findChildren(Popover)[-1]._take()
    assert [one.value for one in conditions(at_hand(page))] == [(1, 3, 5)]
