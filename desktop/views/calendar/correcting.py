"""What was wrong with somebody's attendance: he was not there, came late, or came in time."""

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop.actions.attendance import MOST_LATE
from desktop.views.parts.field import inset
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.segment import Segmented
from desktop.views.parts.text import label

AWAY, LATE, TIMELY = "away", "late", "timely"


class CorrectionDialog(ReasonDialog):
    """Asks what is right instead, and why; `late` is by how many minutes, None for not there."""

    def __init__(self, parent: QWidget, name: str, late: int, *, timed: bool = True) -> None:
        hint = self.tr("{name} 的签到哪里不对？由它得的分自动跟着改。").format(name=name)
        super().__init__(parent, self.tr("更正签到"), self.tr("更正"), hint)
        said = [(AWAY, self.tr("没有来")), (LATE, self.tr("迟到")), (TIMELY, self.tr("准时"))]
        self.what = Segmented(self.tr("改成"), said if timed else said[:1])
        self.minutes = inset(QSpinBox())
        self.minutes.setRange(1, MOST_LATE)
        self.minutes.setValue(max(1, late))
        self._asked = label(self.tr("迟到几分钟"), 12, "text2")
        self._asked.setBuddy(self.minutes)
        self.minutes.setAccessibleName(self._asked.text())
        for at, part in enumerate((self.what, self._asked, self.minutes)):
            self.body.insertWidget(at, part)
        self.what.chosen.connect(lambda _key: self._show())
        self.what.setVisible(timed)
        self._show()

    def _show(self) -> None:
        late = self.what.choice() == LATE
        self._asked.setVisible(late)
        self.minutes.setVisible(late)

    @property
    def late(self) -> int | None:
        """By how many minutes he came late, 0 in time, None if he was not there."""
        what = self.what.choice()
        return None if what == AWAY else self.minutes.value() if what == LATE else 0
