"""Shift+F1: every key there is, from the same register that the palette and the menus use."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.views.parts.button import button
from desktop.views.parts.layout import row, scroll
from desktop.views.parts.text import keycap, label
from desktop.views.theme.palette import size, wide


class KeySheet(QDialog):
    """Keys and what they do, in two columns."""

    def __init__(self, parent: QWidget, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        half = (len(keys) + 1) // 2
        for number, (combination, what) in enumerate(keys):
            caps = row(*(keycap(key) for key in combination.split("+")), None, gap=4)
            side = number // half * 2
            grid.addLayout(caps, number % half, side)
            grid.addWidget(label(what, 13, wrap=True), number % half, side + 1)
            grid.setColumnStretch(side + 1, 1)
        grid.setRowStretch(half, 1)
        close = button(self.tr("关闭"), "plain", slot=self.reject)
        inside.setMinimumWidth(wide(640))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addWidget(label(self.tr("快捷键"), 16, bold=True))
        whole.addWidget(scroll(inside), 1)
        whole.addLayout(row(None, close))
        needed = inside.sizeHint().height() + size(150)
        self.resize(wide(720), min(needed, size(640)))
