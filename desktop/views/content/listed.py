"""Every item by when it is planned, those of one state or all, with the one at hand beside."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.content import STATES, Item
from desktop.store import content
from desktop.store.community import Reads
from desktop.views.content.item import ItemPanel
from desktop.views.content.words import item_line
from desktop.views.parts.act import said
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import column, hline, row, scroll, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import wide


class ItemsTab(QWidget):
    """`states` chooses which; the newest 200 of a state are listed."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads = reads
        self._known: dict[bytes, Item] = {}
        choices = [("", self.tr("全部")), *((code, said(STATES, code)) for code in STATES)]
        self.states = Segmented(self.tr("哪个状态"), choices)
        self.states.chosen.connect(lambda _key: self.read())
        self.list = LineList(self.tr("内容"))
        self.list.setMinimumWidth(wide(280))
        self.list.setMaximumWidth(wide(360))
        self.list.chosen.connect(self._choose)
        self.panel = ItemPanel(reads, dispatcher, shell)
        busy = QWidget()
        line = row(column(self.list, margins=(14, 8, 14, 8)), vline(), scroll(self.panel), gap=0)
        line.setStretch(0, 5)
        line.setStretch(2, 6)
        busy.setLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(busy)
        hint = self.tr("点“新增内容”，五种类型各有自己的清单。")
        self._stack.addWidget(EmptyState("note-pencil", self.tr("这里还没有内容"), hint=hint))
        bar = QWidget()
        Flow(8, bar).addWidget(self.states)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)

    @property
    def table(self) -> QWidget:
        """Where the keyboard starts."""
        return self.list

    def read(self) -> None:
        """Read the items again, and how many each state has."""
        told = content.counts(self._reads)
        for code in STATES:
            self.states.show_count(code, str(told.get(code, 0) or ""))
        found = content.page(self._reads, self.states.choice())
        self._known = {one.id: one for one in found}
        year = self._reads.today().year
        lines: list[Line] = [item_line(one, year) for one in found]
        self.list.show_lines(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self._choose(self.list.at_hand())

    def show_one(self, item: bytes) -> None:
        """Choose an item, whatever its state."""
        self.states.choose("")
        self.read()
        self.list.choose(item)
        self._choose(item)

    def _choose(self, key: object) -> None:
        found = self._known.get(key) if isinstance(key, bytes) else None
        if found is None or found != self.panel.shown:
            self.panel.show_one(found)
