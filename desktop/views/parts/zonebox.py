"""A field for a time zone: typed or found by any part of its name."""

from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter


class ZoneBox(QComboBox):
    """One of the zones there are, or none."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.addItem("")
        self.addItems(sorted(available_timezones()))
        self.setCurrentText(zone)
        finder = self.completer()
        if isinstance(finder, QCompleter):
            finder.setFilterMode(Qt.MatchFlag.MatchContains)
            finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def text(self) -> str:
        """What was chosen or typed."""
        return self.currentText().strip()
