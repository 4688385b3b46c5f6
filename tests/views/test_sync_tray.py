"""The tray of the Sync screen: cards, what came back, and the quarantine, over a real hub."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import activities, members
from desktop.actions import tray as acts
from desktop.actions.devices import rename_own
from desktop.models.problem import Problem
from desktop.models.role import named
from desktop.models.tray import minute
from desktop.store import roles, tray
from desktop.views.members.columns import every
from desktop.views.parts import privacy
from desktop.views.parts.choice import choose
from desktop.views.sync.quarantine import PAGE
from tests.journeys.driving import press, read, wait
from tests.rewards_builders import publish
from tests.sync.team import Laptop, Team
from tests.views.hub_window import Desk, desk, pill
from tests.views.sample_window import said, settle


def _pulled(laptop: Laptop) -> list[str]:
    laptop.sync()
    return [row[0] for row in laptop.store.rows("SELECT name FROM member WHERE gone = 0")]


def _met(crew: Team, owner: Laptop, theirs: str = "13900139425") -> Laptop:
    """Two laptops give one person different phones without seeing each other."""
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    owner.sync()
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    ((one,),) = owner.store.rows("SELECT id FROM member")
    members.edit(owner.store, one, {"phone": "13900139452"})
    members.edit(second.store, one, {"phone": theirs})
    owner.sync()
    second.sync()
    return second


def _phone(laptop: Laptop) -> str:
    laptop.sync()
    ((found,),) = laptop.store.rows("SELECT phone FROM member")
    return str(found)


def _tab(one: Desk, key: str) -> QWidget:
    one.window.go("sync")
    made = one.window.page()
    made.tabs.choose(key)  # type: ignore[attr-defined]  # the Sync page
    made.tray.show_tab(key)  # type: ignore[attr-defined]
    return made


def test_a_card_shows_both_values_and_the_other_can_be_put_in_force(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    second = _met(crew, owner)
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "1 处要你定")
        words = read(_tab(one, "cards"))
        assert "139****9452" in words
        assert "139****9425" in words
        assert "就用 小陈 的" in words
        press(one.window.page(), "换成我的")
        wait(qtbot, lambda: "没有要你定的" in read(one.window.page()))
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None)
    assert _phone(second) == "+8613900139452"
    assert second.store.one("SELECT count(*) FROM card WHERE settled = 0") == (0,)


def test_a_card_whose_value_in_force_is_right_is_put_away(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    _met(crew, owner, "13988889452")
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "1 处要你定")
        made = _tab(one, "cards")
        # The middle, which is left out elsewhere, is what tells these two apart.
        assert "13900139452" in read(made)
        assert "13988889452" in read(made)
        press(made, "就用 小陈 的")
        wait(qtbot, lambda: "没有要你定的" in read(one.window.page()))
        wait(qtbot, lambda: pill(one) == "已同步")
        assert one.reads.one("SELECT phone FROM member") == ("+8613988889452",)


def test_equal_values_make_no_card(crew: Team, owner: Laptop) -> None:
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    owner.sync()
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    ((one,),) = owner.store.rows("SELECT id FROM member")
    for laptop in (owner, second):
        members.edit(laptop.store, one, {"phone": "13900139452"})
    crew.settle()
    assert owner.store.rows("SELECT * FROM card") == second.store.rows("SELECT * FROM card") == []


def test_what_came_back_says_why_and_can_be_done_again_once_the_role_allows_it(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    _demote(owner, "小陈", "host")
    # Done before the laptop hears of its new role.
    members.add(second.store, {"name": "李雷", "phone": "13900139000"})
    with desk(crew, second) as one:
        wait(qtbot, lambda: pill(one) == "1 条被退回")
        wait(qtbot, lambda: "你的角色不能做这次改动" in read(_tab(one, "returned")))
        assert one.reads.one("SELECT count(*) FROM member WHERE gone = 0") == (0,)
        _demote(owner, "小陈", "admin")
        one.syncing.now()
        wait(qtbot, lambda: "member.write" in one.reads.actor.cells)
        wait(qtbot, lambda: "再做一次" in read(_tab(one, "returned")))
        press(one.window.page(), "再做一次")
        wait(qtbot, lambda: pill(one) == "已同步")
    assert _pulled(owner) == ["李雷"]


def _demote(owner: Laptop, name: str, role: str) -> None:
    store = owner.store
    ((operator,),) = store.rows("SELECT id FROM operator WHERE name = ?", (name,))
    given = named(roles.role_list(store), role)
    with store.recording("role.grant") as rec:
        for held in roles.assignments(store, operator):
            rec.delete("assignment", held.id)
        roles.assign(rec, None, operator, given.id, start="2026-01-01")
    owner.sync()


def test_what_came_back_can_be_put_aside(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    _demote(owner, "小陈", "host")
    members.add(second.store, {"name": "李雷", "phone": "13900139000"})
    with desk(crew, second) as one:
        wait(qtbot, lambda: pill(one) == "1 条被退回")
        wait(qtbot, lambda: "放下" in read(_tab(one, "returned")))
        press(one.window.page(), "放下")
        wait(qtbot, lambda: "没有被退回的改动" in read(one.window.page()))
        wait(qtbot, lambda: pill(one) == "已同步")


def test_the_owner_accepts_from_quarantine(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    _demote(owner, "小陈", "host")
    members.add(second.store, {"name": "李雷", "phone": "13900139000"})
    second.sync()
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.window.go("sync")
        wait(qtbot, lambda: tray.aside(owner.store) == 1)
        # Whoever does not look there is told where she begins.
        one.window.go("home")
        wait(qtbot, lambda: "隔离区里有 1 份改动等你定" in read(one.window.page()))
        press(one.window.page(), "看看")
        wait(qtbot, lambda: "作者的角色没有这项权限" in read(one.window.page()))
        assert "小陈 的设备，李雷：" in " ".join(said(one.window.page()))
        press(one.window.page(), "接受")
        wait(qtbot, lambda: "隔离区是空的" in read(one.window.page()))
        wait(qtbot, lambda: tray.aside(owner.store) == 0)
        wait(qtbot, lambda: one.reads.one("SELECT name FROM member") == ("李雷",))
    second.sync()
    assert _pulled(second) == ["李雷"]


def test_a_card_names_nobody_in_privacy_mode_and_every_button_has_a_name(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    _met(crew, owner)
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "1 处要你定")
        made = _tab(one, "cards")
        wait(qtbot, lambda: "换成我的" in read(made))
        nameless = [
            found
            for found in made.findChildren(QPushButton)
            if found.isVisible() and not (found.accessibleName() or found.text())
        ]
        assert nameless == []
        privacy.switch(True)
        settle()
        made = _tab(one, "cards")
        wait(qtbot, lambda: "换成我的" in read(made))
        words = " ".join(said(one.window))
        assert not [secret for secret in ("9452", "9425", "小陈", "王芳") if secret in words]


def test_the_value_not_in_force_is_kept_as_a_note_of_the_member(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    second = _met(crew, owner)
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "1 处要你定")
        press(_tab(one, "cards"), "另一个记到备注")
        wait(qtbot, lambda: "没有要你定的" in read(one.window.page()))
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None)
        assert one.reads.one("SELECT phone FROM member") == ("+8613900139425",)
    second.sync()
    ((text,),) = second.store.rows("SELECT text FROM note WHERE gone = 0")
    assert str(text).startswith("手机的另一个值：+8613900139452（群主，")


def test_two_people_who_note_one_value_make_one_note(crew: Team, owner: Laptop) -> None:
    second = _met(crew, owner)
    owner.sync()
    for laptop in (owner, second):
        (card,) = tray.cards(laptop.store)
        acts.note_lost(laptop.store, card, "zh_CN")
        assert tray.cards(laptop.store) == []
    crew.settle()
    crew.settle()
    for laptop in (owner, second):
        assert laptop.store.one("SELECT count(*) FROM note WHERE gone = 0") == (1,)
        assert laptop.store.one("SELECT phone FROM member") == ("+8613900139425",)


def test_a_start_that_met_another_is_noted_with_the_date_itself(crew: Team, owner: Laptop) -> None:
    ((series, original),) = [_dated(owner)]
    owner.sync()
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    for laptop, start in ((owner, "2026-03-04T19:00:00"), (second, "2026-03-04T21:00:00")):
        with laptop.store.recording("calendar.edit") as rec:
            rec.put("occurrence", None, {"series": series, "original": original, "start": start})
    crew.settle()
    (card,) = tray.cards(owner.store)
    assert card.title == "读书会"
    acts.note_lost(owner.store, card, "zh_CN")
    crew.settle()
    ((start, note),) = second.store.rows("SELECT start, note FROM occurrence")
    assert start == card.stands.value
    assert minute(str(card.lost.value)) in note


def _dated(owner: Laptop) -> tuple[bytes, str]:
    original = "2026-03-04T20:00:00"
    with owner.store.recording("calendar.add") as rec:
        fields = {"title": "读书会", "start": original, "zone": "Asia/Shanghai", "minutes": 60}
        series = rec.put("series", None, fields)
        rec.put("occurrence", None, {"series": series, "original": original, "start": original})
    return series, original


def test_whoever_does_not_read_a_value_does_not_write_it_into_a_note(
    crew: Team, owner: Laptop
) -> None:
    second = _met(crew, owner)
    _demote(owner, "小陈", "host")
    second.sync()
    (card,) = tray.cards(second.store)
    with pytest.raises(Problem) as refused:
        acts.note_lost(second.store, card, "zh_CN")
    assert refused.value.code == "role.not_allowed"


def test_the_quarantine_is_looked_at_in_pages_and_narrowed(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    third = crew.join(crew.invite(owner, "阿明", "admin"))
    other = crew.join(crew.offer(owner, third.store.operator, "admin", frozenset()))
    for laptop in (third, other):
        rename_own(laptop.store, "ThinkPad")
        laptop.sync()
    for name in ("小陈", "阿明"):
        _demote(owner, name, "host")
    for n in range(PAGE + 3):
        members.add(second.store, {"name": f"某{n}"})
    members.add(third.store, {"name": "李雷"})
    second.sync()
    third.sync()
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        made = _tab(one, "quarantine")
        wait(qtbot, lambda: "第 1–50 条，共 54 条" in read(made))
        press(made, "下一页")
        wait(qtbot, lambda: "第 51–54 条，共 54 条" in read(made))
        wait(qtbot, lambda: read(made).count("以后也要他做") == 4)
        press(made, "上一页")
        wait(qtbot, lambda: "第 1–50 条" in read(made))
        of = made.tray.quarantine.of  # type: ignore[attr-defined]  # the Sync page
        # Two computers of one name that belong to one person are not told alike.
        listed = [of.itemText(at) for at in range(of.count())]
        assert len(set(listed)) == len(listed)
        assert len([text for text in listed if text.startswith("阿明 的设备 · ThinkPad")]) == 2
        choose(of, third.store.device)
        of.activated.emit(of.currentIndex())
        wait(qtbot, lambda: read(made).count("以后也要他做") == 1)
        why = made.tray.quarantine.reason  # type: ignore[attr-defined]
        why.setCurrentIndex(why.findText("一次改很多人"))
        why.activated.emit(why.currentIndex())
        wait(qtbot, lambda: "没有符合这两项的改动" in read(made))
        press(made, "看全部")
        wait(qtbot, lambda: "第 1–50 条，共 54 条" in read(made))


def test_who_has_no_number_yet_is_marked_and_counted_until_he_gets_one(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    owner.sync()
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    second.sync()
    ((last,),) = second.store.rows(
        "SELECT last FROM lease WHERE device = ?", (second.store.device,)
    )
    # The last number of its block: after it there is none that this laptop may give.
    members.add(second.store, {"name": "韩梅", "number": f"QH{last}"})
    with desk(crew, second, down=True) as one:
        wait(qtbot, lambda: pill(one) == "离线，1 条待发")
        one.dispatcher.do(members.add, {"name": "李雷", "phone": "13900139000"})
        wait(qtbot, lambda: pill(one) == "离线，2 条待发")
        words = read(_tab(one, "waiting"))
        assert "1 位成员待编号" in words
        assert "编号会自己补上" in words
        ((member,),) = one.reads.rows("SELECT id FROM member WHERE name = '李雷'")
        one.window.go("member", member=member)
        assert "待编号" in " ".join(said(one.window.page()))
        one.window.go("members")
        table = one.window.page().table.members  # type: ignore[attr-defined]  # the list
        place = table.place(member)
        one.window.page().table.show_columns(  # type: ignore[attr-defined]
            every("UTC", one.reads.today(), numbered=True), ["name", "number"]
        )
        cell = table.index(place, 2)
        assert table.data(cell) == "待编号"
        assert "没有能发的编号" in table.data(cell, Qt.ItemDataRole.ToolTipRole)
        one.line.down = False
        one.syncing.now()
        # The list that stands open has it at once.
        wait(qtbot, lambda: str(table.data(table.index(table.place(member), 2))).startswith("QH"))
        assert one.reads.one("SELECT 1 FROM member WHERE number IS NULL") is None


def test_what_a_cap_took_off_is_told_with_its_points_and_is_not_done_again(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    members.add(owner.store, {"name": "王芳"})
    body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    publish(owner.store, body | {"cap": {"per": "week", "points": 15}}, on="2020-01-01")
    owner.sync()
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    ((member,),) = owner.store.rows("SELECT id FROM member")
    for laptop, day in ((owner, "03"), (second, "04")):
        activities.add(laptop.store, member, "checkin", f"2026-03-{day}T19:00:00")
    owner.sync()
    with desk(crew, second) as one:
        wait(qtbot, lambda: "封顶，少给 5" in read(_tab(one, "returned")))
        told = read(one.window.page())
        assert "加起来超过规则的上限" in told
        assert "再做一次" not in told
        press(one.window.page(), "放下")
        wait(qtbot, lambda: pill(one) == "已同步")
