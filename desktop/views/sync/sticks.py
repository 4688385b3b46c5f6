"""A team without a hub, in the window: invite by a file, write what others lack, take theirs."""

import platform
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions import devices
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.ownfiles import BUNDLE
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.role import Role
from desktop.store import devices as stored
from desktop.store import home, link, roles
from desktop.store.community import Reads, Store
from desktop.sync import bundle, bundlejoin
from desktop.sync.inviting import Invited
from desktop.views.parts import files
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.sync.codes import ask_bundle
from desktop.views.sync.dialogs import CodeDialog, InviteDialog


class SticksVerbs(QObject):
    """Asks for a file, does it on the worker, and says what came of it."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell

    def may_invite(self) -> bool:
        """Only the owner where this computer decides: the file is the whole community."""
        actor = self._reads.actor
        return actor.role == OWNER and not actor.preview and not link.read(self._reads).judge

    def invite(self) -> None:
        """Write the whole community for one new computer, and show the code that opens it."""
        asked = InviteDialog(self._shell.widget(), self._reads, "", by_file=True)
        if asked.exec() != Dialog.DialogCode.Accepted:
            return
        role, member, name, _ = asked.chosen()
        path = self._new(self.tr("写一个加入用的同步包"), self.tr("加入"))
        if path is None:
            return

        def recorded(changes: object) -> None:
            if isinstance(changes, Changes) and isinstance(changes.result, bytes):
                self._offer(path, changes.result, role)

        job = self._dispatcher.do(devices.invite, role, member=member, name=name)
        job.done.connect(recorded)

    def _offer(self, path: Path, operator: bytes, role: Role) -> None:
        job = self._dispatcher.do(_offered, path, operator, role)
        self._dispatcher.follow(job, self.tr("正在写 {file}").format(file=path.name))
        job.done.connect(lambda invited: self._show_code(invited, operator, path))

    def _show_code(self, invited: object, operator: bytes, path: Path) -> None:
        if not isinstance(invited, Invited):
            raise TypeError("an offer answers with its code")
        name = roles.operator_name(self._reads, operator)
        CodeDialog(self._shell.widget(), invited, name, file=path.name).exec()

    def write(self) -> None:
        """Write what the other computers have not seen."""
        path = self._new(self.tr("写一个同步包"), self.tr("同步"))
        if path is None:
            return
        told = self.tr("写好了：{file}。带到另一台电脑上，在那里点“读同步包…”").format(
            file=path.name
        )
        job = self._dispatcher.do(_written, path)
        job.done.connect(lambda _count: self._shell.toast(told))

    def take(self) -> None:
        """Take what another computer wrote."""
        path = ask_bundle(self._shell.widget())
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take this file, which another computer wrote."""
        self._dispatcher.do(_taken, path).done.connect(self._took)

    def _took(self, found: object) -> None:
        if not isinstance(found, bundle.Imported):
            raise TypeError("a bundle answers with what it brought")
        for changes in (*found.changes, found.numbered):
            if changes is not None:
                self._dispatcher.took(changes)
        count = found.changed + found.taken
        told = [apart(self.tr("让 %n 台新电脑进来了", "", found.let_in))] if found.let_in else []
        told += [apart(self.tr("读进了 %n 处改动", "", count))] if count else []
        self._shell.toast("  ".join(told) or self.tr("没有新的改动"))

    def _new(self, title: str, what: str) -> Path | None:
        day = self._reads.today().strftime("%m%d")
        name = f"{home.name(self._reads)}-{what}-{day}{BUNDLE}"
        return files.ask_save(self._shell.widget(), title, name, self.tr("同步包 (*.qzs)"))


def _offered(store: Store, path: Path, operator: bytes, role: Role) -> Invited:
    return bundlejoin.offer(store, path, operator, role)


def _written(store: Store, path: Path) -> int:
    return bundle.export(store, path)


def _taken(store: Store, path: Path) -> bundle.Imported:
    found = bundle.take(store, path)
    # A device says its name once the judge has let it in.
    if stored.is_nameless(store):
        with suppress(Problem):
            devices.rename_own(store, platform.node() or "-")
    return found
