"""The command palette: an input over a scrim, hits below it, keys and prefixes at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.views.palette.hits import HitList, Source
from desktop.views.parts.counted import apart
from desktop.views.parts.floating import paint_floating
from desktop.views.parts.layout import hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import announce, keycap, label
from desktop.views.theme.palette import is_dark, size, wide

WIDTH = 640
TOP = 104
MOST_HEIGHT = 480


class PaletteBox(QWidget):
    """Covers the window while open; Esc or a click on the scrim closes it.

    "> …" asks only for commands, "@ …" only for people; `sources` are asked in their order.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._people: Sequence[Source] = ()
        self._commands: Sequence[Source] = ()
        self._before: QWidget | None = None
        self.input = QLineEdit()
        self.input.setProperty("bare", True)
        self.input.setPlaceholderText(self.tr("找人、找场次、去哪个页面、做什么"))
        self.input.setAccessibleName(self.tr("搜索或跳转"))
        self.input.textChanged.connect(self._seek)
        self.input.installEventFilter(self)
        self.list = HitList(self.tr("找到的"))
        self.list.clicked.connect(lambda _index: self._run())
        self._nothing = label(self.tr("没有找到。换个说法，或用拼音、手机尾号试试。"), 13, "text2")
        self._box = QWidget(self)
        self._build()
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 0, 18, 0)
        top.setSpacing(14)
        top.addWidget(Mark("magnifying-glass", "text2", 20))
        top.addWidget(self.input, 1)
        top.addWidget(keycap("Esc"))
        foot = row(
            *(keycap("↑"), keycap("↓"), label(self.tr("选"), 12, "text2"), 8),
            *(keycap("↵"), label(self.tr("打开"), 12, "text2"), None),
            label(self.tr("输入 > 只找命令，@ 只找人"), 12, "text2"),
            gap=6,
            margins=(20, 8, 20, 8),
        )
        layout = QVBoxLayout(self._box)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(hline())
        inside = QVBoxLayout()
        inside.setContentsMargins(8, 2, 8, 8)
        inside.addWidget(self.list)
        inside.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(inside, 1)
        layout.addWidget(hline())
        layout.addLayout(foot)

    def open(self, people: Sequence[Source], commands: Sequence[Source], text: str = "") -> None:
        """Show the palette and ask these sources for what is typed."""
        self._people, self._commands = people, commands
        self._before = self._window.focusWidget()
        self.input.setText(text)
        self._seek(text)
        self.show()
        self.raise_()
        self._place()
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def _seek(self, typed: str) -> None:
        text = typed.strip()
        only_commands, only_people = text.startswith(">"), text.startswith("@")
        text = text.lstrip(">@ ").strip()
        sources: list[Source] = []
        if not only_commands and text:
            sources += self._people
        if not only_people:
            sources += self._commands
        hits = [hit for source in sources for hit in source(text)]
        self.list.show_hits(hits)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._place()
        if self.isVisible():
            announce(self.input, apart(self.tr("%n 个结果", "", len(hits))))

    def _run(self) -> None:
        hit = self.list.current()
        if hit is not None:
            self.dismiss()
            hit.run()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        self.input.setFixedHeight(size(52))
        face = self.input.font()
        face.setPixelSize(size(16))
        self.input.setFont(face)
        width = min(wide(WIDTH), self.width() - 48)
        rows = self.list.whole_height() if self.list.hits.entries else size(64)
        height = min(size(52) + rows + size(48), size(MOST_HEIGHT) + size(60))
        height = min(height, self.height() - 32)
        top = min(size(TOP), max(16, (self.height() - height) // 3))
        self._box.setGeometry((self.width() - width) // 2, top, width, height)
        # The shadow reaches beyond the box, so that a smaller one would leave its edge behind.
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys, Enter and Esc while typing; none of them while an input method composes."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.input and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(Qt.Key(event.key()))
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
            # The focus stays in the input: what is at hand below it is said, and so is its kind.
            announce(self.input, self.list.said())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box closes it."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim and the raised ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150 if is_dark() else 82))
        place: QRect = self._box.geometry()
        paint_floating(painter, place)
        painter.end()
