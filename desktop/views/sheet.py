"""The sheet: the paper on which pages lie, its round corners, and its banners."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.parts.button import button
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided
from desktop.views.theme.palette import color

RADIUS = 10


class _Corners(QWidget):
    """Paints the window's colour outside the round corners, over what pages paint there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, round_ = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_.addRoundedRect(edge, RADIUS, RADIUS)
        painter.fillPath(whole - round_, color("bg"))
        painter.setPen(QPen(color("line"), 1))
        painter.drawPath(round_)
        painter.end()


class Banner(QWidget):
    """A coloured line across the top of the sheet that says what one looks at, with a way out."""

    ended = Signal()

    def __init__(self, picture: str, tone: str, way_out: str) -> None:
        super().__init__()
        self._tone = tone
        self._text = Elided("", 13, tone, bold=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 3, 12, 3)
        layout.setSpacing(8)
        layout.addWidget(Mark(picture, tone, 16))
        layout.addWidget(self._text, 1)
        layout.addWidget(button(way_out, "plain", small=True, slot=lambda: self.ended.emit()))
        self.hide()

    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self._text.whole()

    def show_text(self, text: str) -> None:
        """Show the banner with a sentence, or hide it when the sentence is empty."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the soft tone."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(f"{self._tone}Soft"))
        painter.end()


class Sheet(QFrame):
    """Banners and pages inside a round frame."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self.banner = Banner("eye", "orange", self.tr("退出预览"))
        self.sample = Banner("compass", "info", self.tr("清除示例，开始自己的社群…"))
        self.synced = Banner("warning", "warn", self.tr("知道了"))
        self.returned = Banner("clock-counter-clockwise", "info", self.tr("知道了"))
        self.fallen = Banner("warning", "warn", self.tr("看看…"))
        self.pack = Banner("shopping-bag", "info", self.tr("带回…"))
        self.pages = QStackedWidget()
        # Where the pages of an expired pack are hidden its banner stays a banner.
        policy = self.pages.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.pages.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.sample)
        layout.addWidget(self.pack)
        layout.addWidget(self.synced)
        layout.addWidget(self.returned)
        layout.addWidget(self.fallen)
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        self._corners = _Corners(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corners on top."""
        super().resizeEvent(event)
        self._corners.setGeometry(self.rect())
        self._corners.raise_()
