"""The head of the list of members: title with count, the search, and the ways to add people."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.permission import Actor
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.head import PageHead


def may_write(actor: Actor) -> bool:
    """Whether the actor may write a member, and does not only look on as a role."""
    return actor.anywhere("member.write") and not actor.preview


class MembersHead(PageHead):
    """`bring` goes to the import, `twice` to who may be there twice, `add` opens a new member."""

    def __init__(
        self,
        actor: Actor,
        search: QWidget,
        bring: Callable[[], object],
        twice: Callable[[], object],
        add: Callable[[], object],
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("MembersPage", "成员"))
        self.add(search)
        if actor.allows("member.merge"):
            self.add(icon_button("git-merge", translate("MembersPage", "查重"), slot=twice))
        if actor.allows("member.write"):
            made = button(translate("MembersPage", "导入"), "plain", "download-simple", slot=bring)
            made.setEnabled(not actor.preview)
            self.add(made)
        if actor.anywhere("member.write"):
            new = button(translate("MembersPage", "新增成员"), "primary", "plus", slot=add)
            new.setShortcut("Ctrl+N")
            new.setEnabled(may_write(actor))
            self.add(new)
