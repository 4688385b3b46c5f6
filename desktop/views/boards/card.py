"""A board as a picture to paste into a chat, light or dark whatever the window wears."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath

from desktop.models.board import Board, Line
from desktop.models.board_words import apart, gained, measure_words, period_title, title, who
from desktop.models.traditional import written
from desktop.views.parts import privacy
from desktop.views.theme.palette import font
from desktop.views.theme.tokens import DARK, LIGHT, Tokens

# Pixels of the picture for each unit below, so that it is sharp on a phone.
SCALE = 2
_WIDTH = 540
_HEAD, _ROW, _FOOT, _EDGE = 112, 52, 56, 28
# More lines than this no phone shows at once.
_MOST = 30
_MEDALS = ("warn", "grey", "orange")


def draw(found: Board, community: str, top: int, *, dark: bool, language: str) -> QImage:
    """The first `top` places (all who share them, at most 30 lines) as a picture."""
    lines = [line for line in found.lines if line.place <= top][:_MOST]
    height = _HEAD + max(1, len(lines)) * _ROW + _FOOT
    image = QImage(_WIDTH * SCALE, height * SCALE, QImage.Format.Format_ARGB32)
    pen = _Pen(DARK if dark else LIGHT, language)
    image.fill(pen.color("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    pen.head(painter, found, community)
    for number, line in enumerate(lines):
        pen.line(painter, QRect(0, _HEAD + number * _ROW, _WIDTH, _ROW), found, line)
    if not lines:
        told = pen.said("这一期没有人上榜。", "Nobody is on the board.")
        place = QRect(_EDGE, _HEAD, _WIDTH - 2 * _EDGE, _ROW)
        pen.text(painter, place, told, 15, "text2")
    foot = QRect(_EDGE, height - _FOOT, _WIDTH - 2 * _EDGE, _FOOT)
    pen.text(painter, foot, pen.foot(found, len(found.lines) - len(lines)), 12, "text2")
    painter.end()
    return image


class _Pen:
    """Draws in the colours of one theme and the words of one language."""

    def __init__(self, tokens: Tokens, language: str) -> None:
        self._tokens, self._language = tokens, language

    def color(self, token: str) -> QColor:
        return QColor(f"#{getattr(self._tokens, token)}")

    def said(self, chinese: str, english: str) -> str:
        is_chinese = self._language.startswith("zh")
        return written(chinese, self._language) if is_chinese else english

    def text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        px: int,
        token: str = "text",
        *,
        bold: bool = False,
        right: bool = False,
    ) -> int:
        """Draw a text in the middle of the height, cut to the width; how wide it is."""
        face = QFont(font(13))
        face.setPixelSize(px)
        face.setBold(bold)
        painter.setFont(face)
        painter.setPen(self.color(token))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, cut)
        return painter.fontMetrics().horizontalAdvance(cut)

    def head(self, painter: QPainter, found: Board, community: str) -> None:
        painter.fillRect(QRect(0, 0, _WIDTH, _HEAD - 12), self.color("accent"))
        inner = _WIDTH - 2 * _EDGE
        told = title(found, self._language)
        self.text(painter, QRect(_EDGE, 14, inner, 40), told, 26, "onAccent", bold=True)
        when = period_title(found.period, found.period_name, self._language)
        self.text(painter, QRect(_EDGE, 56, inner, 30), f"{community} · {when}", 15, "onAccent")

    def line(self, painter: QPainter, rect: QRect, found: Board, line: Line) -> None:
        badge = QRect(_EDGE, rect.y() + 10, 32, 32)
        path = QPainterPath()
        path.addEllipse(badge)
        medal = _MEDALS[line.place - 1] if line.place <= len(_MEDALS) else ""
        painter.fillPath(path, self.color(f"{medal}Soft" if medal else "surface2"))
        self._middle(painter, badge, str(line.place), medal or "text2")
        worth = measure_words(found.unit, line.measure, self._language)
        points = gained(found.unit, line.points, self._language)
        right = QRect(_WIDTH - _EDGE - 190, rect.y(), 190, rect.height())
        half = QRect(right.x(), rect.y() + 6, right.width(), 22)
        self.text(painter, half if points else right, worth, 15, right=True)
        if points:
            below = QRect(right.x(), rect.y() + 26, right.width(), 20)
            self.text(painter, below, points, 12, "accentText", bold=True, right=True)
        room = QRect(badge.right() + 14, rect.y(), right.x() - badge.right() - 24, rect.height())
        name = privacy.name(who(line.name, self._language)) + apart(line, self._language)
        self._name(painter, room, name, tied=line.tied)

    def _name(self, painter: QPainter, room: QRect, name: str, *, tied: bool) -> None:
        left = room.adjusted(0, 0, -56 if tied else 0, 0)
        width = self.text(painter, left, name, 17, bold=True)
        if tied:
            beside = QRect(room.x() + width + 8, room.y(), 56, room.height())
            self.text(painter, beside, self.said("并列", "tied"), 12, "text2")

    def _middle(self, painter: QPainter, rect: QRect, text: str, token: str) -> None:
        face = QFont(font(13))
        face.setPixelSize(15)
        face.setBold(True)
        painter.setFont(face)
        painter.setPen(self.color(token))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def foot(self, found: Board, left: int) -> str:
        parts = [self.said(f"另有 {left} 人上榜", f"and {left} more")] if left else []
        if found.adjustments:
            count = len(found.adjustments)
            parts.append(self.said(f"公布后补差 {count} 次", f"adjusted since: {count}"))
        if found.state in ("open", "ended"):
            parts.append(self.said("还没有冻结，名次可能变", "not frozen yet, places may change"))
        elif found.hash:
            parts.append(self.said(f"已冻结 {found.hash[:8]}", f"frozen {found.hash[:8]}"))
        return "  ·  ".join(parts)
