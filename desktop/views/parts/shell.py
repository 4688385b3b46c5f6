"""What a page may ask of the window around it."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.models.changes import Changes
from desktop.models.problem import Problem


class Shell(Protocol):
    """The window as a page sees it; tests pass a stand-in that records the calls."""

    def go(self, screen: str, **target: object) -> None:
        """Open a screen ("members"); a target (member=id) is handed to its `show_target`."""

    def toast(self, text: str, undo: Changes | None = None) -> None:
        """Say what happened; with the changes of an own action the toast offers 撤销."""

    def say(self, problem: Problem) -> None:
        """Show a problem's sentence in the operator's language, in a toast that stays."""

    def sentence(self, problem: Problem) -> str:
        """A problem's sentence in the operator's language, for showing inside a page."""

    def widget(self) -> QWidget:
        """The window, as parent of dialogs."""
