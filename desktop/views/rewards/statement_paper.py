"""A member's statement on paper: what came and went, what is there, what ends when."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPagedPaintDevice

from desktop.models import statement_words as words
from desktop.models.statement import Statement, StatementLine
from desktop.views.door.paper import Paper
from desktop.views.parts import privacy

translate = QCoreApplication.translate
# A4 (mm): margins, the height of a line, and where the columns begin.
_MARGIN, _WIDTH, _BOTTOM, _LINE = 16.0, 210.0, 280.0, 7.5
_DAY, _WHAT, _POINTS, _AFTER = _MARGIN, 44.0, 132.0, 164.0
_RIGHT = Qt.AlignmentFlag.AlignRight


def statement(device: QPagedPaintDevice, one: Statement, language: str) -> None:
    """Draw a statement, on as many pages as it takes."""
    paper = Paper(device)
    shown = replace(one, name=privacy.name(one.name))
    head, days = words.heading(shown, language)
    room = _WIDTH - 2 * _MARGIN
    paper.text(_MARGIN, 14, room, 13, head, bold=True)
    paper.text(_MARGIN, 27, room, 8, days)
    paper.text(_MARGIN, 38, room, 8, words.before_words(one, language))
    y = _columns(paper, 48)
    for line in one.lines:
        if y > _BOTTOM - _LINE:
            paper.page()
            y = _columns(paper, 14)
        _line(paper, y, line, one, language)
        y += _LINE
    tail = [words.after_words(one, language), *words.ends(one, language)]
    for number, told in enumerate(tail):
        if y > _BOTTOM - _LINE:
            paper.page()
            y = 14
        y += 3 if number == 0 else 0
        paper.text(_MARGIN, y, room, _LINE, told, bold=number == 0)
        y += _LINE
    paper.end()


def _columns(paper: Paper, y: float) -> float:
    paper.text(_DAY, y, 26, _LINE, translate("StatementPaper", "日期"), bold=True)
    paper.text(_WHAT, y, 84, _LINE, translate("StatementPaper", "事由"), bold=True)
    text = translate("StatementPaper", "变动")
    paper.text(_POINTS, y, 28, _LINE, text, bold=True, align=_RIGHT)
    text = translate("StatementPaper", "余额")
    paper.text(_AFTER, y, 30, _LINE, text, bold=True, align=_RIGHT)
    paper.line(_MARGIN, y + _LINE, _WIDTH - 2 * _MARGIN)
    return y + _LINE + 1


def _line(paper: Paper, y: float, line: StatementLine, one: Statement, language: str) -> None:
    paper.text(_DAY, y, 26, _LINE, line.entry.local[:10])
    paper.text(_WHAT, y, 84, _LINE, words.told(line, language))
    signed = words.amount(line.entry.points, one.wallet, signed=True)
    paper.text(_POINTS, y, 28, _LINE, signed, align=_RIGHT)
    paper.text(_AFTER, y, 30, _LINE, words.amount(line.after, one.wallet), align=_RIGHT)
