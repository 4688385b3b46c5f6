"""Choosing one member by typing a name, pinyin, number or phone tail."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.models.member import MemberRow
from desktop.store import members
from desktop.store.community import Reads
from desktop.views.parts import privacy

_SHOWN = 8
_RECORD = Qt.ItemDataRole.UserRole + 1


class MemberPicker(QLineEdit):
    """A field that offers members while one types; `picked(member)` once one is chosen."""

    picked = Signal(object)

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._member: bytes | None = None
        self._found = QStandardItemModel(self)
        self.setPlaceholderText(self.tr("姓名、拼音、编号、手机尾号"))
        self._offers = QCompleter(self._found, self)
        self._offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # The stub of PySide6 lacks the overloads of this signal.
        self._offers.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.setCompleter(self._offers)
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
        return [self._found.item(line).text() for line in range(self._found.rowCount())]

    def search(self, text: str) -> None:
        """Type a text as the operator would."""
        self.setText(text)
        self._search(text)

    def take_first(self) -> None:
        """Choose the first offer, if any."""
        if self._found.rowCount():
            self._take(self._found.item(0).data(_RECORD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first offer while nobody is chosen."""
        enter = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._member is None and self._found.rowCount():
            self.take_first()
            event.accept()
            return
        super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        self._member = None
        self._found.clear()
        if not text.strip():
            return
        for row in members.matching(self._reads, text.strip(), _SHOWN):
            offer = QStandardItem(self._words(row))
            offer.setData(row, _RECORD)
            self._found.appendRow(offer)
        self._offers.complete()

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_RECORD)
        if isinstance(row, MemberRow):
            self._take(row)

    def _take(self, row: MemberRow) -> None:
        self._member = row.id
        self.setText(self._words(row))
        self.picked.emit(row.id)

    def _words(self, row: MemberRow) -> str:
        parts = (privacy.name(row.name), row.number, row.city)
        return "  ".join(part for part in parts if part)
