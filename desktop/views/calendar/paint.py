"""How days and occurrences are drawn, the same in the month and in the week."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.views.calendar.lunar import day_name
from desktop.views.calendar.words import BARS, tone
from desktop.views.parts.avatar import paint_avatar, paint_nobody
from desktop.views.parts.dates import clock
from desktop.views.parts.tags import tones
from desktop.views.theme.palette import color, font, size

EDGE = 3
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTER = Qt.AlignmentFlag.AlignCenter
_NAME_TONES = {"festival": "err", "term": "accentText", "month": "text2", "day": "text3"}


def paint_day_head(
    painter: QPainter, rect: QRect, day: date, *, today: bool, faint: bool, more: int = 0
) -> None:
    """The number, the small lunar text and the 休 or 班 mark along the top of a day.

    `more` are its occurrences that have no room below: they go before the lunar text.
    """
    side = size(26)
    disc = QRect(rect.x() + size(6), rect.y() + size(4), side, side)
    painter.setFont(font(14, bold=not faint))
    if today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    painter.setPen(color("onAccent" if today else "text3" if faint else "text"))
    painter.drawText(disc, _CENTER, str(day.day))
    mark = workdays.mark(day)
    room = size(22) if mark else 0
    name = day_name(day)
    painter.setFont(font(12))
    painter.setPen(color("text3" if faint else _NAME_TONES[name.kind]))
    text_rect = QRect(disc.right() + size(4), disc.y(), 0, side)
    text_rect.setRight(rect.right() - size(6) - room)
    if more:
        _paint_count(painter, text_rect, name.text, f"+{more}")
    else:
        paint_text(painter, text_rect, name.text)
    if mark:
        corner = QRect(0, 0, size(18), size(18))
        corner.moveCenter(disc.center())
        corner.moveRight(rect.right() - size(6))
        paint_workday(painter, corner, mark)


def _paint_count(painter: QPainter, rect: QRect, text: str, count: str) -> None:
    """A count at the right, and the text where there is room for both."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(f"{text} {count}") <= rect.width():
        painter.drawText(rect, _LEFT, text)
    painter.setPen(color("text2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)


def paint_workday(painter: QPainter, rect: QRect, mark: workdays.Mark) -> None:
    """休 on a filled square, 班 in an outlined one: told apart by shape, letter and colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rest = mark == "rest"
    painter.setPen(Qt.PenStyle.NoPen if rest else QPen(color("text2"), 1))
    painter.setBrush(color("errSoft") if rest else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    face = font(12, bold=rest)
    face.setPixelSize(max(10, round(rect.height() * 0.66)))
    painter.setFont(face)
    painter.setPen(color("err" if rest else "text2"))
    painter.drawText(rect, _CENTER, "休" if rest else "班")
    painter.restore()


def bar_path(rect: QRect, begins: bool, ends: bool) -> QPainterPath:
    """A bar's outline: round where it begins or ends, square where it goes on."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), 4, 4)
    square = QRectF(rect)
    if not begins:
        square.setWidth(8)
        path.addRect(square)
    if not ends:
        square = QRectF(rect)
        square.setLeft(rect.right() - 8)
        path.addRect(square)
    return path.simplified()


def paint_bar(
    painter: QPainter,
    rect: QRect,
    one: Occurrence,
    text: str,
    host: str,
    whole: tuple[bool, bool] = (True, True),
    on_sheet: bool = False,
) -> None:
    """A session or event: a soft bar with an edge, its title, and who hosts at the right.

    `whole` says whether it begins and ends here or goes on over the edge.
    """
    begins, ends = whole
    ink, ground = tones(tone(one.kind))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = bar_path(rect, begins, ends)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("surface" if on_sheet else ground))
    painter.drawPath(path)
    edged = begins and not one.all_day
    if edged:
        painter.setClipPath(path)
        edge = QRect(rect.x(), rect.y(), EDGE, rect.height())
        painter.fillRect(edge, color("accent" if ink == "accentText" else ink))
        painter.setClipping(False)
    inside = rect.adjusted(size(8), 0, -size(6), 0)
    if ends and one.kind in BARS and not one.all_day:
        ring = QRect(0, 0, size(16), size(16))
        ring.moveCenter(inside.center())
        ring.moveRight(inside.right())
        if inside.width() > size(40):
            if one.host:
                paint_avatar(painter, ring, one.host, host)
            else:
                paint_nobody(painter, ring)
            inside.setRight(ring.left() - 3)
    painter.setFont(font(12))
    painter.setPen(color(ink))
    paint_text(painter, inside, text)
    painter.restore()


def paint_dot(painter: QPainter, rect: QRect, one: Occurrence, text: str) -> None:
    """Something published: a dot, its title, and its time where that fits whole."""
    ink = tones(tone(one.kind))[0]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ink))
    middle = rect.y() + rect.height() / 2
    painter.drawEllipse(QPointF(rect.x() + size(6), middle), size(6) / 2, size(6) / 2)
    inside = rect.adjusted(size(14), 0, -size(4), 0)
    painter.setFont(font(12))
    metrics = painter.fontMetrics()
    at = "" if one.all_day else clock(one.start)
    wanted = metrics.horizontalAdvance(text) + metrics.horizontalAdvance(at) + size(8)
    if at and wanted <= inside.width():
        painter.setPen(color("text2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, right, at)
    painter.setPen(color("text"))
    paint_text(painter, inside, text)
    painter.restore()


def paint_text(painter: QPainter, rect: QRect, text: str) -> None:
    """One line at the left, cut with … where it is too long."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)


def paint_ring(painter: QPainter, rect: QRect, *, focused: bool = True) -> None:
    """The 2 px focus line around a chosen day or occurrence; a thin grey one while the keyboard
    is elsewhere."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("focus"), 2) if focused else QPen(color("field"), 1))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3)
    painter.restore()


def line_height() -> int:
    """The height of one line of an occurrence in the month."""
    return max(size(20), QFontMetrics(font(12)).height() + 2)
