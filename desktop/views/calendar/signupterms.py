"""What is asked around registrations: how many places and for whom, and a pasted 接龙."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QListWidget, QPlainTextEdit, QWidget

from desktop.actions import eligibility, signups
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import EVERYBODY, Occurrence
from desktop.models.changes import Changes
from desktop.models.chapter import tree, with_those_below
from desktop.models.condition import Leaf
from desktop.models.counting import filled
from desktop.models.problem import Problem
from desktop.store import chapters, member_values, segments
from desktop.store.community import Reads
from desktop.views.calendar.roomfields import USUAL, Places
from desktop.views.calendar.signupwords import outcome
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import look, size

_LOOK_MS = 250


class TermsDialog(Dialog):
    """So many places, none, or any number; everybody, a chapter, who has a tag, or a segment."""

    def __init__(self, parent: QWidget | None, reads: Reads, one: Occurrence, what: str) -> None:
        super().__init__(parent, self.tr("名额和条件"), self.tr("保存"), hint=what, width=420)
        self._terms = Places(USUAL if one.capacity is None else one.capacity)
        self.kind, self.places, self.whom = self._terms.kind, self._terms.number, QComboBox()
        self.add_row((self.tr("报名"), self.kind), (self.tr("名额"), self.places))
        self._offer(reads, one)
        self.add_field(
            self.tr("谁可以报名"), self.whom, self.tr("更复杂的条件，先存成一个人群，再在这里选。")
        )

    def _offer(self, reads: Reads, one: Occurrence) -> None:
        self.whom.addItem(self.tr("所有人"), EVERYBODY)
        if one.eligible:
            self.whom.addItem(eligibility.words(reads, one, look().language), one.eligible)
        known = chapters.known(reads)
        for _, chapter in tree(known.values()):
            ids = tuple(each.id.hex() for each in with_those_below(known, chapter.id))
            leaf = Leaf("chapter", "in", ids) if ids[1:] else Leaf("chapter", "=", ids[0])
            if (text := eligibility.text(leaf)) != one.eligible:
                self.whom.addItem(self.tr("分会“{name}”的人").format(name=chapter.name), text)
        for tag in member_values.offered(reads, "tag"):
            text = eligibility.text(Leaf("tag", "has", tag))
            if text != one.eligible:
                self.whom.addItem(self.tr("有标签“{tag}”").format(tag=tag), text)
        for each in segments.listed(reads):
            text = eligibility.text(Leaf("segment", "in", (each.id.hex(),)))
            if text != one.eligible:
                self.whom.addItem(self.tr("人群“{name}”").format(name=each.name), text)
        self.whom.setCurrentIndex(1 if one.eligible else 0)

    def fields(self) -> dict[str, object]:
        """What was said."""
        return {"capacity": self._terms.capacity(), "eligible": self.whom.currentData()}


class PasteDialog(Dialog):
    """A 接龙: what becomes of each entry is shown before anything is written."""

    def __init__(
        self,
        parent: QWidget | None,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: Occurrence,
    ) -> None:
        super().__init__(parent, self.tr("粘贴接龙"), self.tr("报名"), width=480)
        self._reads, self._dispatcher, self._shell, self._one = reads, dispatcher, shell, one
        self.text, self.list = QPlainTextEdit(), QListWidget()
        self.text.setMinimumHeight(size(120))
        self.list.setMinimumHeight(size(160))
        self.list.setAccessibleName(self.tr("每一条的结果"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_MS)
        self._soon.timeout.connect(self.look)
        self.text.textChanged.connect(self._soon.start)
        self.add_field(self.tr("接龙文字"), self.text)
        self.body.addWidget(self.list, 1)
        self.look()

    def look(self) -> None:
        """Show what would become of each entry."""
        self.list.clear()
        self.show_problem("")
        self.accept_button.setEnabled(False)
        text = self.text.toPlainText()
        if not text.strip():
            return
        try:
            found = signups.look(self._reads, self._one, text)
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem))
            return
        for each in found:
            said = f"{each.position}. {each.name}  {outcome(each.standing)[0]}"
            if each.more:
                said += filled(self.tr("，同来 {n} 人要另外报名"), n=each.more)
            self.list.addItem(said)
        new = sum(each.standing == "new" for each in found)
        self.accept_button.setText(filled(self.tr("报名 {n} 人"), n=new))
        self.accept_button.setEnabled(new > 0)

    def accept(self) -> None:
        """Register them, and close when they are."""
        job = self._dispatcher.do(
            signups.paste, self._one.series, self._one.original, self.text.toPlainText()
        )
        job.done.connect(self._written)
        job.failed.connect(lambda problem: self.show_problem(self._shell.sentence(problem)))

    def _written(self, changes: Changes) -> None:
        self._shell.toast(self.tr("已按接龙报名"), changes)
        super().accept()
