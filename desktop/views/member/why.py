"""The block that opens under a ledger line: why these points, from the rule to the numbers."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QWidget

from desktop.models.award import Explanation
from desktop.store import insentences
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.explained import facts_of, letter_of
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import column, hline, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import look

_LARGE = 1.1


class Why(QWidget):
    """Rule, event, sum, caps, validity, who; copy for the member, see the rule, reverse."""

    def __init__(
        self,
        found: Explanation,
        reads: Reads,
        see_rule: Callable[[], object],
        reverse: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self._found, self._reads = found, reads
        self.told = insentences.told(reads, found, look().language, privacy.mask)
        whole = column(gap=8)
        whole.addLayout(self._head())
        whole.addWidget(hline())
        whole.addWidget(facts_of(self.told))
        verbs = Flow()
        verbs.addWidget(
            button(self.tr("复制给本人看"), "plain", "copy", small=True, slot=self.copy)
        )
        if found.rule is not None:
            verbs.addWidget(
                button(self.tr("看规则"), "plain", "arrow-square-out", small=True, slot=see_rule)
            )
        if reverse is not None:
            verbs.addWidget(button(self.tr("冲正…"), "ghost", small=True, slot=reverse))
        whole.addLayout(verbs)
        self.setLayout(column(sunk(whole)))

    def _head(self) -> QLayout:
        told, mark = label(self.told.said, wrap=True), Mark("scales", "accentText", 16)
        # Beside a long sentence in large text a tag would leave it no room.
        large = look().scale > _LARGE
        if not self.told.ruled:
            line = row(mark, told)
        elif large:
            tag = Tag(self.told.ruled, "accent")
            line = row(mark, column(told, row(tag, None), gap=4))
        else:
            line = row(mark, told, Tag(self.told.ruled, "accent"))
        line.setStretch(1, 1)
        return line

    def copy(self) -> None:
        """Put the explanation on the clipboard as a message to the member."""
        QGuiApplication.clipboard().setText(letter_of(self._reads, self._found))
