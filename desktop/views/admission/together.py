"""What members did together, what each day brought, and who was featured more than agreed."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.counting import filled, money
from desktop.store import cooperation
from desktop.store.community import Reads
from desktop.views.admission.forms import cooperation_form, feature_form
from desktop.views.admission.queue import may_enter
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import clear, hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.stats import StatStrip
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label, listed

DAYS = 7


class TogetherTab(QWidget):
    """Today's counters over the log; a warning names who was featured too often this month."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._total = 0
        self._model = PagedModel(
            self._columns(),
            lambda: self._total,
            lambda offset, limit: cooperation.page(reads, offset, limit),
        )
        self.table = Table(self._model, "cooperations", self.tr("合作登记"))
        self.table.opened.connect(lambda one: shell.go("member", member=one.one))
        self.new = button(self.tr("登记合作"), "soft", "handshake", slot=lambda: self.form().exec())
        self.feature = button(
            self.tr("登记曝光"), "plain", "megaphone", slot=lambda: self._featuring().exec()
        )
        for made in (self.new, self.feature):
            made.setEnabled(may_enter(reads))
        self.warning = label("", 13, "warn", wrap=True)
        self._figures = QVBoxLayout()
        bar = QWidget()
        flow = Flow(8, bar)
        flow.addWidget(self.new)
        flow.addWidget(self.feature)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "handshake",
                self.tr("还没有合作登记"),
                suggested(self.new),
                hint=self.tr("两位成员做成一件事，就记一笔：哪天、多少钱、做了什么。"),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        figures = QWidget()
        figures.setLayout(self._figures)
        self._figures.setContentsMargins(24, 0, 16, 12)
        whole.addWidget(figures)
        whole.addLayout(row(self.warning, margins=(24, 0, 16, 8)))
        whole.addWidget(hline())
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    def _columns(self) -> list[Column]:
        return [
            Column("date", self.tr("哪天"), 110, lambda one: one.date),
            Column("one", self.tr("谁"), 110, lambda one: one.one_name, "name"),
            Column("other", self.tr("和谁"), 110, lambda one: one.other_name, "name"),
            Column("value", self.tr("金额"), 110, self._value, "amount", right=True),
            Column("note", self.tr("做了什么"), 200, lambda one: one.note, "text", stretch=True),
        ]

    def _value(self, one: object) -> str:
        value = getattr(one, "value", 0)
        return money(value) if value else "–"

    def read(self) -> None:
        """Read the log and the counters again."""
        self._total = cooperation.count(self._reads)
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._total else 1)
        self._show_days()
        self._show_warning()

    def _show_days(self) -> None:
        clear(self._figures)
        found = cooperation.days(self._reads, self._reads.today(), DAYS)
        strip = StatStrip()
        strip.add(f"{found[0].joined:,}", self.tr("今天新成员"))
        strip.add(f"{found[0].cooperations:,}", self.tr("今天合作"))
        strip.add(f"{sum(one.joined for one in found):,}", self.tr("7 天新成员"))
        strip.add(f"{sum(one.cooperations for one in found):,}", self.tr("7 天合作"))
        value = privacy.amount(money(sum(one.value for one in found)))
        strip.add(value, self.tr("7 天金额"))
        self._figures.addWidget(strip)

    def _show_warning(self) -> None:
        month = self._reads.today().isoformat()[:7]
        limit = cooperation.limit(self._reads)
        found = cooperation.featured(self._reads, month) if limit else []
        over = [one for one in found if limit and one.times > limit]
        names = listed(f"{privacy.name(one.name)} {one.times}" for one in over)
        told = self.tr("本月曝光超过 {limit} 次：{names}。换别的成员上，机会要均衡。")
        self.warning.setText(filled(told, limit=limit, names=names) if over else "")
        self.warning.setVisible(bool(over))

    def form(self) -> ActForm:
        """The form of a cooperation."""
        return cooperation_form(self, self._reads, self._dispatcher, self._shell)

    def _featuring(self) -> ActForm:
        return feature_form(self, self._reads, self._dispatcher, self._shell)
