"""The window: sidebar, sheet with pages, status line; keys, undo, toasts, privacy, preview."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.history import Undone
from desktop.models.permission import Actor, role_words
from desktop.models.problem import Problem
from desktop.models.traditional import written
from desktop.store import home, openword, roles, synced, tray
from desktop.store.community import Reads
from desktop.views import jump
from desktop.views.parts import privacy
from desktop.views.parts.shell import Command, Page
from desktop.views.parts.toast import Toast
from desktop.views.screens import Screen, screens
from desktop.views.settings.last_backup import last_backup
from desktop.views.sheet import Sheet
from desktop.views.sidebar import Sidebar, rows
from desktop.views.statusline import StatusLine
from desktop.views.sync import resuming, words
from desktop.views.sync.syncing import Syncing
from desktop.views.theme.palette import Look, changed, look, size

if TYPE_CHECKING:
    from desktop.views.palette.box import PaletteBox

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640
# Narrower than this (px at 100 %) the sidebar folds.
FOLDS_BELOW = 800


class Window(QWidget):
    """One community's window. A page is made when first opened and hears every change after."""

    switch_wanted = Signal(object)
    start_wanted = Signal()
    look_wanted = Signal(object)
    clear_wanted = Signal()

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, folder: Path, syncing: Syncing | None = None
    ) -> None:
        super().__init__()
        self.reads, self.dispatcher, self.folder = reads, dispatcher, folder
        self._syncing = syncing or Syncing(dispatcher)
        self._actor = reads.actor
        self._screens: dict[str, Screen] = {}
        self._pages: dict[str, QWidget] = {}
        # What each screen was opened for last, so that it shows the same when made anew.
        self._targets: dict[str, dict[str, object]] = {}
        self._here = ""
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(1280, 800)
        kept = QSettings().value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
        self._outer = QGridLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._frame, self._toast = QWidget(), Toast(self)
        self._opened_palette: PaletteBox | None = None
        self.status = StatusLine()
        self.build()
        jump.bind_keys(self)
        dispatcher.changed.connect(self._heard)
        dispatcher.failed.connect(self.say)
        dispatcher.followed.connect(self._follow)
        dispatcher.agree = self._agree
        self._syncing.stated.connect(self._show_sync)
        privacy.changed().connect(self._privacy_changed)
        changed().connect(self._fold)

    # -- building ------------------------------------------------------------------------------

    def build(self, *, afresh: bool = False) -> None:
        """Make everything anew in the look in force and stay on the same screen.

        A page that `keeps` work not finished stays as it is, unless all is to be made `afresh`.
        """
        here = self._here or "home"
        kept = {} if afresh else {key: page for key, page in self._pages.items() if _keeps(page)}
        for page in kept.values():
            page.setParent(None)
        for old in (self._frame, self._toast, self._opened_palette):
            if old is None:
                continue
            # Deleting waits for the event loop; until then the old must not show through.
            old.hide()
            old.deleteLater()
        self._outer.removeWidget(self._frame)
        self._frame = QWidget()
        self._outer.addWidget(self._frame, 0, 0)
        self._screens = {screen.key: screen for screen in screens()}
        self._pages = kept
        running = self.status.tasks.jobs()
        self.sidebar, self.sheet, self.status = Sidebar(), Sheet(), StatusLine()
        for job, what in running:
            self.status.tasks.follow(job, what)
        for page in kept.values():
            self.sheet.pages.addWidget(page)
        self._toast, self._opened_palette = Toast(self), None
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 8, 8, 0)
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(self.sheet, 1)
        whole = QVBoxLayout(self._frame)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.jump.clicked.connect(lambda: self.open_palette())
        self.sidebar.switcher.clicked.connect(self._switcher_menu)
        self.status.state.clicked.connect(lambda: self.go("sync"))
        self.status.tasks.gone_on.connect(lambda: resuming.go_on(self, self.dispatcher, self.reads))
        self.status.tasks.idle.connect(self._show_sync)
        self.sheet.banner.ended.connect(lambda: self.preview(None))
        self.sheet.sample.ended.connect(self._clear_sample)
        self.sheet.synced.ended.connect(self._accept_synced)
        self._fold()
        self._show_synced()
        self._show_frame()
        self._show_preview()
        self.go(here, **self._targets.get(here, {}))

    def _show_frame(self) -> None:
        """Name, count, role and state, as they stand now."""
        card = home.community(self.reads)
        name = card.name
        self.setWindowTitle(self.tr("{community} – 群主台").format(community=name))
        count = privacy.amount(f"{card.members:,}")
        self.sidebar.switcher.show_community(name, self.tr("{count} 位成员").format(count=count))
        told = self.tr("示例社群：里面的人和事都是编的，随便点，不会混进你的数据。")
        if openword.read(self.folder):
            told = self.tr("示例社群：口令就放在它的文件夹里（{file}），别往里放真人。").format(
                file=openword.FILE
            )
        self.sheet.sample.show_text(told if home.is_sample(self.reads) else "")
        self._show_sync()
        self.status.show_role(self.tr("以「{role}」身份").format(role=self._role()))
        last = last_backup(self.reads)
        when = last.strftime("%m-%d %H:%M") if last else ""
        said = self.tr("备份 {when}").format(when=when) if last else self.tr("还没有备份")
        self.status.show_backup(said, wanting=last is None)
        self.status.show_privacy(self.tr("投屏隐私已开") if privacy.on() else "")

    def _show_sync(self) -> None:
        """The pill of the status line, and what the sidebar says a person has to look at."""
        found = tray.counts(self.reads)
        word = words.pill(self.syncing.state, found)
        self.status.show_state(word.text, word.picture, word.tone)
        self.status.tasks.offer(resuming.offered(self.reads))
        all_screens, urgent = list(self._screens.values()), found.cards + found.refused
        badges = {"sync": str(urgent)} if urgent else {}
        self.sidebar.show_rows(rows(all_screens, badges), rows(all_screens, pinned=True))
        self.sidebar.show_chosen(self._marked(self._here))

    # -- what pages ask (Shell) ----------------------------------------------------------------

    @property
    def syncing(self) -> Syncing:
        """How syncing stands, and work with the hub."""
        return self._syncing

    def go(self, screen: str, **target: object) -> None:
        """Open a screen; unknown ones are a bug in the caller."""
        wanted = self._screens[screen]
        page = self._pages.get(screen)
        if page is None:
            page = wanted.make(self.reads, self.dispatcher, self)
            assert isinstance(page, Page), screen
            self._pages[screen] = page
            self.sheet.pages.addWidget(page)
        self.sheet.pages.setCurrentWidget(page)
        self._here = screen
        self.sidebar.show_chosen(self._marked(screen))
        if target:
            # An import begins once: it is not begun again because the language changed.
            self._targets[screen] = {} if screen == "import" else target
            page.show_target(**target)  # type: ignore[attr-defined]  # only pages with targets get them
        assert isinstance(page, Page)
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def toast(self, text: str, undo: Changes | None = None) -> None:
        """Say what happened, with 撤销 when the changes of an own action are given."""
        if undo is None or undo.nothing:
            self._toast.say(text)
        else:
            self._toast.say(text, self.tr("撤销"), lambda: self.undo(undo.action))

    def say(self, problem: Problem) -> None:
        """Show a problem in a toast."""
        self._toast.say(self.sentence(problem))

    def _agree(self, problem: Problem) -> bool:
        """Ask before very much of what is there is changed or deleted."""
        from desktop.views.parts.dialog import ask

        numbers = {name: f"{problem.values[name]:,}" for name in ("rows", "members")}
        return ask(
            self,
            self.tr("要改掉或删掉 {rows} 条已有的内容吗？").format(**numbers),
            self.tr("社群一共 {members} 位成员。现在还什么都没有改。").format(**numbers),
            self.tr("改掉 {rows} 条").format(**numbers),
            danger=True,
        )

    def show_backup(self) -> None:
        """A backup was written: the status line says when."""
        self._show_frame()

    def sentence(self, problem: Problem) -> str:
        """A problem in the operator's language."""
        return problem.sentence(look().language)

    def widget(self) -> QWidget:
        """The window, as parent of dialogs."""
        return self

    def wear(self, look: Look) -> None:
        """Change theme, text size, density or language at once."""
        self.look_wanted.emit(look)

    def preview(self, actor: Actor | None) -> None:
        """Look on as another role; every page is made anew with that role's eyes."""
        self.reads.actor = actor or self._actor
        self.dispatcher.look_on(actor)
        self.build(afresh=True)

    # -- the window's own doings ---------------------------------------------------------------

    def here(self) -> str:
        """The key of the open screen."""
        return self._here

    def page(self) -> QWidget:
        """The open page."""
        return self._pages[self._here]

    def undo(self, action: bytes | None) -> None:
        """Take back an action of one's own, or the last one."""
        # Undoing draws in the whole of settling; a start shows neither.
        from desktop.actions import history

        job = self.dispatcher.do(history.undo, action)
        self.dispatcher.follow(job, self.tr("正在撤销"))
        job.done.connect(self._undid)

    def _undid(self, changes: Changes) -> None:
        """Say what was taken back, and that something stayed since it was changed later."""
        from desktop.views.home.words import action_text

        undone = changes.result
        if not isinstance(undone, Undone):
            return
        told = self.tr("已撤销：{action}").format(action=action_text(undone.kind))
        if undone.kind == "undo":
            told = self.tr("已恢复")
        if undone.kept:
            kept = self.tr("后来又改过的 %n 处没有动", "", len(undone.kept))
            told = self.tr("{undone}；{kept}").format(undone=told, kept=kept)
        # A key pressed by mistake takes back a whole import: the way back is an undo of the undo.
        again = self.tr("撤销") if undone.kind == "undo" else self.tr("恢复")
        self._toast.say(told, again, lambda: self.undo(changes.action))

    def undo_last(self) -> None:
        """Ctrl+Z outside a text field."""
        self.undo(None)

    def toggle_privacy(self) -> None:
        """Ctrl+Shift+H: mask or show names, phones and amounts."""
        privacy.switch(not privacy.on())
        on, off = self.tr("投屏隐私已开：姓名、手机、金额都遮住了"), self.tr("投屏隐私已关")
        self._toast.say(on if privacy.on() else off)

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
        if self._opened_palette is None:
            # Nobody waits for it at a start: loaded and built when first asked for.
            from desktop.views.palette.box import PaletteBox

            self._opened_palette = PaletteBox(self)
        return self._opened_palette

    def commands(self) -> list[Command]:
        """What the palette offers everywhere, and what the open page adds."""
        more = getattr(self.page(), "commands", None)
        return [*jump.own_commands(self), *(more() if more else [])]

    def show_keys(self) -> None:
        """F1."""
        from desktop.views.keysheet import KeySheet

        KeySheet(self, jump.key_list(self)).exec()

    def screen_keys(self) -> list[str]:
        """Every screen's key in order."""
        return list(self._screens)

    def screen_list(self) -> list[Screen]:
        """The screens of the sidebar in order."""
        return [screen for screen in self._screens.values() if screen.group]

    def tell_of_fall(self) -> None:
        """Say that the program ended by itself last time, and that nothing recorded is lost."""
        self.toast(self.tr("上次意外退出了。记下的数据都在；诊断信息在“设置”里可以复制。"))

    def tell_of_fault(self) -> None:
        """Say that a fault is there again that a notice told of."""
        self.toast(self.tr("刚才那个错又出现了，已经记下。可以换一页，或重新打开程序。"))

    def retire(self) -> None:
        """Hear nothing any more; before the connections are closed."""
        privacy.changed().disconnect(self._privacy_changed)
        changed().disconnect(self._fold)
        self.dispatcher.changed.disconnect(self._heard)
        self.dispatcher.failed.disconnect(self.say)
        self.dispatcher.followed.disconnect(self._follow)
        self.dispatcher.agree = None
        self._syncing.stated.disconnect(self._show_sync)
        self.hide()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where the page needs its room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.sidebar.fold(self.width() < size(FOLDS_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place and size."""
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def go_number(self, number: int) -> None:
        """Alt+1…9."""
        keys = [screen.key for screen in self.screen_list()]
        if number <= len(keys):
            self.go(keys[number - 1])

    def _marked(self, screen: str) -> str:
        found = self._screens.get(screen)
        return found.under or found.key if found else ""

    def _follow(self, job: Job, what: str) -> None:
        self.status.tasks.follow(job, what)

    def _heard(self, changes: Changes) -> None:
        if changes.tables & {"member", "community", "role", "assignment", "operator"}:
            self._show_frame()
        else:
            self._show_sync()
        if changes.tables & {"role", "assignment", "operator"}:
            self._take_rights()
        before = self.focusWidget()
        inside = before is not None and self.sheet.pages.isAncestorOf(before)
        for page in self._pages.values():
            assert isinstance(page, Page)
            page.show_changes(changes)
        if inside:
            QTimer.singleShot(0, self, self._keep_focus)

    def _keep_focus(self) -> None:
        """What had the focus may be gone; it goes on in the page, not at the window's beginning."""
        now, page = self.focusWidget(), self.page()
        assert isinstance(page, Page)
        if now is None or now is self.sidebar.switcher:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_rights(self) -> None:
        """What a role granted or taken back lets the operator see holds at once."""
        today = self.reads.today().isoformat()
        actor = roles.actor_of(self.reads, self.reads.operator, today)
        if actor != self._actor:
            self._actor = actor
            self.preview(None)

    def _privacy_changed(self, _on: bool) -> None:
        """Mask or show: a page does it itself in `show_privacy`, or is made anew."""
        self._show_frame()
        for key, page in list(self._pages.items()):
            show = getattr(page, "show_privacy", None)
            if show is not None:
                show()
                continue
            self.sheet.pages.removeWidget(self._pages.pop(key))
            page.deleteLater()
        if self._here not in self._pages:
            self.go(self._here, **self._targets.get(self._here, {}))

    def _show_preview(self) -> None:
        sentence = self.tr("正在以「{role}」的眼睛看，只能看，不能改").format(role=self._role())
        self.sheet.banner.show_text(sentence if self.reads.actor.preview else "")

    def _show_synced(self) -> None:
        """Warn where another program may copy the file in the middle of a write."""
        service = synced.service(self.folder)
        known = QSettings().value("window/synced_accepted") == str(self.folder)
        text = self.tr("社群放在 {service} 的同步文件夹里，同步时可能损坏：请移到不同步的文件夹。")
        self.sheet.synced.show_text(text.format(service=service) if service and not known else "")

    def _accept_synced(self) -> None:
        QSettings().setValue("window/synced_accepted", str(self.folder))
        self._show_synced()

    def _role(self) -> str:
        words, language = role_words(self.reads.actor.role), look().language
        chinese = language.startswith("zh")
        return written(words["role_zh"], language) if chinese else words["role_en"]

    def _clear_sample(self) -> None:
        from desktop.views.parts.dialog import ask

        title, sure = self.tr("清除示例社群？"), self.tr("清除")
        hint = self.tr("它的文件夹会删掉，你在里面加的也一起删掉；自己的社群不受影响。")
        if ask(self, title, hint, sure, danger=True):
            self.clear_wanted.emit()

    def _switcher_menu(self) -> None:
        jump.switcher_menu(self).popup(
            self.sidebar.switcher.mapToGlobal(self.sidebar.switcher.rect().bottomLeft())
        )


def _keeps(page: QWidget) -> bool:
    """Whether a page holds work that making it anew would lose."""
    keeps: Callable[[], bool] | None = getattr(page, "keeps", None)
    return keeps is not None and keeps()
