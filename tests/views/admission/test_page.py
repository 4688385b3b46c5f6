"""The admission screen and the form by which a member leaves, on a real community."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from desktop.actions import admission as acting
from desktop.actions import cooperation, members
from desktop.actions import stays as leaving
from desktop.dispatcher import Dispatcher
from desktop.models.admission import ADMITTED, PENDING, REJECTED
from desktop.models.permission import PRESETS
from desktop.store import admission, headcount, stays
from desktop.store import members as roster
from desktop.store.community import Reads, Store
from desktop.views.admission.forms import application_form, limits_form, rule_form
from desktop.views.admission.gone import GoneTab
from desktop.views.admission.page import AdmissionPage
from desktop.views.admission.report import ReportTab
from desktop.views.admission.together import TogetherTab
from desktop.views.member.leaving import LeaveForm, MemberStays
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said
from tests.views.sample_window import settle


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[AdmissionPage]:
    acting.set_rule(
        store, store.community, conditions=["车主认证"], questions=["开什么车"], needed=2
    )
    for name in ("林霞", "王芳"):
        acting.enter(
            store, store.community, {"name": name, "source": "车友会"}, [("开什么车", "电动车")]
        )
    made = AdmissionPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.show()
    yield made
    made.hide()
    settle()


def cells(table: QTableView) -> str:
    model = table.model()
    return " ".join(
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def lines(page: AdmissionPage) -> list[str]:
    model = page.queue.list.lines
    found = [model.line(number) for number in range(model.rowCount())]
    return [f"{one.name} {one.figure}".strip() for one in found if one]


def test_an_applicant_with_one_of_two_approvals_is_still_to_be_decided(
    page: AdmissionPage, store: Store, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    assert lines(page) == ["待审  2", "林霞 0/2", "王芳 0/2"]
    panel = page.queue.panel
    assert panel.shown is not None
    assert "电动车" in said(panel)
    panel.ticks["车主认证"].setChecked(True)
    with qtbot.waitSignal(dispatcher.changed):
        panel.agree.click()
    qtbot.waitUntil(lambda: lines(page)[1] == "林霞 1/2")
    found = admission.opened(store)[0]
    assert (found.state, found.unmet, headcount.everybody(store)) == (PENDING, [], 0)


def test_a_rejection_asks_why(page: AdmissionPage, store: Store, qtbot: QtBot) -> None:
    question = page.queue.panel.question()
    question.accept()
    assert "请写明原因。" in said(question)
    shown = page.queue.panel.shown
    assert shown is not None
    acting.reject(store, shown.id, "没有车")
    page.queue.read()
    assert lines(page) == ["待审  1", "王芳 0/2", "已处理", "林霞"]
    page.show_target(application=shown.id)
    assert page.queue.panel.shown is not None
    assert page.queue.panel.shown.state == REJECTED
    assert "原因：没有车" in said(page.queue.panel)


def test_the_form_asks_what_the_place_asks(
    page: AdmissionPage,
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    form = application_form(page, reads, dispatcher, shell)
    assert form.findChildren(QPlainTextEdit)[0].placeholderText() == "开什么车"
    name = form.findChildren(QLineEdit)[0]
    name.setText("早安")
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    assert [one.name for one in admission.opened(store)] == ["林霞", "王芳", "早安"]
    rule = rule_form(page, reads, dispatcher, shell)
    assert rule.findChildren(QPlainTextEdit)[0].toPlainText() == "车主认证"
    assert said(limits_form(page, reads, dispatcher, shell))


def test_who_left_is_listed_and_taken_in_again(
    page: AdmissionPage, store: Store, reads: Reads, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    member = members.add(store, {"name": "单文博"}).result
    assert isinstance(member, bytes)
    leaving.leave(store, [member], "搬家")
    page.show_target(tab="gone")
    tab = page.tabs["gone"]
    assert isinstance(tab, GoneTab)
    assert "单文博" in cells(tab.table)
    with qtbot.waitSignal(dispatcher.changed):
        tab.back.click()
    assert roster.stands(store, member)
    qtbot.waitUntil(lambda: stays.count_gone(reads) == 0)


def test_sources_and_the_days_are_told(page: AdmissionPage, store: Store, qtbot: QtBot) -> None:
    one, other = (members.add(store, {"name": name, "source": "展会"}).result
                  for name in ("单文博", "马秀兰"))  # fmt: skip
    assert isinstance(one, bytes)
    assert isinstance(other, bytes)
    cooperation.add(store, one, other, value="1280", note="礼盒")
    cooperation.set_limits(store, exposures=1)
    for _ in range(2):
        cooperation.feature(store, one)
    page.show_target(tab="report")
    report, together = page.tabs["report"], page.tabs["together"]
    assert isinstance(report, ReportTab)
    assert isinstance(together, TogetherTab)
    qtbot.waitUntil(lambda: "展会 2 0 0% 0" in cells(report.table))
    assert "车友会 0 0 2" in cells(report.asked)
    page.show_target(tab="together")
    assert "礼盒" in cells(together.table)
    assert "¥1,280" in cells(together.table)
    assert together.warning.text().startswith("本月曝光超过 1 次：单文博 2")


def test_putting_a_member_out_is_confirmed_and_needs_a_reason(
    page: AdmissionPage,
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    member = members.add(store, {"name": "单文博", "joined": ""}).result
    assert isinstance(member, bytes)
    found = roster.find(reads, member)
    assert found is not None
    form = LeaveForm(page, reads, dispatcher, shell, found)
    form.how.setCurrentIndex(1)
    form.reason.setText("发广告")
    form.accept()
    assert roster.stands(store, member)
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    assert [(one.how, one.reason) for one in stays.gone(store)] == [("removed", "发广告")]
    leaving.rejoin(store, member)
    stays_shown = MemberStays(reads, member)
    assert len(stays_shown.found) == 2
    assert "第 1 段：开始日没有登记 – " in said(stays_shown)


def test_a_host_sees_but_decides_nothing(
    page: AdmissionPage, store: Store, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    from msgspec.structs import replace

    page._reads.actor = replace(store.actor, cells=PRESETS["host"])
    page.queue.panel.show_one(page.queue.panel.shown)
    assert page.queue.panel.agree.isHidden()
    assert page.commands() == []
    shown = page.queue.panel.shown
    assert shown is not None
    assert shown.state != ADMITTED
