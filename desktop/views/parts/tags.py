"""Tags: a short word on a soft ground, as a widget and as a painter for delegates."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size

_PAD = 7


def tones(tone: str) -> tuple[str, str]:
    """Text and ground token of a tag: ok, warn, err, info, violet, orange, grey or accent."""
    return ("accentText", "accentSoft") if tone == "accent" else (tone, f"{tone}Soft")


def tag_width(text: str, picture: str = "") -> int:
    """Width in px that a tag needs."""
    room = size(14) + 4 if picture else 0
    return QFontMetrics(font(12)).horizontalAdvance(text) + 2 * _PAD + room


def paint_tag(
    painter: QPainter, rect: QRect, text: str, tone: str = "grey", picture: str = ""
) -> int:
    """Draw a tag at the left of `rect`, centred in its height; gives back its width in px."""
    ink, ground = tones(tone)
    width, height = min(tag_width(text, picture), rect.width()), size(20)
    place = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawRoundedRect(place, 5, 5)
    inside = place.adjusted(_PAD, 0, -_PAD + 2, 0)
    if picture:
        mark = QRect(inside.x() - 2, place.y(), size(14), height)
        icons.paint(painter, mark, picture, ink)
        inside.setLeft(mark.right() + 4)
    painter.setFont(font(12))
    painter.setPen(color(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
    return width


class Tag(QWidget):
    """A tag as a widget."""

    def __init__(self, text: str, tone: str = "grey", picture: str = "") -> None:
        super().__init__()
        self._text, self._tone, self._picture = text, tone, picture
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tone: str = "", picture: str = "") -> None:
        """Show another word, in another tone if given."""
        self._text, self._tone = text, tone or self._tone
        self._picture = picture or self._picture
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """As the text needs."""
        return QSize(tag_width(self._text, self._picture), size(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tag."""
        painter = QPainter(self)
        paint_tag(painter, self.rect(), self._text, self._tone, self._picture)
        painter.end()
