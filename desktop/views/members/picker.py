"""Choosing one member by typing a name, pinyin, number or phone tail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from desktop.models.member import MemberRow
from desktop.store import members
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.offers import OfferList

_SHOWN = 8
# What the style leaves free at both ends of the text (px).
_AROUND = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class MemberPicker(QLineEdit):
    """A field that offers members while one types; `picked(member)` once one is chosen.

    `many`: each choice empties the field for the next one, and Enter never leaves it;
    `nobody(text)` tells of an Enter that nothing was offered for.
    """

    picked = Signal(object)
    nobody = Signal(str)

    def __init__(self, reads: Reads, *, many: bool = False) -> None:
        super().__init__()
        self._reads, self._many = reads, many
        self._member: bytes | None = None
        self._found: list[MemberRow] = []
        self._hints = (
            self.tr("姓名、拼音、编号、手机尾号"),
            self.tr("姓名或编号"),
            self.tr("姓名"),
        )
        self.setPlaceholderText(self._hints[0])
        self._offers = OfferList(self, self.tr("找到的成员"))
        self._offers.chosen.connect(self._choose)
        self.textEdited.connect(self._search)

    def member(self) -> bytes | None:
        """Who is chosen, or None while the text names nobody."""
        return self._member

    def show_member(self, member: bytes) -> None:
        """Choose a member by id."""
        for row in members.by_ids(self._reads, [member]):
            self._take(row)

    def offers(self) -> list[str]:
        """What is offered now, in words."""
        return [self._words(row) for row in self._found]

    def search(self, text: str) -> None:
        """Type a text as the operator would."""
        self.setText(text)
        self._search(text)

    def take_first(self) -> None:
        """Choose the first offer, if any."""
        self._choose(0)

    def clear(self) -> None:
        """Nobody is chosen, nothing typed."""
        super().clear()
        self._member = None
        self._offer([])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hint at as much as there is room for."""
        super().resizeEvent(event)
        room = self.width() - 2 * _AROUND
        fits = (one for one in self._hints if self.fontMetrics().horizontalAdvance(one) <= room)
        self.setPlaceholderText(next(fits, self._hints[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the offers, Enter takes one, Esc closes them."""
        key = Qt.Key(event.key())
        if key in _ENTER and (self._found or self._many):
            self._enter()
        elif key in _STEPS and self._offers.isVisible():
            self._offers.step(_STEPS[key])
        elif key == Qt.Key.Key_Escape and self._offers.isVisible():
            self._offers.hide()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _enter(self) -> None:
        if self._found:
            self._choose(max(0, self._offers.current()))
        elif self.text().strip():
            self.nobody.emit(self.text().strip())

    def _search(self, text: str) -> None:
        self._member = None
        asked = text.strip()
        self._offer(members.matching(self._reads, asked, _SHOWN) if asked else [])

    def _offer(self, found: list[MemberRow]) -> None:
        self._found = found
        self._offers.show_offers(self.offers())

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            self._take(self._found[place])

    def _take(self, row: MemberRow) -> None:
        self._offer([])
        self._member = row.id
        self.setText(self._words(row))
        if self.hasFocus():
            # Whoever types on looks for somebody else.
            self.selectAll()
        if self._many:
            self.clear()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(row.id)

    def _words(self, row: MemberRow) -> str:
        parts = (privacy.name(row.name), row.number, row.city)
        return "  ".join(part for part in parts if part)
