"""The calendar on paper from its own page: what is shown, and nothing else."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.models.paper import View
from desktop.store.community import Store
from desktop.views.calendar.narrowing import Wanted
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.printing import paper_of
from tests.views.calendar.pages import add
from tests.views.conftest import RecordingShell


@pytest.mark.parametrize("view", get_args(View))
def test_what_is_shown_is_kept_as_pdf(
    store: Store,
    shown: CalendarPage,
    shell: RecordingShell,
    day: date,
    view: View,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    add(store, day, "登高走读")
    shown.read()
    shown.show_view(view)
    file = tmp_path / "日历.pdf"
    shown.paper.keep(view, shown.days, file)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert file.read_bytes().startswith(b"%PDF")


def test_a_month_on_paper_is_one_page_with_what_is_filtered(
    store: Store, shown: CalendarPage, day: date, tmp_path: Path
) -> None:
    from desktop.views.calendar.sheets import _pages

    add(store, day, "在东厅", place="东厅")
    add(store, day, "在西厅", place="西厅")
    shown.read()
    shown.narrowing.choose(Wanted(place="东厅"))
    sheet = paper_of(shown._reads, "month", shown.days)
    assert [one.title for one in sheet.found] == ["在东厅"]
    assert sheet.only == ("", "东厅")
    assert _pages(sheet) == [(shown.days.first, shown.days.last)]
    assert sheet.first == day.replace(day=1)


def test_the_preview_draws_what_is_shown(
    store: Store, shown: CalendarPage, day: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    opened: list[QDialog] = []
    monkeypatch.setattr(QPrintPreviewDialog, "exec", lambda shown: opened.append(shown))
    add(store, day, "登高走读")
    shown.read()
    printed, kept = shown.paper.menu("month", shown.days).actions()
    assert (printed.text(), kept.text()) == ("打印…", "存为 PDF…")
    printed.trigger()
    assert len(opened) == 1


def test_a_long_title_takes_several_lines_of_its_day_and_none_is_lost(
    store: Store, shown: CalendarPage, day: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.views.calendar.sheets import timetable
    from desktop.views.door.paper import Paper

    said: list[str] = []
    text = Paper.text

    def note(paper: Paper, *place: Any, **more: Any) -> None:
        said.append(str(place[-1]))
        text(paper, *place, **more)

    monkeypatch.setattr(Paper, "text", note)
    add(store, day, "读《红楼梦》第三回：很长很长的题目要换行", 14)
    shown.read()
    timetable(QPdfWriter(str(tmp_path / "paper.pdf")), paper_of(shown._reads, "month", shown.days))
    begin = next(n for n, one in enumerate(said) if one.startswith("14:00 "))
    assert not said[begin].endswith("换行")
    end = next(n for n, one in enumerate(said) if one.endswith("换行"))
    assert "".join(said[begin : end + 1]) == "14:00 读《红楼梦》第三回：很长很长的题目要换行"
