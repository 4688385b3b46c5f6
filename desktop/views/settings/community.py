"""The community's own fields: its name, its members' prefix, its zone."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.actions import community
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.pointvalue import shown
from desktop.models.problem import Problem
from desktop.store import home, pointvalue
from desktop.store.community import Reads
from desktop.views.parts import elsewhere
from desktop.views.parts.layout import column
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.settings.rows import Section, narrow


class CommunitySection(Section):
    """Each field is written when it is left; what others write meanwhile is said beside it."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(self.tr("社群"))
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        # What each field showed before anybody typed in it.
        self._shown = self._stored()
        self.fields: dict[str, QLineEdit] = {}
        allowed = reads.actor.allows("community.write") and not reads.actor.preview
        for key, what, hint in (
            ("name", self.tr("名字"), self.tr("窗口标题、导出和打印上都用它")),
            ("prefix", self.tr("成员编号前缀"), self.tr("只管以后的编号，比如 QH")),
            ("zone", self.tr("时区"), self.tr("日子、周和结算都按它算")),
            ("point_value", self.tr("一分合多少元"), self.tr("试算和未用积分按它算成钱，可以空着")),
        ):
            field = QLineEdit(self._shown[key])
            field.setAccessibleName(what)
            field.setEnabled(allowed)
            field.editingFinished.connect(partial(self._save, key))
            self.fields[key] = field
            self.add(what, hint, _around(field))
        self._problem = label("", 12, "err", wrap=True)
        self._problem.hide()
        self.add_whole(self._problem)

    def _stored(self) -> dict[str, str]:
        card = home.community(self._reads)
        value = shown(pointvalue.read(self._reads))
        return {"name": card.name, "prefix": card.prefix, "zone": card.zone, "point_value": value}

    def show_changes(self) -> None:
        """Show what is stored now; what is being typed stays, with a mark that says the other."""
        for key, now in self._stored().items():
            field, before = self.fields[key], self._shown[key]
            self._shown[key] = now
            typed = field.text().strip()
            if now in (before, typed):
                continue
            if typed == before:
                field.setText(now)
            if field.hasFocus() or typed != before:
                elsewhere.mark(field, now or self.tr("空"))

    def _save(self, key: str) -> None:
        field = self.fields[key]
        text = field.text().strip()
        if text == self._shown[key]:
            elsewhere.unmark(field)
            return
        job = self._dispatcher.do(community.edit, **{key: text})
        job.done.connect(partial(self._saved, key))
        job.failed.connect(partial(self._refused, key))

    def _saved(self, key: str, changes: object) -> None:
        self._problem.hide()
        self._shown[key] = self._stored()[key]
        elsewhere.unmark(self.fields[key])
        if isinstance(changes, Changes):
            self._shell.toast(self.tr("社群资料已改"), undo=changes)

    def _refused(self, key: str, problem: Problem) -> None:
        self._problem.setText(self._shell.sentence(problem))
        self._problem.show()
        self.fields[key].setFocus()


def _around(field: QLineEdit) -> QWidget:
    """A column, so that a mark has room below the field."""
    made = QWidget()
    made.setLayout(column(field, gap=2))
    made.setFocusProxy(field)
    made.setAccessibleName(field.accessibleName())
    return narrow(made)
