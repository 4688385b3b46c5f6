"""The registrations of an occurrence: who has a place, who waits; adding, cancelling, a 接龙."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.actions import eligibility, registrations
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.problem import Problem
from desktop.models.registration import CANCELLED, WAITING, Registered, Registration
from desktop.store import calendar
from desktop.store.community import Reads
from desktop.views.calendar.may import May
from desktop.views.calendar.signuplist import SignupModel, SignupPainter
from desktop.views.calendar.signupterms import PasteDialog
from desktop.views.calendar.signupwords import counted
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dates import day_text
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import only_if
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.parts.titles import title
from desktop.views.theme.palette import look, size

_TABLES = frozenset({"registration", "series", "occurrence", "split", "attendance", "member"})


class SignupDialog(Dialog):
    """Enter in the field registers; the buttons do something with who is chosen in the list."""

    def __init__(
        self,
        parent: QWidget | None,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: Occurrence,
        may: May,
        terms: Callable[[Occurrence], object],
    ) -> None:
        head = f"{day_text(one.start.date())} {title(one)}"
        if one.where:
            head += f" · {one.where}"
        super().__init__(parent, self.tr("报名名单"), self.tr("完成"), hint=head, width=520)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.one, self._may, self._terms = one, may, terms
        self.count, self.whom = label("", 14, bold=True), label("", 13, "text2", wrap=True)
        self.people = SignupModel(reads, one)
        self.list = QListView()
        self.list.setModel(self.people)
        self.list.setItemDelegate(SignupPainter(self.people))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(size(280))
        self.list.setAccessibleName(self.tr("报名的人"))
        self.picker = MemberPicker(reads, many=True)
        self._build()
        dispatcher.changed.connect(self.show_changes)
        self._say()

    def _build(self) -> None:
        self.body.addWidget(self.count)
        self.body.addWidget(self.whom)
        if self._may.attend:
            self.add_field(self.tr("登记报名"), self.picker)
            self.picker.picked.connect(self.register)
            self.picker.nobody.connect(self._unknown)
            self.picker.textEdited.connect(lambda _text: self.show_problem(""))
        self.body.addWidget(self.list, 1)
        self.cancel_one = button(self.tr("取消报名"), "plain", slot=self.cancel_chosen)
        self.promote = button(self.tr("破例放行…"), "plain", slot=self.promote_chosen)
        self.paste = button(self.tr("粘贴接龙…"), "plain", "clipboard-text", slot=self.paste_list)
        self.terms = button(self.tr("名额和条件…"), "plain", slot=lambda: self._terms(self.one))
        held = QWidget()
        line = Flow(6, held)
        for made, shown in (
            (self.cancel_one, self._may.attend),
            (self.promote, self._may.write),
            (self.paste, self._may.attend),
            (self.terms, self._may.write),
        ):
            only_if(shown, made)
            line.addWidget(made)
        self.body.addWidget(held)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._fit())
        self.cancel_button.hide()
        # Enter belongs to the field that registers people.
        self.accept_button.setDefault(False)

    def _say(self) -> None:
        self.count.setText(counted(self.people.counts))
        asked = eligibility.words(self._reads, self.one, look().language)
        self.whom.setText(self.tr("只限：{who}").format(who=asked) if asked else "")
        self.whom.setVisible(bool(asked))
        open_ = self.one.capacity is not None
        self.picker.setEnabled(open_)
        self.paste.setEnabled(open_)
        self._fit()

    def _fit(self) -> None:
        found = self.chosen()
        self.cancel_one.setEnabled(found is not None and found.standing != CANCELLED)
        self.promote.setEnabled(found is not None and found.standing == WAITING)

    def chosen(self) -> Registration | None:
        """Who is chosen in the list."""
        index = self.list.currentIndex()
        return self.people.people[index.row()] if index.isValid() else None

    def show_changes(self, changes: Changes) -> None:
        """What was registered here or elsewhere, and other terms."""
        if not changes.tables & _TABLES:
            return
        try:
            self.one = calendar.occurrence(self._reads, self.one.series, self.one.original)
        except Problem:
            self.reject()
            return
        self.people.show_one(self.one)
        self._say()

    # -- verbs ---------------------------------------------------------------------------------

    def register(self, member: bytes, exception: str = "") -> None:
        """Register a member; who may not is asked about, where an exception is the operator's."""
        job = self._dispatcher.do(
            registrations.register,
            self.one.series,
            self.one.original,
            [member],
            exception=exception,
        )
        job.done.connect(self._registered)
        job.failed.connect(lambda problem: self._refused(problem, member))

    def _registered(self, changes: Changes) -> None:
        found = changes.result
        assert isinstance(found, Registered)
        self.show_problem("")
        for one in found.people:
            name = privacy.name(one.name)
            if found.already:
                self.show_problem(self.tr("{name}已经报过名。").format(name=name))
            elif one.standing == WAITING:
                said = filled(
                    self.tr("名额满了，{name}排在候补第 {n} 位。"), name=name, n=one.place
                )
                self._shell.toast(said, changes)
            else:
                self._shell.toast(self.tr("{name}已报名").format(name=name), changes)

    def _refused(self, problem: Problem, member: bytes) -> None:
        self.show_problem(self._shell.sentence(problem))
        if problem.code != "registration.not_eligible" or not self._may.write:
            return
        hint = self._shell.sentence(problem)
        asked = ReasonDialog(self, self.tr("破例报名？"), self.tr("破例报名"), hint)
        if asked.exec() == Dialog.DialogCode.Accepted:
            self.register(member, asked.reason.text().strip())

    def _unknown(self, text: str) -> None:
        self.show_problem(self.tr("没有找到“{text}”。可以先把这个人加到成员里。").format(text=text))

    def cancel_chosen(self) -> None:
        """Cancel for who is chosen."""
        found = self.chosen()
        if found is not None:
            job = self._dispatcher.do(
                registrations.cancel, self.one.series, self.one.original, [found.member]
            )
            job.done.connect(self._cancelled)
            job.failed.connect(self._failed)

    def _cancelled(self, changes: Changes) -> None:
        found = changes.result
        assert isinstance(found, Registered)
        text = self.tr("已取消报名")
        if found.moved:
            names = self.tr("、").join(privacy.name(one.name) for one in found.moved)
            text = self.tr("已取消报名，{names}从候补补上。").format(names=names)
        self.show_problem("")
        self._shell.toast(text, changes)

    def promote_chosen(self) -> None:
        """Let in who waits, for a reason."""
        found = self.chosen()
        if found is None:
            return
        hint = self.tr("{name} 不用等名额，也不占别人的名额。").format(
            name=privacy.name(found.name)
        )
        asked = ReasonDialog(self, self.tr("破例放行"), self.tr("放行"), hint)
        if asked.exec() == Dialog.DialogCode.Accepted:
            self.let_in(found.member, asked.reason.text().strip())

    def let_in(self, member: bytes, reason: str) -> None:
        """Let somebody in beyond the capacity."""
        job = self._dispatcher.do(
            registrations.promote, self.one.series, self.one.original, member, reason
        )
        job.failed.connect(self._failed)

    def paste_list(self) -> None:
        """Ask for a 接龙, and register who is on it."""
        PasteDialog(self, self._reads, self._dispatcher, self._shell, self.one).exec()

    def _failed(self, problem: Problem) -> None:
        self.show_problem(self._shell.sentence(problem))
