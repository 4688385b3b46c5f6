"""Goes from the welcome to a community's window, and from one community to another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.models.problem import Problem
from desktop.models.progress import Progress
from desktop.store.community import Founding, Store
from desktop.store.home import SAMPLE_NAME
from desktop.views import opening, recent, start
from desktop.views.firstrun.background import Background
from desktop.views.session import LOCK, Session
from desktop.views.theme import preferences
from desktop.views.theme.palette import Look
from desktop.views.window import Window

if TYPE_CHECKING:
    from desktop.sync.outside import Listen, Reach
    from desktop.views.firstrun.page import FirstRun

Work = Callable[[str | None, Progress], Store]


class App(QObject):
    """Goes from the welcome to a community's window, and from one community to another."""

    def __init__(self, fell: str = "") -> None:
        """`fell`: what is known of the hard fault in which the program ended last time."""
        super().__init__()
        # The way to a hub; a test has one in its own process.
        self.reach: Reach = opening.reach
        self.listen: Listen | None = opening.listen
        self._fell = fell
        self.session: Session | None = None
        self.welcome_page: FirstRun | None = None
        self._work: Work | None = None
        self.opens = False
        self._then: Callable[[Window], object] = lambda _window: None
        self.name = ""
        self.folder: Path | None = None
        self._back = Background()
        self._back.done.connect(self._opened)
        self._back.failed.connect(self._failed)
        self._back.ended.connect(self._stopped)
        self._back.progress.connect(self._show_progress)
        # A question may be the only window there is: answering it must not end the program.
        _ends_with_last_window(False)

    # -- the ways in ---------------------------------------------------------------------------

    def begin(self, folder: Path | None, then: Callable[[Window], object] | None = None) -> None:
        """Open a folder, else the one used last, and go on with `then`; else show the welcome."""
        known = [Path(one) for one in recent.recent_folders()]
        if folder is not None or known:
            self.open(folder or known[0], then)
        else:
            self.welcome()

    def open(self, folder: Path, then: Callable[[Window], object] | None = None) -> None:
        """Open a community and leave the present one once that worked."""
        if self._is_open_elsewhere(folder):
            return
        self.name, self.folder = folder.name, folder
        self._do(partial(opening.open_folder, folder), then, opens=True)

    def _is_open_elsewhere(self, folder: Path) -> bool:
        """Whether another window has it open, and was brought to the front."""
        own = self.session is not None and self.session.folder == folder
        if own or not (folder / LOCK).exists():
            return False
        from desktop.views import handover

        return handover.give(folder, None)

    def demo(self, folder: Path) -> None:
        """Open the sample community, made first if it is not there or was left half made."""
        self.name, self.folder = folder.name, folder
        self._do(partial(opening.make_sample, folder))

    def new(
        self,
        then: Callable[[Window], object] | None = None,
        suggested: str = "",
        file: Path | None = None,
    ) -> None:
        """Ask for a name, make a community (like the template in `file`), and go on with `then`."""
        from desktop.views.firstrun.questions import AskName

        asked = AskName(self.parent_widget(), suggested)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return
        name = asked.name.text().strip()
        owner = asked.owner.text().strip() or Founding(name).owner
        founding = Founding(name, owner, asked.prefix.text().strip().upper())
        folder = recent.folder_for(name)
        self.name = name
        self._do(partial(opening.make_new, folder, founding, file), then)

    def join(self, file: Path | None = None) -> None:
        """Ask for an invitation's code, and take its community, or that of `file`, over."""
        from desktop.views.sync.join import ask_join

        found = ask_join(self.parent_widget(), self.reach, file)
        if found is not None:
            self.name = found.code.rpartition("/")[0]
            self._do(found)

    def recover(self) -> None:
        """Ask for the recovery code and its hub, and bring the community back from there."""
        from desktop.views.firstrun.recover import ask_way_back

        found = ask_way_back(self.parent_widget(), self.reach, self._work)
        if found is not None:
            self.name, self.folder = found.folder.name, found.folder
            self._do(found, lambda window: window.go("sync", came_back=True))

    def restore(self, path: Path) -> None:
        """Ask what opens a backup, and open the new folder that is made of it."""
        from desktop.views.firstrun.questions import AskBackupSecret

        asked = AskBackupSecret(self.parent_widget(), path.name)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self.restore_by(path, asked.secret.text())

    def restore_by(self, path: Path, typed: str) -> None:
        """Make a folder of a backup by its passphrase or recovery code, and open it."""
        folder = recent.folder_for(path.stem)
        self.name, self.folder = folder.name, folder
        self._do(partial(opening.restore, path, folder, typed))

    def import_list(self, path: Path) -> None:
        """Make a community and open the import with a file."""
        self.new(lambda window: window.go("import", path=path), path.stem)

    def welcome(self) -> None:
        """Show the three ways to begin."""
        if self.welcome_page is None:
            # Who opens a community is not welcomed, and loads nothing of it.
            from desktop.views.firstrun.page import FirstRun

            page = FirstRun()
            page.demo_wanted.connect(lambda: self.demo(recent.data_folder() / SAMPLE_NAME))
            page.new_wanted.connect(lambda: self.new())
            page.template_wanted.connect(lambda path: self.new(file=path))
            page.import_wanted.connect(self.import_list)
            page.folder_wanted.connect(lambda folder: self.open(folder))
            page.join_wanted.connect(lambda: self.join())
            page.file_wanted.connect(self._show_file)
            page.restore_wanted.connect(self.restore)
            page.recover_wanted.connect(self.recover)
            page.look_wanted.connect(self._look)
            self.welcome_page = page
        self.welcome_page.show()
        _ends_with_last_window(True)
        self.welcome_page.first_focus().setFocus()

    def _show_file(self, path: Path) -> None:
        """One of the program's own files was dropped."""
        from desktop.views import openfile

        openfile.show(self, path, None)

    # -- making and opening, off the GUI thread ------------------------------------------------

    def _do(
        self, work: Work, then: Callable[[Window], object] | None = None, *, opens: bool = False
    ) -> None:
        """`opens`: what lies in `folder` already, so that its key must be somewhere."""
        self._work, self.opens = work, opens
        self._then = then or (lambda _window: None)
        self._run(None)

    def _run(self, secret: str | None) -> None:
        if self._work is None:
            return
        if self.welcome_page is not None:
            self.welcome_page.show_problem("")
            self.welcome_page.progress.begin(self.name)
            self.welcome_page.progress.cancelled.connect(self._back.cancel)
        self._back.run(partial(self._work, secret))

    def _failed(self, problem: Problem) -> None:
        self._end_progress()
        from desktop.views import asking

        asking.after(self, problem)

    def afterwards(self, then: Callable[[Window], object]) -> None:
        """Go on with `then` once what was begun is open."""
        self._then = then

    def go_on(self, secret: str) -> None:
        """Do what was begun once more, with a passphrase."""
        self._run(secret)

    def open_by_code(self, code: str, word: str = "") -> None:
        """Open what lies in the folder at hand by its recovery code; `word` guards it then."""
        assert self.folder is not None
        self._do(partial(opening.open_by_code, self.folder, code, word))

    def stay(self) -> None:
        """Nobody is left without a window."""
        if self.session is None:
            self.welcome()

    def say(self, sentence: str) -> None:
        """Say what went wrong in the window, else on the welcome."""
        if self.session is not None and not self._is_welcoming():
            self.session.window.toast(sentence)
            return
        self.welcome()
        if self.welcome_page is not None:
            self.welcome_page.show_problem(sentence)

    def _opened(self, store: Store) -> None:
        self._end_progress()
        try:
            session = Session(store, self.reach, self.listen)
        except Problem as problem:
            self._failed(problem)
            return
        recent.remember(session.folder)
        window = session.window
        window.switch_wanted.connect(lambda folder: self.open(folder))
        window.start_wanted.connect(self.welcome)
        window.look_wanted.connect(self._look)
        window.clear_wanted.connect(self._clear_sample)
        window.restore_wanted.connect(self.restore)
        window.handed.connect(self._take_over)
        window.show()
        window.prepare()
        _ends_with_last_window(True)
        old, self.session = self.session, session
        if old is not None:
            old.close()
        if self.welcome_page is not None:
            self.welcome_page.close()
            self.welcome_page.deleteLater()
            self.welcome_page = None
        self._then(window)
        if self._fell or session.left:
            from desktop.views import fallen

            fallen.tell(window, session.left, self._fell)
            self._fell = ""

    def _take_over(self, path: Path | None) -> None:
        """A second start brought a file, or wants to see the window."""
        from desktop.views import openfile

        openfile.take_over(self, path)

    def _clear_sample(self) -> None:
        """Close the sample, delete its folder, and begin again."""
        if self.session is None:
            return
        # First shown, so that closing the last window does not end the program.
        self.welcome()
        session, self.session = self.session, None
        session.close()
        from shutil import rmtree

        rmtree(session.folder)

    def tell_fault(self) -> None:
        """A fault that was shown already is there again."""
        if self.session is not None:
            from desktop.views import doings

            doings.tell_of_fault(self.session.window)

    def _stopped(self) -> None:
        """Cancelled, or fallen over."""
        self._end_progress()
        self.stay()

    def _show_progress(self, done: int, total: int) -> None:
        if self.welcome_page is not None:
            self.welcome_page.progress.show_progress(done, total)

    def _end_progress(self) -> None:
        if self.welcome_page is not None:
            self.welcome_page.progress.end()

    def _look(self, wanted: Look) -> None:
        before = preferences.load()
        preferences.save(wanted)
        start.dress(wanted)
        if self.welcome_page is not None:
            self.welcome_page.build()
        anew = (wanted.language, wanted.scale) != (before.language, before.scale)
        if self.session is not None and anew:
            self.session.window.build()

    def parent_widget(self) -> QWidget | None:
        """What a question belongs to."""
        if self._is_welcoming():
            return self.welcome_page
        return self.session.window if self.session else None

    def _is_welcoming(self) -> bool:
        return self.welcome_page is not None and self.welcome_page.isVisible()

    def close(self) -> None:
        """End threads and connections."""
        self._back.close()
        if self.session is not None:
            self.session.close()
            self.session = None


def _ends_with_last_window(yes: bool) -> None:
    QGuiApplication.setQuitOnLastWindowClosed(yes)
