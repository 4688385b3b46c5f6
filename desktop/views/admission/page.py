"""Who asks to come in, who left, what each source brought, and what members do together."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store import admission
from desktop.store.community import Reads
from desktop.views.admission.forms import limits_form, rule_form
from desktop.views.admission.gone import GoneTab
from desktop.views.admission.queue import QueueTab, may_enter
from desktop.views.admission.report import ReportTab
from desktop.views.admission.together import TogetherTab
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Command, Shell, Shot

_TABLES = frozenset(
    {"application", "approval", "admission_rule", "stay", "cooperation", "exposure"}
    | {"community", "member", "team", "member_team", "operator", "alias", "activity"}
)


class AdmissionPage(QWidget):
    """Four lists; `show_target(application=…)` opens one application."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._stale = False
        self.head = PageHead(self.tr("入群申请"))
        self._buttons()
        self.kinds = Segmented(
            self.tr("看什么"),
            [
                ("queue", self.tr("申请")),
                ("gone", self.tr("已退出")),
                ("report", self.tr("来源")),
                ("together", self.tr("合作")),
            ],
        )
        self.queue = QueueTab(reads, dispatcher, shell)
        self.tabs: dict[str, QueueTab | GoneTab | ReportTab | TogetherTab] = {
            "queue": self.queue,
            "gone": GoneTab(reads, dispatcher, shell),
            "report": ReportTab(reads),
            "together": TogetherTab(reads, dispatcher, shell),
        }
        self._stack = QStackedWidget(self)
        for tab in self.tabs.values():
            self._stack.addWidget(tab)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row(self.kinds, None, margins=(24, 0, 24, 10)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)
        self.kinds.chosen.connect(self.open_tab)
        self.open_tab("queue")

    def _buttons(self) -> None:
        actor = self._reads.actor
        new = button(self.tr("登记申请"), "primary", "plus", slot=lambda: self.queue.form().exec())
        new.setShortcut("Ctrl+N")
        rule = button(self.tr("入群门槛"), "plain", "list-checks", slot=self._rule)
        limits = button(self.tr("人数上限"), "plain", "users", slot=self._limits)
        for made in (new, rule):
            made.setEnabled(may_enter(self._reads))
        limits.setEnabled(actor.allows("community.write") and not actor.preview)
        self.head.add(limits, rule, new)

    def _rule(self) -> None:
        rule_form(self, self._reads, self._dispatcher, self._shell).exec()

    def _limits(self) -> None:
        limits_form(self, self._reads, self._dispatcher, self._shell).exec()

    def open_tab(self, key: str) -> None:
        """Show one of the lists, read anew."""
        self._stack.setCurrentWidget(self.tabs[key])
        self._read()

    def _read(self) -> None:
        self.tabs[self.kinds.choice()].read()
        held = admission.seats(self._reads, self._reads.community)
        told = counted().people(held.taken)
        if held.limit:
            told += self.tr("，上限 {limit}").format(limit=f"{held.limit:,}")
        self.head.count.setText(told)

    def show_target(self, application: bytes = b"", tab: str = "") -> None:
        """Open an application, or one of the lists."""
        key = "queue" if application else tab
        if key not in self.tabs:
            return
        self.kinds.choose(key)
        self.open_tab(key)
        if application:
            self.queue.show_one(application)

    def show_changes(self, changes: Changes) -> None:
        """Read the list in sight again where it may say something else now."""
        if not changes.tables & _TABLES:
            return
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._read()

    def first_focus(self) -> QWidget:
        """The list in sight."""
        return self.tabs[self.kinds.choice()].table

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        if not may_enter(self._reads):
            return []
        return [
            Command(self.tr("登记申请"), lambda: self.queue.form().exec(), "plus"),
            Command(self.tr("入群门槛"), self._rule, "list-checks"),
        ]

    def shots(self) -> list[Shot]:
        """Every list and the forms."""
        return [
            Shot("gone", lambda: self.show_target(tab="gone")),
            Shot("report", lambda: self.show_target(tab="report")),
            Shot("together", lambda: self.show_target(tab="together")),
            Shot("rule", lambda: self._form("rule")),
            Shot("new", lambda: self._form("new")),
            Shot("reject", lambda: self._form("reject")),
        ]

    def _form(self, key: str) -> QWidget:
        self.show_target(tab="queue")
        if key == "rule":
            return rule_form(self, self._reads, self._dispatcher, self._shell)
        return self.queue.form() if key == "new" else self.queue.panel.question()
