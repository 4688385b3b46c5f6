"""Choosing one of a few: a segmented control and tabs, both with the arrow keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from desktop.views.parts.button import Button
from desktop.views.theme import icons
from desktop.views.theme.palette import font, size


class _Pick(Button):
    """One choice; as wide as its text in the bold that it takes when chosen."""

    def sizeHint(self) -> QSize:
        """Room for the bold text."""
        hint, bold = super().sizeHint(), QFontMetrics(font(13, bold=True))
        more = bold.horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return QSize(hint.width() + max(0, more), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The same: a cut word is no choice."""
        return self.sizeHint()


class _Choice(QFrame):
    """Checkable buttons of which exactly one is down; `chosen(key)` when that changes."""

    chosen = Signal(str)

    def __init__(self, part: str, name: str, gap: int) -> None:
        super().__init__()
        self.setProperty("part", part)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._row = QHBoxLayout(self)
        self._row.setSpacing(gap)
        self._row.setContentsMargins(1, 1, 1, 1)

    def add(self, key: str, text: str, picture: str = "") -> Button:
        """Append one choice; the first is chosen."""
        made = _Pick(text, "plain")
        if picture:
            made.setIcon(icons.icon(picture, "text2"))
            made.setIconSize(QSize(size(16), size(16)))
        made.setCheckable(True)
        made.setAccessibleName(text)
        made.setChecked(not self._buttons)
        made.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self._group.addButton(made)
        self._buttons[key] = made
        self._row.addWidget(made)
        return made

    def choose(self, key: str) -> None:
        """Show a choice as chosen, without the signal."""
        self._buttons[key].setChecked(True)

    def choice(self) -> str:
        """The key of what is chosen."""
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        key = keys[(keys.index(self.choice()) + step) % len(keys)]
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[key].click()


class Segmented(_Choice):
    """A segmented control 30 high; `Segmented("视图", [("month", "月"), …])`."""

    def __init__(self, name: str, choices: list[tuple[str, str]]) -> None:
        super().__init__("segment", name, 2)
        for key, text in choices:
            self.add(key, text)


class Tabs(_Choice):
    """Tabs 36 high with a 3 px underline; a choice's count goes behind its text."""

    def __init__(self, name: str, choices: list[tuple[str, str]]) -> None:
        super().__init__("tabs", name, 24)
        self._titles = dict(choices)
        for key, text in choices:
            self.add(key, text)

    def show_count(self, key: str, count: str) -> None:
        """Put a count behind a tab's title."""
        self._buttons[key].setText(f"{self._titles[key]}  {count}" if count else self._titles[key])
