"""How many are expected at the door, how many places are left, and who is not there yet."""

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.registration import Counts
from desktop.store import home, registrations
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, row
from desktop.views.parts.text import label
from desktop.views.theme.palette import size


class Expected(QWidget):
    """One line, where registrations are taken; its button lists who is missing."""

    def __init__(self, reads: Reads, one: Occurrence) -> None:
        super().__init__()
        self._reads, self._one = reads, one
        self.count = label("", 14, "text2")
        self.button = button("", "link", slot=self.show_missing)
        self.count.setWordWrap(True)
        line = row(gap=8)
        line.addWidget(self.count, 1)
        line.addWidget(self.button)
        whole = column(gap=4)
        whole.addLayout(line)
        if home.is_pack(reads):
            said = self.tr("名额和候补是做外带包时的样子，带回以后才算定。")
            whole.addWidget(label(said, 12, "text2", wrap=True))
        self.setLayout(whole)
        self.hide()

    def read(self) -> None:
        """Show how things stand."""
        taken = registrations.taken(self._reads, self._one)
        self.setVisible(taken)
        if not taken:
            return
        counts = registrations.counts(self._reads, self._one)
        self.count.setText(filled(self.tr("应到 {n} 人"), n=counts.registered) + self._left(counts))
        said = filled(self.tr("未到 {n} 人"), n=counts.missing)
        self.button.setText(said)
        self.button.setAccessibleName(said)
        self.button.setEnabled(counts.missing > 0)

    def _left(self, counts: Counts) -> str:
        if counts.free is None:
            return ""
        if not counts.free:
            return self.tr("，名额已满")
        return filled(self.tr("，还有 {n} 个名额"), n=counts.free)

    def show_missing(self) -> None:
        """List who is missing."""
        Missing(self.window(), self._reads, self._one).exec()


class Missing(Dialog):
    """Who has a place and is not there, the first two hundred in the order of registering."""

    def __init__(self, parent: QWidget | None, reads: Reads, one: Occurrence) -> None:
        super().__init__(parent, self.tr("未到名单"), self.tr("完成"), width=400)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("还没有到的人"))
        self.list.setMinimumHeight(size(280))
        for each in registrations.missing(reads, one):
            words = (privacy.name(each.name), each.number)
            QListWidgetItem("  ".join(word for word in words if word), self.list)
        self.body.addWidget(self.list, 1)
        self.cancel_button.hide()
