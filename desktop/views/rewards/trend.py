"""The course of the activities: a sentence, the lines, and the same figures as a table."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.activity import ActivityQuery
from desktop.models.rule import Kind
from desktop.models.trend import Step, Trend
from desktop.store import daily
from desktop.store.community import Reads
from desktop.views.parts.aside import FEW_STEPS, Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import with_weekday
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import box, clear, row, scroll
from desktop.views.parts.segment import Segmented
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label
from desktop.views.rewards import words
from desktop.views.theme.palette import size

if TYPE_CHECKING:
    from desktop.views.rewards.chart import Course, LineChart

# Days back from today; None is all there is.
_SPANS: dict[str, int | None] = {"month": 30, "half": 182, "year": 365, "all": None}
# Colour, dash and mark of each kind: any one of them tells the lines apart.
_LOOKS: dict[Kind, tuple[str, Qt.PenStyle, str]] = {
    "checkin": ("accent", Qt.PenStyle.SolidLine, "o"),
    "post": ("violet", Qt.PenStyle.DashLine, "s"),
    "order": ("orange", Qt.PenStyle.DotLine, "t1"),
    "referral": ("info", Qt.PenStyle.DashDotLine, "d"),
}


class Line(Struct, frozen=True):
    """One line of the table."""

    start: date
    name: str
    counts: dict[str, int]


class TrendView(QWidget):
    """Shows what a query of the list comes to over time."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads, self._aside = reads, Aside(self, reads)
        self._query = ActivityQuery()
        self._lines: tuple[Line, ...] = ()
        self._chart: LineChart | None = None
        self.answer = label("", 16, bold=True, wrap=True)
        self.basis = label("", 12, "text2", wrap=True)
        self.span = Segmented(
            self.tr("多长时间"),
            [
                ("month", self.tr("近 30 天")),
                ("half", self.tr("近半年")),
                ("year", self.tr("近一年")),
                ("all", self.tr("全部")),
            ],
        )
        self.span.choose("half")
        self.span.chosen.connect(self._read)
        self._keys = QWidget()
        self._legend = Flow(16, self._keys)
        self._model = PagedModel(
            self._columns(),
            count=lambda: len(self._lines),
            fetch=lambda offset, limit: self._lines[offset : offset + limit],
            key=lambda line: line.start,
        )
        self.table = Table(self._model, "trend", self.tr("活动走势的数字"))
        self._build()

    def _build(self) -> None:
        nothing = EmptyState(
            "chart-line-up",
            self.tr("这段时间没有活动记录"),
            act=button(self.tr("看全部时间"), slot=self._all),
        )
        drawn = QWidget()
        self._place = QVBoxLayout(drawn)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(8)
        self._place.addWidget(self._keys)
        self._place.addWidget(self.table, 2)
        self.table.setMinimumHeight(size(150))
        self.stack = QStackedWidget()
        self.stack.addWidget(drawn)
        self.stack.addWidget(nothing)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.setContentsMargins(0, 0, 0, 0)
        for made in (label(self.tr("活动走势"), 12, "text2"), self.answer, self.basis):
            head.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 14, 24, 0)
        whole.setSpacing(10)
        top = row(box(head), gap=16)
        top.addWidget(self.span, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(top)
        whole.addWidget(scroll(self.stack), 1)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "step", self.tr("时间"), 190, lambda line: line.name, tone="text2", stretch=True
            ),
            *(
                Column(kind, text, 84, partial(_figure, kind), right=True)
                for kind, text in words.kinds().items()
            ),
            Column(
                "sum",
                self.tr("合计"),
                84,
                lambda line: f"{sum(line.counts.values()):,}",
                right=True,
            ),
        ]

    # -- reading -------------------------------------------------------------------------------

    def show_query(self, query: ActivityQuery) -> None:
        """Show the course of what a list holds."""
        self._query = query
        self._read()

    def _all(self) -> None:
        self.span.choose("all")
        self._read()

    def _read(self) -> None:
        today = self._reads.today()
        days = _SPANS[self.span.choice()]
        first = None if days is None else today - timedelta(days - 1)
        kind, member = self._query.kind, self._query.member
        question = partial(daily.trend, first=first, last=today, kind=kind, member=member)
        # Sums that the file keeps are there at once; those of one member are added up.
        self._aside.soon(question, self._show, steps=FEW_STEPS)

    def _show(self, found: Trend) -> None:
        self.stack.setCurrentIndex(0 if found.total else 1)
        self._tell(found)
        names = [_name(day, found.step) for day in found.starts]
        self._lines = tuple(
            Line(day, names[at], {kind: counts[at] for kind, counts in found.counts.items()})
            for at, day in reversed(list(enumerate(found.starts)))
        )
        self._model.reload()
        if found.total:
            self._draw(found, names)

    def _tell(self, found: Trend) -> None:
        total = apart(self.tr("%n 条活动", "", found.total))
        kinds = words.kinds()
        most = max(kinds, key=lambda kind: sum(found.counts.get(kind, ())))
        if found.total and not self._query.kind:
            share = round(100 * sum(found.counts[most]) / found.total)
            total = self.tr("{total}，最多的是{kind}，占 {share}%").format(
                total=total, kind=kinds[most], share=share
            )
        elif self._query.kind:
            total = f"{kinds[most]}  {found.total:,}"
        self.answer.setText(total)
        told = {
            "day": self.tr("一天一个点，更正掉的不算"),
            "week": self.tr("一周一个点，从周一算起，更正掉的不算"),
            "month": self.tr("一个月一个点，更正掉的不算"),
            "year": self.tr("一年一个点，更正掉的不算"),
        }[found.step]
        parts = [told, self.tr("最后一个点到今天为止")]
        if found.ahead:
            parts.append(apart(self.tr("今天以后的 %n 条没有画", "", found.ahead)))
        self.basis.setText(words.joined(parts))

    def _draw(self, found: Trend, names: Sequence[str]) -> None:
        # pyqtgraph takes long to import: only once there is something to draw.
        from desktop.views.rewards.chart import Course, LineChart, LineKey

        courses = [
            Course(text, found.counts[kind], *_LOOKS[kind])
            for kind, text in words.kinds().items()
            if kind in found.counts
        ]
        if self._chart is None:
            self._chart = LineChart()
            self._chart.setMinimumHeight(size(180))
            self._place.insertWidget(0, self._chart, 3)
        ticks = [_tick(day, found.step) for day in found.starts]
        told = f"{self.tr('活动走势')} {self.answer.text()}"
        self._chart.show_courses(courses, names, ticks, told)
        clear(self._legend)
        for course in courses:
            self._legend.addWidget(_key(LineKey(course), course))


def _name(start: date, step: Step) -> str:
    if step == "day":
        return with_weekday(str(start), start)
    return f"{start} – {start + timedelta(6):%m-%d}" if step == "week" else _tick(start, step)


def _tick(start: date, step: Step) -> str:
    return start.isoformat()[: {"month": 7, "year": 4}.get(step, 10)]


def _figure(kind: str, line: Line) -> str:
    return f"{line.counts[kind]:,}" if kind in line.counts else ""


def _key(mark: QWidget, course: "Course") -> QWidget:
    total = label(f"{sum(course.values):,}", 12, "text2")
    return box(row(mark, label(course.name, 12), total, gap=6))
