"""What is offered for ticked rows and for one row: the floating bar and the row's menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.member import MemberRow
from desktop.models.permission import Actor
from desktop.views.members.table import MembersTable
from desktop.views.members.verbs import MemberVerbs
from desktop.views.parts.button import button
from desktop.views.parts.floating import FloatingBar

Verb = Callable[[Sequence[bytes]], object]


class TickBar(FloatingBar):
    """Floats while rows are ticked, with the verbs that the role has."""

    def __init__(
        self,
        parent: QWidget,
        actor: Actor,
        verbs: MemberVerbs,
        table: MembersTable,
        export: Verb,
    ) -> None:
        super().__init__(parent)
        self._table, self._may = table, not actor.preview
        self._exporting: QWidget | None = None
        if actor.anywhere("member.write"):
            self._offer(self.tr("加标签"), "tag", verbs.add_tag)
            self._offer(self.tr("改小组"), "tree-structure", verbs.join_team)
            self._offer(self.tr("批量修改"), "pencil-simple", verbs.bulk_edit)
        if actor.anywhere("points.award"):
            self._offer(self.tr("发积分"), "star", verbs.award)
        if actor.anywhere("member.export"):
            self._exporting = self._offer(self.tr("导出"), "export", export)
        self.dismissed.connect(table.clear_ticks)

    def _offer(self, text: str, picture: str, verb: Verb) -> QWidget:
        made = button(text, "ghost", picture, slot=lambda: verb(self._table.ticked_ids()))
        made.setEnabled(self._may)
        return self.add(made)

    def show_ticks(self, *, changing: bool = True) -> None:
        """Say how many are ticked, or go; who left is `changing` no more, only exported."""
        for one in self._verbs:
            one.setVisible(changing or one is self._exporting)
        count = self._table.ticked_count() if changing or self._exporting else 0
        text = self.tr("已选 {count} 人").format(count=f"{count:,}")
        self.show_count(text if count else "")


def row_menu(
    parent: QWidget,
    actor: Actor,
    verbs: MemberVerbs,
    row: MemberRow,
    open_row: Callable[[MemberRow], object],
    edit: Callable[[], object],
) -> QMenu:
    """What the role may do with one member; `edit` edits the cell at hand."""
    translate = QCoreApplication.translate
    menu = QMenu(parent)

    def offer(text: str, run: Callable[[], object]) -> None:
        menu.addAction(text).triggered.connect(lambda: run())

    offer(translate("RowMenu", "打开\tEnter"), lambda: open_row(row))
    if actor.preview:
        return menu
    if actor.anywhere("member.write"):
        offer(translate("RowMenu", "改这一格\tF2"), edit)
    if actor.anywhere("role.grant"):
        offer(translate("RowMenu", "改角色…"), lambda: verbs.roles(row.id))
    if actor.allows("member.merge"):
        menu.addSeparator()
        offer(translate("RowMenu", "移出名单"), lambda: verbs.remove([row.id]))
    return menu
