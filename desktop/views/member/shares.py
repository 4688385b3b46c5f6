"""When a member had a turn in a rotation; the first of all carries its badge."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.rotation import Share
from desktop.store import rotation
from desktop.store.community import Reads
from desktop.views.parts.counted import apart
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label

# Of more only the newest and the first are shown.
_SHOWN = 5


class MemberShares(QWidget):
    """A line for each of the newest turns and for the first; nothing for who has had none."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        self.found = rotation.shares(reads, member)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        shown = self.found[:_SHOWN]
        if len(self.found) > _SHOWN:
            lines.addWidget(label(apart(self.tr("共 %n 次", "", len(self.found))), 12, "text2"))
            shown = [*shown, self.found[-1]]
        for one in shown:
            lines.addLayout(self._line(one))

    def _line(self, one: Share) -> QHBoxLayout:
        line = row(label(one.day, 13), Elided(one.name, 13, "text2"))
        line.setStretch(1, 1)
        if one.rating:
            rated = self.tr("评分 {n}").format(n=one.rating)
            line.addWidget(label(rated, 12, "text2"))
        if one.first:
            line.addWidget(Tag(self.tr("首次分享"), "ok"))
        return line
