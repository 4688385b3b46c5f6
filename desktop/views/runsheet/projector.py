"""投屏页: what the room sees — title, the part that is on, the timer, the question at hand."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.models import runsheet as sheet
from desktop.models.runsheet import ANSWERING, Part, Question
from desktop.views.parts import privacy
from desktop.views.parts.screens import screen_of
from desktop.views.theme.palette import changed, color, font

_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Projector(QWidget):
    """A window of its own; nothing of anybody's but a name stands on it, and in privacy mode less.

    Letters are as large as the window allows. Esc or F11 closes it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        # A locked window leaves it: it is made for everybody's eyes.
        self.setProperty("room", True)
        self.setWindowTitle(self.tr("投屏页"))
        self.resize(960, 540)
        self._title = ""
        self._parts: Sequence[Part] = ()
        self._question: Question | None = None
        self.fixed_now = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.update)
        self._clock.start()
        changed().connect(self.update)
        privacy.changed().connect(self.update)

    def show_session(
        self, title: str, parts: Sequence[Part], questions: Sequence[Question]
    ) -> None:
        """Show how the session stands."""
        self._title, self._parts = title, parts
        self._question = next((one for one in questions if one.state == ANSWERING), None)
        self.setAccessibleName(" ".join(part for part in self.told() if part))
        self.update()

    def told(self) -> tuple[str, str, str, str]:
        """Title, the part that is on, who has it, and the question at hand."""
        part = sheet.current(self._parts)
        if part is not None:
            now, who = part.title, privacy.name(part.who) if part.who else ""
        elif sheet.standing(self._parts) == "finished":
            now, who = self.tr("今天到这里，谢谢大家"), ""
        else:
            now, who = self.tr("马上开始"), ""
        return self._title, now, who, self._asked()

    def _asked(self) -> str:
        if self._question is None:
            return ""
        name = privacy.name(self._question.name) if self._question.name else ""
        text = self._question.text
        return self.tr("{name}问：{text}").format(name=name, text=text) if name else text

    def open_wide(self) -> None:
        """Fill a second screen where there is one, else this one."""
        screens = QGuiApplication.screens()
        behind = self.parentWidget()
        here = screen_of(behind) if behind is not None else None
        other = next((one for one in screens if one is not here), None)
        if other is not None:
            self.setGeometry(other.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F11 close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything in shares of the window."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("surface"))
        title, now, who, asked = self.told()
        width, height = self.width(), self.height()
        unit = min(width / 16, height / 9)
        edge = round(unit * 0.9)
        room = QRect(edge, edge, width - 2 * edge, height - 2 * edge)
        moment = self.fixed_now or time.time_ns() // 1_000_000
        seconds = sheet.elapsed(self._parts, moment)
        self._text(painter, room, title, unit * 0.45, "text2")
        painter.setFont(_face(unit * 0.45, bold=True))
        painter.setPen(color("accentText"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, sheet.hms(seconds))
        large = room.adjusted(0, round(unit * 1.3), 0, 0)
        used = self._text(painter, large, now, unit * 1.1, "text", bold=True)
        below = large.adjusted(0, used + round(unit * 0.2), 0, 0)
        used = self._text(painter, below, who, unit * 0.5, "text2") if who else 0
        then = sheet.following(self._parts)
        if then is not None and not asked:
            foot = QRect(edge, height - edge - round(unit * 0.6), room.width(), round(unit))
            after = self.tr("接下来：{title}").format(title=then.title)
            self._text(painter, foot, after, unit * 0.42, "text2")
        if asked:
            self._question_box(painter, below.adjusted(0, used + round(unit * 0.5), 0, 0), asked)
        painter.end()

    def _question_box(self, painter: QPainter, box: QRect, asked: str) -> None:
        unit = min(self.width() / 16, self.height() / 9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accentSoft"))
        painter.drawRoundedRect(box, unit * 0.2, unit * 0.2)
        inset = round(unit * 0.4)
        inner = box.adjusted(inset, inset, -inset, -inset)
        px = unit * 0.62
        # A long question is set smaller until it fits.
        while px > 10 and self._height(painter, inner, asked, px) > inner.height():
            px *= 0.9
        self._text(painter, inner, asked, px, "text", bold=True)

    def _height(self, painter: QPainter, room: QRect, text: str, px: float) -> int:
        painter.setFont(_face(px, bold=True))
        return painter.boundingRect(room, _WRAPS, text).height()

    def _text(
        self, painter: QPainter, room: QRect, text: str, px: float, tone: str, *, bold: bool = False
    ) -> int:
        """Draw a wrapped text from the top; its height."""
        painter.setFont(_face(px, bold=bold))
        painter.setPen(color(tone))
        painter.drawText(room, _WRAPS, text)
        return painter.boundingRect(room, _WRAPS, text).height()


def _face(px: float, *, bold: bool) -> QFont:
    face = font(13, bold=bold)
    face.setPixelSize(max(8, round(px)))
    return face
