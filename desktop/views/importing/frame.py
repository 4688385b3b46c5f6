"""The frame of the import: its head, the four steps on top, and one step at a time below."""

from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.formats.wire import Peek
from desktop.views.importing.source import SourceStep
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import box, hline, row
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.steps import Stepper
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label

T = TypeVar("T", bound=QWidget)

SOURCE, COLUMNS, CHECK, RESULT, HELD, BUSY = range(6)


class ImportFrame(QWidget):
    """The steps and what stands around them; the page says when each is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.stack = QStackedWidget(self)
        self._places = [QWidget(self.stack) for _ in range(BUSY + 1)]
        for place in self._places:
            self.stack.addWidget(place)
        self.source = self.placed(SOURCE, SourceStep())
        self.progress = ProgressPanel()
        self._build()

    def _build(self) -> None:
        centre = QVBoxLayout(self._places[BUSY])
        centre.setContentsMargins(48, 0, 48, 0)
        centre.addStretch(1)
        centre.addWidget(self.progress)
        centre.addStretch(2)
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

    def placed(self, step: int, made: T) -> T:
        """Put what a step shows into its place in the stack, which waits empty until then."""
        inside = QVBoxLayout(self._places[step])
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(made)
        return made

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

    def show_roster(self, name: str, peek: Peek) -> None:
        """Say which list is looked at, and about how long it is."""
        sheet = self.tr("，工作表“{sheet}”").format(sheet=peek.sheet) if peek.sheet else ""
        rows = counted().about_rows(max(peek.total, len(peek.rows)))
        self.head.show_count(self.tr("{file}，{rows}").format(file=name + sheet, rows=rows))

    def show_rows(self, name: str, total: int) -> None:
        """Say which list was checked, and how long it is."""
        rows = counted().rows(total)
        self.head.show_count(self.tr("{file}，{rows}").format(file=name, rows=rows))

    def show_encoding(self, name: str) -> None:
        """Say in which encoding the file is, "" where it has none."""
        told = self.tr("文字编码 {name}").format(name=name.upper())
        self._encoding.setText(told if name else "")
