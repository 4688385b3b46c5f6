"""The list of households or of organisations, with what narrows it and the unit at hand."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import units as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.people import UnitKind, UnitQuery, UnitRow
from desktop.store import units
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts import files
from desktop.views.parts.act import ActForm
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart, counted
from desktop.views.parts.dates import local
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.layout import hline, only_if, row, scroll, vline
from desktop.views.parts.refused import RefusedDialog
from desktop.views.parts.search import SearchField
from desktop.views.parts.shell import Command, Shell
from desktop.views.parts.table import Column
from desktop.views.parts.text import label
from desktop.views.rewards.far import FarModel
from desktop.views.theme.palette import wide
from desktop.views.units.panel import UnitPanel

IDLE_DAYS, AGES = 90, (0, 8)
# What is assigned at once by a button; more goes by the command line.
_MOST = 100_000


class UnitsTab(QWidget):
    """Reads only pages; how many there are is counted aside where that takes long."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, kind: UnitKind) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._kind, self._may = kind, may_write(reads.actor)
        self._query, self._total = UnitQuery(kind), 0
        self._counting = Aside(self, reads)
        self._model = FarModel(
            self,
            reads,
            self._columns(),
            lambda: self._total,
            lambda some, offset, limit: units.page(some, self._query, offset, limit),
        )
        self.table = Table(self._model, f"units-{kind}", self._title())
        self.table.current_changed.connect(self._at_hand)
        self._model.dataChanged.connect(self._arrived)
        self.panel = UnitPanel(reads, dispatcher, shell)
        self._build()

    def _title(self) -> str:
        return self.tr("家庭") if self._kind == "household" else self.tr("会员单位")

    def _making(self) -> str:
        home = self._kind == "household"
        return self.tr("新建家庭") if home else self.tr("新建会员单位")

    def _columns(self) -> list[Column]:
        zone = self._reads.zone
        last = Column(
            "last",
            self.tr("最近互动"),
            96,
            lambda one: str(local(one.last, zone).date()) if one.last else "–",
            tone="text2",
            spare=2,
        )
        name = Column(
            "name", self.tr("名称"), 200, lambda one: one.name, "name", stretch=True, least=110
        )
        people = Column("people", self.tr("人数"), 64, lambda one: f"{one.people:,}", right=True)
        assigned = Column(
            "assigned", self.tr("负责人"), 110, lambda one: one.assigned, "name", spare=3
        )
        city = Column("city", self.tr("城市"), 80, lambda one: one.city, spare=1)
        if self._kind == "household":
            children = Column(
                "children", self.tr("孩子"), 80, lambda one: f"{one.children:,}", right=True
            )
            return [TICK, name, people, children, last, assigned]
        code = Column("code", self.tr("代码"), 96, lambda one: one.code, tone="text2")
        return [TICK, code, name, city, people, last, assigned]

    def _build(self) -> None:
        self.search = SearchField(self.tr("名称、代码、城市"), self.tr("查找"))
        self.search.searched.connect(lambda text: self._take(replace(self._query, search=text)))
        self.narrow = button(self._narrowing(), "plain", "funnel")
        self.narrow.setCheckable(True)
        self.narrow.toggled.connect(self._narrow)
        self.mine = button(self.tr("我负责的"), "plain", "user-check")
        self.mine.setCheckable(True)
        self.mine.toggled.connect(self._only_mine)
        self.assign = button(self.tr("指定负责人…"), "plain", "user-gear", slot=self._assign)
        self.bring = button(self.tr("导入…"), "plain", "download-simple", slot=self._import)
        self.new = button(self._making(), "primary", "plus", slot=lambda: self.form().exec())
        self.new.setShortcut("Ctrl+N")
        self.leading = (self.new,)
        for made in (self.assign, self.bring, self.new):
            made.setEnabled(self._may)
        only_if(self._kind == "organisation", self.bring)
        bar, self._count = QWidget(), label("", 12, "text2")
        flow = Flow(8, bar)
        flow.addWidget(self.search)
        for made in (self.narrow, self.mine, self.assign, self.bring):
            flow.addWidget(made)
        flow.addWidget(self._count)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beside())
        self._stack.addWidget(
            EmptyState(
                "house-line" if self._kind == "household" else "buildings",
                self.tr("还没有家庭") if self._kind == "household" else self.tr("还没有会员单位"),
                suggested(self.new),
                hint=self.tr("新建一个，或在成员的页面上把他加进去。"),
            )
        )
        no_match = button(self.tr("看全部"), slot=self.show_all)
        self._stack.addWidget(EmptyState("funnel", self.tr("没有符合的"), act=no_match))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)

    def _beside(self) -> QWidget:
        both = QWidget()
        layout = QHBoxLayout(both)
        layout.setContentsMargins(16, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(vline())
        side = scroll(self.panel)
        side.setFixedWidth(wide(300))
        layout.addWidget(side)
        return both

    def _narrowing(self) -> str:
        if self._kind == "household":
            return self.tr("{low}–{high} 岁的孩子").format(low=AGES[0], high=AGES[1])
        return self.tr("{days} 天未互动").format(days=IDLE_DAYS)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again and count it."""
        query = self._query
        self._counting.soon(lambda reads: units.count(reads, query), self._counted)

    def _counted(self, total: int) -> None:
        self._total = total
        self._model.reload()
        self._count.setText(counted().lines(total))
        empty = 1 if self._query == UnitQuery(self._kind) else 2
        self._stack.setCurrentIndex(0 if total else empty)
        if total and not self.panel.shows():
            self.table.setCurrentIndex(self._model.index(0, 1))
        self.panel.refresh()

    def _take(self, query: UnitQuery) -> None:
        self._query = query
        # Whoever was beside the list need not be in it any more.
        self.panel.show_unit(b"")
        self.read()

    def _narrow(self, on: bool) -> None:
        if self._kind == "household":
            self._take(replace(self._query, ages=AGES if on else None))
        else:
            self._take(replace(self._query, idle=IDLE_DAYS if on else None))

    def _only_mine(self, on: bool) -> None:
        self._take(replace(self._query, assigned=self._reads.actor.operator if on else None))

    def show_all(self) -> None:
        """Narrow by nothing."""
        for made in (self.narrow, self.mine):
            made.setChecked(False)
        self.search.edit.clear()
        self._take(UnitQuery(self._kind))

    def _at_hand(self, one: UnitRow | None) -> None:
        self.panel.show_unit(one.id if one is not None else b"")

    def _arrived(self) -> None:
        """Of a long list a row may come after it was gone to."""
        if not self.panel.shows():
            self._at_hand(self.table.current_row())

    def show_unit(self, unit: bytes) -> None:
        """Show one unit beside the list."""
        self.panel.show_unit(unit)

    # -- doing ---------------------------------------------------------------------------------

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while the list is open."""
        if not self._may:
            return []
        return [Command(self._making(), lambda: self.form().exec(), "plus")]

    def form(self) -> ActForm:
        """The form of a new unit."""
        form = ActForm(
            self,
            self._shell,
            self._making(),
            self.tr("新建"),
        )
        name, code, city = QLineEdit(), QLineEdit(), QLineEdit()
        form.add_field(self.tr("名称"), name)
        form.add_row((self.tr("代码"), code), (self.tr("城市"), city))

        def begin() -> Job:
            job = self._dispatcher.do(acting.add, self._kind, name.text(), code.text(), city.text())
            # Who belongs to it comes next, wherever in the list it stands.
            job.done.connect(lambda changes: self.show_unit(changes.result))
            return job

        form.begin = begin
        return form

    def _assign(self) -> None:
        form = self.assigning()
        if form is not None:
            form.exec()

    def assigning(self) -> ActForm | None:
        """The form that gives what is ticked, else the whole list, to an operator."""
        from desktop.views.units.assign import assign_form

        ticked = [one for one in self.table.ticked_keys(_MOST) if isinstance(one, bytes)]
        chosen = ticked or units.all_ids(self._reads, self._query)[:_MOST]
        if not chosen:
            return None
        whole = apart(self.tr("没有打勾：列表里的全部 %n 条", "", len(chosen)))
        told = apart(self.tr("打了勾的 %n 条", "", len(chosen))) if ticked else whole
        return assign_form(self, self._reads, self._dispatcher, self._shell, chosen, told)

    def _import(self) -> None:
        # What reads files is loaded where a file is read.
        from desktop.actions.unitfile import import_file

        path: Path | None = files.ask_open(
            self, self.tr("会员单位的表格"), self.tr("表格 (*.xlsx *.xls *.csv *.ods)")
        )
        if path is None:
            return
        job = self._dispatcher.do(import_file, path)
        self._dispatcher.follow(job, self.tr("正在导入 {file}").format(file=path.name))
        job.done.connect(self._imported)
        job.failed.connect(self._shell.say)

    def _imported(self, changes: Changes) -> None:
        from desktop.actions.unitfile import UnitsImported

        done = changes.result
        if not isinstance(done, UnitsImported):
            raise TypeError("importing answers figures")
        told = self.tr("新增 {added}，更新 {updated}，没有变化 {skipped}，读不了 {rejected}")
        text = told.format(
            added=f"{done.added:,}",
            updated=f"{done.updated:,}",
            skipped=f"{done.skipped:,}",
            rejected=f"{done.rejected:,}",
        )
        self._shell.toast(text, None if changes.nothing else changes)
        if done.refused:
            RefusedDialog(self, self._shell, text, done.rejected, done.refused).open()
