"""One household or organisation beside its list: who belongs to it, and its children."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import units as acting
from desktop.dispatcher import Dispatcher
from desktop.models.people import BELONGING, Belonging, Child, UnitRow, age
from desktop.store import units
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm, choosing, said
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.facts import Facts
from desktop.views.parts.layout import clear, hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label

_ROLES = {
    "household": ("guardian", "family"),
    "organisation": ("contact", "head", "staff"),
}


class UnitPanel(QWidget):
    """`show_unit` says which; empty while none is chosen."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._may = may_write(reads.actor)
        self._unit = b""
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(20, 20, 20, 20)
        self._body.setSpacing(12)
        self.refresh()

    def show_unit(self, unit: bytes) -> None:
        """Show this unit."""
        self._unit = unit
        self.refresh()

    def shows(self) -> bool:
        """Whether a unit is at hand."""
        return bool(self._unit)

    def refresh(self) -> None:
        """Read what is shown again."""
        clear(self._body)
        found = units.find(self._reads, self._unit) if self._unit else None
        if found is None:
            self._body.addWidget(label(self.tr("选一行，看里面有谁"), 13, "text2", wrap=True))
        else:
            self._show(found)
        self._body.addStretch(1)

    def _show(self, found: UnitRow) -> None:
        head = row(label(privacy.name(found.name), 16, bold=True, wrap=True))
        head.setStretch(0, 1)
        if self._may:
            head.addWidget(
                icon_button("pencil-simple", self.tr("修改"), slot=lambda: self._edit(found))
            )
            head.addWidget(
                icon_button("trash", self.tr("移出名单"), slot=lambda: self._remove(found))
            )
        self._body.addLayout(head)
        facts = Facts()
        for what, text in (
            (self.tr("代码"), found.code),
            (self.tr("城市"), found.city),
            (self.tr("负责人"), privacy.name(found.assigned)),
        ):
            if text:
                facts.add(what, text)
        self._body.addWidget(facts)
        people = units.people(self._reads, found.id)
        self._block(self.tr("成员"), lambda: self._belong(found).exec())
        for one in people:
            self._body.addLayout(self._person(one))
        if found.kind == "household":
            self._block(self.tr("孩子"), lambda: self._child().exec())
            for child in units.children(self._reads, found.id):
                self._body.addLayout(self._of_child(child))

    def _block(self, title: str, add: Callable[[], object]) -> None:
        self._body.addWidget(hline())
        head = row(label(title, 14, bold=True), None)
        if self._may:
            head.addWidget(button(self.tr("添加"), "link", slot=add))
        self._body.addLayout(head)

    def _person(self, one: Belonging) -> QHBoxLayout:
        text = f"{privacy.name(one.name)}  {said(BELONGING, one.kind)}"
        if one.until:
            text += self.tr("（到 {day}）").format(day=one.until)
        to_him = button(text, "link", slot=lambda: self._shell.go("member", member=one.member))
        line = row(to_him, None, gap=6)
        if self._may:
            line.addWidget(
                icon_button(
                    "x",
                    self.tr("拿掉：{what}").format(what=text),
                    slot=lambda: self._do(acting.part, self._unit, one.member, one.kind),
                )
            )
        return line

    def _of_child(self, one: Child) -> QHBoxLayout:
        text = privacy.name(one.name)
        years = age(one.birth_month, self._reads.today().isoformat())
        if years is not None:
            text += self.tr("  {years} 岁，{month} 出生").format(
                years=years, month=privacy.mask("text", one.birth_month)
            )
        if not one.consented:
            text += self.tr("（家长还没同意登记）")
        line = row(label(text, 13, wrap=True), gap=6)
        line.setStretch(0, 1)
        if self._may:
            line.addWidget(
                icon_button(
                    "x",
                    self.tr("拿掉：{what}").format(what=privacy.name(one.name)),
                    slot=lambda: self._do(acting.remove_child, self._unit, one.id.hex()),
                )
            )
        return line

    def _do(self, action: Callable[..., object], *given: object) -> None:
        job = self._dispatcher.do(action, *given)
        job.done.connect(lambda changes: self._shell.toast(self.tr("已保存"), changes))
        job.failed.connect(self._shell.say)

    # -- forms ---------------------------------------------------------------------------------

    def _edit(self, found: UnitRow) -> None:
        form = ActForm(self, self._shell, self.tr("修改"), self.tr("保存"))
        name, code, city = QLineEdit(found.name), QLineEdit(found.code), QLineEdit(found.city)
        form.add_field(self.tr("名称"), name)
        form.add_row((self.tr("代码"), code), (self.tr("城市"), city))
        form.begin = lambda: self._dispatcher.do(
            acting.edit, found.id, name.text(), code.text(), city.text()
        )
        form.exec()

    def _remove(self, found: UnitRow) -> None:
        self._do(acting.remove, found.id)

    def _belong(self, found: UnitRow) -> ActForm:
        form = ActForm(self, self._shell, self.tr("加入成员"), self.tr("加入"))
        who, role = MemberPicker(self._reads), choosing(BELONGING, _ROLES[found.kind])
        form.add_field(self.tr("谁"), who)
        form.add_field(self.tr("他是"), role)
        form.accept_button.setEnabled(False)
        who.picked.connect(lambda _one: form.accept_button.setEnabled(True))
        form.begin = lambda: self._dispatcher.do(
            acting.belong, found.id, who.member() or b"", role.currentData()
        )
        return form

    def _child(self) -> ActForm:
        form = ActForm(
            self,
            self._shell,
            self.tr("登记孩子"),
            self.tr("登记"),
            self.tr("只记名字和出生年月；登记前先得到家长同意。"),
        )
        name, month = QLineEdit(), QLineEdit()
        month.setPlaceholderText("2020-05")
        form.add_row((self.tr("名字"), name), (self.tr("出生年月"), month))
        form.begin = lambda: self._dispatcher.do(
            acting.add_child, self._unit, name.text(), month.text()
        )
        return form
