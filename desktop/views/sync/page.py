"""Sync and devices: how this computer stands with the hub, and what a person has to see to."""

import time

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import tray as acts
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.device import Device
from desktop.models.wire import Offered
from desktop.store import devices, link, tray
from desktop.store.community import Reads
from desktop.views.parts.button import button
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import scroll
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Command, Shell
from desktop.views.settings.backup import last_backup
from desktop.views.sync.band import Band
from desktop.views.sync.side import SidePanel
from desktop.views.sync.tray import Tray


def _now_ms() -> int:
    return int(time.time() * 1000)


class SyncPage(QWidget):
    """Band, tray and devices; read anew when the syncing or a change says so."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._syncing = shell.syncing
        self._stale = False
        self.now_button = button(
            self.tr("立即同步"), "primary", "arrows-clockwise", keys="Ctrl+R", slot=self._sync_now
        )
        self.head = PageHead(self.tr("同步与设备")).add(self.now_button)
        self.band = Band()
        self.tabs = Tabs(
            self.tr("要看的"),
            [
                ("waiting", self.tr("待发")),
                ("cards", self.tr("要你定")),
                ("returned", self.tr("被退回")),
                ("quarantine", self.tr("隔离区")),
            ],
        )
        self.tray = Tray(reads.zone, reads.today)
        self.tabs.chosen.connect(self.tray.show_tab)
        self.side = SidePanel(self._revoke, self._withdraw, self._to_backup)
        self._build()
        self._syncing.stated.connect(self._stated)
        job = dispatcher.do(acts.keys_state)
        job.done.connect(self._show_keys)
        self.read()

    def _build(self) -> None:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(24, 4, 24, 16)
        inside.setSpacing(14)
        inside.addWidget(self.band)
        inside.addWidget(self.tabs)
        inside.addWidget(self.tray, 1)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(scroll(body), 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.side)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Show everything as it stands."""
        self._stale = False
        now = _now_ms()
        counts = tray.counts(self._reads)
        self.band.show_state(self._syncing.state, counts, now, link.read(self._reads).seq)
        for key, count in (
            ("waiting", counts.waiting),
            ("cards", counts.cards),
            ("returned", counts.refused),
        ):
            self.tabs.show_count(key, str(count) if count else "")
        self.tray.show_waiting(tray.waiting(self._reads))
        found = devices.listed(self._reads)
        self.side.show_devices(found, tray.heard(self._reads), self._reads.actor, now)
        self.now_button.setVisible(self._syncing.state.phase != "alone")

    def show_changes(self, changes: Changes) -> None:
        """Whatever is recorded here waits for the judge; whatever is pulled may concern devices."""
        self._look(changes.count > 0 or bool(changes.tables))

    def _stated(self, _state: object) -> None:
        self._look(True)

    def _look(self, concerned: bool) -> None:
        if concerned and self.isVisible():
            self.read()
        else:
            self._stale = self._stale or concerned

    def showEvent(self, event: object) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands its own event
        if self._stale:
            self.read()

    def _show_keys(self, found: object) -> None:
        if not isinstance(found, acts.KeysState):
            raise TypeError("the state of the keys is asked for")
        in_ring = self.tr("钥匙在系统钥匙串")
        kept = in_ring if found.kept == "keyring" else self.tr("钥匙由口令保护")
        last = last_backup(self._reads)
        when = last.strftime("%m-%d %H:%M") if last else ""
        told = self.tr("备份 {when}").format(when=when) if last else self.tr("还没有备份")
        self.side.show_keys(kept, told, printed=found.printed)

    def first_focus(self) -> QWidget:
        """Syncing now, or the first tab where there is no hub."""
        return self.now_button if self.now_button.isVisibleTo(self) else self.tabs

    def commands(self) -> list[Command]:
        """Syncing by name."""
        return [Command(self.tr("立即同步"), self._sync_now, "arrows-clockwise", "Ctrl+R")]

    # -- doing ---------------------------------------------------------------------------------

    def _sync_now(self) -> None:
        self._syncing.now()

    def _revoke(self, device: Device) -> None:
        raise NotImplementedError

    def _withdraw(self, offer: Offered) -> None:
        raise NotImplementedError

    def _to_backup(self) -> None:
        self._shell.go("settings")
