"""A form that does one thing: it closes once that is done, else says what is wrong and stays."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.dispatcher import Job
from desktop.models.changes import Changes
from desktop.models.people import Words, word
from desktop.models.problem import Problem
from desktop.models.traditional import written
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import look

Begin = Callable[[], Job]


class ActForm(Dialog):
    """Give it fields and `begin`, which starts the work with what stands in them."""

    def __init__(
        self, parent: QWidget | None, shell: Shell, title: str, accept_text: str, hint: str = ""
    ) -> None:
        super().__init__(parent, title, accept_text, hint=hint, width=420)
        self._shell = shell
        self.begin: Begin | None = None
        self._required: list[tuple[QWidget, Callable[[], object], str]] = []

    def require(self, field: QWidget, chosen: Callable[[], object], missing: str) -> None:
        """Begin nothing before `chosen` gives something: say what is missing at its field."""
        self._required.append((field, chosen, missing))

    def accept(self) -> None:
        """Begin the work, once everything that is required is chosen."""
        for field, chosen, missing in self._required:
            if not chosen():
                self.show_problem(missing, field)
                return
        if self.begin is None:
            super().accept()
            return
        self.begin_work()
        job = self.begin()
        job.done.connect(self._done)
        job.failed.connect(self._refused)

    def _done(self, changes: Changes) -> None:
        super().accept()
        self._shell.toast(self.saved(changes), None if changes.nothing else changes)

    def saved(self, _changes: Changes) -> str:
        """What is told of the work once it is done."""
        return self.tr("已保存")

    def _refused(self, problem: Problem) -> None:
        self.end_work()
        self.show_problem(self._shell.sentence(problem))


def said(words: Words, code: str) -> str:
    """A code of a list of words, in the language in force."""
    return written(word(words, code, look().language), look().language)


def in_force(chinese: str, english: str) -> str:
    """The one of two words that is of the language in force."""
    language = look().language
    return written(chinese, language) if language.startswith("zh") else english


def choosing(words: Words, codes: tuple[str, ...] = ()) -> QComboBox:
    """A field that offers the words; `currentData()` is the code."""
    made = QComboBox()
    for code in codes or tuple(words):
        made.addItem(said(words, code), code)
    return made
