"""The side panel inside the sheet, behind a hairline: what concerns the row at hand."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.parts.layout import scroll, vline
from desktop.views.theme.palette import wide

# Qt's own word for a width that nobody set.
QWIDGETSIZE_MAX = 16_777_215
FOOT = (20, 8, 20, 16)


class Inspector(QWidget):
    """A panel 288–308 wide, margins 20/16; fill `body`, and `foot` for buttons that stay put."""

    def __init__(self, width: int = 296) -> None:
        super().__init__()
        self._wanted = wide(width)
        self.setFixedWidth(self._wanted)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 1, 1)
        right.setSpacing(0)
        right.addWidget(scroll(inside), 1)
        right.addLayout(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(vline())
        whole.addLayout(right, 1)

    def event(self, event: QEvent) -> bool:
        """A foot without buttons takes no room: it would cut off what scrolls above it.

        Buttons with longer words make the panel wider, unless it has the width of what it stands
        below.
        """
        if event.type() == QEvent.Type.LayoutRequest:
            self.foot.setContentsMargins(*((0, 0, 0, 0) if self.foot.isEmpty() else FOOT))
            if self.maximumWidth() < QWIDGETSIZE_MAX:
                self.setFixedWidth(max(self._wanted, self.foot.minimumSize().width() + 2))
        return super().event(event)
