"""Keeping views of the list: saved and dropped through the dispatcher, then shown."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions import member_views as acting
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store.community import Reads
from desktop.views.members.list_bar import ListBar
from desktop.views.members.lists import View, kept_views, ready_views
from desktop.views.parts.shell import Shell


class ViewKeeper(QObject):
    """Does what the line above the list asks; `show` shows a view."""

    def __init__(
        self,
        bar: ListBar,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        show: Callable[[View], object],
    ) -> None:
        super().__init__(bar)
        self._bar, self._reads, self._dispatcher = bar, reads, dispatcher
        self._shell, self._show = shell, show
        bar.keep_wanted.connect(self.keep)
        bar.drop_wanted.connect(self.drop)
        bar.segments_wanted.connect(lambda: shell.go("segments"))
        bar.journey_wanted.connect(lambda: shell.go("journey"))

    def keep(self, name: str, shared: bool = False) -> None:
        """Keep what is shown under a name."""
        query, columns = self._bar.shown()
        job = self._dispatcher.do(acting.save, name, query, columns, shared=shared)
        job.failed.connect(self._shell.say)
        job.done.connect(self._kept)

    def _kept(self, changes: Changes) -> None:
        made = changes.result
        found = [one for one in kept_views(self._reads) if one.kept and one.kept.id == made]
        for view in found:
            self._show(view)

    def drop(self, view: View) -> None:
        """Drop a kept view, and show everybody."""
        if view.kept is None:
            return
        job = self._dispatcher.do(acting.remove, view.kept)
        job.failed.connect(self._shell.say)
        job.done.connect(self._dropped)

    def _dropped(self, changes: Changes) -> None:
        text = QCoreApplication.translate("Members", "视图删除了")
        self._shell.toast(text, changes)
        self._show(ready_views(self._reads.today())[0])
