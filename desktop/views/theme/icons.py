"""Phosphor icons recoloured to a token; the colour is looked up when painted, at any DPR.

`icon("plus")` for buttons and actions, `paint(painter, rect, "check", "ok")` in delegates.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from desktop.views.theme import palette


@lru_cache(maxsize=256)
def _drawing(name: str) -> bytes:
    return (resources.FOLDER / f"icons/{name}.svg").read_bytes()


@lru_cache(maxsize=2048)
def _pixmap(name: str, rgb: str, px: int, ratio: float) -> QPixmap:
    drawing = _drawing(name).replace(b"currentColor", rgb.encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(
    name: str, token: str = "text2", px: int = 16, *, fill: bool = False, ratio: float = 1.0
) -> QPixmap:
    """The icon in a token's colour, px logical pixels square; px is not scaled with the text."""
    return tinted(name, palette.color(token), px, fill=fill, ratio=ratio)


def tinted(name: str, color: QColor, px: int, *, fill: bool = False, ratio: float = 1.0) -> QPixmap:
    """The icon in any colour, for grounds that are not a token."""
    return _pixmap(f"{name}-fill" if fill else name, color.name(), px, ratio)


def paint(
    painter: QPainter, rect: QRect, name: str, token: str = "text2", *, fill: bool = False
) -> None:
    """Draw the icon centred in `rect`, as large as its shorter side."""
    px = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatioF()
    corner = QPoint(rect.x() + (rect.width() - px) // 2, rect.y() + (rect.height() - px) // 2)
    painter.drawPixmap(corner, pixmap(name, token, px, fill=fill, ratio=ratio))


class _Engine(QIconEngine):
    """Draws one icon in the colours in force at that moment."""

    def __init__(self, name: str, token: str, fill: bool, chosen: str) -> None:
        super().__init__()
        self._name, self._token, self._fill, self._chosen = name, token, fill, chosen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._token
        if mode == QIcon.Mode.Disabled:
            token = "text3"
        elif state == QIcon.State.On and self._chosen:
            token = self._chosen
        paint(painter, rect, self._name, token, fill=self._fill)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token, self._fill, self._chosen)


def icon(name: str, token: str = "text2", *, fill: bool = False, chosen: str = "") -> QIcon:
    """A QIcon that follows the theme; `chosen` is its token while its button is checked."""
    return QIcon(_Engine(name, token, fill, chosen))
