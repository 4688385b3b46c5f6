"""A member in a table cell: avatar and name, masked while the screen is shared."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.theme.palette import color, font, size


def paint_member(
    painter: QPainter, rect: QRect, member: bytes, name: str, beside: str = ""
) -> None:
    """Draw the avatar of 24 px and the name, cut where it is too long, with what is beside it."""
    side = size(24)
    face = QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
    paint_avatar(painter, face, member, name)
    painter.setFont(font(13))
    painter.setPen(color("text"))
    room = rect.adjusted(side + size(8), 0, 0, 0)
    shown = painter.fontMetrics().elidedText(
        privacy.name(name) + beside, Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
