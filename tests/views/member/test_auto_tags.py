"""The page of a member says what a tag by rule rests on, and follows it."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import members as acting
from desktop.actions import registrations, tag_rules
from desktop.dispatcher import Dispatcher
from desktop.models.condition import Leaf
from desktop.store.community import Reads, Store
from desktop.views.member.autotags import AutoTags
from desktop.views.member.page import MemberPage
from desktop.views.parts.tags import Tag
from tests.calendar_builders import around, weekly
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle

PHOTOS = Leaf("count.signup", ">=", 2, Leaf("series", "contains", "摄影"))


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
    weekly(store, 0, title="城市摄影", capacity=1)
    walks = around(store)[:2]
    for one in walks:
        registrations.register(store, one.series, one.original, [member])
    page = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    page.show_target(member)
    assert head_tags(page) == ["读书", "摄影"]
    rule, *deeds = said(page)
    assert rule == "规则：报名次数（系列包含“摄影”）不少于 2"
    assert deeds == [f"{one.start:%Y-%m-%d} 报名 城市摄影" for one in walks[::-1]]
    page.show_changes(registrations.cancel(store, walks[0].series, walks[0].original, [member]))
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
