"""Avatars: the first letter in a circle whose hue comes from the member's id."""

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.parts import privacy
from desktop.views.theme.palette import Look, avatar_colors, color, font, look, size


def letter(name: str) -> str:
    """What stands in the circle: the first character, a Latin one in upper case."""
    return name.strip()[:1].upper() or "?"


@lru_cache(maxsize=1024)
def _face(
    ink: int, ground: int, character: str, side: int, ratio: float, _look: Look, _family: str
) -> QPixmap:
    """The circle with its letter, drawn once for all who share both."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    rect = QRect(0, 0, side, side)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(rect)
    face = font(13, bold=True)
    face.setPixelSize(max(10, round(side * 0.46)))
    painter.setFont(face)
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    return picture


def paint_avatar(painter: QPainter, rect: QRect, record: bytes, name: str) -> None:
    """Draw an avatar that fills the square `rect`."""
    ink, ground = avatar_colors(record)
    character = letter(privacy.name(name))
    ratio = painter.device().devicePixelRatioF()
    family = QGuiApplication.font().family()
    picture = _face(ink.rgb(), ground.rgb(), character, rect.height(), ratio, look(), family)
    painter.drawPixmap(rect.topLeft(), picture)


def paint_nobody(painter: QPainter, rect: QRect) -> None:
    """Draw the dashed ring with "?" of a place that nobody has taken yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("warn"), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    face = font(12, bold=True)
    face.setPixelSize(max(10, round(rect.height() * 0.5)))
    painter.setFont(face)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


class Avatar(QWidget):
    """An avatar as a widget; px one of 16 22 24 32 44 64. Without a record: nobody yet.

    `ring` puts it in a ring of the sheet's colour, for a tinted ground.
    """

    def __init__(
        self, record: bytes | None, name: str, px: int = 24, *, ring: bool = False
    ) -> None:
        super().__init__()
        self._ring = ring
        self._record, self._name, self._px = record, name, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, record: bytes | None, name: str) -> None:
        """Show another person."""
        self._record, self._name = record, name
        self.update()

    def sizeHint(self) -> QSize:
        """A square, scaled with the text."""
        return QSize(size(self._px), size(self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        square = QRect(0, (self.height() - side) // 2, side, side)
        if self._ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("surface"))
            painter.drawEllipse(square)
            square = square.adjusted(2, 2, -2, -2)
        if self._record is None:
            paint_nobody(painter, square)
        else:
            paint_avatar(painter, square, self._record, self._name)
        painter.end()
