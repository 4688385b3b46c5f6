"""The window: sidebar, sheet with pages, status line; keys, undo, toasts, privacy, preview."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.store.community import Reads
from desktop.views import crash, jump, labelled
from desktop.views.ahead import Ahead
from desktop.views.frame import Frame
from desktop.views.hearing import Hearing
from desktop.views.pages import Pages
from desktop.views.parts import privacy, taborder
from desktop.views.parts.layout import know_kinds
from desktop.views.parts.shell import Command
from desktop.views.screens import Screen
from desktop.views.sync import resuming
from desktop.views.sync.syncing import Syncing
from desktop.views.theme.palette import Look, changed, look
from desktop.views.watching import Watching

if TYPE_CHECKING:
    from desktop.store.vault import Keys
    from desktop.views.locking import Locking
    from desktop.views.palette.box import PaletteBox

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640


class Window(QWidget):
    """One community's window. A page is made when first opened and hears every change after."""

    switch_wanted = Signal(object)
    start_wanted = Signal()
    look_wanted = Signal(object)
    clear_wanted = Signal()
    restore_wanted = Signal(object)
    handed = Signal(object)

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, folder: Path, syncing: Syncing | None = None
    ) -> None:
        super().__init__()
        self.reads, self.dispatcher, self.folder = reads, dispatcher, folder
        self._syncing = syncing or Syncing(dispatcher)
        self.keys: Callable[[], Keys] | None = None
        self._locking: Locking | None = None
        # The operator, whomever the window looks on as.
        self.own = reads.actor
        self._pages = Pages(lambda screen, within: screen.load()(reads, dispatcher, self, within))
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(1280, 800)
        kept = QSettings().value(self._place()) or QSettings().value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
        self._outer = QGridLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        # What goes when all is made anew.
        self._made: list[QWidget] = []
        labelled.take(reads)
        self.build()
        jump.bind_keys(self)
        self._hearing = Hearing(self, self._pages)
        self._watching = Watching(self)
        changed().connect(self._fold)

    # -- building ------------------------------------------------------------------------------

    def build(self, *, afresh: bool = False) -> None:
        """Make everything anew in the look in force and stay on the same screen.

        A page that `keeps` work not finished stays as it is, unless all is to be made `afresh`.
        """
        here = self._pages.here or "home"
        self._pages.leave(afresh=afresh)
        frames = [one for one in self._made if isinstance(one, Frame)]
        running = [pair for frame in frames for pair in frame.status.tasks.jobs()]
        for old in self._made:
            # Deleting waits for the event loop; until then the old must not show through.
            old.hide()
            old.deleteLater()
        self._frame = frame = Frame(self.reads, self.folder, self._pages)
        self._made = [frame]
        self.sidebar, self.sheet, self.status = frame.sidebar, frame.sheet, frame.status
        self._outer.addWidget(frame, 0, 0)
        self._pages.enter(self.sheet.pages)
        for job, what in running:
            self.status.tasks.follow(job, what)
        for left in frames:
            self.status.take_toast(left.status)
        self._connect()
        self._fold()
        self.show_frame()
        self.go(here, **self._pages.target())
        if self._locking is not None and self._locking.locked:
            self._locking.hide_again()

    def prepare(self) -> None:
        """Load the other screens while nobody does anything."""
        loads = (screen.load for screen in self._pages.screens.values())
        Ahead(self, chain(loads, [know_kinds, *self._watching.begins()]))

    def look_for_backup(self) -> None:
        """Write a backup now if one is due."""
        self._watching.backups()

    def locking(self) -> "Locking | None":
        """What locks this window; None where it was opened without its keys."""
        if self._locking is None and self.keys is not None:
            from desktop.views.locking import Locking

            self._locking = Locking(self, self.keys)
        return self._locking

    def locked(self) -> bool:
        """Whether nothing of the community is shown now."""
        return self._locking is not None and self._locking.locked

    def lock(self) -> None:
        """Ctrl+L: show nothing of the community; without anything to unlock by, ask for it."""
        from desktop.views.settings.locking import lock_now

        lock_now(self)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.jump.clicked.connect(lambda: self.open_palette())
        self.sidebar.switcher.clicked.connect(self.switch)
        self.status.state.clicked.connect(lambda: self.go("sync"))
        self.status.news_wanted.connect(lambda: self.go("settings", section="updates"))
        self.status.tasks.gone_on.connect(lambda: resuming.go_on(self, self.dispatcher, self.reads))
        self.status.tasks.idle.connect(self.show_sync)
        self.sheet.banner.ended.connect(lambda: self.preview(None))
        self.sheet.sample.ended.connect(self._clear_sample)
        self.sheet.pack.ended.connect(self._give_back)

    def show_frame(self) -> None:
        """The community's name, its figures and who looks on stand anew around the page."""
        name = self._frame.show_all(self.syncing.state)
        if self.locked():
            # Not even for a moment: unlocking shows it.
            return
        self.setWindowTitle(self.tr("{community} – 群主台").format(community=name))

    def show_sync(self) -> None:
        """The status line and the sidebar say how syncing stands."""
        self._frame.show_sync(self.syncing.state)

    # -- what pages ask (Shell) ----------------------------------------------------------------

    @property
    def syncing(self) -> Syncing:
        """How syncing stands, and work with the hub."""
        return self._syncing

    def go(self, screen: str, **target: object) -> None:
        """Open a screen; unknown ones are a bug in the caller."""
        self._pages.open(screen, target)
        self._frame.show_chosen()
        self._pages.focus()

    def toast(self, text: str, undo: Changes | None = None) -> None:
        """Say what happened, with 撤销 when the changes of an own action are given."""
        if undo is None or undo.nothing:
            self.status.toast.say(text)
        else:
            self.status.toast.say(text, self.tr("撤销"), lambda: self.undo(undo.action))

    def say(self, problem: Problem) -> None:
        """Show a problem in a toast."""
        self.status.toast.say(self.sentence(problem))

    def show_backup(self) -> None:
        """A backup was written: the status line says when."""
        self.show_frame()

    def sentence(self, problem: Problem) -> str:
        """A problem in the operator's language."""
        crash.note(problem.code)
        return problem.sentence(look().language, window=True)

    def widget(self) -> QWidget:
        """The window, as parent of dialogs."""
        return self

    def wear(self, look: Look) -> None:
        """Change theme, text size, density or language at once."""
        self.look_wanted.emit(look)

    def preview(self, actor: Actor | None) -> None:
        """Look on as another role; every page is made anew with that role's eyes."""
        self.reads.actor = actor or self.own
        self.dispatcher.look_on(actor)
        self.build(afresh=True)

    # -- the window's own doings ---------------------------------------------------------------

    def here(self) -> str:
        """The key of the open screen."""
        return self._pages.here

    def page(self) -> QWidget:
        """The open page."""
        return self._pages.page()

    def undo(self, action: bytes | None) -> None:
        """Take back an action of one's own, or the last one."""
        from desktop.views import doings

        doings.undo(self, action)

    def undo_last(self) -> None:
        """Ctrl+Z outside a text field."""
        self.undo(None)

    def toggle_privacy(self) -> None:
        """Ctrl+Shift+H: mask or show names, phones and amounts."""
        from desktop.views import doings

        privacy.switch(not privacy.on())
        self.toast(doings.privacy_word())

    def open_palette(self, text: str = "") -> None:
        """Ctrl+K, with something typed already if given."""
        from desktop.views.palette.sources import sources

        people, commands = sources(self)
        self._palette.open(people, commands, text)

    def close_palette(self) -> None:
        """As Esc does."""
        self._palette.dismiss()

    @property
    def _palette(self) -> "PaletteBox":
        # Nobody waits for it at a start: loaded and built when first asked for.
        from desktop.views.palette.box import PaletteBox

        for made in self._made:
            if isinstance(made, PaletteBox):
                return made
        box = PaletteBox(self)
        self._made.append(box)
        return box

    def commands(self) -> list[Command]:
        """What the open page offers by name, and what can be done everywhere."""
        return jump.commands(self)

    def show_manual(self) -> None:
        """F1."""
        jump.show_manual(self)

    def show_keys(self) -> None:
        """Shift+F1."""
        jump.show_keys(self)

    def show_diagnosis(self) -> None:
        """What helps somebody who mends the program, to be read and copied."""
        from desktop.views import diagnosis

        diagnosis.show(self)

    def screen_keys(self) -> list[str]:
        """Every screen's key in order."""
        return list(self._pages.screens)

    def screen_list(self) -> list[Screen]:
        """The screens of the sidebar in order."""
        return self._pages.listed()

    def retire(self) -> None:
        """Hear nothing any more; before the connections are closed."""
        self._hearing.end()
        self._watching.stop()
        if self._locking is not None:
            self._locking.stop()
        changed().disconnect(self._fold)
        self._keep_place()
        self.hide()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where the page needs its room."""
        super().resizeEvent(event)
        self._fold()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through what is in sight in the order of reading; in Ctrl+K it stays there."""
        over = next((one for one in self._made if one.isVisible() and one is not self._frame), self)
        return taborder.step(over, forward=forward)

    def _fold(self) -> None:
        self._frame.fold(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place and size."""
        self._keep_place()
        super().closeEvent(event)

    def _place(self) -> str:
        return f"window/geometry/{self.reads.community.hex()}"

    def _keep_place(self) -> None:
        """Each community's window has its own, and a new one that of the last."""
        for name in ("window/geometry", self._place()):
            QSettings().setValue(name, self.saveGeometry())

    def _clear_sample(self) -> None:
        from desktop.views import doings

        if doings.clears_sample(self):
            self.clear_wanted.emit()

    def _give_back(self) -> None:
        from desktop.views.door.packing import Packing

        Packing(self, self.reads, self.dispatcher, self).give()

    def switch(self) -> None:
        """Ctrl+Shift+O: the communities opened lately, here or in a window of their own."""
        jump.switcher_menu(self).popup(
            self.sidebar.switcher.mapToGlobal(self.sidebar.switcher.rect().bottomLeft())
        )
