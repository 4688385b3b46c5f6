"""A member's plans of lessons: of how many he attended how many."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.store import lessons
from desktop.store.community import Reads
from desktop.views.parts.layout import row
from desktop.views.parts.text import Elided, label


class MemberLessons(QWidget):
    """A line for each plan that goes on or ended within a year."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        self.found = lessons.plans(reads, member)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        for one in self.found:
            figure = self.tr("到 {attended}/{lessons} 课").format(
                attended=one.attended, lessons=one.lessons
            )
            line = row(Elided(one.title, 13), label(figure, 13, bold=True))
            line.setStretch(0, 1)
            body.addLayout(line)
