"""Long work can be followed and stopped from every page, and work begun is not lost."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.progress import Progress, quiet
from desktop.store.community import Store
from desktop.views.importing.page import ImportPage
from desktop.views.parts import privacy
from desktop.views.window import Window
from tests.views.sample_window import open_window


class Work:
    """An action that reports one step of two and then waits for the test."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, store: Store, progress: Progress = quiet) -> None:
        progress(1, 2)
        self.begun.set()
        self.go_on.wait(20)
        progress(2, 2)


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    made, close = open_window(store)
    yield made
    close()


@pytest.fixture
def work() -> Iterator[Work]:
    made = Work()
    yield made
    made.go_on.set()


def test_long_work_is_shown_on_every_page_until_it_is_over(
    window: Window, work: Work, qtbot: QtBot
) -> None:
    job = window.dispatcher.do(work)
    window.dispatcher.follow(job, "正在导入 名单.xlsx")
    strip = window.status.tasks
    qtbot.waitUntil(strip.isVisible)
    window.go("calendar")
    assert strip.isVisible()
    assert strip.text() == "正在导入 名单.xlsx"
    with qtbot.waitSignal(job.over):
        work.go_on.set()
    assert not strip.isVisible()


def test_long_work_is_still_shown_after_everything_was_made_anew(
    window: Window, work: Work, qtbot: QtBot
) -> None:
    job = window.dispatcher.do(work)
    window.dispatcher.follow(job, "正在导入 名单.xlsx")
    window.build()
    qtbot.waitUntil(window.status.tasks.isVisible)
    with qtbot.waitSignal(job.over):
        work.go_on.set()
    assert not window.status.tasks.isVisible()


def test_long_work_is_stopped_from_the_status_line(
    window: Window, work: Work, qtbot: QtBot
) -> None:
    job = window.dispatcher.do(work)
    window.dispatcher.follow(job, "正在导入 名单.xlsx")
    qtbot.waitUntil(window.status.tasks.isVisible)
    with qtbot.waitSignal(job.cancelled):
        window.status.tasks.stop.click()
        work.go_on.set()


def test_what_is_over_at_once_is_not_shown(window: Window, work: Work, qtbot: QtBot) -> None:
    work.go_on.set()
    job = window.dispatcher.do(work)
    window.dispatcher.follow(job, "正在撤销")
    with qtbot.waitSignal(job.over):
        pass
    assert not window.status.tasks.isVisible()


def test_a_failure_that_nobody_hears_is_still_told_while_the_work_is_followed(
    window: Window, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.dispatcher.failed):
        window.undo_last()


def test_privacy_keeps_the_import_where_it_stands(window: Window, qtbot: QtBot) -> None:
    window.go("import")
    page = window.page()
    privacy.switch(True)
    assert window.page() is page
    privacy.switch(False)


def test_a_list_half_way_in_outlives_a_change_of_language(window: Window, qtbot: QtBot) -> None:
    window.go("import")
    page = window.page()
    assert isinstance(page, ImportPage)
    page.open_text("姓名\t手机号\n单文博\t13612349005")
    qtbot.waitUntil(page.keeps)
    window.build()
    assert window.page() is page
    qtbot.waitUntil(page.isVisible)


def test_looking_on_as_another_role_makes_every_page_anew(window: Window, qtbot: QtBot) -> None:
    window.go("import")
    page = window.page()
    assert isinstance(page, ImportPage)
    page.open_text("姓名\t手机号\n单文博\t13612349005")
    qtbot.waitUntil(page.keeps)
    window.preview(None)
    assert window.page() is not page
