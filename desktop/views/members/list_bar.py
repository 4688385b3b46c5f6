"""The line above the list: the view, its filters, and at the right order and columns."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop.models.member import SORTS, Filter, MemberQuery, is_key
from desktop.store import customfields, home, placed
from desktop.store.community import Reads
from desktop.views.members.filter_menu import FilterMenu
from desktop.views.members.head import may_write
from desktop.views.members.lists import (
    View,
    filter_words,
    kept_views,
    ready_views,
    without,
)
from desktop.views.members.words import field_title
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.chips import ChipRow, chip
from desktop.views.parts.counted import apart
from desktop.views.parts.criteria import tree_names
from desktop.views.parts.layout import row
from desktop.views.parts.table import Column
from desktop.views.parts.text import label

# Filters that name something by its id.
_NAMED = frozenset({"segment", "where", *placed.TABLES})


class ListBar(QWidget):
    """Tells a changed query, another view, or other columns; shows what it is given.

    `keep_wanted(name, shared)` and `drop_wanted(view)` ask the page to do it.
    """

    query_wanted = Signal(object)
    view_wanted = Signal(object)
    columns_wanted = Signal(object)
    again_wanted = Signal()
    keep_wanted = Signal(str, bool)
    drop_wanted = Signal(object)
    segments_wanted = Signal()
    journey_wanted = Signal()

    def __init__(self, reads: Reads, today: date, columns: Sequence[Column]) -> None:
        super().__init__()
        self._today, self.columns = today, columns
        self._reads = reads
        # An invented community shows at once what points and views are good for.
        self.view = ready_views(today)[1 if home.is_sample(reads) else 0]
        self._query, self._keys = self.view.query, self.view.columns
        self.chips = ChipRow(self.tr("筛选"))
        self.chips.removed.connect(self._remove)
        self.chips.add_wanted.connect(self._offer_filters)
        self._filters = FilterMenu(self, reads, self.query_wanted.emit)
        self._filters.segments_wanted.connect(self.segments_wanted.emit)
        self._again = button("", "link", slot=self.again_wanted.emit)
        self._changed = label(self.tr("视图有改动"), 12, "text2")
        self._save = button(self.tr("存为视图"), "link", slot=self.save_view)
        self._save.setEnabled(not reads.actor.preview)
        self._back = button(self.tr("还原"), "link", slot=lambda: self.view_wanted.emit(self.view))
        self._order = icon_button("sort-ascending", self.tr("排序"), slot=self._offer_order)
        self._which = icon_button("columns", self.tr("列"), slot=self._offer_columns)
        pieces = (self._again, self._changed, self._save, self._back, self._order, self._which)
        line = row(self.chips, *pieces, gap=6, margins=(24, 4, 24, 10))
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_list(self, query: MemberQuery, keys: Sequence[str], edited: int = 0) -> None:
        """Show a query and columns; `edited` rows stand where they may not belong any more."""
        self._query, self._keys = query, tuple(keys)
        own = chip(
            self.view.name, menu=True, name=self.tr("视图：{name}").format(name=self.view.name)
        )
        own.clicked.connect(
            lambda: self.views_menu().popup(own.mapToGlobal(own.rect().bottomLeft()))
        )
        filters = [(one.field, self.filter_words(one)) for one in query.filters]
        self.chips.show_chips(filters, first=own)
        changed = _altered(query, self.view.query) or self._keys != self.view.columns
        for made in (self._changed, self._save, self._back):
            made.setVisible(changed)
        self._again.setVisible(edited > 0)
        self._again.setText(apart(self.tr("改过 %n 行 · 重新排列", "", edited)))
        self._order.setToolTip(self.order_words() or self.tr("排序"))

    def filter_words(self, one: Filter) -> str:
        """A filter as its chip says it."""
        names = tree_names(self._reads) if one.field in _NAMED else {}
        asked = customfields.listed(self._reads) if is_key(one.field) else []
        return filter_words(one, self._today, names, {field.key: field for field in asked})

    def order_words(self) -> str:
        """The order in words: 积分 ↓，姓名 ↑."""
        titles = {one.sort: one.title for one in self.columns if one.sort}
        parts = [
            f"{titles.get(key) or field_title(key)} {'↓' if fall else '↑'}"
            for key, fall in self._query.sort
        ]
        return self.tr("，").join(parts)

    def save_view(self) -> None:
        """Ask for a name and keep what is shown as an own view."""
        from desktop.views.members.dialogs import NameDialog

        dialog = NameDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.keep_wanted.emit(dialog.name.text().strip(), dialog.shared.isChecked())

    def ask_day(self) -> None:
        """Ask for a past day, and show the list as it was then."""
        from desktop.views.members.daydialog import DayDialog

        dialog = DayDialog(self, self._reads)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.query_wanted.emit(replace(self._query, as_of=dialog.chosen()))

    def leave_day(self) -> None:
        """Back from a past day to today."""
        self.query_wanted.emit(replace(self._query, as_of=""))

    def shown(self) -> tuple[MemberQuery, tuple[str, ...]]:
        """What a view of what is shown would keep."""
        return self._query, self._keys

    def views(self) -> list[View]:
        """The views there are: those of every community, the own ones, then the team's."""
        return [*ready_views(self._today), *kept_views(self._reads)]

    def views_menu(self) -> QMenu:
        """The views to choose from; an own one can be deleted."""
        menu = QMenu(self)
        for view in self.views():
            shared = view.kept is not None and view.kept.shared
            mark = self.tr("团队共用")
            act = menu.addAction(f"{view.name}\t{mark}" if shared else view.name)
            act.setCheckable(True)
            act.setChecked(view.key == self.view.key)
            act.triggered.connect(lambda _on=False, view=view: self.view_wanted.emit(view))
        menu.addSeparator()
        if self.view.kept is not None and (self.view.own or may_write(self._reads.actor)):
            act = menu.addAction(self.tr("删除视图“{name}”").format(name=self.view.name))
            act.triggered.connect(lambda: self.drop_wanted.emit(self.view))
        act = menu.addAction(self.tr("某一天的名单…"))
        act.triggered.connect(self.ask_day)
        act = menu.addAction(self.tr("人群…"))
        act.triggered.connect(lambda: self.segments_wanted.emit())
        act = menu.addAction(self.tr("阶梯、推荐、异业伙伴…"))
        act.triggered.connect(lambda: self.journey_wanted.emit())
        return menu

    def _remove(self, field: str) -> None:
        self.query_wanted.emit(without(self._query, field))

    def _offer_filters(self) -> None:
        self._filters.show_for(self._query, self._today)
        at = self.chips.mapToGlobal(self.chips.rect().bottomLeft())
        self._filters.popup(at)

    def _offer_order(self) -> None:
        menu = QMenu(self)
        first = self._query.sort[0] if self._query.sort else None
        own = {one.sort: one.title for one in self.columns if is_key(one.sort)}
        for key in (*SORTS, *own):
            act = menu.addAction(own.get(key) or field_title(key))
            act.setCheckable(True)
            act.setChecked(first is not None and first[0] == key)
            falling = not first[1] if first and first[0] == key else key == "points"
            query = replace(self._query, sort=((key, falling),))
            act.triggered.connect(lambda _on=False, query=query: self.query_wanted.emit(query))
        menu.addSeparator()
        menu.addAction(self.tr("Shift + 点列头：再按第二列排")).setEnabled(False)
        menu.popup(self._order.mapToGlobal(self._order.rect().bottomLeft()))

    def _offer_columns(self) -> None:
        menu = QMenu(self)
        for one in self.columns:
            act = menu.addAction(one.title)
            act.setCheckable(True)
            act.setChecked(one.key in self._keys)
            act.setEnabled(one.key != "name")
            act.triggered.connect(lambda on=False, key=one.key: self._turn(key, on))
        menu.popup(self._which.mapToGlobal(self._which.rect().bottomLeft()))

    def _turn(self, key: str, on: bool) -> None:
        wanted = {*self._keys, key} if on else set(self._keys) - {key}
        self.columns_wanted.emit(tuple(one.key for one in self.columns if one.key in wanted))


def _altered(now: MemberQuery, kept: MemberQuery) -> bool:
    """Whether a view lists something else; what is searched for counts where the view keeps it."""
    searched = bool(kept.search) and now.search != kept.search
    return searched or (now.filters, now.sort) != (kept.filters, kept.sort)
