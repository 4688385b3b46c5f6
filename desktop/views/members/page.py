"""Members: finding, sorting and filtering, the one at hand beside the list, many at once."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.member import MemberQuery, MemberRow
from desktop.store import headcount, numbers
from desktop.store.community import Reads
from desktop.views.members import columns as known
from desktop.views.members.dialogs import BulkDialog, MemberForm
from desktop.views.members.emptiness import empty_state
from desktop.views.members.inspector import MemberInspector
from desktop.views.members.list_bar import ListBar
from desktop.views.members.lists import View
from desktop.views.members.offers import TickBar, row_menu
from desktop.views.members.table import MembersModel, MembersTable
from desktop.views.members.verbs import MemberVerbs
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline
from desktop.views.parts.search import SearchField
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.theme.palette import wide

_TABLES = frozenset(
    {"member", "number", "member_tag", "member_team", "chapter", "team", "entry", "attendance"}
    | {"role", "assignment", "operator", "alias"}
)
# Below this width of the page the side panel hides by itself.
_NARROW = 900
_PANEL = "members/panel"
# Ticks are checked one by one up to here; more are dropped when the list itself changed.
_TICKS_CHECKED = 1_000


class MembersPage(QWidget):
    """The list; what stands beside and above it follows the query and the row at hand."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._stale = False
        self._edited: set[bytes] = set()
        # What was ticked, and how long the list was, when it began to be read anew.
        self._ticked: list[object] = []
        self._length = -1
        today = reads.today()
        self._every = known.every(reads.zone, today, numbered=numbers.awaited(reads))
        self.bar = ListBar(reads, today, self._every)
        self._keys = self.bar.view.columns
        self.verbs = MemberVerbs(self, reads, dispatcher, shell)
        self.model = MembersModel(reads, known.chosen(self._every, self._keys), self.bar.view.query)
        self.table = MembersTable(self.model, self._may_write)
        self.panel = MemberInspector(
            reads, dispatcher, shell, lambda member: self.verbs.award([member]), self.row_menu
        )
        self.search = SearchField(
            self.tr("姓名、拼音、手机尾号"), self.tr("搜索成员"), keys="Ctrl+F"
        )
        self.head = PageHead(self.tr("成员")).add(self.search)
        self._head_buttons()
        self._middle, self._nobody = QStackedWidget(), QWidget()
        self._build()
        self.floating = TickBar(self._middle, reads.actor, self.verbs, self.table, self._export)
        self._connect()
        self._show_query(self.bar.view.query)

    # -- building ------------------------------------------------------------------------------

    def _may_write(self) -> bool:
        return self._reads.actor.anywhere("member.write") and not self._reads.actor.preview

    def _head_buttons(self) -> None:
        if self._reads.actor.allows("member.write"):
            bring = button(
                self.tr("导入"), "plain", "download-simple", slot=lambda: self._shell.go("import")
            )
            bring.setEnabled(not self._reads.actor.preview)
            self.head.add(bring)
        if self._reads.actor.anywhere("member.write"):
            self.add_button = button(self.tr("新增成员"), "primary", "plus", slot=self.verbs.add)
            self.add_button.setShortcut("Ctrl+N")
            self.add_button.setEnabled(self._may_write())
            self.head.add(self.add_button)

    def _build(self) -> None:
        self._middle.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(0)
        for made in (self.head, self.bar, hline()):
            left.addWidget(made)
        left.addWidget(self._middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _connect(self) -> None:
        self.model.settled.connect(self._settle)
        self.search.searched.connect(self._search)
        self.bar.query_wanted.connect(self._show_query)
        self.bar.view_wanted.connect(self.show_view)
        self.bar.columns_wanted.connect(self._show_columns)
        self.bar.again_wanted.connect(lambda: self._show_query(self.model.query))
        self.table.current_changed.connect(self.panel.show_member)
        self.table.opened.connect(self._open)
        self.table.order_wanted.connect(
            lambda sort: self._show_query(replace(self.model.query, sort=sort))
        )
        self.table.edit_wanted.connect(
            lambda row, field, text: self.verbs.edit_field(row.id, field, text)
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu_at)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self.toggle_panel)

    # -- what is shown ---------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        if text != self.model.query.search:
            self._show_query(replace(self.model.query, search=text))

    def show_view(self, view: View) -> None:
        """Show a view from its beginning."""
        self.bar.view = view
        self._keys = view.columns
        self.table.show_columns(self._every, self._keys)
        self._show_query(replace(view.query, search=self.search.text()))

    def _show_columns(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self.table.show_columns(self._every, keys)
        self.bar.show_list(self.model.query, keys, len(self._edited))

    def _show_query(self, query: MemberQuery) -> None:
        self._edited.clear()
        self.table.clear_ticks()
        self.model.query = query
        self.model.reload()
        first = query.sort[0] if query.sort else ("", False)
        self.model.show_sort(*first)
        self.bar.show_list(query, self._keys)
        self._show_count()
        self._show_first()

    def _show_first(self) -> None:
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 1))
            self.table.scrollToTop()
        self.panel.show_member(self.table.current_row())

    def _settle(self) -> None:
        """The whole list is known: say how long it is, and show what stood empty until now."""
        self._keep_ticks()
        self._show_count()
        if self.table.currentIndex().isValid():
            self.panel.show_member(self.table.current_row())
        else:
            self._show_first()

    def _show_count(self) -> None:
        shown, everybody = self.model.rowCount(), headcount.everybody(self._reads)
        known = self.model.order
        total = everybody if known.visible is None else known.visible
        hidden = everybody - total
        text = self.tr("{count} 人").format(count=privacy.amount(f"{total:,}"))
        if not known.exact:
            text += self.tr(" • 正在查找…")
        elif shown != total:
            more = self.tr(" • 显示 {count}")
            text += more.format(count=privacy.amount(f"{shown:,}"))
        if hidden > 0:
            text += self.tr(" • {count} 人不在当前范围").format(count=f"{hidden:,}")
        self.head.show_count(text)
        if shown or not known.exact:
            self._middle.setCurrentWidget(self.table)
        else:
            self._show_empty(total, hidden)
        self._place_panel()

    def _show_empty(self, total: int, hidden: int) -> None:
        self._nobody.deleteLater()
        bring = (lambda: self._shell.go("import")) if self._may_write() else None
        self._nobody = empty_state(total, hidden, self._clear, bring)
        self._middle.addWidget(self._nobody)
        self._middle.setCurrentWidget(self._nobody)

    def _clear(self) -> None:
        self.search.edit.clear()
        self._show_query(MemberQuery(sort=self.model.query.sort))

    def _open(self, row: MemberRow) -> None:
        place = self.table.currentIndex().row()
        self._shell.go("member", member=row.id, query=self.model.query, place=place)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.table

    def show_target(self, search: str = "", query: MemberQuery | None = None) -> None:
        """Show what was searched for elsewhere, or a query that a figure stands for."""
        self.search.edit.setText(search)
        self._show_query(replace(query or MemberQuery(), search=search))

    # -- what happened meanwhile -----------------------------------------------------------------

    def show_changes(self, changes: Changes) -> None:
        """Changed rows are read anew where they stand; people who came or went mean a reading."""
        if not changes.tables & _TABLES:
            return
        if not self.isVisible():
            self._stale = True
            return
        touched = {one.record for one in changes.items if one.table == "member" and one.field}
        if (
            changes.tables == {"member"}
            and touched
            and len(touched) == len({one.record for one in changes.items})
        ):
            self._patch(touched)
        else:
            self._refresh()
        self.panel.show_member(self.table.current_row())

    def _patch(self, touched: set[bytes]) -> None:
        query = self.model.query
        shown = self.model.patch(sorted(touched)[:200])
        if shown and (query.filters or query.sort or query.search):
            self._edited |= touched
        self.bar.show_list(query, self._keys, len(self._edited))

    def _refresh(self) -> None:
        """Read the same query again; ticks stay only on the people they were put on."""
        count = self.table.ticked_count()
        self._ticked = self.table.ticked_keys() if 0 < count <= _TICKS_CHECKED else []
        self._length = self.model.rowCount()
        self.model.refresh()

    def _keep_ticks(self) -> None:
        ticked, self._ticked = self._ticked, []
        length, self._length = self._length, -1
        if length < 0 or not self.table.ticked_count():
            return
        same = self.table.ticked_keys() == ticked if ticked else self.model.rowCount() == length
        if not same:
            self.table.clear_ticks()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._refresh()
            self.panel.show_member(self.table.current_row())

    # -- the side panel and menus ------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list the room when there is little."""
        super().resizeEvent(event)
        self._place_panel()

    def toggle_panel(self) -> None:
        """Ctrl+I."""
        QSettings().setValue(_PANEL, int(self.panel.isHidden()))
        self._place_panel()

    def _place_panel(self) -> None:
        wanted = int(str(QSettings().value(_PANEL, 1)))
        room = self.width() >= wide(_NARROW)
        self.panel.setVisible(bool(wanted) and room and self._middle.currentWidget() is self.table)

    def _menu_at(self, spot: QPoint) -> None:
        row = self.table.current_row()
        if row is not None:
            self.row_menu(row).popup(self.table.viewport().mapToGlobal(spot))

    def row_menu(self, row: MemberRow) -> QMenu:
        """What can be done with one member."""
        actor = self._reads.actor
        return row_menu(self, actor, self.verbs, row, self._open, self.table.edit_current)

    def _export(self, chosen: Sequence[bytes]) -> None:
        everybody = self.table.all_ticked()
        self.verbs.export(self.model.query, () if everybody else chosen)

    # -- by name, and for pictures ---------------------------------------------------------------

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        found = [
            Command(
                self.tr("视图：{name}").format(name=one.name),
                partial(self.show_view, one),
                "bookmark-simple",
            )
            for one in self.bar.views()
        ]
        if self._may_write():
            found.insert(0, Command(self.tr("新增成员"), self.verbs.add, "plus", "Ctrl+N"))
        if self._reads.actor.anywhere("member.export") and not self._reads.actor.preview:
            write = partial(self._export, ())
            found.append(Command(self.tr("导出这份名单"), write, "export"))
        return [*found, Command(self.tr("侧栏"), self.toggle_panel, "rows", "Ctrl+I")]

    def shots(self) -> list[Shot]:
        """The list with rows ticked, a new member, one change for many, and no match."""
        return [
            Shot("ticked", self._tick_some),
            Shot("add", lambda: MemberForm(self, self._reads, self._dispatcher, self._shell)),
            Shot("bulk", lambda: BulkDialog(self, self._reads, 12, 3)),
            Shot("no-match", lambda: self._show_query(MemberQuery(search="没有这个人"))),
        ]

    def _tick_some(self) -> None:
        self._show_query(self.bar.view.query)
        for number in (1, 2, 4):
            self.table.tick(number)
