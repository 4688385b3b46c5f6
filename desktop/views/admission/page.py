"""Who asks to come in, who left, what each source brought, and what members do together."""

from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
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
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.parts.tabbed import TabbedPage

_TABLES = frozenset(
    {"application", "approval", "admission_rule", "stay", "cooperation", "exposure"}
    | {"community", "member", "team", "member_team", "operator", "alias", "activity"}
)


class AdmissionPage(TabbedPage):
    """Four lists; `show_target(application=…)` opens one application."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.head = PageHead(self.tr("入群申请"))
        self._buttons()
        self.kinds = Tabs(
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
        self.lay_out(self.head, self.kinds, self.tabs)

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

    def read(self) -> None:
        """Read the list in sight, and how many there are of how many."""
        super().read()
        held = admission.seats(self._reads, self._reads.community)
        told = self.tr("已有 {people}").format(people=counted().people(held.taken))
        if held.limit:
            told += self.tr("，上限 {limit}").format(limit=f"{held.limit:,}")
        self.head.count.setText(told)

    def show_target(self, application: bytes = b"", tab: str = "") -> None:
        """Open an application, or one of the lists."""
        key = "queue" if application else tab
        if key not in self.tabs:
            return
        self.choose_tab(key)
        if application:
            self.queue.show_one(application)

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
