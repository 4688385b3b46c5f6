"""What floats above a page: painted shadow, the bar for selected rows."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button, icon_button
from desktop.views.parts.layout import vline
from desktop.views.parts.text import label
from desktop.views.theme.palette import color, is_dark, size

SHADOW = 16
# What the list below a floating bar keeps free at its end, so that its last row can be seen.
BOTTOM_INSET = 64


def paint_floating(painter: QPainter, frame: QRect, radius: int = 10) -> None:
    """Draw a raised ground with border and, in the light theme, a soft shadow around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if not is_dark():
        # 24 faint layers; fewer and stronger ones look like dirt.
        for layer in range(24):
            spread = SHADOW * (1 - layer / 24)
            painter.setBrush(QColor(0, 0, 0, 1 if layer % 2 else 2))
            shade = QRectF(frame).adjusted(-spread, -spread + 4, spread, spread + 4)
            painter.drawRoundedRect(shade, radius + spread, radius + spread)
    painter.setPen(QPen(color("border"), 1))
    painter.setBrush(color("raised"))
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class FloatingBar(QWidget):
    """The bar for selected rows: a count, verbs, and ✕; a child of the page, bottom centre.

    `bar.add("加标签", "tag", slot)` once; `bar.show_count("已选 3 人")` shows it, "" hides it.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count = label("", 13, bold=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SHADOW + 14, SHADOW + 4, SHADOW + 8, SHADOW + 4)
        self._row.setSpacing(6)
        self._row.addWidget(self._count)
        self._row.addWidget(vline(size(16)))
        self._row.addWidget(vline(size(16)))
        self._row.addWidget(
            icon_button("x", self.tr("取消选择"), slot=lambda: self.dismissed.emit())
        )
        self._verbs: dict[Button, str] = {}
        self._page = parent
        parent.installEventFilter(self)
        self.hide()

    def add(self, made: Button) -> Button:
        """Append one verb, best of rank ghost and with an icon."""
        self._verbs[made] = made.text()
        made.setToolTip(made.toolTip() or made.text())
        self._row.insertWidget(self._row.count() - 2, made)
        return made

    def show_count(self, text: str) -> None:
        """Show the bar with this count, or hide it when the text is empty."""
        self._count.setText(text)
        self.setVisible(bool(text))
        if text:
            self._place()
            self.raise_()

    def _place(self) -> None:
        parent = self._page
        for made, words in self._verbs.items():
            made.setText(words)
        if self.sizeHint().width() > parent.width():
            # The icons alone; their words stand in the tool tips.
            for made in self._verbs:
                made.setText("")
        self._row.activate()
        hint = self.sizeHint()
        width = min(hint.width(), parent.width())
        left = max(0, (parent.width() - width) // 2)
        self.setGeometry(left, parent.height() - hint.height() - 8, width, hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom centre of the page."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the raised ground."""
        painter = QPainter(self)
        paint_floating(painter, self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))
        painter.end()
