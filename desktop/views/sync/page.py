"""Sync and devices: how this computer stands with the hub, and what a person has to see to."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions import tray as acts
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.clock import wall_ms
from desktop.models.device import Device
from desktop.models.permission import OWNER
from desktop.store import backuptime, devices, roles, setaside, tray
from desktop.store.community import Reads
from desktop.sync.state import State
from desktop.views.parts.button import Button, button
from desktop.views.parts.dates import short_moment
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import column, row, scroll
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.shell import Shell, Shot
from desktop.views.sync import seen, words
from desktop.views.sync.band import Band
from desktop.views.sync.cameback import CameBack
from desktop.views.sync.fromhub import FromHub
from desktop.views.sync.seen import Seen
from desktop.views.sync.side import SidePanel
from desktop.views.sync.tray import Tray, tray_tabs
from desktop.views.sync.verbs import SyncVerbs
from desktop.views.theme.palette import size

if TYPE_CHECKING:
    from desktop.views.sync.example import Evening

# Narrower (px at 100 %), the devices do not fit beside the tray.
_NARROW = 900
# The hub is asked so often (ms) what only it knows, while somebody looks.
_ASK_EVERY = 20_000


class SyncPage(QWidget):
    """Band, tray and devices; read anew when the syncing or a change says so."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._syncing = shell.syncing
        self._shown: dict[str, object] = {}
        self._stale, self._asked, self._phase = False, 0, ""
        self.now_button = button(
            self.tr("立即同步"), "primary", "arrows-clockwise", keys="Ctrl+R", slot=self.sync_now
        )
        self.connect_button = button(
            self.tr("放到中枢…"), "plain", "hard-drives", slot=self._connect
        )
        self.go_on_button = button(
            self.tr("接着放"), "soft", "upload-simple", slot=lambda: self.verbs.go_on()
        )
        self.invite_button = button(self.tr("邀请新设备"), "plain", "qr-code", slot=self._invite)
        self.head = PageHead(self.tr("同步与设备")).add(
            self.connect_button, self.go_on_button, self.invite_button, self.now_button
        )
        self.panel = ProgressPanel()
        self.verbs = SyncVerbs(self, reads, dispatcher, shell, self._begun, self._ask_hub)
        self.band = Band(self.verbs.rejoin, self.verbs.sticks)
        self.came_back = CameBack(self.verbs.revoke)
        self.tabs = tray_tabs()
        self.tray = Tray(reads, self.verbs)
        self.tabs.chosen.connect(self.tray.show_tab)
        self.tray.quarantine.wanted.connect(self._ask_quarantine)
        self.side = SidePanel(self.verbs.revoke, self.verbs.withdraw, self._to_backup)
        self._hub = FromHub(self, self._syncing, reads)
        self._hub.heard.connect(self._heard)
        self._hub.kept.connect(lambda: self._look(concerned=True))
        self._aside: tuple[tuple[bytes, int], ...] = ()
        self._build()
        self._syncing.stated.connect(self._stated)
        self.read()

    def _build(self) -> None:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(24, 4, 24, 16)
        inside.setSpacing(14)
        inside.addWidget(self.band)
        inside.addWidget(self.came_back)
        inside.addWidget(self.panel)
        inside.addWidget(self.tabs)
        inside.addWidget(self.tray, 1)
        self._below = inside
        left = column(self.head, scroll(body), gap=0)
        left.setStretch(1, 1)
        self._beside = row(left, self.side, gap=0)
        self._beside.setStretch(0, 1)
        self.setLayout(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the tray, the devices stand below it."""
        super().resizeEvent(event)
        narrow = self.width() < size(_NARROW)
        if narrow != (self._below.indexOf(self.side) >= 0):
            (self._below if narrow else self._beside).addWidget(self.side)
            self.side.stand(below=narrow)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Show everything as it stands."""
        self._stale = False
        self._show(seen.look(self._reads, self._syncing.state))

    def _show(self, found: Seen) -> None:
        now, counts, actor = wall_ms(), found.counts, self._reads.actor
        half = "" if self.panel.isVisible() else found.half
        self.band.show_state(found.state, counts, now, found.cursor, half, found.again)
        for key, count in (
            ("waiting", counts.waiting),
            ("cards", counts.cards),
            ("returned", counts.refused),
        ):
            self.tabs.show_count(key, f"{count:,}" if count else "")
        if self._is_new("waiting", found.waiting, counts.unnumbered):
            self.tray.show_waiting(found.waiting, counts.waiting, counts.unnumbered)
        if self._is_new("cards", found.cards, actor.cells):
            self.tray.show_cards(found.cards, actor.cells, counts.cards)
        if self._is_new("returned", found.returned):
            self.tray.show_returned(found.returned, counts.refused)
        heard = {one: words.ago(at, now) for one, at in found.heard.items()}
        alone = found.state.phase == "alone"
        told = {
            one.id: words.farewell(found.farewells.get(one.id), now, alone=alone)
            if one.revoked
            else words.numbers(found.blocks.get(one.id, ()))
            for one in found.devices
        }
        if self._is_new("devices", found.devices, heard, found.keys, actor, told, alone):
            self.side.tell_lost(hub=not alone)
            self.side.show_devices(found.devices, heard, found.keys, actor, told)
            self.came_back.show_devices(found.devices, heard)
        self._show_from_hub(found.devices)
        self._look_aside(alone=found.state.phase == "alone")
        self._show_verbs(found.state, half=bool(half))

    def _look_aside(self, *, alone: bool) -> None:
        """Where this computer judges for a team without a hub, what it set aside is its own."""
        waiting = setaside.names(self._reads) if alone else ()
        if waiting != self._aside:
            self._aside = waiting
            self._ask_quarantine()

    def _show_verbs(self, state: State, *, half: bool) -> None:
        """A device that is shut out syncs no more, and invites nobody."""
        actor, alone = self._reads.actor, state.phase == "alone"
        out = state.code == "sync.revoked"
        # Who only has to wait a moment is at work.
        halted = bool(state.code) and state.phase != "working"
        owns = actor.role == OWNER and not actor.preview
        self.now_button.setVisible(not alone and not out)
        self.connect_button.setVisible(alone and owns and not half)
        self.go_on_button.setVisible(half)
        may_invite = actor.anywhere("device.invite") and not actor.preview
        self.invite_button.setVisible(not alone and may_invite and not halted)

    def _is_new(self, part: str, *shown: object) -> bool:
        """Whether a part shows something else by now: what stays keeps the keyboard's place."""
        if self._shown.get(part) == shown:
            return False
        self._shown[part] = shown
        return True

    def _show_from_hub(self, found: list[Device]) -> None:
        """What stands at the hub alone, as it was last heard."""
        names = {one.operator: one.operator_name for one in found}
        for one in self._hub.offers:
            if name := roles.operator_name(self._reads, one.operator):
                names[one.operator] = name
        unused = [one for one in self._hub.offers if not one.device]
        if self._is_new("offers", unused, names):
            self.side.show_offers(unused, names, wall_ms())
        now = wall_ms()
        heard = {one: words.ago(at, now) for one, at in tray.heard(self._reads).items()}
        whose = words.computers(found, heard)
        out = frozenset(one.id for one in found if one.revoked)
        owner = self._reads.actor.role == OWNER and not self._reads.actor.preview
        asked = self.tray.quarantine.question()
        if self._is_new("quarantine", self._hub.held, asked, whose, out, owner):
            self.tray.quarantine.show_page(self._hub.held, whose, out, owner=owner)
        if not self.tray.quarantine.narrowed():
            total = self._hub.held.total
            self.tabs.show_count("quarantine", f"{total:,}" if total else "")

    def _ask_hub(self) -> None:
        """Read anew, and ask the hub for invitations and what is set aside there."""
        self.read()
        if self._syncing.state.phase == "synced":
            self._hub.ask(self.tray.quarantine.question())

    def _ask_quarantine(self) -> None:
        self._hub.ask_quarantine(self.tray.quarantine.question())

    def _heard(self) -> None:
        self._show_from_hub(devices.listed(self._reads))

    def show_target(self, *, came_back: bool = False, tab: str = "") -> None:
        """Opened by the owner who `came_back` by her recovery code: which computer is lost? Or to
        look at one `tab` of the tray."""
        if tab:
            self.tabs.choose(tab)
            self.tray.show_tab(tab)
        if came_back:
            self.came_back.ask()
            self._shown.pop("devices", None)
            self.read()

    def show_changes(self, changes: Changes) -> None:
        """Whatever is recorded here waits for the judge; whatever is pulled may concern devices."""
        self._look(changes.count > 0 or bool(changes.tables))
        # Who came used an invitation up; what was set aside may have been decided.
        came = "device" in changes.tables or self._hub.held.total
        if changes.origin == "hub" and came:
            # In the midst of a round the hub is asked when it ends.
            self._asked = 0
            self._stated(self._syncing.state)

    def _ask_keys(self) -> None:
        self._dispatcher.do(acts.keys_state).done.connect(self._show_keys)

    def _stated(self, state: State) -> None:
        fresh = state.phase == "synced" and state.at - self._asked > _ASK_EVERY
        if fresh and self.isVisible():
            self._asked = state.at
            self._ask_hub()
        else:
            self._look(state.phase != self._phase or state.phase == "synced")
        self._phase = state.phase

    def _look(self, concerned: bool) -> None:
        if concerned and self.isVisible():
            self.read()
        else:
            self._stale = self._stale or concerned

    def showEvent(self, event: object) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands its own event
        self._ask_keys()
        if self._stale:
            self.read()
        self._asked = 0
        self._stated(self._syncing.state)

    def _show_keys(self, found: object) -> None:
        if not isinstance(found, acts.KeysState):
            raise TypeError("the state of the keys is asked for")
        in_ring = self.tr("钥匙在系统钥匙串")
        kept = in_ring if found.kept == "keyring" else self.tr("钥匙由口令保护")
        last = backuptime.last(self._reads)
        when = short_moment(last) if last else ""
        told = self.tr("备份 {when}").format(when=when) if last else self.tr("还没有备份")
        self.side.show_keys(
            kept, told, printed=found.printed, owner=self._reads.actor.role == OWNER
        )

    def first_focus(self) -> QWidget:
        """Syncing now, or what puts the community on a hub."""
        if self.now_button.isVisibleTo(self):
            return self.now_button
        if self.go_on_button.isVisibleTo(self):
            return self.go_on_button
        owner = self._reads.actor.role == OWNER
        return self.connect_button if owner else self.tabs.findChildren(Button)[0]

    def shots(self) -> list[Shot]:
        """The questions of the screen, and an invented evening of a team."""
        from desktop.views.sync.example import shots

        return shots(self, self._reads, self._pose)

    def _pose(self, evening: "Evening", tab: str) -> None:
        self._syncing.state = evening.seen.state
        self._syncing.stated.emit(evening.seen.state)
        self._hub.offers, self._hub.held = evening.offers, evening.quarantine
        self.tabs.choose(tab)
        self.tray.show_tab(tab)
        self._show(evening.seen)

    # -- doing ---------------------------------------------------------------------------------

    def sync_now(self) -> None:
        self._syncing.now()

    def _connect(self) -> None:
        self.verbs.connect_hub()

    def _invite(self) -> None:
        self.verbs.invite()

    def _begun(self, job: Job, what: str) -> None:
        """Show work with the hub until it ends; what goes wrong is said here as well."""
        self.panel.begin(what)
        self.panel.cancelled.connect(job.cancel)
        job.progress.connect(self.panel.show_progress)
        job.over.connect(self._over)

    def _over(self) -> None:
        self.panel.end()
        self._ask_keys()
        self.read()

    def _to_backup(self) -> None:
        self._shell.go("settings")
