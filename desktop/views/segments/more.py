"""What is done for a segment, and whom it shares with others."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.segment import Census, Segment
from desktop.views.parts.button import icon_button
from desktop.views.parts.counted import counted
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.text import label

_SHARED = 12


class SegmentMore(QWidget):
    """`added(name)` and `dropped(programme)` ask the page to do it."""

    added = Signal(str)
    dropped = Signal(object)

    def __init__(self, *, may_edit: bool) -> None:
        super().__init__()
        self._may = may_edit
        self.programme = QLineEdit()
        self.programme.setPlaceholderText(self.tr("给这群人做什么，回车记下"))
        self.programme.setAccessibleName(self.tr("新方案"))
        self.programme.returnPressed.connect(self._add)
        self._done, self._shared = QVBoxLayout(), QVBoxLayout()
        self._silent = label("", 13, "warn", wrap=True)
        self._silent.hide()
        self._done.setSpacing(4)
        self._shared.setSpacing(4)
        self.setLayout(
            column(
                hline(),
                label(self.tr("方案"), 14, bold=True),
                self._done,
                self._silent,
                self.programme,
                hline(),
                label(self.tr("和别的人群重合"), 14, bold=True),
                self._shared,
                gap=14,
            )
        )

    def _add(self) -> None:
        text = self.programme.text().strip()
        if text:
            self.programme.clear()
            self.added.emit(text)

    def show_programmes(self, segment: Segment | None) -> None:
        """What is done for a stored segment."""
        clear(self._done)
        self.programme.setVisible(self._may and segment is not None)
        for one in segment.programmes if segment else ():
            line = row(label(one.name))
            if self._may:
                drop = icon_button("x", self.tr("去掉方案 {name}").format(name=one.name))
                drop.clicked.connect(partial(self.dropped.emit, one))
                line.addWidget(drop)
            line.addStretch(1)
            self._done.addWidget(_held(line))
        if segment is not None and not segment.programmes:
            self._done.addWidget(label(self.tr("还没有方案"), 13, "warn"))

    def show_silent(self, people: int) -> None:
        """How many of them are not to be contacted: what is done for a segment leaves them out."""
        told = self.tr("{people}撤回了“联系本人”的同意：不要联系，手机也不显示、不导出。")
        self._silent.setText(told.format(people=counted().people(people)))
        self._silent.setVisible(people > 0)

    def show_shared(self, key: bytes | None, census: Census, names: Mapping[bytes, str]) -> None:
        """Whom a segment shares with which others, most first."""
        clear(self._shared)
        pairs = [one for one in census.overlaps if key in (one.one, one.other)][:_SHARED]
        for one in pairs:
            other = names.get(one.other if one.one == key else one.one, "")
            told = row(label(other), None, label(counted().people(one.count)))
            self._shared.addWidget(_held(told))
        if not pairs:
            self._shared.addWidget(label(self.tr("没有重合的人"), 13, "text2"))


def _held(line: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(line)
    return made
