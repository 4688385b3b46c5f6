"""The template of a community in the settings."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.actions import groups, history, template
from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.settings.template import TemplateSection
from tests.views.conftest import RecordingShell


def test_a_structure_is_written_and_built_again(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    groups.add(store, {"name": "晨读组"})
    section = TemplateSection(reads, dispatcher, shell)
    qtbot.addWidget(section)
    file = tmp_path / "模板.json"
    section.write(file)
    qtbot.waitUntil(lambda: file.exists() and "晨读组" in file.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8").replace("晨读组", "夜读组")
    file.write_text(text, encoding="utf-8")
    section.read(file)
    sql = "SELECT name FROM team WHERE gone = 0 ORDER BY name"
    qtbot.waitUntil(lambda: [row[0] for row in reads.rows(sql)] == ["夜读组", "晨读组"])


def test_what_was_built_from_a_template_is_undone_as_a_whole(store: Store, tmp_path: Path) -> None:
    groups.add(store, {"name": "晨读组"})
    template.export(store, tmp_path / "模板.json")
    found = template.read(tmp_path / "模板.json")
    found["team"][0]["name"] = "夜读组"
    found["label"] = [{"word": "粉丝", "text": "伙伴"}]
    done = template.apply(store, found)
    history.undo(store, done.action)
    assert store.rows("SELECT name FROM team WHERE gone = 0") == [("晨读组",)]
    assert store.rows("SELECT word FROM label WHERE gone = 0") == []
