"""The verbs of the Sync screen: connect, invite, revoke, and see to what lies in the tray."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions import backup, devices
from desktop.actions import tray as acts
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.device import Device
from desktop.models.ownfiles import INVITATION
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.role import Role
from desktop.models.tray import Card, Held, Returned
from desktop.models.wire import Offered, Set
from desktop.store import home, link, roles, tray
from desktop.store.community import Reads, Store
from desktop.sync import inviting, keys
from desktop.sync.crossing import comes_by_sticks
from desktop.sync.inviting import Invited
from desktop.views.parts import files, privacy
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog, ask
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import announce
from desktop.views.settings.backup import ShowCode
from desktop.views.sync import asks, resuming
from desktop.views.sync.codes import RejoinDialog
from desktop.views.sync.dialogs import (
    WITHDRAW,
    CodeDialog,
    ConnectDialog,
    InviteDialog,
    RevokeDialog,
)
from desktop.views.theme.palette import look

if TYPE_CHECKING:
    from desktop.views.sync.sticks import SticksVerbs

_ACCEPTED = Dialog.DialogCode.Accepted


class SyncVerbs(QObject):
    """Asks, does, and says what came of it; `begun(job, what)` shows work that takes long."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        begun: Callable[[Job, str], None],
        read: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._begun, self._read = begun, read

    # -- the hub -------------------------------------------------------------------------------

    def connect_hub(self) -> None:
        """Put the community on a hub; first the recovery code, which a lost computer needs."""
        asked = ConnectDialog(self._shell.widget())
        if asked.exec() == _ACCEPTED:
            code = asked.code.text()
            self._recoverable(lambda: self._connect(code))

    def _recoverable(self, then: Callable[[], None]) -> None:
        """Go on once the owner has a recovery code."""

        def found(state: object) -> None:
            wanted = isinstance(state, acts.KeysState) and not state.printed
            if wanted and self._reads.actor.role == OWNER:
                self._dispatcher.do(backup.print_recovery).done.connect(printed)
            else:
                then()

        def printed(code: object) -> None:
            ShowCode(self._shell.widget(), str(code)).exec()
            then()

        self._dispatcher.do(acts.keys_state).done.connect(found)

    def _connect(self, code: str) -> None:
        address = code.strip().rpartition("/")[0]
        self._going_up(resuming.connect(self._shell, self._dispatcher, code, address), address)

    def go_on(self) -> None:
        """Go on with a way to a hub that stopped half way."""
        job = resuming.go_on(self._shell, self._dispatcher, self._reads)
        self._going_up(job, link.read(self._reads).address)

    def _going_up(self, job: Job, address: str) -> None:
        self._begun(job, self.tr("正在放到中枢 {address}").format(address=address))

    def rejoin(self) -> None:
        """Let this folder in again where the hub does not know it."""
        known = link.read(self._reads)
        by_file, owner = comes_by_sticks(known), self._reads.actor.role == OWNER
        asked = RejoinDialog(self._shell.widget(), by_file=by_file, owner=owner and not by_file)
        if asked.exec() != _ACCEPTED:
            return
        code, file, own = asked.code.text().strip(), asked.file, asked.code.recovery()
        job = (
            self._shell.syncing.do(asks.Rejoin(code, file), code.rpartition("/")[0])
            if own is None
            else self._shell.syncing.do(asks.ComeBack(own), known.address)
        )
        self._begun(job, self.tr("正在重新加入"))
        job.done.connect(lambda _waiting: self._rejoined(by_file=file is not None))

    def _rejoined(self, *, by_file: bool) -> None:
        told = self.tr("已重新加入，正在对齐")
        told_by_file = self.tr("已重新加入。请写一个同步包，带给第一台电脑")
        self._shell.toast(told_by_file if by_file else told)
        self._shell.syncing.now()
        self._read()

    def sticks(self) -> "SticksVerbs":
        """What is done with files, where there is no hub."""
        # Most communities are on a hub, and load nothing of it.
        from desktop.views.sync.sticks import SticksVerbs

        return SticksVerbs(self._shell.widget(), self._reads, self._dispatcher, self._shell)

    # -- inviting ------------------------------------------------------------------------------

    def invite(self) -> None:
        """Make a code for a new device."""
        asked = InviteDialog(self._shell.widget(), self._reads, link.read(self._reads).address)
        if asked.exec() != _ACCEPTED:
            return
        role, member, name, address = asked.chosen()

        def recorded(changes: object) -> None:
            if isinstance(changes, Changes) and isinstance(changes.result, bytes):
                self._offer(changes.result, role, address)

        def begin() -> None:
            job = self._dispatcher.do(devices.invite, role, member=member, name=name)
            job.done.connect(recorded)

        self._recoverable(begin)

    def _offer(self, operator: bytes, role: Role, address: str) -> None:
        job = self._shell.syncing.do(asks.Offer(operator, role, address))
        self._begun(job, self.tr("正在做邀请码"))
        job.done.connect(lambda invited: self._show_code(invited, operator, role))

    def _show_code(self, invited: object, operator: bytes, role: Role) -> None:
        if not isinstance(invited, Invited):
            raise TypeError("an offer answers with its code")
        self._read()
        whose = roles.operator_name(self._reads, operator)
        shown = CodeDialog(self._shell.widget(), invited, whose)
        shown.file_wanted.connect(lambda: self._write_file(shown, invited, role))
        if shown.exec() == WITHDRAW:
            self._withdraw(invited.invitation.name)

    def _write_file(self, shown: CodeDialog, invited: Invited, role: Role) -> None:
        """For who only has to double-click."""
        named = self.tr("{community}-邀请").format(community=home.name(self._reads))
        kinds = self.tr("邀请文件 (*.qzi)")
        named += INVITATION
        path = files.ask_save(shown, self.tr("存成邀请文件"), named, kinds)
        if path is None:
            return
        try:
            inviting.write_file(self._reads, path, invited, role)
        except Problem as problem:
            shown.show_problem(problem.sentence(look().language, window=True))
        else:
            shown.file_button.setText(self.tr("已存好"))
            announce(shown, self.tr("邀请文件已存好，请只发给本人"))

    def withdraw(self, offer: Offered) -> None:
        """Take an unused invitation back."""
        self._withdraw(offer.name)

    def _withdraw(self, name: bytes) -> None:
        job = self._shell.syncing.do(asks.Withdraw(name))
        job.done.connect(lambda _none: self._withdrawn())

    def _withdrawn(self) -> None:
        self._shell.toast(self.tr("邀请已收回，那个码不能用了"))
        self._read()

    # -- a device that is lost -----------------------------------------------------------------

    def revoke(self, device: Device) -> None:
        """Shut a device out, after saying what it holds."""
        held = tray.held_by(self._reads, device.operator)
        name = privacy.name(device.name) or self.tr("还没有名称")
        hub = bool(link.read(self._reads).judge)
        asked = RevokeDialog(self._shell.widget(), name, device.operator_name, held, hub=hub)
        if asked.exec() != _ACCEPTED:
            return
        job = self._dispatcher.do(_shut_out, device.id)
        job.done.connect(lambda _changes: self._revoked(held))

    def _revoked(self, held: Held) -> None:
        told = apart(self.tr("已停用。它看过 %n 人的资料，它一联网就抹掉钥匙", "", held.people))
        plain = self.tr("已停用。它没有个人资料")
        self._shell.toast(told if held.classes else plain)

    # -- the tray ------------------------------------------------------------------------------

    def keep(self, card: Card) -> None:
        """The value in force is right."""
        self._dispatcher.do(acts.keep_standing, card).done.connect(lambda _none: self._read())

    def swap(self, card: Card) -> None:
        """The other value is right."""
        job = self._dispatcher.do(acts.take_lost, card)
        job.done.connect(self._swapped)

    def _swapped(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self._shell.toast(self.tr("已换成另一个"), undo=changes)

    def note(self, card: Card) -> None:
        """The value in force stays, the other is kept as a note."""
        job = self._dispatcher.do(acts.note_lost, card, look().language)
        job.done.connect(self._noted)

    def _noted(self, changes: object) -> None:
        self._read()
        if isinstance(changes, Changes):
            self._shell.toast(self.tr("另一个记到备注里了"), undo=changes)

    def open_record(self, card: Card) -> None:
        """The person whom a card is about."""
        self._shell.go("member", member=card.record)

    def again(self, one: Returned) -> None:
        """Do anew what was sent back."""
        job = self._dispatcher.do(acts.again, one.action)
        job.done.connect(lambda _changes: self._shell.toast(self.tr("又做了一次，正在送出")))

    def put_aside(self, one: Returned) -> None:
        """Nothing more is to be done about it."""
        job = self._dispatcher.do(acts.put_aside, one.action)
        job.done.connect(lambda _none: self._read())

    def rule(self, one: Set, accept: bool) -> None:
        """The owner accepts or discards what did not stand."""
        hint = self.tr("它作废，隔离区里也找不回来；作者会看到群主没有采用，可以再做一次。")
        title, sure = self.tr("丢弃这次改动？"), self.tr("丢弃")
        if not accept and not ask(self._shell.widget(), title, hint, sure, danger=True):
            return
        job = self._shell.syncing.do(asks.Rule(one, accept))
        told = self.tr("已接受，各台设备都会收到") if accept else self.tr("已丢弃")
        job.done.connect(lambda _seq: self._ruled(told))

    def _ruled(self, told: str) -> None:
        self._shell.toast(told)
        self._shell.syncing.now()
        self._read()


def _shut_out(store: Store, device: bytes) -> Changes:
    """Revoke a device, and renew the keys that it could read with."""
    changes = devices.revoke(store, device)
    keys.shut_out(store, device)
    return changes
