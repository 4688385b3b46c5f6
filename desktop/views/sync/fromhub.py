"""What stands at the hub alone, as it was last heard: invitations, and what is set aside."""

from PySide6.QtCore import QObject, Signal

from desktop.models.wire import Offered, Quarantine, Quarantined
from desktop.store.reads import Reads
from desktop.views.sync.syncing import Syncing


class FromHub(QObject):
    """Asks when it is told to; `heard` once an answer came, `kept` where it is in the file."""

    heard, kept = Signal(), Signal()

    def __init__(self, parent: QObject, syncing: Syncing, reads: Reads) -> None:
        super().__init__(parent)
        self._syncing, self._reads = syncing, reads
        self.offers: list[Offered] = []
        self.held = Quarantined(0, [])

    def ask(self, question: Quarantine) -> None:
        """Ask who was heard of, for the invitations, if the operator may see them, and for a page
        of what waits."""
        from desktop.views.sync import asks

        contacts = self._syncing.do(asks.contacts)
        contacts.done.connect(self._take_contacts)
        contacts.failed.connect(self._not_heard)
        if self._reads.actor.anywhere("device.invite"):
            offers = self._syncing.do(asks.offers)
            offers.done.connect(self._take_offers)
            offers.failed.connect(self._not_heard)
        self.ask_quarantine(question)

    def ask_quarantine(self, question: Quarantine) -> None:
        """Ask for a page of the quarantine."""
        from desktop.views.sync import asks

        held = self._syncing.do(asks.Held(question))
        held.done.connect(self._take_held)
        held.failed.connect(self._not_heard)

    def _take_contacts(self, _nothing: object) -> None:
        if not self._reads.closed:
            self.kept.emit()

    def _take_offers(self, found: list[Offered]) -> None:
        self.offers = found
        self._tell()

    def _take_held(self, found: Quarantined) -> None:
        self.held = found
        self._tell()

    def _tell(self) -> None:
        if not self._reads.closed:
            self.heard.emit()

    def _not_heard(self, _problem: object) -> None:
        """The state says already that the hub does not answer."""
