"""What a member holds today, and where he stands on the ladder of points."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.honour_words import days_said, graded_said
from desktop.store import grades, honours
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import look

# Of more than these the tab of honours tells.
_SHOWN = 12


class MemberHonours(QWidget):
    """A line for each ladder, and a tag with its days for each honour."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        language = look().language
        today = reads.today().isoformat()
        self.held = honours.held(reads, [member], today)[member]
        self.stands = grades.of_members(reads, [member])[member]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for stands in self.stands:
            told = privacy.amount(graded_said(stands, language))
            lines.addWidget(label(told, 13, wrap=True))
        for one in self.held[:_SHOWN]:
            tone = "accent" if one.kind == "title" else "ok"
            days = label(days_said(one, language), 12, "text2")
            lines.addLayout(row(Tag(one.honour_name, tone), days, None))

    @property
    def found(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.held or self.stands)
