"""Labels by type size and tone, an eliding label, a key cap, and the word to a screen reader."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.views.theme.palette import look


def _dress(widget: QLabel, px: int, tone: str, bold: bool) -> None:
    widget.setProperty("type", str(px))
    widget.setProperty("tone", tone)
    widget.setProperty("bold", bold)
    widget.setTextFormat(Qt.TextFormat.PlainText)


def label(
    text: str = "", px: int = 13, tone: str = "text", *, bold: bool = False, wrap: bool = False
) -> QLabel:
    """A plain-text label; px one of 11 12 13 14 16 20 24 28 56, tone a token of text colour."""
    made = QLabel(text)
    _dress(made, px, tone, bold)
    made.setWordWrap(wrap)
    if wrap:
        made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made


def begun(text: str) -> str:
    """A word that stands alone, in a cell, a tag or a choice: it begins like a sentence."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """Words of a list, with the sign that the language in force puts between them."""
    return ("、" if look().language.startswith("zh") else ", ").join(names)


def pair(what: str, text: str) -> str:
    """A word and what is said of it, parted by the colon of the language in force."""
    return f"{what}{'：' if look().language.startswith('zh') else ': '}{text}"


def bracketed(text: str, more: str) -> str:
    """A text with something in brackets behind it, those of the language in force."""
    return f"{text}（{more}）" if look().language.startswith("zh") else f"{text} ({more})"


def breakable(path: str) -> str:
    """A path that may go on in the next line after each separator: it holds no spaces."""
    return re.sub(r"([/\\._-])", "\\1\u200b", path)


def retone(widget: QWidget, **properties: object) -> None:
    """Change style-sheet properties of a shown widget (tone, bold, rank…) and have it redrawn."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    # What was not shown yet takes its style when it is.
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Elided(QLabel):
    """One line that is cut with … when too narrow, with the whole text in its tooltip.

    Its first `kept` characters stay, however little room there is.
    """

    def __init__(
        self, text: str = "", px: int = 13, tone: str = "text", *, bold: bool = False, kept: int = 0
    ) -> None:
        super().__init__()
        _dress(self, px, tone, bold)
        self._kept = kept
        self._whole = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; the tooltip and the accessible name follow it."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()
        self.updateGeometry()

    def whole(self) -> str:
        """The text before cutting."""
        return self._whole

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 8)
        )
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew to the new width."""
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        kept = self._whole[: self._kept] + ("…" if self._kept < len(self._whole) else "")
        least = self.fontMetrics().horizontalAdvance(kept) + 2 if self._kept else 0
        return QSize(max(24, least), super().minimumSizeHint().height())


class Fitting(Elided):
    """The first of several texts that has room, of which each later one says less.

    Tooltip and accessible name say the first, whatever is shown.
    """

    def __init__(self, px: int = 13, tone: str = "text") -> None:
        self._shorter: tuple[str, ...] = ()
        super().__init__("", px, tone)

    def offer(self, *texts: str) -> None:
        """Show one of these."""
        self._shorter = texts[1:]
        self.setText(texts[0])

    def _cut(self) -> None:
        room, measure = max(self.width(), 8), self.fontMetrics()
        texts = (self._whole, *self._shorter)
        fits = (one for one in texts if measure.horizontalAdvance(one) <= room)
        shown = next(fits, None)
        if shown is None:
            shown = measure.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room)
        QLabel.setText(self, shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def keycap(text: str) -> QLabel:
    """A key as it stands on the keyboard, e.g. "Ctrl K"."""
    made = QLabel(text)
    made.setProperty("keycap", True)
    made.setSizePolicy(made.sizePolicy().Policy.Fixed, made.sizePolicy().Policy.Fixed)
    return made


def announce(widget: QWidget, text: str) -> None:
    """Say a text through the screen reader without moving the focus; of a hidden widget nothing.

    Else a locked window would tell by ear what it hides.
    """
    if not widget.isVisible():
        return
    # Made at first use: a start says nothing.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
