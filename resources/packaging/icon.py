"""Draws the program's icon, the picture of the first run, in the format that a system asks for.

Run as `python resources/packaging/icon.py qunzhu.ico 256`: .ico for Windows, .png for the others.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.views.theme.tokens import LIGHT

FIGURE = Path(__file__).parents[1] / "icons" / "users-three-fill.svg"


def drawn(side: int) -> QImage:
    """The figure on a rounded ground with air around it, `side` × `side` pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(f"#{LIGHT.accent}"))
    painter.drawRoundedRect(_inside(side, 0.06), side * 0.2, side * 0.2)
    figure = FIGURE.read_text(encoding="utf-8").replace("currentColor", f"#{LIGHT.onAccent}")
    QSvgRenderer(QByteArray(figure.encode())).render(painter, _inside(side, 0.2))
    painter.end()
    return image


def _inside(side: int, edge: float) -> QRectF:
    return QRectF(0, 0, side, side).adjusted(*(side * part for part in (edge, edge, -edge, -edge)))


def main(path: Path, side: int) -> None:
    """Write the icon to `path`, `side` × `side` pixels; no more than 256 for Windows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not drawn(side).save(str(path)):
        raise SystemExit(f"the icon cannot be written: {path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
