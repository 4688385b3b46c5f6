"""What a form that is being filled in says of changes made elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import community
from desktop.actions import members as acts
from desktop.dispatcher import Dispatcher
from desktop.models.role import named
from desktop.store import home, members, roles
from desktop.store.community import Reads, Store
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.member.form import EditForm
from desktop.views.parts.elsewhere import marked
from desktop.views.settings.page import SettingsPage
from tests.calendar_builders import around, weekly
from tests.journeys.driving import wait
from tests.sync.team import Team, team
from tests.views.conftest import RecordingShell
from tests.views.hub_window import desk, pill


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _line(form: EditForm, key: str) -> QLineEdit:
    made = form.fields[key]
    assert isinstance(made, QLineEdit)
    return made


def test_a_pull_marks_the_field_and_keeps_what_is_typed(
    crew: Team, qtbot: QtBot, shell: RecordingShell
) -> None:
    owner = crew.found()
    made = acts.add(owner.store, {"name": "王芳", "wechat": "old_one", "qq": "10001"}).result
    assert isinstance(made, bytes)
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        found = members.find(one.reads, made)
        assert found is not None
        form = EditForm(one.window, one.reads, one.dispatcher, shell, found)
        qtbot.addWidget(form)
        form.show()
        assert (_line(form, "wechat").text(), _line(form, "qq").placeholderText()) == (
            "",
            "10****，不改就留空",
        )
        _line(form, "wechat").setText("mine")
        acts.edit(second.store, made, {"wechat": "theirs", "qq": "20002", "phone": "13900139425"})
        second.sync()
        one.syncing.now()
        wait(qtbot, lambda: marked(form.fields["wechat"]) is not None)
        told = marked(form.fields["wechat"])
        assert told is not None
        # Whole accounts are shown where each look is noted.
        assert told.text() == "在别处改过，现在是：the****"
        # What was typed stays; what was not touched is theirs, so that saving takes nothing back.
        assert _line(form, "wechat").text() == "mine"
        assert marked(form.fields["qq"]) is not None
        assert marked(form.fields["phone"]) is not None
        assert marked(form.fields["name"]) is None
        assert form.changed() == {"wechat": "mine"}
        form.close()


def test_a_pull_marks_what_stands_in_the_settings_and_keeps_what_is_typed(
    crew: Team, qtbot: QtBot
) -> None:
    owner = crew.found()
    crew.connect(owner)
    mine = named(roles.role_list(owner.store), "owner")
    # Her second laptop: nobody but the owner writes these fields.
    second = crew.join(crew.offer(owner, owner.store.operator, "owner", mine.cells))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.window.go("settings")
        page = one.window.page()
        assert isinstance(page, SettingsPage)
        name, prefix = page.community.fields["name"], page.community.fields["prefix"]
        name.setText("我正写的名字")
        community.edit(second.store, name="别处的名字", prefix="BC")
        second.sync()
        one.syncing.now()
        wait(qtbot, lambda: marked(name) is not None)
        told = marked(name)
        assert told is not None
        assert told.text() == "在别处改过，现在是：别处的名字"
        assert name.text() == "我正写的名字"
        # A field that nobody types in simply shows what is so, and leaving it writes nothing back.
        assert (prefix.text(), marked(prefix)) == ("BC", None)
        prefix.editingFinished.emit()
        name.editingFinished.emit()
        wait(qtbot, lambda: home.community(one.reads).name == "我正写的名字")
        assert home.community(one.reads).prefix == "BC"
        wait(qtbot, lambda: marked(name) is None)


def test_a_pull_marks_the_form_of_a_series_however_far_the_change_reached(
    crew: Team, qtbot: QtBot, shell: RecordingShell
) -> None:
    owner = crew.found()
    weekly(owner.store)
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        at_hand = around(owner.store)[-1]
        form = OccurrenceForm(None, one.reads, at_hand.start.date(), at_hand, "FREQ=WEEKLY")
        qtbot.addWidget(form)
        form.show()
        one.dispatcher.changed.connect(form.show_changes)
        form.place.setText("我写的地方")
        reach = {"place": "别处", "minutes": 90}
        acting.edit(second.store, at_hand.series, at_hand.original, reach, "following")
        second.sync()
        one.syncing.now()
        wait(qtbot, lambda: marked(form.place) is not None)
        told = marked(form.minutes)
        assert told is not None
        assert told.text() == "在别处改过，现在是：90"
        assert marked(form.title_field) is None
        assert form.changes() == {"place": "我写的地方"}
        acting.cancel(second.store, at_hand.series, at_hand.original, "this")
        second.sync()
        one.syncing.now()
        wait(qtbot, lambda: "已在别处取消" in form._problem.text())
        assert form.place.text() == "我写的地方"
        form.close()


def test_a_member_removed_elsewhere_is_said_in_the_form(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = acts.add(store, {"name": "王芳"}).result
    assert isinstance(made, bytes)
    found = members.find(reads, made)
    assert found is not None
    form = EditForm(shell.window, reads, dispatcher, shell, found)
    qtbot.addWidget(form)
    form.show()
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(acts.remove, [made])
    assert "已在别处移除" in form._problem.text()


def test_the_form_of_a_session_marks_what_changed_and_writes_only_its_own(
    store: Store, reads: Reads, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    weekly(store)
    one = around(store)[0]
    form = OccurrenceForm(None, reads, one.start.date(), one, "FREQ=WEEKLY")
    qtbot.addWidget(form)
    form.show()
    dispatcher.changed.connect(form.show_changes)
    form.place.setText("我写的地方")
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(
            acting.edit, one.series, one.original, {"place": "别处", "note": "带书"}, "all"
        )
    told = marked(form.place)
    assert told is not None
    assert told.text() == "在别处改过，现在是：别处"
    assert marked(form.note) is not None
    assert marked(form.title_field) is None
    assert form.changes() == {"place": "我写的地方"}


def test_a_box_with_choices_is_marked_as_well(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = acts.add(store, {"name": "王芳", "city": "广州"}).result
    assert isinstance(made, bytes)
    found = members.find(reads, made)
    assert found is not None
    form = EditForm(shell.window, reads, dispatcher, shell, found)
    qtbot.addWidget(form)
    city = form.fields["city"]
    assert isinstance(city, QComboBox)
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(acts.edit, made, {"city": "深圳"})
    assert city.currentText() == "深圳"
    assert form.changed() == {}
