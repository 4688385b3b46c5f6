"""The trial: what the rule at hand would have given lately, to whom, and what surprises."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.models import open_words
from desktop.models.counting import figure as counted
from desktop.models.counting import filled
from desktop.models.counting import yuan as yuan_text
from desktop.models.rehearsal import Rehearsal, Surprise
from desktop.models.rule_shape import Given
from desktop.models.surprise_words import surprise_words
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.flow import Flow
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, column, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.segment import Segmented
from desktop.views.parts.text import label, retone
from desktop.views.rewards.trial_people import PeopleView
from desktop.views.rewards.trial_span import SpanChoice
from desktop.views.theme.palette import look, size

# So many surprises are told at first.
FIRST = 3


class Trial(Inspector):
    """`days.chosen` when other days are to be looked at; `opened(member)`.

    `value` is what a point costs, in yuan.
    """

    opened = Signal(object)

    def __init__(self, today: Callable[[], date], value: Callable[[], Decimal]) -> None:
        super().__init__(296)
        self._value = value
        self.days = SpanChoice(self, today)
        self.span = self.days.chip
        head = row(
            Mark("eye", "accent", 18), label(self.tr("试算"), 14, bold=True), None, self.span
        )
        self.body.addLayout(head)
        self.count, self.points, self.change = (label("", 28, bold=True) for _ in range(3))
        self._under = [label("", 12, "text2") for _ in range(3)]
        # Side by side, and one under the other where long words or large figures need it.
        figures = Flow(16)
        self._cells: list[QWidget] = []
        for place, figure in enumerate((self.count, self.points, self.change)):
            cell = QWidget()
            cell.setLayout(column(figure, self._under[place], gap=0))
            figures.addWidget(cell)
            self._cells.append(cell)
        self.body.addLayout(figures)
        self.lasting = label("", 12, "text2", wrap=True)
        self.body.addWidget(self.lasting)
        self._build_chart()
        self.who = label("", 12, "text2")
        self.all_people = label("", 12, "text2")
        self.body.addLayout(row(self.who, None, self.all_people))
        self.people = PeopleView()
        self.people.opened.connect(self.opened.emit)
        self.body.addWidget(self.people)
        self.body.addStretch(1)
        self._surprises = QVBoxLayout()
        self._surprises.setSpacing(6)
        self.surprise_box = sunk(self._surprises)
        outer = QHBoxLayout()
        outer.addWidget(self.surprise_box, 1)
        self.foot.addLayout(outer, 1)
        self.surprise_box.hide()
        self.show_nothing(self.tr("改一改规则，这里马上算给你看。"))

    def _build_chart(self) -> None:
        self._shape = Segmented(
            self.tr("每人得多少"), [("chart", self.tr("图")), ("table", self.tr("表"))]
        )
        self._shape.chosen.connect(self._show_shape)
        self.body.addLayout(row(label(self.tr("每人得多少"), 12, "text2"), None, self._shape))
        self._stack = QStackedWidget()
        self._chart_place, self._table = QWidget(), QWidget()
        QVBoxLayout(self._chart_place).setContentsMargins(0, 0, 0, 0)
        self._table_lines = QGridLayout(self._table)
        self._table_lines.setContentsMargins(0, 0, 0, 0)
        self._table_lines.setVerticalSpacing(4)
        self._stack.addWidget(self._chart_place)
        self._stack.addWidget(self._table)
        self._stack.setFixedHeight(size(120))
        self.body.addWidget(self._stack)
        self.spread = label("", 12, "text2", wrap=True)
        self.body.addWidget(self.spread)

    def _show_shape(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "chart" else 1)

    def show_nothing(self, sentence: str) -> None:
        """Show a sentence instead of figures."""
        for figure, under in zip((self.count, self.points, self.change), self._under, strict=True):
            figure.setText("–")
            under.setText("")
        self._cells[2].hide()
        self.who.setText(sentence)
        for line in (self.all_people, self.lasting, self.spread):
            line.setText("")
        self.people.show_people(())
        self._stack.hide()
        self.surprise_box.hide()

    def show_trial(self, found: Rehearsal, version: int) -> None:
        """Show a trial; `version` is the one in force that it is compared with, 0 for none."""
        self.count.setText(f"{found.count:,}")
        self.points.setText(privacy.amount(f"{found.points:,}"))
        self._under[0].setText(self.tr("人会得到"))
        self._under[1].setText(self.tr("贡献") if found.wallet else self.tr("分"))
        self._show_change(found, version)
        self._show_lasting(found)
        self._show_histogram(found)
        self.who.setText(self.tr("谁、为什么") if found.count else self.tr("这些天没有人会得到"))
        shown = len(found.people)
        more = self.tr("前 {shown} 人，共 {all} 人").format(shown=shown, all=f"{found.count:,}")
        all_of_them = apart(self.tr("全部 %n 人", "", found.count)) if found.count else ""
        self.all_people.setText(more if found.count > shown else all_of_them)
        self.people.show_people(found.people)
        self._show_surprises(found, version)

    def _show_change(self, found: Rehearsal, version: int) -> None:
        before = found.before_points
        self._cells[2].setVisible(before is not None)
        if before is None:
            return
        change = found.points - before
        sign = "+" if change > 0 else "−" if change < 0 else ""
        figure = f"{sign}{abs(change):,}" if change else self.tr("不变")
        self.change.setText(privacy.amount(figure))
        retone(self.change, tone="warn" if change < 0 else "text")
        told = (
            self.tr("比第 {n} 版多")
            if change > 0
            else self.tr("比第 {n} 版少")
            if change < 0
            else self.tr("和第 {n} 版相比")
        )
        self._under[2].setText(told.format(n=version))

    def _show_lasting(self, found: Rehearsal) -> None:
        """What of it would be owed today, and how it is spread."""
        self.spread.setText("")
        paused = apart(self.tr("有 %n 次暂停，期间不给", "", found.paused)) if found.paused else ""
        self.lasting.setText(paused)
        if not found.count:
            return
        still = privacy.amount(f"{found.still:,}")
        told = self.tr("其中 {points} 分今天还有效")
        if found.wallet:
            told = self.tr("其中 {points} 点贡献今天还有效")
        lasting = filled(told, points=still)
        if fen := open_words.cost(found.still, found.wallet, self._value()):
            yuan = privacy.amount(yuan_text(fen))
            lasting += self.tr("，合 ¥{yuan}").format(yuan=yuan)
        self.lasting.setText("\n".join(part for part in (lasting, paused) if part))
        told = self.tr("中间一人得 {middle} 分，最多一人得 {most} 分")
        if found.wallet:
            told = self.tr("中间一人得 {middle} 点贡献，最多一人得 {most} 点贡献")
        middle, most = (privacy.amount(f"{n:,}") for n in (found.middle, found.most))
        self.spread.setText(filled(told, middle=middle, most=most))

    def _show_histogram(self, found: Rehearsal) -> None:
        self._stack.setVisible(bool(found.histogram))
        if not found.histogram:
            return
        # pyqtgraph takes long to import: only once there is something to draw.
        from desktop.views.rewards.histogram import Histogram, gather

        place = self._chart_place.layout()
        assert place is not None
        chart = self._chart_place.findChild(Histogram)
        if chart is None:
            chart = Histogram()
            place.addWidget(chart)
        chart.show_histogram(found.histogram, bool(found.capped), self.tr("每人得多少"))
        clear(self._table_lines)
        for line, (points, people) in enumerate(gather(found.histogram)):
            given = self.tr("{n} 点贡献") if found.wallet else self.tr("{n} 分")
            self._table_lines.addWidget(label(filled(given, n=points), 12), line, 0)
            count = label(apart(self.tr("%n 人", "", people)), 12, "text2")
            self._table_lines.addWidget(count, line, 1, Qt.AlignmentFlag.AlignRight)

    def _show_surprises(self, found: Rehearsal, version: int) -> None:
        clear(self._surprises)
        told = []
        if found.lost_count:
            told.append(
                self.tr("第 {version} 版有、现在没有：{n} 人").format(
                    version=version, n=counted(found.lost_count)
                )
            )
        if found.gained_count:
            told.append(
                self.tr("第 {version} 版没有、现在有：{n} 人").format(
                    version=version, n=counted(found.gained_count)
                )
            )
        if found.capped:
            told.append(apart(self.tr("%n 人碰到上限，多出来的不给", "", found.capped)))
        self.surprise_box.setVisible(bool(told or found.surprises))
        if not told and not found.surprises:
            return
        title = apart(self.tr("最大的 %n 处意外", "", len(found.surprises)))
        head = label(title if found.surprises else self.tr("变化"), 13, bold=True)
        self._surprises.addLayout(row(Mark("warning", "warn", 16, fill=True), head, None))
        self._list_surprises([*(_surprise(one, found.wallet) for one in found.surprises), *told])

    def _list_surprises(self, told: list[str], most: int = FIRST) -> None:
        """The first of them, so that the people above stay in sight, and the way to the rest."""
        for text in told[:most]:
            self._surprises.addWidget(label(text, 12, "text2", wrap=True))
        left = told[most:]
        if left:
            more = button(apart(self.tr("还有 %n 条", "", len(left))), "link", small=True)
            self._surprises.addLayout(row(more, None))

            def show() -> None:
                more.hide()
                self._list_surprises(left, len(left))

            more.clicked.connect(show)


def _surprise(one: Surprise, wallet: Given) -> str:
    def figure(points: int) -> str:
        return privacy.amount(f"{points:,}")

    return surprise_words(one, wallet, look().language, privacy.name, figure)
