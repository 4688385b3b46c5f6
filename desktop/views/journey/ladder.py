"""The ladder as a funnel, now or as of a day, and whom his orders suggest to raise."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import ladder as judging
from desktop.dispatcher import Dispatcher
from desktop.models.labels import word as called
from desktop.models.ladder import USER, Rung, Suggestion
from desktop.store import ladder, raising
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts.aside import Aside
from desktop.views.parts.atrow import needs_row
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import local
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import clear, hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.stats import SplitBar
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label
from desktop.views.theme.palette import wide


def _raise(one: Suggestion) -> str:
    return f"{called(one.before)} → {called(one.after)}"


class LadderTab(QWidget):
    """How many stand on each step; below, whom a person may raise or leave."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._total = 0
        self._funnel, self._waiting = Aside(self, reads), Aside(self, reads)
        self._model = PagedModel(
            self._columns(),
            lambda: self._total,
            lambda offset, limit: raising.suggestions(reads, offset, limit),
            key=lambda one: one.member,
        )
        self.table = Table(self._model, "suggestions", self.tr("可以升为用户的成员"))
        self.table.opened.connect(lambda one: shell.go("member", member=one.member))
        self.day = QLineEdit()
        self.day.setPlaceholderText("2026-03-31")
        self.day.setAccessibleName(self.tr("哪一天"))
        self.day.setFixedWidth(wide(120))
        self.day.editingFinished.connect(self._read_funnel)
        self._note = label("", 12, "err")
        self._rungs = QGridLayout()
        self._rungs.setContentsMargins(24, 12, 24, 16)
        self._rungs.setHorizontalSpacing(16)
        self._rungs.setVerticalSpacing(10)
        self._rungs.setColumnStretch(1, 1)
        self._build()

    def _columns(self) -> list[Column]:
        zone = self._reads.zone
        return [
            Column("name", self.tr("成员"), 160, lambda one: one.name, "name", stretch=True),
            Column("number", self.tr("编号"), 96, lambda one: one.number, tone="text2"),
            Column("step", self.tr("提示"), 140, _raise),
            Column("orders", self.tr("下单"), 72, lambda one: f"{one.orders:,}", right=True),
            Column(
                "last",
                self.tr("最近下单"),
                96,
                lambda one: str(local(one.last, zone).date()),
                tone="text2",
            ),
        ]

    def _build(self) -> None:
        self.confirm = button(self.tr("升为用户"), "primary", "check", slot=self._confirm)
        self.leave = button(self.tr("先不动"), "plain", slot=self._leave)
        self.leading = (self.leave, self.confirm)
        needs_row(self.table, may_write(self._reads.actor), *self.leading)
        self._count = label("", 12, "text2")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        done = self.tr("没有等着确认的")
        hint = self.tr("成员下了第二单，会在这里提示升为用户，由你确认。")
        self._stack.addWidget(EmptyState("check-circle", done, hint=hint))
        heading = label(self.tr("各级人数"), 14, bold=True)
        when = row(heading, None, self._note, label(self.tr("截至"), 12, "text2"), self.day)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        when.setContentsMargins(24, 12, 24, 0)
        whole.addLayout(when)
        whole.addLayout(self._rungs)
        whole.addWidget(hline())
        told = label(self.tr("可以升为用户"), 14, bold=True)
        whole.addLayout(row(told, self._count, None, margins=(24, 10, 24, 10)))
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read both lists again."""
        self._read_funnel()
        self._waiting.soon(raising.suggested, self._counted)

    def _read_funnel(self) -> None:
        day = self.day.text().strip()
        if day and not self._past(day):
            self._note.setText(self.tr("请写一个过去的日期，如 2026-03-31"))
            return
        self._note.setText("")
        self._funnel.soon(lambda some: ladder.funnel(some, day), self._show)

    def _past(self, day: str) -> bool:
        try:
            return date.fromisoformat(day) < self._reads.today()
        except ValueError:
            return False

    def _show(self, found: list[Rung]) -> None:
        clear(self._rungs)
        most = max((one.reached for one in found), default=0)
        for place, one in enumerate(found):
            bar = SplitBar([(one.count, "accent"), (one.reached - one.count, "accentSoft")])
            if most > one.reached:
                bar.show_parts(
                    [
                        (one.count, "accent"),
                        (one.reached - one.count, "accentSoft"),
                        (most - one.reached, "nav"),
                    ]
                )
            people = apart(self.tr("%n 人", "", one.count))
            reached = self.tr("在这级或更高 {count}").format(count=f"{one.reached:,}")
            bar.setAccessibleName(f"{called(one.step)} {people}")
            self._rungs.addWidget(label(called(one.step), 13, bold=True), place, 0)
            self._rungs.addWidget(bar, place, 1)
            self._rungs.addWidget(label(people, 13, bold=True), place, 2)
            self._rungs.addWidget(label(reached, 12, "text2"), place, 3)

    def _counted(self, total: int) -> None:
        chosen = self.table.current_row() is not None
        self._total = total
        self._model.reload()
        self._count.setText(apart(self.tr("%n 人", "", total)) if total else "")
        self._stack.setCurrentIndex(0 if total else 1)
        if total and not chosen:
            # Where somebody was chosen, nobody else takes his place unasked.
            self.table.setCurrentIndex(self._model.index(0, 0))

    # -- doing ---------------------------------------------------------------------------------

    def _chosen(self) -> list[bytes]:
        """Who is ticked, else the one at hand."""
        ticked = [one for one in self.table.ticked_keys() if isinstance(one, bytes)]
        at_hand = self.table.current_row()
        return ticked or ([at_hand.member] if isinstance(at_hand, Suggestion) else [])

    def _confirm(self) -> None:
        self._do(judging.move, self._chosen(), USER)

    def _leave(self) -> None:
        self._do(judging.keep, self._chosen())

    def _do(self, action: object, chosen: list[bytes], *given: object) -> None:
        if not chosen:
            self._shell.toast(self.tr("先选成员：打勾，或点一行"))
            return
        job = self._dispatcher.do(action, chosen, *given)  # type: ignore[arg-type]
        job.done.connect(lambda changes: self._shell.toast(self.tr("已保存"), changes))
        job.failed.connect(self._shell.say)
