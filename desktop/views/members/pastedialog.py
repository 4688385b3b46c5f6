"""What a pasted block would do, row by row, before it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.counting import filled
from desktop.models.pasting import Line, Plan
from desktop.views.members.words import field_title
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.grid import Table
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label


class PasteDialog(Dialog):
    """What each pasted row would do; nothing is written before it is accepted."""

    def __init__(self, parent: QWidget, plan: Plan, shell: Shell) -> None:
        translate = QCoreApplication.translate
        writes = plan.count("new") + plan.count("changed")
        accept = filled(translate("PasteDialog", "写入 {n} 行"), n=writes)
        super().__init__(parent, translate("PasteDialog", "粘贴前看一看"), accept, width=760)
        self.body.addWidget(label(counts(plan), 13, "text2"))
        model = PagedModel(
            _columns(shell),
            count=lambda: len(plan.lines),
            fetch=lambda offset, limit: list(enumerate(plan.lines, 1))[offset : offset + limit],
            key=lambda row: row[0],
        )
        self.table = Table(model, "paste", self.tr("粘贴的每一行"))
        self.table.setMinimumHeight(260)
        self.body.addWidget(self.table)
        self.accept_button.setEnabled(writes > 0)


def _columns(shell: Shell) -> Sequence[Column]:
    translate = QCoreApplication.translate
    return [
        Column("line", translate("PasteDialog", "行"), 48, lambda row: str(row[0]), tone="text2"),
        Column("name", field_title("name"), 120, lambda row: row[1].name, "name"),
        Column("state", translate("PasteDialog", "结果"), 80, lambda row: _state(row[1])),
        Column(
            "what",
            translate("PasteDialog", "改什么"),
            320,
            lambda row: _what(row[1], shell),
            tone="text2",
            stretch=True,
            tip=lambda row: _what(row[1], shell),
        ),
    ]


def _state(line: Line) -> str:
    translate = QCoreApplication.translate
    return {
        "new": translate("PasteDialog", "新增"),
        "changed": translate("PasteDialog", "修改"),
        "same": translate("PasteDialog", "没有变化"),
        "refused": translate("PasteDialog", "不写"),
    }[line.state]


def _what(line: Line, shell: Shell) -> str:
    """The fields with what they were and are to be, or why the row is refused."""
    if line.problem is not None:
        return shell.sentence(line.problem)
    told = []
    for field, text in line.after.items():
        was = line.before.get(field, "")
        told.append(
            f"{field_title(field)} {was} → {text}" if was else f"{field_title(field)} {text}"
        )
    return "；".join(told)


def counts(plan: Plan) -> str:
    """How many rows of each kind there are."""
    text = QCoreApplication.translate(
        "PasteDialog", "新增 {new}，修改 {changed}，没有变化 {same}，不写 {refused}"
    )
    return text.format(
        new=plan.count("new"),
        changed=plan.count("changed"),
        same=plan.count("same"),
        refused=plan.count("refused"),
    )
