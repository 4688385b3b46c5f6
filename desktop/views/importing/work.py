"""The long work of an import, one job at a time, shown in place of the step it began from."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.history import Undone
from desktop.models.importing import Imported
from desktop.models.progress import Progress, quiet
from desktop.store.community import Store
from desktop.views.importing.frame import BUSY
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.shell import Shell

if TYPE_CHECKING:
    from desktop.actions.importing import Check
    from desktop.actions.roster import Roster

# What decides rows takes long to load: it is loaded where it works, not where a window waits.


def check_rows(store: Store, roster: "Roster", progress: Progress = quiet) -> "Check":
    """As `importing.check`."""
    from desktop.actions import importing

    return importing.check(store, roster, progress)


def write_rows(store: Store, checked: "Check", progress: Progress = quiet) -> Changes:
    """As `importing.run`, of a check's plan."""
    from desktop.actions import importing

    return importing.run(store, checked.plan, progress)


def save_rejects(
    store: Store, checked: "Check", path: Path, language: str, progress: Progress = quiet
) -> int:
    """As `importing.save_rejects`."""
    from desktop.actions import importing

    return importing.save_rejects(store, checked, path, language, progress)


def is_undone(written: Changes | None, changes: Changes) -> bool:
    """Whether these changes took back what an import wrote."""
    batch = written.result.batch if written and isinstance(written.result, Imported) else None
    undone = changes.result
    return batch is not None and isinstance(undone, Undone) and undone.action == batch


class Work:
    """Shows a job's progress; cancelled or failed, the step that it began from comes back."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        shell: Shell,
        panel: ProgressPanel,
        here: Callable[[], int],
        show: Callable[[int], None],
    ) -> None:
        self._dispatcher, self._shell, self._panel = dispatcher, shell, panel
        self._here, self._show = here, show
        self._job: Job | None = None
        panel.cancelled.connect(self._cancel)

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def follow(self, job: Job, what: str) -> Job:
        """Show how a job goes on, under these words, until it ends."""
        back = self._here()
        self._job = job
        self._dispatcher.follow(job, what)
        self._panel.begin(what)
        self._show(BUSY)
        job.progress.connect(self._panel.show_progress)
        for ended in (job.done, job.failed, job.cancelled):
            ended.connect(self._end)
        job.cancelled.connect(lambda: self._show(back))
        job.failed.connect(lambda _problem: self._show(back))
        job.failed.connect(self._shell.say)
        return job

    def _end(self) -> None:
        self._job = None
        self._panel.end()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
