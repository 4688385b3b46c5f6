"""The line over a check that says why the whole roster would be refused: a group is full."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.importing import require_fit
from desktop.actions.importplan import Plan
from desktop.models.problem import Problem
from desktop.store.reads import Reads
from desktop.views.parts.text import announce, label
from desktop.views.theme.palette import look


class RoomLine(QWidget):
    """Hidden while there is room for everybody."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self.text = label("", 13, "err", wrap=True)
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 0, 24, 12)
        around.addWidget(self.text)

    def look_at(self, plan: Plan) -> bool:
        """Whether there is room for what a plan would bring; if not, say of which group."""
        told = _refusal(self._reads, plan)
        if told and told != self.text.text():
            announce(self, told)
        self.text.setText(told)
        self.setVisible(bool(told))
        return not told


def _refusal(reads: Reads, plan: Plan) -> str:
    try:
        require_fit(reads, plan)
    except Problem as problem:
        return problem.sentence(look().language, window=True)
    return ""
