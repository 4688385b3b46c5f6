"""How full a group is: a bar with the count beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.group import Group
from desktop.views.theme.palette import color, size


def tone(group: Group) -> str:
    """The bar's colour: full or over is said, nearly full as well."""
    limit = group.seats.limit
    if not limit or group.people * 10 < limit * 9:
        return "accent"
    return "err" if group.seats.refuses(group.people) else "warn"


def paint_bar(painter: QPainter, rect: QRect, group: Group) -> None:
    """Draw the bar in the middle of a rectangle's height; nothing where any number fits."""
    limit = group.seats.limit
    if not limit:
        return
    height = size(6)
    ground = QRect(rect.x(), rect.center().y() - height // 2, rect.width(), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("line"))
    painter.drawRoundedRect(ground, height / 2, height / 2)
    share = min(1.0, group.people / limit)
    if share:
        filled = QRect(ground)
        filled.setWidth(max(height, round(ground.width() * share)))
        painter.setBrush(color(tone(group)))
        painter.drawRoundedRect(filled, height / 2, height / 2)
    painter.restore()


class CapacityBar(QWidget):
    """The bar as a widget; a sentence beside it says the same."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """14 high at 100 %."""
        return QSize(size(160), size(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_bar(painter, self.rect(), self._group)
        painter.end()
