"""The page of a member says what a tag by rule rests on, and follows it."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import activities, tag_rules
from desktop.actions import members as acting
from desktop.dispatcher import Dispatcher
from desktop.models.condition import Leaf
from desktop.store.community import Reads, Store
from desktop.views.member.autotags import AutoTags
from desktop.views.member.page import MemberPage
from desktop.views.parts.tags import Tag
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle

PHOTOS = Leaf("count.checkin", ">=", 2, Leaf("text", "contains", "摄影"))


def said(page: MemberPage) -> list[str]:
    settle()
    (block,) = [one for one in page.facts.findChildren(AutoTags) if not one.isHidden()] or [None]
    return [one.text() for one in block.findChildren(QLabel)] if block else []


def head_tags(page: MemberPage) -> list[str]:
    settle()
    return [one.text() for one in page.head.findChildren(Tag)]


def test_a_tag_shows_the_two_sign_ups_it_rests_on_and_goes_with_one_of_them(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = acting.add(store, {"name": "王芳"}, ["读书"])
    member = made.result
    assert isinstance(member, bytes)
    tag_rules.save(store, "摄影", PHOTOS)
    entered = [
        activities.add(store, member, "checkin", f"2026-03-0{day}T20:00:00", text="城市摄影")
        for day in (1, 2)
    ]
    page = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    page.show_target(member)
    assert head_tags(page) == ["读书", "摄影"]
    rule, *deeds = said(page)
    assert rule == "规则：签到次数（内容包含“摄影”）不少于 2"
    assert deeds == ["2026-03-02 签到 城市摄影", "2026-03-01 签到 城市摄影"]
    first = entered[0].result
    assert isinstance(first, bytes)
    page.show_changes(activities.correct(store, first, "记错了"))
    assert head_tags(page) == ["读书"]
    assert said(page) == []


def test_a_tag_put_on_by_hand_stays_when_its_evidence_goes(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    member = acting.add(store, {"name": "王芳", "city": "广州"}, ["南方"]).result
    assert isinstance(member, bytes)
    tag_rules.save(store, "南方", Leaf("city", "=", "广州"))
    page = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    page.show_target(member)
    assert said(page)[-1] == "也有人手工打过：规则不再符合也留着"
    page.show_changes(acting.edit(store, member, {"city": "深圳"}))
    assert head_tags(page) == ["南方"]
    assert said(page) == []
