"""Why an entry is there: the rule as a sentence, the evidence, the sum, the caps, and who."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.models.award import EntryRow, Explanation
from desktop.models.statement_words import change
from desktop.store import insentences, members
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.explained import facts_of, letter_of
from desktop.views.parts.flow import Flow
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import Piece, clear, hline, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import look


class Explained(QWidget):
    """The sunk block of one entry."""

    def __init__(self, found: Explanation, reads: Reads) -> None:
        super().__init__()
        self._found, self._reads = found, reads
        told = insentences.told(reads, found, look().language, privacy.mask)
        said = label(told.said, 13, wrap=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        block: list[Piece] = [
            row(Mark("scales", "accentText", 16), row(said, gap=8)),
            hline(),
            facts_of(told),
        ]
        if told.ruled:
            block.insert(1, row(Tag(told.ruled, "accent"), None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sunk(*block, gap=10))

    def plain(self) -> str:
        """The whole explanation as text, to be sent to the member."""
        return letter_of(self._reads, self._found)


class WhyPanel(Inspector):
    """The entry at hand, explained; signals carry a rule's id, a member's id, the entry's row."""

    rule_wanted = Signal(object)
    member_wanted = Signal(object)
    reverse_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(308)
        self.reverse_button = button(self.tr("冲正…"), "ghost", small=True)
        self.copy_button = button(self.tr("复制给本人看"), small=True)
        self.rule_button = button(self.tr("看规则"), small=True)
        self._found: Explanation | None = None
        self._block: Explained | None = None
        self.reverse_button.clicked.connect(self._reverse)
        self.copy_button.clicked.connect(self._copy)
        self.rule_button.clicked.connect(self._rule)
        verbs = QWidget()
        flow = Flow(8, verbs)
        for made in (self.copy_button, self.rule_button, self.reverse_button):
            flow.addWidget(made)
        self.foot.addWidget(verbs, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No entry is at hand."""
        clear(self.body)
        self._found = self._block = None
        self.body.addWidget(label(self.tr("选一笔，看它为什么在这里。"), 13, "text2", wrap=True))
        self.body.addStretch(1)
        for made in (self.reverse_button, self.copy_button, self.rule_button):
            made.setVisible(False)

    def show_entry(self, found: Explanation, reads: Reads, may_reverse: bool) -> None:
        """Explain an entry; `may_reverse` offers to cancel it."""
        clear(self.body)
        entry = found.entry
        self._found, self._block = found, Explained(found, reads)
        name = button(privacy.name(entry.member_name), "link")
        name.clicked.connect(lambda: self.member_wanted.emit(entry.member))
        self.body.addLayout(row(name, None, label(_gave(entry), 20, bold=True)))
        # Whoever shares his name with another is known by his number.
        known = [one.number for one in members.by_ids(reads, [entry.member]) if one.number]
        told = "  ".join([*known, entry.local.replace("T", " ")])
        self.body.addWidget(label(told, 12, "text3"))
        self.body.addWidget(self._block)
        for text in self._fates(entry):
            self.body.addWidget(label(text, 12, "warn", wrap=True))
        self.body.addStretch(1)
        self.copy_button.setVisible(True)
        self.rule_button.setVisible(entry.rule is not None)
        able = may_reverse and entry.reversed_by is None and entry.reverses is None
        self.reverse_button.setVisible(able and entry.kind in ("award", "manual"))

    def _fates(self, entry: EntryRow) -> list[str]:
        told = []
        if entry.reversed_by is not None:
            told.append(self.tr("这一笔已经冲正。"))
        if entry.reverses is not None:
            told.append(self.tr("这一笔冲正了同一人的另一笔，下面是那一笔的依据。"))
        return told

    def _reverse(self) -> None:
        if self._found is not None:
            self.reverse_wanted.emit(self._found.entry)

    def _rule(self) -> None:
        if self._found is not None:
            self.rule_wanted.emit(self._found.entry.rule)

    def _copy(self) -> None:
        if self._block is not None:
            QGuiApplication.clipboard().setText(self._block.plain())


def _gave(entry: EntryRow) -> str:
    return privacy.amount(change(entry.points, entry.wallet, look().language))
