"""The list of members: its order, search, filters, views, and what it says of somebody."""

import json
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.actions import chapters as chaptering
from desktop.actions import groups, member_views, rewards, segments, tag_rules
from desktop.actions import members as acting
from desktop.dispatcher import Dispatcher
from desktop.models.condition import Leaf
from desktop.models.member import Filter, MemberQuery
from desktop.store import chapters, doings, home, member_values, members
from desktop.store import groups as grouped
from desktop.store import member_views as stored_views
from desktop.store.community import Reads, Store, open_reads
from desktop.views.members import lists, words
from desktop.views.members.filter_menu import FilterMenu, _offered
from desktop.views.members.page import MembersPage
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.stats import Sparkline
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said, shown


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
    page.keeper.keep("广州的人")
    qtbot.waitUntil(lambda: page.bar.view.name == "广州的人")
    other = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(other)
    kept = other.bar.views()[-1]
    assert (kept.name, kept.query, kept.own) == ("广州的人", query, True)
    other.show_view(kept)
    assert other.search.text() == "马"
    assert [column.key for column in other.model.columns] == ["tick", "name", "number", "city"]
    other.keeper.drop(kept)
    qtbot.waitUntil(lambda: other.bar.view.key == "all")
    assert [one for one in other.bar.views() if one.own] == []


def test_a_view_is_ones_own_until_it_is_shared(
    page: MembersPage, reads: Reads, store: Store, qtbot: QtBot
) -> None:
    page.keeper.keep("我的")
    page.keeper.keep("大家的", shared=True)
    qtbot.waitUntil(lambda: page.bar.view.name == "大家的")
    with store.recording("view.save") as rec:
        for one in stored_views.listed(store):
            rec.put("saved_view", one.id, {"operator": bytes(range(16))})
    assert [one.name for one in page.bar.views() if one.kept] == ["大家的"]
    assert [one.own for one in page.bar.views() if one.kept] == [False]


def test_a_view_means_the_chapter_and_the_group_that_were_chosen_whatever_they_are_called(
    page: MembersPage, store: Store, reads: Reads, people: dict[str, bytes], qtbot: QtBot
) -> None:
    her, him = people["马秀兰"], people["单文博"]
    acting.edit(store, her, {"chapter": "广州"})
    acting.edit(store, him, {"chapter": "深圳"})
    here, there = (chapters.find(store, name).id for name in ("广州", "深圳"))
    groups.add(store, {"name": "晨读"})
    ((team, _),) = grouped.names(store)
    acting.join_team(store, [her, him], team)
    older = [["chapter", "=", ["广州"]], ["team", "=", ["晨读"]]]
    with store.recording("view.save") as rec:
        said_so = {"name": "早先的", "body": {"filters": older}, "operator": store.operator}
        rec.put("saved_view", None, said_so)
    chosen = MemberQuery()
    for field, name in (("chapter", "广州"), ("team", "晨读")):
        ((key, count),) = [(key, n) for key, text, n in _offered(store, field) if text == name]
        assert count == (1 if field == "chapter" else 2)
        chosen = lists.with_value(chosen, field, key)
    page._show_query(chosen)
    page.keeper.keep("现在的")
    qtbot.waitUntil(lambda: page.bar.view.name == "现在的")
    tree = {"field": "chapter", "op": "=", "value": "广州"}
    asked = Filter("where", "=", (json.dumps(tree, ensure_ascii=False),))
    member_views.save(store, "条件的", MemberQuery(filters=(asked,)), ())
    kept = {one.name: one for one in page.bar.views()}
    assert kept["早先的"].query == kept["现在的"].query == chosen
    page.show_changes(chaptering.edit(store, here, {"name": "羊城"}))
    # Another has the old name now.
    chaptering.edit(store, there, {"name": "广州"})
    page.show_changes(groups.edit(store, team, {"name": "早课"}))
    assert [one.text() for one in page.bar.chips._chips.values()] == ["分会 羊城", "小组 早课"]
    assert not page.bar._changed.isVisible()
    for name in ("现在的", "条件的"):
        page.show_view({one.name: one for one in page.bar.views()}[name])
        qtbot.waitUntil(lambda: page.model.order.whole)
        assert shown(page) == ["马秀兰"]
    others = MemberQuery(filters=(Filter("chapter", "!=", (here.hex(),)),))
    assert {row.name for row in members.page(reads, others)} == {"单文博", "沈若溪", "曾丽华"}
    # By its name it is found as it is called now.
    named = MemberQuery(filters=(Filter("chapter", "=", ("广州",)),))
    assert [row.name for row in members.page(reads, named)] == ["单文博"]


