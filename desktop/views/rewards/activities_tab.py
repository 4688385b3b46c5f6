"""What members did: the list that rules count, entering by hand, importing, correcting."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import activities as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.activity import Activity, ActivityQuery, ImportedActivities
from desktop.models.changes import Changes
from desktop.models.counting import yuan
from desktop.models.presence import VOIDED
from desktop.store import activities
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import files, privacy
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.dates import short_moment
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.refused import RefusedDialog
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.rewards import words
from desktop.views.rewards.activity_dialogs import EnterDialog
from desktop.views.rewards.far import FarModel
from desktop.views.rewards.people_cell import paint_member
from desktop.views.rewards.trend import TrendView
from desktop.views.theme.palette import color, font, wide


class ActivitiesTab(QWidget):
    """`counted(n)` of all activities when they were read; `member_wanted(id)`."""

    counted = Signal(int)
    member_wanted = Signal(object)

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._query = ActivityQuery()
        self._count = activities.count(reads, self._query)
        self._year = str(reads.today().year)
        self._model = FarModel(
            self,
            reads,
            self._columns(),
            lambda: self._count,
            lambda reads, offset, limit: activities.page(reads, self._query, offset, limit),
        )
        self.table = Table(self._model, "activities", self.tr("活动记录"))
        self.table.current_changed.connect(self._at_hand)
        self.table.opened.connect(lambda one: self.member_wanted.emit(one.member))
        self.progress = ProgressPanel()
        self._trend: TrendView | None = None
        self._span = ""
        self._build()

    # -- looks ---------------------------------------------------------------------------------

    def _columns(self) -> list[Column]:
        kinds = words.kinds()
        return [
            Column("local", self.tr("时间"), 104, self._time, tone="text2"),
            Column(
                "member",
                self.tr("成员"),
                150,
                lambda one: one.member_name,
                secret="name",
                paint=lambda painter, rect, one, _chosen: paint_member(
                    painter, rect, one.member, one.member_name
                ),
            ),
            Column("kind", self.tr("做了什么"), 90, lambda one: kinds.get(one.kind, one.kind)),
            Column(
                "amount",
                self.tr("金额"),
                100,
                lambda one: "" if one.amount is None else f"¥{yuan(one.amount)}",
                secret="amount",
                right=True,
            ),
            Column(
                "text",
                self.tr("内容"),
                200,
                self._told,
                secret="text",
                stretch=True,
                paint=self._paint_told,
            ),
        ]

    def _time(self, one: Activity) -> str:
        if one.local[:4] != self._year:
            return one.local[:10]
        return short_moment(datetime.fromisoformat(one.local))

    def _told(self, one: Activity) -> str:
        state = self.tr("已更正") if one.state == VOIDED else ""
        return " ".join(part for part in (state, one.reason, one.text) if part)

    def _paint_told(self, painter: QPainter, rect: QRect, one: Activity, chosen: bool) -> None:
        x = rect.x()
        if one.state == VOIDED:
            state = self.tr("已更正")
            paint_tag(painter, rect, state, "warn")
            x += tag_width(state) + 8
        painter.setFont(font(13))
        painter.setPen(color("text2"))
        room = QRect(x, rect.y(), rect.right() - x, rect.height())
        told = privacy.mask("text", " ".join(part for part in (one.reason, one.text) if part))
        shown = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _build(self) -> None:
        kinds = words.kinds()
        self.view = Segmented(
            self.tr("怎么看"), [("list", self.tr("列表")), ("trend", self.tr("走势"))]
        )
        self.view.chosen.connect(self.read)
        self.kind = Segmented(
            self.tr("哪些"), [("", self.tr("全部")), *((key, text) for key, text in kinds.items())]
        )
        self.kind.chosen.connect(lambda key: self._take(replace(self._query, kind=key)))
        self.member = MemberPicker(self._reads)
        self.member.setAccessibleName(self.tr("哪位成员"))
        self.member.setMinimumWidth(wide(150))
        self.member.picked.connect(lambda who: self._take(replace(self._query, member=who)))
        self.forget = icon_button("x", self.tr("不限成员"), slot=self._all_members)
        self.correct_button = button(self.tr("更正…"), "plain", slot=self._correct)
        self.enter_button = button(self.tr("记一笔"), "plain", "note-pencil", slot=self.enter)
        self.import_button = button(
            self.tr("导入记录"), "plain", "download-simple", slot=self.bring
        )
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.view, self.kind, self.member, self.forget, self.correct_button):
            flow.addWidget(made)
        for made in (self.enter_button, self.import_button):
            flow.addWidget(made)
        nothing = EmptyState(
            "clipboard-text",
            self.tr("还没有活动记录"),
            act=button(self.tr("导入记录"), "soft", "download-simple", slot=self.bring),
            link=button(self.tr("记一笔"), "link", slot=self.enter),
            hint=self.tr("签到、发言、下单、推荐都会记在这里，规则照着它们给分。"),
        )
        no_match = EmptyState(
            "funnel",
            self.tr("没有符合的记录"),
            act=button(self.tr("看全部记录"), slot=self.show_all),
        )
        self._stack = QStackedWidget()
        for shown in (self.table, nothing, no_match):
            self._stack.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        whole.addLayout(row(self.progress, margins=(24, 0, 24, 0)))
        whole.addWidget(hline())
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again."""
        self._count = activities.count(self._reads, self._query)
        self._model.reload()
        if self.view.choice() == "trend" and activities.count(self._reads, ActivityQuery()):
            self._show_trend()
        else:
            empty = 1 if self._query == ActivityQuery() else 2
            self._stack.setCurrentIndex(0 if self._count else empty)
        self.forget.setVisible(self._query.member is not None)
        actor = self._reads.actor
        may = actor.allows("activity.write") and not actor.preview
        for made in (self.enter_button, self.import_button):
            made.setEnabled(may)
        self._at_hand(None)
        self.counted.emit(activities.count(self._reads, ActivityQuery()))

    def show_trend(self, span: str = "") -> None:
        """Look at the course instead of the list; without a span, the one chosen last."""
        self._span = span or self._span
        self.view.choose("trend")
        self.read()

    def _show_trend(self) -> None:
        if self._trend is None:
            self._trend = TrendView(self._reads)
            self._stack.addWidget(self._trend)
        if self._span:
            self._trend.span.choose(self._span)
            self._span = ""
        self._trend.show_query(self._query)
        self._stack.setCurrentWidget(self._trend)

    def show_all(self) -> None:
        """Narrow by nothing."""
        self.kind.choose("")
        self.member.clear()
        self._take(ActivityQuery())

    def _take(self, query: ActivityQuery) -> None:
        self._query = query
        self.read()

    def _all_members(self) -> None:
        self.member.clear()
        self._take(replace(self._query, member=None))

    def _at_hand(self, one: Activity | None) -> None:
        actor = self._reads.actor
        may = actor.allows("activity.write") and not actor.preview
        self.correct_button.setEnabled(may and one is not None and one.state != VOIDED)
        self.correct_button.setVisible(self.view.choice() == "list")

    # -- doing ---------------------------------------------------------------------------------

    def enter(self) -> None:
        """Ask who did what, and record it."""
        dialog = EnterDialog(self, self._reads, self._shell)
        who = dialog.person.member() if dialog.exec() == QDialog.DialogCode.Accepted else None
        if who is not None:
            job = self._dispatcher.do(
                acting.add,
                who,
                dialog.kind.currentData(),
                dialog.local(),
                amount=dialog.fen(),
                text=dialog.text.text(),
                category=dialog.category.text(),
            )
            self._tell(job, self.tr("已记下"))

    def _correct(self) -> None:
        one = self.table.current_row()
        if one is None:
            return
        dialog = ReasonDialog(
            self,
            self.tr("更正这条记录"),
            self.tr("不再算它"),
            self.tr("记录会留着并写明原因，由它得到的分会冲正。"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(acting.correct, one.id, dialog.reason.text())
            self._tell(job, self.tr("已更正，相关的分已冲正"))

    def bring(self) -> None:
        """Ask for a file and add its activities."""
        path = files.ask_open(
            self, self.tr("选一份活动记录"), self.tr("表格 (*.csv *.xlsx *.xls *.ods *.txt)")
        )
        if path:
            self.bring_file(path)

    def bring_file(self, file: Path) -> None:
        """Add the activities of a file, with its progress and a way to stop it."""
        job = self._dispatcher.do(acting.import_file, file)
        told = self.tr("正在导入 {file}").format(file=file.name)
        self._dispatcher.follow(job, told)
        self.progress.begin(told)
        job.progress.connect(self.progress.show_progress)
        self.progress.cancelled.connect(job.cancel)
        for ended in (job.done, job.failed, job.cancelled):
            ended.connect(self.progress.end)
        job.done.connect(self._brought)
        job.failed.connect(self._shell.say)

    def _brought(self, changes: Changes) -> None:
        found = changes.result
        assert isinstance(found, ImportedActivities)
        told = self.tr("加了 {added} 条，{skipped} 条本来就有，{rejected} 条没有加").format(
            added=f"{found.added:,}",
            skipped=f"{found.skipped:,}",
            rejected=f"{found.rejected:,}",
        )
        self._shell.toast(told, None if changes.nothing else changes)
        if found.refused:
            self.refused = RefusedDialog(self, self._shell, told, found.rejected, found.refused)
            self.refused.open()

    def _tell(self, job: Job, sentence: str) -> None:
        job.done.connect(lambda changes: self._shell.toast(sentence, changes))
        job.failed.connect(self._shell.say)
