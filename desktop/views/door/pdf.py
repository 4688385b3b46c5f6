"""Papers as PDF files, their fonts within, for the command line: no window is shown."""

import os

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFontDatabase, QPageSize, QPdfWriter

from desktop.models.paper import Badges, Paper, SignIn, Spoken, Timetable
from desktop.models.problem import Problem
from desktop.models.statement import Statement
from desktop.views import start
from desktop.views.door import paper as drawing
from desktop.views.door.diploma import diploma
from desktop.views.theme.palette import Look, look


def make(paper: Paper, spoken: str) -> bytes:
    """The PDF of a paper in a language. Raises Problem paper.no_font without a Chinese font."""
    if not start.has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start.application()
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise Problem("paper.no_font")
    start.dress(Look(language=spoken))
    return drawn(paper)


def drawn(paper: Paper) -> bytes:
    """The PDF of a paper in the language and with the fonts at hand."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw(writer, paper)
    del writer
    buffer.close()
    return bytes(held.data())


def draw(device: QPdfWriter, paper: Paper) -> None:
    """Draw a paper on its pages."""
    if isinstance(paper, SignIn):
        drawing.sign_in(device, paper.one, paper.people)
    elif isinstance(paper, Badges):
        drawing.badges(device, paper.one, paper.people)
    elif isinstance(paper, Timetable):
        # The days of that calendar need a large library.
        from desktop.views.calendar.sheets import timetable

        timetable(device, paper)
    elif isinstance(paper, Statement):
        from desktop.views.rewards.statement_paper import statement

        statement(device, paper, look().language)
    elif isinstance(paper, Spoken):
        from desktop.views.runsheet.archive import paper as document

        document(paper.heading, paper.lines).print_(device)
    else:
        diploma(device, paper)