def test_a_segment_is_a_filter_under_its_own_name(
    page: MembersPage, store: Store, qtbot: QtBot
) -> None:
    made = segments.save(store, "广州人", Leaf("city", "=", "广州")).result
    assert isinstance(made, bytes)
    page._show_query(lists.with_value(MemberQuery(), "segment", made.hex()))
    qtbot.waitUntil(lambda: page.model.order.whole)
    assert page.bar.chips._chips["segment"].text() == "广州人"
    shown = {page.model.row(n).city for n in range(page.model.rowCount())}
    assert shown == {"广州"}


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


def test_a_past_list_is_read_only_until_one_goes_back(
    page: MembersPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    day = (store.today() - timedelta(1)).isoformat()
    with store.writing() as connection:
        connection.execute("UPDATE changeset SET clock = clock - 172800000 * 65536")
    added = members.page(store, MemberQuery())[0]
    acting.edit(store, added.id, {"city": "拉萨"})
    page.bar.query_wanted.emit(replace(page.model.query, as_of=day))
    qtbot.waitUntil(lambda: page.model.order.whole)
    assert not page.past.isHidden()
    assert page.panel.isHidden()
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert next(row.city for row in rows if row.id == added.id) == added.city
    page.table.edit_current()
    assert page.table.editor is None
    page.export(())
    assert [problem.code for problem in shell.problems] == ["asof.read_only"]
    page.past.back.click()
    qtbot.waitUntil(lambda: page.model.order.whole)
    assert page.past.isHidden()
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert next(row.city for row in rows if row.id == added.id) == "拉萨"


def test_a_past_list_says_which_filters_it_cannot_answer(
    page: MembersPage, store: Store, qtbot: QtBot
) -> None:
    with store.writing() as connection:
        connection.execute("UPDATE changeset SET clock = clock - 172800000 * 65536")
    filters = (
        Filter("city", "=", ("广州",)),
        Filter("points", ">=", (1,)),
        Filter("level", "empty"),
    )
    day = (store.today() - timedelta(1)).isoformat()
    page._show_query(MemberQuery(filters=filters, as_of=day))
    qtbot.waitUntil(lambda: page.model.order.whole)
    assert page.model.query.filters == filters[:1]
    assert not page.past.left_out.isHidden()
    assert "积分 ≥ 1、等级 未填" in page.past.left_out.text()
    page._show_query(MemberQuery(filters=filters[:1], as_of=day))
    assert page.past.left_out.isHidden()
    menu = FilterMenu(page, page.model.reads, page._show_query)
    menu.show_for(page.model.query, store.today())
    offered = [act.text() for act in menu.actions()]
    assert offered == ["城市", "分会", "小组", "等级", "标签", "来源", "角色"]


def test_the_menu_of_tags_counts_those_of_rules_too(page: MembersPage, store: Store) -> None:
    tag_rules.save(store, "羊城", Leaf("city", "=", "广州"))
    here = [row.id for row in members.page(store, MemberQuery()) if row.city == "广州"]
    acting.tag(store, here[:1], ["羊城"])
    assert ("羊城", "羊城", len(here)) in _offered(store, "tag")
    assert ("羊城", 1) in member_values.values(store, "tag")
