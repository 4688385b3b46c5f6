"""A member's courses: how many modules he completed, and his certificates."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.course import Course, Learner
from desktop.store import courses
from desktop.store.community import Reads
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label

# Of more than these the page of the courses tells.
_SHOWN = 20


class MemberCourses(QWidget):
    """A line for each course with a module completed, and the number of its certificate below."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        self.found = courses.of_member(reads, member)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for course, way in self.found[:_SHOWN]:
            lines.addLayout(self._line(course, way))
            if way.certificate:
                lines.addLayout(self._paper(way))

    def _line(self, course: Course, way: Learner) -> QHBoxLayout:
        figure = self.tr("完成 {done}/{modules}").format(done=way.count, modules=len(way.done))
        line = row(Elided(course.title, 13), label(figure, 13, bold=True))
        line.setStretch(0, 1)
        return line

    def _paper(self, way: Learner) -> QHBoxLayout:
        number = label(way.certificate, 12, "text2")
        # Whoever asks for it wants it copied, not typed.
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number.setAccessibleName(self.tr("证书编号 {number}").format(number=way.certificate))
        tag = Tag(self.tr("已收回"), "grey") if way.withdrawn else Tag(self.tr("证书"), "ok")
        return row(number, None, tag)
