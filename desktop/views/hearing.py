"""What a window hears: changes and failures, long work, syncing, privacy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.dispatcher import Job
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store import roles
from desktop.views import labelled
from desktop.views.pages import Pages
from desktop.views.parts import privacy

if TYPE_CHECKING:
    from desktop.views.window import Window

_TEAM = frozenset({"role", "assignment", "operator"})


class Hearing(QObject):
    """Passes on to the window and its pages what happens, until it ends."""

    def __init__(self, window: "Window", pages: Pages) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        dispatcher = window.dispatcher
        dispatcher.changed.connect(self._heard)
        dispatcher.failed.connect(window.say)
        dispatcher.followed.connect(self._follow)
        dispatcher.agree = self._agree
        window.syncing.stated.connect(window.show_sync)
        privacy.changed().connect(self._privacy_changed)

    def end(self) -> None:
        """Hear nothing any more."""
        window, dispatcher = self._window, self._window.dispatcher
        privacy.changed().disconnect(self._privacy_changed)
        dispatcher.changed.disconnect(self._heard)
        dispatcher.failed.disconnect(window.say)
        dispatcher.followed.disconnect(self._follow)
        dispatcher.agree = None
        window.syncing.stated.disconnect(window.show_sync)

    def _follow(self, job: Job, what: str) -> None:
        self._window.status.tasks.follow(job, what)

    def _heard(self, changes: Changes) -> None:
        window = self._window
        if "label" in changes.tables and labelled.take(window.reads):
            # Once whoever changed them has heard that it is done.
            QTimer.singleShot(0, window, lambda: window.build(afresh=True))
        if changes.tables & {"member", "community", *_TEAM}:
            window.show_frame()
        else:
            window.show_sync()
        if changes.tables & _TEAM:
            self._take_rights()
        before = window.focusWidget()
        inside = before is not None and self._pages.holds(before)
        self._pages.hear(changes)
        if inside:
            QTimer.singleShot(0, self, self._keep_focus)

    def _keep_focus(self) -> None:
        """What had the focus may be gone; it goes on in the page, not at the window's beginning."""
        now = self._window.focusWidget()
        if now is None or now is self._window.sidebar.switcher:
            self._pages.focus()

    def _take_rights(self) -> None:
        """What a role granted or taken back lets the operator see holds at once."""
        reads = self._window.reads
        actor = roles.at_work(reads)
        if actor != self._window.own:
            self._window.own = actor
            self._window.preview(None)

    def _privacy_changed(self, _on: bool) -> None:
        """Mask or show: a page does it itself in `show_privacy`, or is made anew."""
        self._window.show_frame()
        if not self._pages.mask():
            self._window.go(self._pages.here, **self._pages.target())

    def _agree(self, problem: Problem) -> bool:
        from desktop.views import doings

        return doings.agree(self._window, problem)
