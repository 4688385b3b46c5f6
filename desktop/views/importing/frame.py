"""The frame of the import: its head, the four steps on top, and one step at a time below."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.reads import Reads
from desktop.views.importing.checking import CheckStep
from desktop.views.importing.columns import ColumnsStep
from desktop.views.importing.held import HeldStep
from desktop.views.importing.result import ResultStep
from desktop.views.importing.source import SourceStep
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import box, hline, row
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.shell import Shell
from desktop.views.parts.steps import Stepper
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label

SOURCE, COLUMNS, CHECK, RESULT, HELD, BUSY = range(6)


class ImportFrame(QWidget):
    """The steps and what stands around them; the page says when each is shown."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self.head = PageHead(self.tr("导入名单"))
        self.back_button = button(self.tr("成员"), "ghost", "arrow-left")
        self.back_button.setAccessibleName(self.tr("回到成员名单"))
        self.head.insert_before(self.back_button)
        self.unwritten = Tag(self.tr("还没有写入任何东西"), "accent", "shield-check")
        self.held_button = button("", "plain", "user-check")
        self.head.add(self.held_button, self.unwritten)
        self.steps = Stepper(
            [self.tr("选文件"), self.tr("对应列"), self.tr("核对"), self.tr("完成")]
        )
        self._encoding = label("", 12, "text2")
        self.other_button = button(self.tr("换"), "link")
        self.other_button.setAccessibleName(self.tr("换一种文字编码"))
        self.source, self.columns = SourceStep(), ColumnsStep()
        self.check, self.result = CheckStep(reads), ResultStep()
        self.held = HeldStep(reads, dispatcher, shell)
        self.progress = ProgressPanel()
        self._build()

    def _build(self) -> None:
        busy = QWidget()
        centre = QVBoxLayout(busy)
        centre.setContentsMargins(48, 0, 48, 0)
        centre.addStretch(1)
        centre.addWidget(self.progress)
        centre.addStretch(2)
        self.stack = QStackedWidget()
        for made in (self.source, self.columns, self.check, self.result, self.held, busy):
            self.stack.addWidget(made)
        self._steps_row = box(
            row(self.steps, None, self._encoding, self.other_button, margins=(24, 4, 24, 16))
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._steps_row)
        whole.addWidget(hline())
        whole.addWidget(self.stack, 1)

    def show_step(self, step: int, held: int, *, written: bool) -> None:
        """Show a step; `held` rows wait to be settled, `written`: the list is in the community."""
        self.stack.setCurrentIndex(step)
        if step <= RESULT:
            self.steps.show_step(step)
        self._steps_row.setVisible(step != HELD)
        self.unwritten.setVisible(step in (COLUMNS, CHECK, BUSY) and not written)
        self.held_button.setText(counted().to_settle(held))
        self.held_button.setVisible(bool(held))
        for made in (self._encoding, self.other_button):
            made.setVisible(step == CHECK and bool(self._encoding.text()))
        if step == SOURCE:
            self.head.show_count("")

    def show_encoding(self, name: str) -> None:
        """Say in which encoding the file is, "" where it has none."""
        told = self.tr("文字编码 {name}").format(name=name.upper())
        self._encoding.setText(told if name else "")
