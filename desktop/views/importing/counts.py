"""The five count cards that filter, and the bar of their shares."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.importing import Counts, Outcome
from desktop.views.importing import words
from desktop.views.parts.layout import row
from desktop.views.parts.stats import SplitBar
from desktop.views.theme.palette import changed, color, font, size

_TOKENS = {
    Outcome.ADDED: "ok",
    Outcome.UPDATED: "info",
    Outcome.SUSPECTED: "warn",
    Outcome.SKIPPED: "text3",
    Outcome.REJECTED: "err",
}


class CountCard(QAbstractButton):
    """A figure over its word; pressed, only these rows are listed."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self._outcome = outcome
        self._figure = "0"
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changed().connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        """Show another figure."""
        self._figure = f"{count:,}"
        self.setAccessibleName(f"{words.card(self._outcome)} {count}")
        self.setToolTip(words.card(self._outcome))
        self.update()

    def sizeHint(self) -> QSize:
        """68 high at 100 %."""
        return QSize(size(104), size(68))

    def minimumSizeHint(self) -> QSize:
        """Narrower than a long word would like."""
        return QSize(size(80), size(68))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, figure, dot and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = "focus" if self.hasFocus() else "accent" if chosen else "border"
        painter.setPen(QPen(color(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(color("accentSoft" if chosen else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        # Where the card is narrow, its word has a line alone, the dot stands by the figure.
        narrow = self.width() < size(96)
        left, half = size(6 if narrow else 15), self.height() // 2
        painter.setFont(font(20, bold=True))
        painter.setPen(color("text"))
        top = self.rect().adjusted(left, size(10), -4, -half + size(2))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, self._figure)
        ends = left + painter.fontMetrics().horizontalAdvance(self._figure)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(_TOKENS[self._outcome]))
        middle = top.center().y() if narrow else half + size(16)
        at = self.width() - size(16) if narrow else left
        if not narrow or ends < at:
            painter.drawEllipse(at, middle - size(4), size(8), size(8))
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        beside = left + (0 if narrow else size(15))
        low = self.rect().adjusted(beside, half + size(4), -2, -size(6))
        word = painter.fontMetrics().elidedText(
            words.card(self._outcome), Qt.TextElideMode.ElideRight, low.width()
        )
        painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()


class CountCards(QWidget):
    """Five cards in one row and the 6 px bar beneath."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards = {one: CountCard(one) for one in Outcome}
        for one, made in self.cards.items():
            made.clicked.connect(lambda down, one=one: self._choose(one if down else None))
        self._bar = SplitBar()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 12, 24, 12)
        whole.setSpacing(8)
        whole.addLayout(row(*self.cards.values(), gap=12))
        whole.addWidget(self._bar)

    def show_counts(self, counts: Counts) -> None:
        """Show other figures."""
        document = counts.document()
        for one, made in self.cards.items():
            made.show_count(document[one.word])
        self._bar.show_parts([(document[one.word], _TOKENS[one]) for one in Outcome])

    def show_choice(self, outcome: Outcome | None) -> None:
        """Show which card filters, without the signal."""
        for one, made in self.cards.items():
            made.setChecked(one is outcome)

    def _choose(self, outcome: Outcome | None) -> None:
        self.show_choice(outcome)
        self.chosen.emit(outcome)
