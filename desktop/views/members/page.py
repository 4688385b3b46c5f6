"""Members: finding, sorting and filtering, the one at hand beside the list, many at once."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.member import MemberQuery, MemberRow
from desktop.models.problem import Problem
from desktop.store import headcount, home, leavers, members
from desktop.store.community import Reads
from desktop.views.members.clipboard import Clipboard
from desktop.views.members.columns import chosen, columns_of
from desktop.views.members.emptiness import Middle
from desktop.views.members.head import MembersHead, may_write
from desktop.views.members.inspector import MemberInspector
from desktop.views.members.keeping import ViewKeeper
from desktop.views.members.list_bar import ListBar
from desktop.views.members.lists import View, fitting, sample_query, without_answer
from desktop.views.members.pastday import PastBanner
from desktop.views.members.table import MembersModel, MembersTable
from desktop.views.members.words import count_text
from desktop.views.parts import privacy
from desktop.views.parts.layout import hline
from desktop.views.parts.search import SearchField
from desktop.views.parts.shell import Shell, Shot
from desktop.views.theme.palette import wide

if TYPE_CHECKING:
    from desktop.views.members.offers import TickBar
    from desktop.views.members.verbs import MemberVerbs

_TABLES = frozenset(
    {"member", "number", "member_tag", "member_team", "chapter", "team", "entry", "attendance"}
    | {"role", "assignment", "operator", "alias", "custom_field"}
    # What tags by rule rest on, and who has ordered.
    | {"tag_rule", "activity", "registration", "segment"}
)
# What a chip names, as it is called now.
_NAMING = frozenset({"chapter", "team", "segment", "custom_field"})
# Below this width of the page the side panel hides by itself.
_NARROW = 900
_PANEL = "members/panel"


class MembersPage(QWidget):
    """The list; what stands beside and above it follows the query and the row at hand."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._stale = self._of_leavers = False
        self._edited: set[bytes] = set()
        today = reads.today()
        self._every = columns_of(reads)
        self.bar = ListBar(reads, today, self._every)
        self._keys = self.bar.view.columns
        self.keeper = ViewKeeper(self.bar, reads, dispatcher, shell, self.show_view)
        begin = sample_query(today) if home.is_sample(reads) else self.bar.view.query
        self.model = MembersModel(reads, chosen(self._every, self._keys), begin)
        self.past = PastBanner(self.bar)
        self.table = MembersTable(self.model, lambda: self._now() and may_write(reads.actor))
        self.table.edited = self._edited
        self.clipboard = Clipboard(self.table, reads, dispatcher, shell)
        self.panel = MemberInspector(
            reads, dispatcher, shell, lambda member: self.verbs.award([member]), self.row_menu
        )
        self.search = SearchField(
            self.tr("姓名、拼音、手机尾号"), self.tr("搜索成员"), keys="Ctrl+F"
        )
        bring, twice = partial(shell.go, "import"), partial(shell.go, "duplicates")
        self.head = MembersHead(reads.actor, self.search, bring, twice, lambda: self.verbs.add())
        self._middle = Middle(self.table, self._clear, bring if may_write(reads.actor) else None)
        self._build()
        self._connect()
        self._show_query(begin)

    # -- building ------------------------------------------------------------------------------

    @cached_property
    def verbs(self) -> "MemberVerbs":
        """What can be done; loaded when first something is."""
        from desktop.views.members.verbs import MemberVerbs

        return MemberVerbs(self, self._reads, self._dispatcher, self._shell)

    @cached_property
    def floating(self) -> "TickBar":
        """The bar for ticked rows; made with the first tick."""
        from desktop.views.members.offers import TickBar

        return TickBar(self._middle, self._reads.actor, self.verbs, self.table, self.export)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        for made in (self.head, self.bar, self.past, hline()):
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
        self.table.ticks_changed.connect(self._show_ticks)
        self.table.edit_wanted.connect(
            lambda row, field, text: self.verbs.edit_field(row.id, field, text)
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu_at)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self.toggle_panel)

    # -- what is shown ---------------------------------------------------------------------------

    def _now(self) -> bool:
        """Whether the list is of today's members, who can be changed."""
        return not self.model.query.as_of and not self._of_leavers

    def _show_ticks(self) -> None:
        if not self.model.query.as_of:
            self.floating.show_ticks(changing=self._now())

    def _search(self, text: str) -> None:
        if text != self.model.query.search:
            self._show_query(replace(self.model.query, search=text))

    def show_view(self, view: View) -> None:
        """Show a view from its beginning."""
        self.bar.view = view
        self._keys = view.columns
        self.table.show_columns(self._every, self._keys)
        if view.query.search:
            self.search.edit.setText(view.query.search)
        self._show_query(replace(view.query, search=self.search.text()))

    def _show_columns(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self.table.show_columns(self._every, keys)
        self.bar.show_list(self.model.query, keys, len(self._edited))

    def _show_query(self, query: MemberQuery) -> None:
        self._edited.clear()
        self.table.clear_ticks()
        unanswered = [self.bar.filter_words(one) for one in without_answer(query)]
        self.model.query = query = fitting(query)
        self._of_leavers = not query.as_of and leavers.wide(self._reads, query)
        self.past.show_day(query.as_of, unanswered, left=self._of_leavers)
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
        else:
            self.panel.show_member(None)

    def _settle(self) -> None:
        """The whole list is known: say how long it is, and show what stood empty until now."""
        self.table.keep_ticks()
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
        text = count_text(shown, total, hidden, exact=known.exact)
        of = privacy.amount(f"{shown:,} / {total:,}")
        self.head.show_count(text, *([of] if shown != total else []))
        if shown or not known.exact:
            self._middle.show_list()
        else:
            self._middle.show_nobody(total, hidden)
        self._place_panel()

    def _clear(self) -> None:
        self.search.edit.clear()
        self._show_query(MemberQuery(sort=self.model.query.sort))

    def _open(self, row: MemberRow) -> None:
        if self._of_leavers and not members.stands(self._reads, row.id):
            self._shell.go("admission", tab="gone")
        else:
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
        if "custom_field" in changes.tables:
            self.bar.columns = self._every = columns_of(self._reads)
            self.table.show_columns(self._every, self._keys)
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
            self.table.refresh()
        if changes.tables & _NAMING:
            self.bar.show_list(self.model.query, self._keys, len(self._edited))
        self.panel.show_member(self.table.current_row())

    def _patch(self, touched: set[bytes]) -> None:
        query = self.model.query
        shown = self.model.patch(sorted(touched)[:200])
        if shown and (query.filters or query.sort or query.search):
            self._edited |= touched
        self.bar.show_list(query, self._keys, len(self._edited))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.table.refresh()
            self.bar.show_list(self.model.query, self._keys, len(self._edited))
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
        room = self.width() >= wide(_NARROW) and self._now()
        self.panel.setVisible(bool(wanted) and room and self._middle.currentWidget() is self.table)

    def _menu_at(self, spot: QPoint) -> None:
        row = self.table.current_row()
        if row is not None and self._now():
            self.row_menu(row).popup(self.table.viewport().mapToGlobal(spot))

    def row_menu(self, row: MemberRow) -> QMenu:
        """What can be done with one member."""
        actor = self._reads.actor
        from desktop.views.members.offers import row_menu

        return row_menu(self, actor, self.verbs, row, self._open, self.table.edit_current)

    def export(self, chosen: Sequence[bytes]) -> None:
        if self.model.query.as_of:
            self._shell.say(Problem("asof.read_only"))
            return
        everybody = self.table.all_ticked()
        self.verbs.export(self.model.query, () if everybody else chosen)

    # -- by name, and for pictures ---------------------------------------------------------------

    def shots(self) -> list[Shot]:
        """As `pictures` has them."""
        from desktop.views.members import pictures

        return pictures.shots(self, self._reads, self._dispatcher, self._shell)
