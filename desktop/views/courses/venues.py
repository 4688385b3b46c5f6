"""The venues, and what each of them offers for how many: a row each."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import venues as keeping
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.venue import Venue
from desktop.store import venues
from desktop.store.community import Reads
from desktop.views.courses.venueform import venue_form
from desktop.views.courses.venuegrid import VenueGrid
from desktop.views.parts import files
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.search import SearchField
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel

_TABLES = frozenset({"venue", "venue_module"})


class VenuesTab(QWidget):
    """A venue is entered by hand or comes from a table; opened, it is changed."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._search, self._total = "", 0
        columns = [
            Column("city", self.tr("城市"), 80, lambda one: one.city),
            Column("name", self.tr("场地"), 150, lambda one: one.name),
            Column("offers", self.tr("模块，可容人数"), 200, self._offers, stretch=True),
            Column("holds", self.tr("容量"), 70, lambda one: str(one.capacity or ""), right=True),
            Column("address", self.tr("地址"), 180, lambda one: one.address, tone="text2"),
        ]
        self._model = PagedModel(columns, lambda: self._total, self._page)
        self.table = Table(self._model, "venues", self.tr("场地"))
        self.table.opened.connect(self._open)
        self.search = SearchField(self.tr("名称、城市、地址"), self.tr("查找场地"))
        self.search.searched.connect(self._seek)
        self.edit = button(self.tr("修改"), "plain", "pencil-simple", slot=self._edit)
        self.drop = button(self.tr("移出"), "plain", "trash", slot=self._remove)
        self.bring = button(self.tr("导入场地"), "plain", "download-simple", slot=self._import)
        self.new = button(self.tr("新增场地"), "primary", "plus", slot=lambda: self.form().exec())
        self.new.setShortcut("Ctrl+N")
        self.leading = (self.new,)
        self.kinds = Segmented(
            self.tr("怎样看场地"), [("list", self.tr("名单")), ("grid", self.tr("对照表"))]
        )
        self.kinds.chosen.connect(lambda _key: self.read())
        self.grid = VenueGrid(lambda: self._total, self._page, self._open)
        may = reads.actor.allows("calendar.write")
        bar = QWidget()
        flow = Flow(8, bar)
        flow.addWidget(self.kinds)
        self.new.setEnabled(may)
        for made in (self.search, self.edit, self.drop, self.bring):
            made.setEnabled(may or made is self.search)
            flow.addWidget(made)
        hint = self.tr("表格里写场地、城市、地址、容量和模块（烘焙课堂：12、体验），一次导入。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        first = suggested(self.new)
        self._stack.addWidget(EmptyState("storefront", self.tr("这里还没有场地"), first, hint=hint))
        self._stack.addWidget(self.grid)
        below_bar(self, bar, self._stack)

    def _offers(self, one: Venue) -> str:
        parts = (f"{name} {one.holds(name) or ''}".strip() for name, _ in one.modules)
        return self.tr("、").join(parts)

    def _page(self, offset: int, limit: int) -> list[Venue]:
        return venues.page(self._reads, self._search, offset, limit)

    def _seek(self, text: str) -> None:
        self._search = text
        self.read()

    def read(self) -> None:
        """Read the list again."""
        self._total = venues.count(self._reads, self._search)
        self._model.reload()
        compared = self.kinds.choice() == "grid"
        if compared:
            self.grid.show_modules(venues.modules(self._reads))
        shown = self.grid if compared else self.table
        self._stack.setCurrentIndex(self._stack.indexOf(shown) if self._total else 1)

    def _chosen(self) -> object:
        table = self.grid.table if self.kinds.choice() == "grid" else self.table
        return table.current_row() if table else None

    def form(self, one: Venue | None = None) -> ActForm:
        """The form of a new venue, or of one there is."""
        make = partial(venue_form, self, self._dispatcher, self._shell)
        now = partial(venues.find, self._reads, one.id if one else b"")
        return followed(self._dispatcher, _TABLES, make, now) if one else make(None)

    def _open(self, one: object) -> None:
        if isinstance(one, Venue) and self._reads.actor.allows("calendar.write"):
            self.form(one).exec()

    def _edit(self) -> None:
        one = self._chosen()
        if isinstance(one, Venue):
            self.form(one).exec()
        else:
            self._shell.toast(self.tr("先点一行"))

    def _remove(self) -> None:
        one = self._chosen()
        if not isinstance(one, Venue):
            self._shell.toast(self.tr("先点一行"))
            return
        text = self.tr("已移出“{name}”").format(name=one.name)
        job = self._dispatcher.do(keeping.remove, one.id)
        job.done.connect(lambda changes: self._shell.toast(text, changes))
        job.failed.connect(self._shell.say)

    def _import(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.xls *.csv *.ods)")
        path = files.ask_open(self, self.tr("场地的表格"), kinds)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take venues from a file."""
        # What reads files is loaded where a file is read.
        from desktop.actions.venuefile import import_file

        job = self._dispatcher.do(import_file, path)
        job.done.connect(self._imported)
        job.failed.connect(self._shell.say)

    def _imported(self, changes: Changes) -> None:
        from desktop.actions.venuefile import VenuesImported

        done = changes.result
        if not isinstance(done, VenuesImported):
            raise TypeError("importing answers figures")
        told = self.tr("新增 {added}，更新 {updated}，没有变化 {skipped}，读不了 {rejected}")
        text = told.format(
            added=done.added, updated=done.updated, skipped=done.skipped, rejected=done.rejected
        )
        if done.ignored:
            unread = self.tr("没有读的列：{columns}。提供什么写在“模块”一列里：烘焙课堂：12、体验")
            text += "\n" + unread.format(columns="、".join(done.ignored))
        self._shell.toast(text, None if changes.nothing else changes)
