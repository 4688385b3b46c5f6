"""Choosing one of a few: a segmented control and tabs, both with the arrow keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from desktop.views.parts.button import Button
from desktop.views.parts.choice import choose
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
        self._titles: dict[str, str] = {}
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
        self._buttons[key], self._titles[key] = made, text
        self._row.addWidget(made)
        return made

    def choose(self, key: str) -> None:
        """Show a choice as chosen, without the signal."""
        self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: str) -> None:
        """Put a count behind a choice's text."""
        self._buttons[key].setText(f"{self._titles[key]}  {count}" if count else self._titles[key])

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


class Folding(QWidget):
    """A segmented control that is a drop-down list where its words have no room."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self._side_by_side, self._list = Segmented(name, choices), QComboBox()
        self._list.setAccessibleName(name)
        for key, text in choices:
            self._list.addItem(text, key)
        self._side_by_side.chosen.connect(self._choose)
        self._list.activated.connect(lambda at: self._choose(choices[at][0]))
        self._list.hide()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._side_by_side)
        both.addWidget(self._list, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def choose(self, key: str) -> None:
        """Show a choice as chosen, without the signal."""
        self._side_by_side.choose(key)
        choose(self._list, key)

    def choice(self) -> str:
        """The key of what is chosen."""
        return self._side_by_side.choice()

    def sizeHint(self) -> QSize:
        """Room for every word."""
        return self._side_by_side.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the list."""
        return self._list.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for the other."""
        super().resizeEvent(event)
        roomy = self.width() >= self._side_by_side.sizeHint().width()
        self._side_by_side.setVisible(roomy)
        self._list.setVisible(not roomy)


class Tabs(_Choice):
    """Tabs 36 high with a 3 px underline: the parts of a page, below its head."""

    def __init__(self, name: str, choices: list[tuple[str, str]]) -> None:
        super().__init__("tabs", name, 24)
        for key, text in choices:
            self.add(key, text)
