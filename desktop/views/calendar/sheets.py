"""The calendar on paper: a month or a week as a grid of days, or days one under the other."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPagedPaintDevice

from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.models.paper import Timetable
from desktop.views.calendar.days import WEEK, month_span, week_span
from desktop.views.calendar.lunar import day_name
from desktop.views.calendar.words import days_of, span
from desktop.views.door.paper import Paper
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, dated, weekday, with_weekday
from desktop.views.parts.titles import title

translate = QCoreApplication.translate
_WIDTH, _HEIGHT, _MARGIN, _HEAD = 210.0, 297.0, 12.0, 16.0
_LINE, _SMALL = 7.0, 4.6
_RIGHT = Qt.AlignmentFlag.AlignRight


def timetable(device: QPagedPaintDevice, sheet: Timetable) -> None:
    """Draw some days, a page for each month or week; an agenda as long as it is."""
    paper = Paper(device)
    if sheet.view == "agenda":
        _agenda(paper, sheet)
    else:
        for number, (first, last) in enumerate(_pages(sheet)):
            if number:
                paper.page()
            _grid(paper, sheet, first, last)
    paper.end()


def _pages(sheet: Timetable) -> list[tuple[date, date]]:
    """The whole weeks of each month, or each week, that the days touch."""
    found: list[tuple[date, date]] = []
    day = sheet.first
    while day <= sheet.last:
        page = week_span(day) if sheet.view == "week" else month_span(day)
        if page not in found:
            found.append(page)
        day += timedelta(days=1)
    return found


def _head(paper: Paper, sheet: Timetable, first: date, last: date) -> None:
    width = _WIDTH - 2 * _MARGIN
    said = f"{dated(first)} – {dated(last)}"
    name, place = sheet.only
    only = (privacy.name(name), privacy.mask("text", place))
    head = " • ".join(part for part in (sheet.community, *only) if part)
    paper.text(_MARGIN, _MARGIN, width * 0.6, 10, head, bold=True)
    paper.text(_MARGIN + width * 0.6, _MARGIN, width * 0.4, 8, said, align=_RIGHT)


def _on(sheet: Timetable, day: date) -> list[Occurrence]:
    return [one for one in sheet.found if day in days_of(one, sheet.zone)]


def _grid(paper: Paper, sheet: Timetable, first: date, last: date) -> None:
    month = first + timedelta(days=10)
    edges = (month.replace(day=1), _month_end(month)) if sheet.view == "month" else (first, last)
    _head(paper, sheet, *edges)
    weeks = ((last - first).days + 1) // WEEK
    wide = (_WIDTH - 2 * _MARGIN) / WEEK
    top = _MARGIN + _HEAD + 6
    high = (_HEIGHT - _MARGIN - top) / weeks
    for column in range(WEEK):
        day = first + timedelta(days=column)
        paper.centred(_MARGIN + column * wide, top - 6, wide, 6, weekday(day))
    for number in range(weeks * WEEK):
        row, column = divmod(number, WEEK)
        place = (_MARGIN + column * wide, top + row * high, wide, high)
        _cell(paper, sheet, first + timedelta(days=number), place)


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _cell(
    paper: Paper, sheet: Timetable, day: date, place: tuple[float, float, float, float]
) -> None:
    x, y, wide, high = place
    paper.box(x, y, wide, high)
    paper.text(x + 1, y + 0.5, wide - 2, 6, f"{day.day} {_name(day)}", bold=True)
    found = _on(sheet, day)
    room = int((high - 7) // _SMALL)
    shown = found if len(found) <= room else found[: room - 1]
    # As many lines for each as there is room: small print is for nobody.
    most = max(room // len(found), 1) if found else 1
    lines: list[str] = []
    for one in shown:
        at = "" if one.all_day else clock(one.start.astimezone(ZoneInfo(sheet.zone))) + " "
        lines += paper.broken(wide - 2, _SMALL, at + title(one), most)
    if len(shown) < len(found):
        lines.append(f"+{len(found) - len(shown)}")
    for line, said in enumerate(lines):
        paper.text(x + 1, y + 7 + line * _SMALL, wide - 2, _SMALL, said)


def _name(day: date) -> str:
    marks = {"rest": "休", "work": "班"}
    mark = workdays.mark(day)
    return " ".join(part for part in (day_name(day).text, marks[mark] if mark else "") if part)


def _agenda(paper: Paper, sheet: Timetable) -> None:
    lines: list[tuple[date, Occurrence | None]] = []
    for number in range((sheet.last - sheet.first).days + 1):
        day = sheet.first + timedelta(days=number)
        found = _on(sheet, day)
        lines += [(day, None), *((day, one) for one in found)] if found else []
    each = int((_HEIGHT - 2 * _MARGIN - _HEAD) // _LINE)
    for first in range(0, max(len(lines), 1), each):
        if first:
            paper.page()
        _head(paper, sheet, sheet.first, sheet.last)
        for number, (day, one) in enumerate(lines[first : first + each]):
            _entry(paper, sheet, _MARGIN + _HEAD + number * _LINE, day, one)


def _entry(paper: Paper, sheet: Timetable, y: float, day: date, one: Occurrence | None) -> None:
    width = _WIDTH - 2 * _MARGIN
    if one is None:
        head = f"{with_weekday(dated(day), day)} {_name(day)}"
        paper.text(_MARGIN, y, width, _LINE, head, bold=True)
        paper.line(_MARGIN, y + _LINE, width)
        return
    who = privacy.name(sheet.names.get(one.host or b"", ""))
    facts = translate("Paper", "，").join(part for part in (one.where, who) if part)
    paper.text(_MARGIN + 4, y, 40, _LINE, span(one, sheet.zone))
    paper.text(_MARGIN + 46, y, 74, _LINE, title(one))
    paper.text(_MARGIN + 122, y, width - 122, _LINE, facts, align=_RIGHT)
