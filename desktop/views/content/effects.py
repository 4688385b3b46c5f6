"""What came after content went out: every column in a line, its items below."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.contenteffect import effect
from desktop.models.content import Effect, share
from desktop.store.community import Reads
from desktop.store.contenteffect import Came, by_column
from desktop.views.parts.aside import Aside
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import column, hline, row
from desktop.views.parts.table import Column, PagedModel, Row
from desktop.views.parts.text import label


class EffectsTab(QWidget):
    """Joins in the week after publication and the paid ratio before and after, by column."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._aside = Aside(self, reads)
        self.columns: list[Came] = []
        self.items: tuple[Effect, ...] = ()
        self.table, self.below = self._top(), self._bottom()
        self.table.current_changed.connect(self._choose)
        told = label(
            self.tr(
                "发布当天起 7 天内加入的人，和前一天到 7 天后交着会费的人的比例；多条加在一起。"
            ),
            13,
            "text2",
            wrap=True,
        )
        whole = QWidget()
        note = column(told, margins=(24, 10, 24, 10))
        above, below = (row(one, margins=(16, 0, 16, 0)) for one in (self.table, self.below))
        whole.setLayout(column(note, hline(), above, hline(), below, gap=0))
        none = self.tr("发布以后，这里按栏目列出来了多少人、付费比例怎么变。")
        refused = self.tr("这里要看收款登记：要有发积分的权限。")
        self._stack = QStackedWidget()
        for one in (
            whole,
            EmptyState("chart-bar", self.tr("还没有发布过的内容"), hint=none),
            EmptyState("lock", self.tr("这个角色看不到付费比例"), hint=refused),
        ):
            self._stack.addWidget(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _top(self) -> Table:
        name = Column("column", self.tr("栏目"), 160, self._name, secret="text", stretch=True)
        many = Column(
            "items", self.tr("发布"), 70, lambda one: str(len(one.items)), right=True, spare=1
        )
        figures = self._figures(_whole)
        model = PagedModel(
            [name, many, *figures],
            lambda: len(self.columns),
            lambda first, most: self.columns[first : first + most],
            key=lambda one: one.whole.column,
        )
        return Table(model, "content-effect", self.tr("栏目的成效"))

    def _bottom(self) -> Table:
        day = Column("day", self.tr("发布"), 110, lambda one: one.day, tone="text2", spare=1)
        name = Column(
            "title", self.tr("内容"), 160, lambda one: one.title, secret="text", stretch=True
        )
        model = PagedModel(
            [day, name, *self._figures(_itself)],
            lambda: len(self.items),
            lambda first, most: self.items[first : first + most],
            key=lambda one: one.item,
        )
        return Table(model, "content-effect-items", self.tr("这个栏目的内容"))

    def _figures(self, of: Callable[[Row], Effect]) -> list[Column]:
        def joins(row: Row) -> str:
            told = of(row)
            return str(told.joins) + ("" if told.whole else self.tr("（还没满 7 天）"))

        def before(row: Row) -> str:
            return f"{share(of(row).before):g}%"

        def after(row: Row) -> str:
            return f"{share(of(row).after):g}%"

        return [
            Column("joins", self.tr("7 天内加入"), 150, joins, right=True),
            Column("before", self.tr("之前付费"), 100, before, right=True),
            Column("after", self.tr("之后付费"), 100, after, right=True),
        ]

    def _name(self, one: Came) -> str:
        return one.whole.column or self.tr("不在栏目里")

    def read(self) -> None:
        """Count again, aside."""
        if not self._reads.actor.allows("points.award"):
            self._stack.setCurrentIndex(2)
            return
        self._aside.soon(lambda reads: by_column(effect(reads)), self._show)

    def _show(self, found: list[Came]) -> None:
        held = self.table.current_row()
        self.columns = found
        self._stack.setCurrentIndex(0 if found else 1)
        self.table.paged.reload()
        names = [one.whole.column for one in found]
        at = names.index(held.whole.column) if held and held.whole.column in names else 0
        self.table.setCurrentIndex(self.table.paged.index(at, 0))

    def _choose(self, row: Came | None) -> None:
        """Show the items of a column."""
        self.items = row.items if row else ()
        self.below.paged.reload()


def _whole(row: Came) -> Effect:
    return row.whole


def _itself(row: Effect) -> Effect:
    return row
