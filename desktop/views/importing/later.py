"""The steps behind the first: what nobody sees before a list is chosen is made when wanted."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.reads import Reads
from desktop.views.importing.frame import CHECK, COLUMNS, HELD, RESULT, ImportFrame, T
from desktop.views.parts.shell import Shell

if TYPE_CHECKING:
    from desktop.views.importing.checking import CheckStep
    from desktop.views.importing.columns import ColumnsStep
    from desktop.views.importing.held import HeldStep
    from desktop.views.importing.result import ResultStep


class LaterSteps(ImportFrame):
    """`made(step)` when one of them was made; each stands in its place from then on."""

    made = Signal(int)

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell

    @cached_property
    def columns(self) -> "ColumnsStep":
        """What the columns hold."""
        from desktop.views.importing.columns import ColumnsStep

        return self._later(COLUMNS, "columns", ColumnsStep())

    @cached_property
    def check(self) -> "CheckStep":
        """What becomes of every row."""
        from desktop.views.importing.checking import CheckStep

        return self._later(CHECK, "check", CheckStep(self._reads))

    @cached_property
    def result(self) -> "ResultStep":
        """What was written."""
        from desktop.views.importing.result import ResultStep

        return self._later(RESULT, "result", ResultStep())

    @cached_property
    def held(self) -> "HeldStep":
        """The rows that wait to be settled."""
        from desktop.views.importing.held import HeldStep

        return self._later(HELD, "held", HeldStep(self._reads, self._dispatcher, self._shell))

    def mask_steps(self) -> None:
        """Mask or show what the steps made so far hold."""
        for name in ("columns", "check"):
            if name in vars(self):
                getattr(self, name).show_privacy()

    def _later(self, step: int, name: str, made: T) -> T:
        # Who hears of it asks for it by its name.
        vars(self)[name] = self.placed(step, made)
        self.made.emit(step)
        return made
