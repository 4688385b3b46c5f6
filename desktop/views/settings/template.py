"""The community's structure to a file without its people, and such a file built here."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.actions import template
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store.community import Reads
from desktop.views.parts import files
from desktop.views.parts.button import button
from desktop.views.parts.shell import Shell
from desktop.views.settings.rows import Section


class TemplateSection(Section):
    """Two buttons; what is built can be undone."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(self.tr("社群模板"))
        self._dispatcher, self._shell = dispatcher, shell
        allowed = reads.actor.allows("community.write") and not reads.actor.preview
        self.out = button(self.tr("存成模板…"), "plain", "export", slot=self._ask_out)
        self.build = button(self.tr("按模板搭建…"), "plain", "copy", slot=self._ask_build)
        for made in (self.out, self.build):
            made.setEnabled(allowed)
        hint = self.tr("角色、分会、小组、日程、规则和称谓；没有一个人，人名和电话都去掉")
        self.add(self.tr("带走结构"), hint, self.out)
        self.add(self.tr("照着搭"), self.tr("加到这个社群里，已有的不删，可以撤销"), self.build)

    def _kinds(self) -> str:
        return self.tr("社群模板 (*.json)")

    def _ask_out(self) -> None:
        title, name = self.tr("存成模板"), self.tr("社群模板.json")
        path = files.ask_save(self._parent(), title, name, self._kinds())
        if path is not None:
            self.write(path)

    def _ask_build(self) -> None:
        path = files.ask_open(self._parent(), self.tr("按模板搭建"), self._kinds())
        if path is not None:
            self.read(path)

    def _parent(self) -> QWidget:
        return self._shell.widget()

    def write(self, path: Path) -> None:
        """Write the structure to this file."""
        job = self._dispatcher.do(template.export, path)
        told = self.tr("模板已存好：{file}").format(file=path.name)
        job.done.connect(lambda _rows: self._shell.toast(told))
        job.failed.connect(self._shell.say)

    def read(self, path: Path) -> None:
        """Build what this file says."""
        try:
            found = template.read(path)
        except Problem as problem:
            self._shell.say(problem)
            return
        job = self._dispatcher.do(template.apply, found)
        job.done.connect(self._built)
        job.failed.connect(self._shell.say)

    def _built(self, changes: Changes) -> None:
        self._shell.toast(self.tr("已按模板搭好"), changes)
