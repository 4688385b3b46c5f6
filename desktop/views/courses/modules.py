"""The modules of a course: added, renamed, moved and removed, each at once."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.actions import courses as teaching
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.course import Module
from desktop.models.problem import Problem
from desktop.store import courses
from desktop.store.community import Reads
from desktop.views.parts import elsewhere
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.flow import Flow
from desktop.views.parts.shell import Shell


class ModulesDialog(Dialog):
    """What is typed below the list becomes a new module, or the name of the chosen one."""

    def __init__(
        self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell, course: bytes
    ) -> None:
        super().__init__(
            parent,
            courses.find(reads, course).title,
            QCoreApplication.translate("ModulesDialog", "完成"),
        )
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._course, self._modules = course, list[Module]()
        self.cancel_button.hide()
        self.list = QListWidget()
        self.add_field(self.tr("模块"), self.list)
        self.title = QLineEdit()
        self.add_field(self.tr("名称"), self.title)
        self.list.currentRowChanged.connect(self._chosen)
        bar = QWidget()
        flow = Flow(8, bar)
        for text, slot in (
            (self.tr("加在最后"), self.add),
            (self.tr("改名"), self.rename),
            (self.tr("上移"), lambda: self.move_by(-1)),
            (self.tr("下移"), lambda: self.move_by(1)),
            (self.tr("移除"), self.remove),
        ):
            made = button(text, "plain", slot=slot)
            made.setAutoDefault(False)
            flow.addWidget(made)
        self.body.addWidget(bar)
        self.read()
        dispatcher.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        """What others do with the modules is shown; a name that is being typed stays."""
        if not changes.tables & {"course", "module"}:
            return
        one, typed = self._one(), self.title.text()
        self.read(one.id if one else None)
        if one is not None and typed != one.title:
            now = self._one()
            self.title.setText(typed)
            if now is not None and now.title not in (one.title, typed):
                elsewhere.mark(self.title, now.title)

    def read(self, chosen: bytes | None = None) -> None:
        """Read the modules again; the one that is meant, else its place, stays chosen."""
        kept = self.list.currentRow()
        self._modules = courses.modules(self._reads, self._course)
        kept = next((at for at, one in enumerate(self._modules) if one.id == chosen), kept)
        self.list.clear()
        for one in self._modules:
            self.list.addItem(QListWidgetItem(f"{one.number}  {one.title}"))
        self.list.setCurrentRow(min(max(0, kept), len(self._modules) - 1))

    def _chosen(self, place: int) -> None:
        self.title.setText(self._modules[place].title if place >= 0 else "")

    def _one(self) -> Module | None:
        place = self.list.currentRow()
        return self._modules[place] if 0 <= place < len(self._modules) else None

    def add(self) -> None:
        """A new module after the last."""
        self._do(teaching.add_modules, self._course, [self.title.text()])

    def rename(self) -> None:
        """The chosen module is called what is typed."""
        one = self._one()
        if one is not None:
            self._do(teaching.edit_module, one.id, self.title.text(), one.series)

    def move_by(self, step: int) -> None:
        """The chosen module goes up (-1) or down (1)."""
        one = self._one()
        place = self.list.currentRow() + step
        if one is not None and 0 <= place < len(self._modules):
            self._do(teaching.move_module, one.id, place + 1)

    def remove(self) -> None:
        """The chosen module, where nobody completed it."""
        one = self._one()
        if one is not None:
            self._do(teaching.remove_module, one.id)

    def _do(self, action: Callable[..., Changes], *given: object) -> None:
        job = self._dispatcher.do(action, *given)
        job.done.connect(lambda _changes: self._done())
        job.failed.connect(self._refused)

    def _done(self) -> None:
        elsewhere.unmark(self.title)
        self._chosen(self.list.currentRow())

    def _refused(self, problem: Problem) -> None:
        self.show_problem(self._shell.sentence(problem), self.list)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
