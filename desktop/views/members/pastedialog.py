"""What a pasted block would do, row by row, before it is written."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.counting import filled
from desktop.models.customfield import CustomField
from desktop.models.pasting import Line, Plan
from desktop.models.schema import CUSTOM
from desktop.store import customfields
from desktop.store.reads import Reads
from desktop.views.importing.words import masked
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.grid import Table
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label, listed
from desktop.views.theme.palette import look

Own = Mapping[bytes, CustomField]


class PasteDialog(Dialog):
    """What each pasted row would do; nothing is written before it is accepted."""

    def __init__(self, parent: QWidget, plan: Plan, shell: Shell, reads: Reads) -> None:
        translate = QCoreApplication.translate
        writes = plan.count("new") + plan.count("changed")
        accept = filled(translate("PasteDialog", "写入 {n} 行"), n=writes)
        super().__init__(parent, translate("PasteDialog", "粘贴前看一看"), accept, width=760)
        self.body.addWidget(label(counts(plan), 13, "text2"))
        if plan.left_out:
            self.body.addWidget(label(_left_out(plan.left_out), 13, "warn", wrap=True))
        model = PagedModel(
            _columns(shell, customfields.by_key(reads)),
            count=lambda: len(plan.lines),
            fetch=lambda offset, limit: list(enumerate(plan.lines, 1))[offset : offset + limit],
            key=lambda row: row[0],
        )
        self.table = Table(model, "paste", self.tr("粘贴的每一行"))
        self.table.setMinimumHeight(260)
        self.body.addWidget(self.table)
        self.accept_button.setEnabled(writes > 0)


def _left_out(columns: Sequence[str | int]) -> str:
    """The columns that set nothing; a list of people with all its columns is a file to import."""
    translate = QCoreApplication.translate
    names = [
        filled(translate("PasteDialog", "第 {n} 列"), n=one)
        if isinstance(one, int)
        else field_title(one)
        for one in columns
    ]
    told = translate("PasteDialog", "这些列不写：{columns}。标签、积分、小组请用“导入”。")
    return told.format(columns=listed(names))


def _columns(shell: Shell, own: Own) -> Sequence[Column]:
    translate = QCoreApplication.translate
    return [
        Column("line", translate("PasteDialog", "行"), 48, lambda row: str(row[0]), tone="text2"),
        Column("name", field_title("name"), 120, lambda row: row[1].name, "name"),
        Column("state", translate("PasteDialog", "结果"), 100, lambda row: _state(row[1])),
        Column(
            "what",
            translate("PasteDialog", "改什么"),
            320,
            lambda row: _what(row[1], shell, own),
            tone="text2",
            stretch=True,
            tip=lambda row: _what(row[1], shell, own),
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


def _what(line: Line, shell: Shell, own: Own) -> str:
    """The fields with what they were and are to be, or why the row is refused."""
    if line.problem is not None:
        return shell.sentence(line.problem)
    told = []
    for field, text in line.after.items():
        title, *shown = _field(field, (line.before.get(field, ""), text), own)
        told.append(f"{title} {' → '.join(part for part in shown if part)}")
    return QCoreApplication.translate("PasteDialog", "；").join(told)


def _field(field: str, values: Sequence[str], own: Own) -> list[str]:
    """What a field is called, and its values as people read them."""
    if not field.startswith(CUSTOM):
        return [field_title(field), *(masked(field, one) for one in values)]
    known = own[bytes.fromhex(field.removeprefix(CUSTOM))]
    said = (known.shown(value, look().language) for value in values)
    return [known.name, *(privacy.mask("text", one) for one in said)]


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
