"""The welcome: three ways in, questions that can be skipped, a passphrase where one is needed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions import groups, members, template
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store.community import Founding, Store
from desktop.store.passphrase import too_short
from desktop.views import opening, recent, start
from desktop.views.firstrun import picking
from desktop.views.firstrun.background import Background
from desktop.views.firstrun.page import FirstRun
from desktop.views.firstrun.questions import AskName, AskNewPassphrase
from desktop.views.theme import palette
from desktop.views.theme.palette import Look
from tests.conftest import PASSPHRASE
from tests.views.sample_window import said


@pytest.fixture
def page(qtbot: QtBot) -> FirstRun:
    made = FirstRun()
    qtbot.addWidget(made)
    made.show()
    return made


def test_there_are_three_ways_to_begin_and_none_asks_for_an_account(page: FirstRun) -> None:
    texts = said(page)
    assert {"导入我的名单", "先用示例社群看看", "从空的开始"} <= set(texts)
    assert any("不用注册" in text for text in texts)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.usefixtures("compiled")
def test_every_way_in_is_in_sight_at_any_usual_size(
    qtbot: QtBot, language: str, scale: float
) -> None:
    start.dress(Look(language=language, scale=scale))
    made = FirstRun()
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    (area,) = made.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0


def test_each_button_leads_its_way(page: FirstRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        page.demo_button.click()
    with qtbot.waitSignal(page.new_wanted):
        page.new_button.click()


def test_a_file_dropped_on_the_window_is_imported(
    page: FirstRun, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "名单.xlsx"))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.import_wanted) as told:
        page.dropEvent(drop)
    assert told.args == [tmp_path / "名单.xlsx"]


def test_language_look_and_size_are_chosen_at_the_foot(page: FirstRun) -> None:
    wanted: list[Look] = []
    page.look_wanted.connect(wanted.append)
    page._looks("language", "en")
    page._looks("theme", "dark")
    page._looks("scale", "1.25")
    assert [one.language for one in wanted] == ["en", "zh_CN", "zh_CN"]
    assert wanted[1].theme == "dark"
    assert wanted[2].scale == 1.25


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.6])
def test_no_label_of_the_welcome_is_squeezed(page: FirstRun, scale: float, qtbot: QtBot) -> None:
    palette.apply(Look(theme="light", scale=scale))
    page.build()
    qtbot.wait(1)
    for one in page.findChildren(QLabel):
        if one.isVisible() and one.text():
            assert one.height() >= one.fontMetrics().height() - 1, one.text()


def test_a_community_needs_only_a_name(qtbot: QtBot) -> None:
    asked = AskName(None)
    qtbot.addWidget(asked)
    asked.accept()
    assert asked.result() == 0
    assert "请给社群起个名字。" in said(asked)
    asked.name.setText("读" * 101)
    asked.accept()
    assert asked.result() == 0
    assert "最多 100 个" in str(said(asked))
    asked.name.setText("青禾读书会")
    asked.accept()
    assert asked.result() == 1


def test_a_new_passphrase_is_typed_twice(qtbot: QtBot) -> None:
    asked = AskNewPassphrase(None)
    qtbot.addWidget(asked)
    asked.first.setText("晨读会 2026 秋")
    asked.again.setText("晨读会 2026 冬")
    asked.accept()
    assert asked.result() == 0
    asked.again.setText("晨读会 2026 秋")
    asked.accept()
    assert asked.result() == 1


def test_a_passphrase_is_shown_by_its_eye_and_hidden_again(qtbot: QtBot) -> None:
    asked = AskNewPassphrase(None)
    qtbot.addWidget(asked)
    (eye,) = asked.first.actions()
    assert asked.first.echoMode() == QLineEdit.EchoMode.Password
    eye.trigger()
    assert (asked.first.echoMode(), eye.text()) == (QLineEdit.EchoMode.Normal, "遮住")
    assert asked.again.echoMode() == QLineEdit.EchoMode.Password
    eye.trigger()
    assert (asked.first.echoMode(), eye.text()) == (QLineEdit.EchoMode.Password, "显示")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_question_is_as_high_as_what_it_says(qtbot: QtBot, scale: float) -> None:
    start.dress(Look("light", scale))
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.show()
    asked = AskNewPassphrase(behind)
    asked.show()
    qtbot.waitExposed(asked)
    layout = asked.layout()
    assert layout is not None
    assert asked.height() == layout.totalHeightForWidth(asked.width())


def test_work_before_a_community_is_open_tells_its_end(qtbot: QtBot) -> None:
    back = Background()

    def work(progress: Progress) -> str:
        progress(1, 2)
        return "done"

    def fail(progress: Progress) -> str:
        raise Problem("vault.no_keyring")

    with qtbot.waitSignals([back.progress, back.done]):
        back.run(work)
    with qtbot.waitSignal(back.failed) as told:
        back.run(fail)
    assert told.args is not None
    assert told.args[0].code == "vault.no_keyring"
    back.close()


def test_work_before_a_community_is_open_can_be_stopped(qtbot: QtBot) -> None:
    back = Background()

    def work(progress: Progress) -> None:
        while True:
            progress(0, 0)

    with qtbot.waitSignal(back.ended):
        back.run(work)
        back.cancel()
    back.close()


def test_a_new_communitys_folder_is_one_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent, "data_folder", lambda: tmp_path)
    first = recent.folder_for("青禾/读书会?")
    assert first.parent == tmp_path
    first.mkdir()
    assert recent.folder_for("青禾/读书会?") == tmp_path / f"{first.name} 2"
    assert recent.folder_for("...").name == "community"


def test_folders_opened_lately_are_remembered_newest_first(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
        recent.remember(folder)
    recent.remember(folders[0])
    (tmp_path / "b").rmdir()
    assert recent.recent_folders() == [str(folders[0]), str(folders[2])]


def test_the_window_asks_of_a_passphrase_what_the_store_asks(qtbot: QtBot) -> None:
    asked = AskNewPassphrase(None)
    qtbot.addWidget(asked)
    for words, accepted in (("晨读会", 0), ("short12", 0), ("晨读冬天", 1)):
        asked.first.setText(words)
        asked.again.setText(words)
        asked.accept()
        assert asked.result() == accepted
        assert too_short(words) != bool(accepted)


def test_a_new_community_is_built_like_a_template_and_none_of_a_damaged_one(
    store: Store, tmp_path: Path
) -> None:
    groups.add(store, {"name": "晨读组"})
    members.add(store, {"name": "林霞"})
    file = tmp_path / "模板.json"
    template.export(store, file)
    founding = Founding("新的社群")
    made = opening.make_new(tmp_path / "new", founding, file, PASSPHRASE, quiet)
    assert made.rows("SELECT name FROM team WHERE gone = 0") == [("晨读组",)]
    assert made.rows("SELECT count(*) FROM member") == [(0,)]
    made.close()
    file.write_text("名单", encoding="utf-8")
    with pytest.raises(Problem) as refused:
        opening.make_new(tmp_path / "other", founding, file, PASSPHRASE, quiet)
    assert refused.value.code == "template.unreadable"
    assert not (tmp_path / "other").exists()


def test_the_welcome_hands_on_the_template_that_was_chosen(
    page: FirstRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "模板.json"
    monkeypatch.setattr(picking, "a_template", lambda _parent: file)
    with qtbot.waitSignal(page.template_wanted) as heard:
        next(
            one for one in page.findChildren(QAbstractButton) if one.text() == "照模板新建…"
        ).click()
    assert heard.args == [file]
