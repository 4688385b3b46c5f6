"""What can be done with a segment or a rule of a tag, and what is said of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.actions import segments as acting
from desktop.actions import tag_rules as ruling
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.segment import Programme
from desktop.views.parts.shell import Shell
from desktop.views.segments.editor import Draft


class SegmentVerbs(QObject):
    """Does it through the dispatcher; a refusal is said by the window."""

    def __init__(self, parent: QObject, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._dispatcher, self._shell = dispatcher, shell

    def save(self, draft: Draft, kept: Callable[[Changes], object]) -> None:
        """Store what a draft says; `kept` hears of it."""
        if draft.of_tag:
            job = self._dispatcher.do(ruling.save, draft.name, draft.where, rule=draft.key)
        else:
            job = self._dispatcher.do(
                acting.save,
                draft.name,
                draft.where,
                segment=draft.key,
                themes=draft.themes,
                sensitive=draft.sensitive,
            )
        job.done.connect(kept)
        job.done.connect(lambda done: self._shell.toast(self.tr("存好了"), done))
        self._say(job)

    def remove(self, draft: Draft) -> None:
        """Take away what is stored of a draft."""
        if draft.key is None:
            return
        job = self._dispatcher.do(ruling.remove if draft.of_tag else acting.remove, draft.key)
        job.done.connect(lambda done: self._shell.toast(self.tr("删除了"), done))
        self._say(job)

    def add_programme(self, segment: bytes, name: str) -> None:
        """Say what is done for a segment."""
        self._say(self._dispatcher.do(acting.add_programme, segment, name))

    def drop_programme(self, one: Programme) -> None:
        """Take a programme away."""
        self._say(self._dispatcher.do(acting.remove_programme, one.id))

    def _say(self, job: Job) -> None:
        job.failed.connect(self._shell.say)
