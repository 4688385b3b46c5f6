"""What a page may ask of the window around it, and what the window asks of a page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from desktop.models.changes import Changes
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.views.theme.palette import Look

if TYPE_CHECKING:
    from desktop.views.sync.syncing import Syncing


class Shell(Protocol):
    """The window as a page sees it; tests pass a stand-in that records the calls."""

    @property
    def syncing(self) -> "Syncing":
        """How syncing stands, and work with the hub."""

    def go(self, screen: str, **target: object) -> None:
        """Open a screen ("members"); a target (member=id) is handed to its `show_target`."""

    def toast(self, text: str, undo: Changes | None = None) -> None:
        """Say what happened; with the changes of an own action the toast offers 撤销."""

    def say(self, problem: Problem) -> None:
        """Show a problem's sentence in the operator's language in a toast."""

    def sentence(self, problem: Problem) -> str:
        """A problem's sentence in the operator's language, for showing inside a page."""

    def show_backup(self) -> None:
        """A backup was written: say in the status line when."""

    def widget(self) -> QWidget:
        """The window, as parent of dialogs."""

    def wear(self, look: Look) -> None:
        """Change theme, text size, density or language at once."""

    def preview(self, actor: Actor | None) -> None:
        """See the console as another role does, under a banner; None ends it."""


@runtime_checkable
class Page(Protocol):
    """A screen inside the sheet; optionally `show_target(**target)`, `commands()`, `shots()`.

    While `keeps()` is true the page outlives a change of language or text size; made anew, it is
    opened for what it was opened for last, or for the target that its `place()` says.
    With `show_privacy()` it masks or shows what it has when privacy is switched; without it the
    window makes it anew, for the same target.

    What Ctrl+K offers of a page wherever one is stands in views/offers.py; `commands() ->
    list[Command]` only while the page is open. `shots() -> list[Shot]` are further pictures that
    `qunzhu screenshots` makes of it.
    """

    def show_changes(self, changes: Changes) -> None:
        """Take from the changes what concerns this page; too many to patch means read anew."""

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""


class Command(Struct, frozen=True):
    """Something to do by name: text, what may be typed for it, its keys, and the doing."""

    text: str
    run: Callable[[], object]
    picture: str = "arrow-right"
    keys: str = ""
    hint: str = ""
    words: str = ""


class Shot(Struct, frozen=True):
    """One more picture of a page: `prepare` brings it about and may return a dialog to take."""

    name: str
    prepare: Callable[[], QWidget | None]
