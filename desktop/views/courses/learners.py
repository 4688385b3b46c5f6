"""One course: who completed which of its modules; modules are completed for the chosen rows."""

from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import courses as teaching
from desktop.actions import printing
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.course import Completed, Learner
from desktop.models.problem import Problem
from desktop.store import courses
from desktop.store.community import Reads, Store
from desktop.views.courses.modules import ModulesDialog
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose, narrowing
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.layout import below_bar
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel


def found(store: Store, title: str, modules: list[str]) -> Changes:
    """Make a course with its modules."""
    done = teaching.save(store, None, title)
    if isinstance(done.result, bytes) and modules:
        teaching.add_modules(store, done.result, modules)
    return done


class LearnersTab(QWidget):
    """The course is chosen above its list."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._everybody, self._total = False, 0
        columns = [
            TICK,
            Column("name", self.tr("姓名"), 120, lambda one: one.name, "name"),
            Column("number", self.tr("编号"), 90, lambda one: one.number),
            Column("way", self.tr("模块"), 160, self._way, stretch=True),
            Column("paper", self.tr("证书"), 190, self._paper),
        ]
        self._model = PagedModel(columns, lambda: self._total, self._page, lambda one: one.member)
        self.table = Table(self._model, "learners", self.tr("谁完成了哪些模块"))
        self.course = narrowing(self.tr("课程"))
        self.course.currentIndexChanged.connect(self._listed)
        which = [("some", self.tr("在学的")), ("all", self.tr("全部成员"))]
        self.which = Segmented(self.tr("哪些人"), which)
        self.which.chosen.connect(self._choose)
        self.done = button(self.tr("登记完成"), "plain", "check-circle", slot=self._ask)
        self.paper = button(self.tr("打印证书"), "plain", "printer", slot=self._print)
        back = self.tr("收回完成")
        self.back = button(back, "plain", "arrow-counter-clockwise", slot=self._back)
        self.order = button(self.tr("模块"), "plain", "list-checks", slot=self._order)
        self.drop = button(self.tr("删除课程"), "plain", "trash", slot=self._remove)
        self.drop.setEnabled(reads.actor.allows("calendar.write"))
        self.new = button(self.tr("新建课程"), "primary", "plus", slot=lambda: self.form().exec())
        self.new.setShortcut("Ctrl+N")
        self.leading = (self.new,)
        self.new.setEnabled(reads.actor.allows("calendar.write"))
        self.order.setEnabled(reads.actor.allows("calendar.write"))
        self.back.setEnabled(reads.actor.allows("attendance.write"))
        self.done.setEnabled(reads.actor.allows("attendance.write"))
        bar = QWidget()
        flow = Flow(8, bar)
        verbs = (self.done, self.back, self.paper, self.order, self.drop)
        for made in (self.course, self.which, *verbs):
            flow.addWidget(made)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        hint = self.tr("按顺序排好模块，逐个登记完成，最后一个完成就有证书。选“全部成员”来登记。")
        every = button(self.tr("全部成员"), "soft", "users", slot=self._everyone)
        self._stack.addWidget(EmptyState("book-open", self.tr("还没有人在学"), every, hint=hint))
        first = button(self.tr("新建第一门课程"), "soft", "plus", slot=lambda: self.form().exec())
        first.setEnabled(self.new.isEnabled())
        none = self.tr("一门课程有几个模块，按顺序完成，最后一个完成就有证书。")
        busy = QWidget()
        below_bar(busy, bar, self._stack)
        self._whole = QStackedWidget()
        self._whole.addWidget(busy)
        self._whole.addWidget(EmptyState("book-open", self.tr("还没有课程"), first, hint=none))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _way(self, one: Learner) -> str:
        marks = "".join("●" if at is not None else "○" for at in one.done)
        return f"{marks}  {one.count}/{len(one.done)}"

    def _paper(self, one: Learner) -> str:
        if one.withdrawn:
            return self.tr("{number}（已收回）").format(number=one.certificate)
        return one.certificate

    def _page(self, offset: int, limit: int) -> list[Learner]:
        course = self.course.currentData()
        if course is None:
            return []
        return courses.learners(
            self._reads, course, everybody=self._everybody, offset=offset, limit=limit
        )

    def _choose(self, which: str) -> None:
        self._everybody = which == "all"
        self._listed()

    def _everyone(self) -> None:
        self.which.choose("all")
        self._choose("all")

    def read(self) -> None:
        """Read the courses and the list again."""
        chosen = self.course.currentData()
        self.course.blockSignals(True)
        self.course.clear()
        for one in courses.courses(self._reads):
            self.course.addItem(one.title, one.id)
        choose(self.course, chosen)
        self.course.blockSignals(False)
        self._listed()

    def _listed(self) -> None:
        course = self.course.currentData()
        self._total = courses.count(self._reads, course, everybody=self._everybody) if course else 0
        self._model.reload()
        self._whole.setCurrentIndex(1 if course is None else 0)
        self._stack.setCurrentIndex(0 if self._total else 1)

    def menu(self) -> QMenu:
        """The modules of the course: one completes it for the chosen rows."""
        made = QMenu(self)
        for one in courses.modules(self._reads, self.course.currentData() or b""):
            act = made.addAction(f"{one.number}  {one.title}")
            act.triggered.connect(lambda _checked=False, module=one.id: self.complete(module))
        return made

    def _ask(self) -> None:
        self.menu().exec(self.done.mapToGlobal(self.done.rect().bottomLeft()))

    def complete(self, module: bytes) -> None:
        """Record that the chosen members completed a module."""
        some = [who for who in self.table.ticked_keys() if isinstance(who, bytes)]
        one = self.table.current_row()
        if not some and isinstance(one, Learner):
            some = [one.member]
        if not some:
            self._shell.toast(self.tr("先点一行"))
            return
        job = self._dispatcher.do(teaching.complete, module, some)
        job.done.connect(self._told)
        job.failed.connect(self._shell.say)

    def _told(self, changes: Changes) -> None:
        came = changes.result
        waiting = len(came.waiting) if isinstance(came, Completed) else 0
        text = self.tr("已登记；前面的模块没完成、没有登记的：{n}").format(n=waiting)
        self._shell.toast(text if waiting else self.tr("已登记"), changes)

    def undoing(self, one: Learner) -> QMenu:
        """What a member completed: one of it is taken back, and with it what comes after."""
        made = QMenu(self)
        every = courses.modules(self._reads, self.course.currentData() or b"")
        for module, at in zip(every, one.done, strict=False):
            if at is not None:
                act = made.addAction(f"{module.number}  {module.title}")
                act.triggered.connect(
                    lambda _checked=False, module=module.id: self._why(module, one.member)
                )
        return made

    def _back(self) -> None:
        one = self.table.current_row()
        if not isinstance(one, Learner) or not one.count:
            self._shell.toast(self.tr("先点一位有完成的"))
            return
        self.undoing(one).exec(self.back.mapToGlobal(self.back.rect().bottomLeft()))

    def _why(self, module: bytes, member: bytes) -> None:
        hint = self.tr("后面的模块和证书一起收回。")
        dialog = ReasonDialog(self, self.tr("收回完成"), self.tr("收回"), hint)
        if dialog.exec():
            self.take_back(module, member, dialog.reason.text())

    def take_back(self, module: bytes, member: bytes, reason: str) -> None:
        """Take back that a member completed a module."""
        job = self._dispatcher.do(teaching.take_back, module, member, reason)
        job.done.connect(lambda changes: self._shell.toast(self.tr("已收回"), changes))
        job.failed.connect(self._shell.say)

    def _order(self) -> None:
        course = self.course.currentData()
        if course is not None:
            self.order_dialog(course).exec()

    def _remove(self) -> None:
        course = self.course.currentData()
        if course is None:
            return
        text = self.tr("已删除课程“{title}”").format(title=self.course.currentText())
        job = self._dispatcher.do(teaching.remove, course)
        job.done.connect(lambda changes: self._shell.toast(text, changes))
        job.failed.connect(self._shell.say)

    def order_dialog(self, course: bytes) -> ModulesDialog:
        """The modules of a course, in their order."""
        return ModulesDialog(self, self._reads, self._dispatcher, self._shell, course)

    def _print(self) -> None:
        one = self.table.current_row()
        if not isinstance(one, Learner):
            self._shell.toast(self.tr("先点一行"))
            return
        try:
            paper = printing.diploma(self._reads, self.course.currentData(), one.member)
        except Problem as problem:
            self._shell.say(problem)
            return
        # Whoever prints nothing loads nothing of it.
        from desktop.views.door.diploma import diploma
        from desktop.views.door.printing import preview

        preview(self, lambda device: diploma(device, paper))

    def form(self) -> ActForm:
        """The form of a new course: its title, and a module on each line."""
        form = ActForm(self, self._shell, self.tr("新建课程"), self.tr("保存"))
        title, modules = QLineEdit(), QPlainTextEdit()
        form.add_field(self.tr("名称"), title)
        form.add_field(self.tr("模块"), modules, self.tr("按顺序，一行一个"))
        form.begin = lambda: self._dispatcher.do(
            found, title.text(), [one for one in modules.toPlainText().splitlines() if one.strip()]
        )
        return form
