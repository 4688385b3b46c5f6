"""Where a session is held and how many may register, as fields of a form."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QSpinBox

from desktop.actions.calendar import MOST_PLACES
from desktop.models.calendar import CLOSED, UNLIMITED
from desktop.models.problem import Problem
from desktop.store import venues
from desktop.store.community import Reads
from desktop.views.parts.choice import choose, place_of
from desktop.views.parts.field import inset

translate = QCoreApplication.translate
_SOME = 1
USUAL = 30


class VenueField(QComboBox):
    """One of the community's venues, or none."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self.addItem(translate("OccurrenceForm", "不选场地"), "")
        for one in venues.page(reads):
            self._offer(one.id, one.city, one.name)

    def _offer(self, venue: bytes, city: str, name: str) -> None:
        self.addItem(" ".join(part for part in (city, name) if part), venue.hex())

    def show_venue(self, venue: bytes | None) -> None:
        """Choose a venue, also one beyond those that are listed; one that is gone is none."""
        told = venue.hex() if venue else ""
        if venue and place_of(self, told) < 0:
            try:
                one = venues.find(self._reads, venue)
            except Problem:
                told = ""
            else:
                self._offer(one.id, one.city, one.name)
        choose(self, told)

    def venue(self) -> bytes | None:
        """Which one is chosen."""
        return bytes.fromhex(self.currentData()) or None


class Places:
    """So many places, any number, or no registrations: a choice and a number beside it."""

    def __init__(self, capacity: int | None) -> None:
        self.kind, self.number = QComboBox(), inset(QSpinBox())
        self.number.setRange(1, MOST_PLACES)
        for text, value in (
            (translate("TermsDialog", "有名额"), _SOME),
            (translate("TermsDialog", "不限名额"), UNLIMITED),
            (translate("TermsDialog", "不收报名"), CLOSED),
        ):
            self.kind.addItem(text, value)
        self.kind.currentIndexChanged.connect(self._fit)
        self.number.setValue(USUAL)
        self.show_capacity(capacity)

    def show_capacity(self, capacity: int | None) -> None:
        """Show a capacity as a series or an occurrence has it."""
        said = CLOSED if capacity is None else capacity
        if said > 0:
            self.number.setValue(said)
        choose(self.kind, _SOME if said > 0 else said)
        self._fit()

    def _fit(self) -> None:
        self.number.setEnabled(self.kind.currentData() == _SOME)

    def capacity(self) -> int:
        """What is said now: a number of places, UNLIMITED, or CLOSED."""
        kind = int(self.kind.currentData())
        return self.number.value() if kind == _SOME else kind
