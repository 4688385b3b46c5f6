"""What the door offers for somebody who has no place: let him in anyway, or register him first."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.door import LET_IN
from desktop.models.calendar import Occurrence
from desktop.models.door import Scan
from desktop.store import registrations
from desktop.store.community import Reads
from desktop.views.door.bigrow import BigRow
from desktop.views.door.work import DoorWork
from desktop.views.parts.button import button

_ANYWAY, _ENROL = "Ctrl+Y", "Ctrl+B"


class Unregistered(QWidget):
    """Two buttons that stand there only while somebody without a place is at the door."""

    def __init__(self, reads: Reads, one: Occurrence, work: DoorWork, field: QWidget) -> None:
        super().__init__()
        self._reads, self._one, self._work, self._field = reads, one, work, field
        self.meant: tuple[bytes, ...] = ()
        self.anyway = button(self.tr("仍然签到"), "plain", "check", slot=self.let_in)
        self.enrol = button(self.tr("补报名并签到"), "plain", "user-plus", slot=self.register)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.verbs = BigRow([(self.anyway, _ANYWAY), (self.enrol, _ENROL)])
        inside.addWidget(self.verbs)
        for keys, made in ((_ANYWAY, self.anyway), (_ENROL, self.enrol)):
            QShortcut(QKeySequence(keys), self).activated.connect(made.click)
        work.told.connect(self.show_scan)
        work.refused.connect(lambda _problem, _text: self._show(()))
        self.hide()

    def show_scan(self, found: Scan, _text: str = "") -> None:
        """Stand there for who has no place, and go with the next."""
        refused = found.verdict == "unregistered"
        self._show(found.meant if refused else (), new=refused and not found.meant)

    def _show(self, meant: tuple[bytes, ...], *, new: bool = False) -> None:
        """For these members, or for somebody `new`, who would have a place if one was his."""
        self.meant = meant
        free = registrations.counts(self._reads, self._one).free if meant else 0
        self.enrol.setEnabled(free is None or free >= max(len(meant), 1))
        self.setVisible(bool(meant) or new)

    def let_in(self) -> None:
        """Let them in without a registration."""
        if self.meant:
            self._work.admit(self.meant, LET_IN)
        else:
            self._work.register(*self._work.newcomer, LET_IN)
        self._done()

    def register(self) -> None:
        """Register them, and let them in."""
        self._work.enrol(self.meant)
        self._done()

    def _done(self) -> None:
        self._show(())
        self._field.setFocus()
