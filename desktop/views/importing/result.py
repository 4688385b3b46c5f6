"""The last step: what was written, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.importing import Imported, Outcome
from desktop.views.importing import words
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.layout import card, clear, column, row, scroll
from desktop.views.parts.mark import Mark
from desktop.views.parts.stats import StatStrip
from desktop.views.parts.text import announce, label
from desktop.views.theme.palette import wide


class ResultStep(QWidget):
    """The figures, and signals for what can be done next."""

    undo_wanted = Signal()
    rejects_wanted = Signal()
    held_wanted = Signal()
    members_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.members_button = button(
            self.tr("看成员"), "primary", "users", slot=self.members_wanted.emit
        )
        self._place = QVBoxLayout()
        inner = QWidget()
        inner.setLayout(self._place)
        inner.setMaximumWidth(wide(640))
        outer = QWidget()
        centre = row(None, inner, None, margins=(24, 24, 24, 24))
        centre.setStretch(1, 100)
        outer.setLayout(centre)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(outer))

    def show_result(self, result: Imported, file: str, held: int) -> None:
        """Show an import's figures; `held` rows wait to be settled."""
        clear(self._place)
        counts = result.counts
        rows = counts.added + counts.updated
        said = (
            apart(self.tr("写入了 %n 行", "", rows))
            if result.batch
            else self.tr("没有要写入的内容")
        )
        picture = "check-circle" if result.batch else "info"
        title = label(said, 20, bold=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        figures = StatStrip()
        for one in Outcome:
            figures.add(f"{counts.document()[one.word]:,}", words.card(one))
        told = words.left_out(
            result.withheld, result.levels_left, result.points_left, result.sheets_left
        )
        self._place.addWidget(
            card(
                row(None, Mark(picture, "ok", 56, fill=True), None),
                title,
                row(None, label(file, 13, "text2"), None),
                row(None, figures, None, margins=(0, 8, 0, 0)),
                *(label(one, 13, "warn", wrap=True) for one in told),
                gap=12,
                margins=(24, 24, 24, 24),
            )
        )
        lines = self._verbs(result, held)
        self._place.addLayout(column(4, *(row(None, *one, None, gap=8) for one in lines), gap=8))
        self._place.addStretch(1)
        announce(self, said)

    def _verbs(self, result: Imported, held: int) -> list[list[QWidget]]:
        """What comes next; what is left over from the file; the ways back."""
        self.members_button = button(
            self.tr("看成员"), "primary", "users", slot=self.members_wanted.emit
        )
        onward: list[QWidget] = [self.members_button]
        if held:
            text = apart(self.tr("定一下疑似的 %n 行", "", held))
            onward.append(button(text, "plain", "user-check", slot=self.held_wanted.emit))
        back: list[QWidget] = []
        if result.batch:
            text = self.tr("撤销这次导入")
            back.append(
                button(text, "ghost", "arrow-counter-clockwise", slot=self.undo_wanted.emit)
            )
        back.append(button(self.tr("再导入一份"), "ghost", slot=self.again_wanted.emit))
        if not result.counts.rejected:
            return [onward, back]
        text = apart(self.tr("把 %n 行错误存成表格", "", result.counts.rejected))
        rejects = button(text, "plain", "export", slot=self.rejects_wanted.emit)
        return [onward, [rejects], back]
