"""The queue of applications at the left, the one at hand at the right."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.admission import ADMITTED, OPEN, PENDING, READY, STATE_NAMES, Application
from desktop.store import admission
from desktop.store.community import Reads
from desktop.views.admission.forms import application_form
from desktop.views.admission.panel import ApplicationPanel
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm, said
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import column, row, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import wide

# So many of those decided stand below the queue.
DECIDED = 50
_DOTS = {PENDING: "warn", READY: "accent", ADMITTED: "ok"}


class QueueTab(QWidget):
    """Open applications by what they wait for, in the order they came; then those decided."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._known: dict[bytes, Application] = {}
        self.list = LineList(self.tr("入群申请"))
        self.list.setMinimumWidth(wide(260))
        self.list.chosen.connect(self._choose)
        self.panel = ApplicationPanel(reads, dispatcher, shell)
        busy = QWidget()
        line = row(column(self.list, margins=(14, 8, 14, 8)), vline(), self.panel, gap=0)
        line.setStretch(2, 1)
        self.list.setMaximumWidth(wide(300))
        busy.setLayout(line)
        new = button(self.tr("登记入群申请"), "soft", "plus", slot=lambda: self.form().exec())
        new.setEnabled(may_enter(reads))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(busy)
        self._stack.addWidget(
            EmptyState(
                "user-plus",
                self.tr("还没有入群申请"),
                new,
                hint=self.tr("先写好入群门槛：要问什么、要满足什么、需要几人同意。"),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    @property
    def table(self) -> QWidget:
        """Where the keyboard starts."""
        return self.list

    def read(self) -> int:
        """Read the queue again; how many are open."""
        opened = admission.opened(self._reads)
        decided = admission.decided(self._reads, 0, DECIDED)
        self._known = {one.id: one for one in (*opened, *decided)}
        lines: list[Line] = []
        for state in OPEN:
            found = [one for one in opened if one.state == state]
            lines += self._block(f"{said(STATE_NAMES, state)}  {len(found)}", found)
        lines += self._block(self.tr("已处理"), decided)
        self.list.show_lines(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self._choose(self.list.at_hand())
        return len(opened)

    def _block(self, title: str, found: list[Application]) -> list[Line]:
        if not found:
            return []
        return [Line(None, title), *(self._line(one) for one in found)]

    def _line(self, one: Application) -> Line:
        meta = "  ".join(part for part in (one.place_name, one.source) if part)
        figure = f"{len(one.agreed)}/{one.rule.needed}" if not one.decision else ""
        if one.position:
            figure = str(one.position)
        name = privacy.name(one.name) or self.tr("已抹除")
        return Line(one.id, name, meta, _DOTS.get(one.state, "text3"), figure)

    def _choose(self, key: object) -> None:
        found = self._known.get(key) if isinstance(key, bytes) else None
        if found is None or found != self.panel.shown:
            self.panel.show_one(found)

    def show_one(self, application: bytes) -> None:
        """Choose an application."""
        self.list.choose(application)
        self._choose(application)

    def form(self) -> ActForm:
        """The form of a new application."""
        return application_form(self, self._reads, self._dispatcher, self._shell)


def may_enter(reads: Reads) -> bool:
    """Whether the actor may enter applications, and does not only look on as a role."""
    return reads.actor.anywhere("member.write") and not reads.actor.preview
