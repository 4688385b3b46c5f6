"""An icon as a widget, alone or on a soft circle or square; follows the theme."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import icons
from desktop.views.theme.palette import color, size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Shape = Literal["", "circle", "square"]


def paint_mark(
    painter: QPainter,
    rect: QRect,
    picture: str,
    token: str,
    ground: str,
    shape: Shape,
    fill: bool = False,
) -> None:
    """Draw an icon at half the size of the square `rect` on a soft ground of that shape."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    if shape == "circle":
        painter.drawEllipse(rect)
    else:
        radius = max(7, rect.height() // 5)
        painter.drawRoundedRect(rect, radius, radius)
    inset = (rect.height() - round(rect.height() * 0.54)) // 2
    icons.paint(painter, rect.adjusted(inset, inset, -inset, -inset), picture, token, fill=fill)
    painter.restore()


def paint_focus(painter: QPainter, option: "QStyleOptionViewItem") -> None:
    """Draw the 2 px line around the item of a list at which the keyboard is, if it is at one."""
    # The binding makes all that a style knows when it is first named: not for a start.
    from PySide6.QtWidgets import QStyle

    if not option.state & QStyle.StateFlag.State_HasFocus:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("focus"), 2))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()


class Mark(QWidget):
    """An icon of px; with `ground` (a token) it stands on a soft circle or square of px."""

    def __init__(
        self,
        picture: str,
        token: str = "text2",
        px: int = 16,
        *,
        ground: str = "",
        shape: Shape = "",
        fill: bool = False,
    ) -> None:
        super().__init__()
        self._picture, self._token, self._px = picture, token, px
        self._ground, self._shape, self._fill = ground, shape, fill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(
        self, picture: str, token: str = "", *, ground: str = "", px: int = 0, fill: bool = False
    ) -> None:
        """Show another icon; in another token, on another ground, of another size if given."""
        self._picture, self._token, self._fill = picture, token or self._token, fill
        self._ground, self._px = ground or self._ground, px or self._px
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square, scaled with the text."""
        return QSize(size(self._px), size(self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and icon."""
        painter = QPainter(self)
        if self._ground:
            shape = self._shape or "square"
            whole, ink, ground = self.rect(), self._token, self._ground
            paint_mark(painter, whole, self._picture, ink, ground, shape, self._fill)
        else:
            icons.paint(painter, self.rect(), self._picture, self._token, fill=self._fill)
        painter.end()
