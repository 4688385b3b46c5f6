"""Which records were merged into a member, each with the button that takes it apart again."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions import merging as acting
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store import merging
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import Elided


class MergedRecords(QWidget):
    """One line a record; nothing where nobody was merged into the member."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, member: bytes) -> None:
        super().__init__()
        self._dispatcher, self._shell = dispatcher, shell
        self.found = merging.merged_into(reads, member)
        may = reads.actor.anywhere("member.merge") and not reads.actor.preview
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for record, name, number in self.found:
            called = f"{number} {privacy.name(name)}".strip()
            part = button(self.tr("拆开"), "link", slot=partial(self._separate, record, called))
            part.setAccessibleName(self.tr("拆开 {who}").format(who=called))
            part.setEnabled(may)
            line = row(Elided(called), part)
            line.setStretch(0, 1)
            lines.addLayout(line)

    def _separate(self, record: bytes, called: str) -> None:
        job = self._dispatcher.do(acting.separate, record)
        told = self.tr("拆开了，{who} 又是单独一份档案").format(who=called)

        def done(changes: Changes) -> None:
            self._shell.toast(told, changes)

        job.done.connect(done)
        job.failed.connect(self._shell.say)
